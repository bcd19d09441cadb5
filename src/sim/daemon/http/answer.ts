import { utf8, type Bytes } from '#sim/base/bytes';
import { goHeaders, isChunked, chunk, lastChunk, type Answer, type HeaderList } from '#sim/kernel/http/index';
import { asBytes, noBytes } from '#sim/base/bytes';
import { apiVersion, engineVersion } from '../api/version';
import type { Refusal } from './refusal';

/** What a verb answers: a status with JSON, with text, with bytes, or with nothing. */
export interface Reply {
  readonly status: number;
  /** a JSON text, ready to send */
  readonly json?: string;
  readonly text?: string;
  readonly bytes?: Bytes;
  readonly type?: string;
  /** the handler named no type: Go's server finds it out, and writes it last */
  readonly isSniffed?: boolean;
  readonly headers?: HeaderList;
}

/** 200 (or another status) with a value as JSON, written as Go's encoder does: fields in order, a line feed at the end. */
export function json(value: unknown, status = 200): Reply {
  return { status, json: encode(value) };
}

/** JSON as Go's encoding/json writes it with HTML escaping off: U+2028 and U+2029 are escaped always. */
export function encode(value: unknown): string {
  return `${goText(JSON.stringify(value))}\n`;
}

/** 2⁶⁴ − 1 as a number of JavaScript. */
const greatest = ':18446744073709552000';

/** What JSON.stringify and Go's encoder write differently: two line separators, and the greatest 64-bit number. */
function goText(text: string): string {
  const lines = /[\u2028\u2029]/.test(text)
    ? text.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
    : text;
  return lines.includes(greatest) ? lines.replaceAll(greatest, ':18446744073709551615') : lines;
}

/** 204, or another status that has no body. */
export function empty(status = 204): Reply {
  return { status };
}

export function refusalReply(refusal: Refusal): Reply {
  return json({ message: refusal.message }, refusal.refused);
}

/** The fields that dockerd's middleware puts on every answer. */
export const daemonHeaders: HeaderList = [
  ['Api-Version', apiVersion],
  ['Docker-Experimental', 'false'],
  ['Ostype', 'linux'],
  ['Server', `Docker/${engineVersion} (linux)`],
];

/** How an answer is written that is not the usual one. */
interface Manner {
  /** to a HEAD: fields without the body */
  readonly isBare?: boolean;
  readonly isClosing?: boolean;
  /** instead of those of dockerd's middleware */
  readonly headers?: HeaderList;
}

/** A reply as it goes over the wire. `now` is ms since 1970. */
export function toAnswer(reply: Reply, now: number, manner: Manner = {}): Answer {
  const { isBare = false, isClosing = false, headers = daemonHeaders } = manner;
  const body = bodyOf(reply);
  const given: (readonly [string, string])[] = [...headers, ...(reply.headers ?? [])];
  if (body === undefined) {
    const hasNone = isBare || [204, 304, 101].includes(reply.status);
    const own = goHeaders(given, noBytes, now, { isClosing });
    return {
      status: reply.status,
      headers: hasNone ? own.filter(([name]) => name !== 'Content-Length') : own,
    };
  }
  const type = typeOf(reply);
  if (reply.isSniffed !== true) given.push(['Content-Type', type]);
  const fields = goHeaders(given, body, now, {
    isClosing,
    ...(reply.isSniffed === true ? { sniffed: type } : {}),
  });
  if (isBare) return { status: reply.status, headers: fields };
  return {
    status: reply.status,
    headers: fields,
    body: isChunked(body) && !hasLength(given) ? inChunks(body) : body,
  };
}

function hasLength(headers: HeaderList): boolean {
  return headers.some(([name]) => name === 'Content-Length');
}

function bodyOf(reply: Reply): Bytes | undefined {
  if (reply.json !== undefined) return utf8(reply.json);
  if (reply.text !== undefined) return utf8(reply.text);
  return reply.bytes;
}

function typeOf(reply: Reply): string {
  if (reply.type !== undefined) return reply.type;
  return reply.json !== undefined ? 'application/json' : 'text/plain; charset=utf-8';
}

function inChunks(body: Bytes): Bytes {
  return asBytes(chunk(body) + lastChunk);
}
