import { asBytes, utf8 } from '#sim/base/bytes';
import { httpDate } from '#sim/base/calendar';
import type { Sim } from '#sim/world/sim';
import type { PlainAnswer, PlainRequest } from '../net/simple-http';

/** What a server says to one request. */
export interface Page {
  status: number;
  reason: string;
  type?: string;
  body: string;
  /** in the order in which they are sent, before the length */
  headers?: readonly (readonly [string, string])[];
  /** a line for the log, and where it goes */
  log?: { fd: number; line: string };
}

/** The answer as it goes onto the wire. */
export function answerWith(sim: Sim, asked: PlainRequest, page: Page): PlainAnswer {
  const body = utf8(page.body);
  const isKept =
    asked.protocol === 'HTTP/1.1' && (asked.headers['connection'] ?? '').toLowerCase() !== 'close';
  const fields = [
    ...(page.headers ?? []),
    ['Date', httpDate(sim.now)],
    ['Content-Length', String(body.length)],
    ...(page.type === '' ? [] : [['Content-Type', page.type ?? 'text/html; charset=utf-8']]),
    ...(isKept ? [] : [['Connection', 'close']]),
  ];
  const head = `HTTP/1.1 ${page.status} ${page.reason}\r\n${fields.map(([name = '', value = '']) => `${name}: ${value}\r\n`).join('')}\r\n`;
  return {
    data: asBytes(utf8(head) + (asked.method === 'HEAD' ? '' : body)),
    isKept,
    log: page.log === undefined ? [] : [page.log],
  };
}
