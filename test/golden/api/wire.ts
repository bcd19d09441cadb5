import { connect } from 'node:net';
import type { Ask } from './requests';

/** A request as bytes (Latin-1 text). The connection is not kept, so that the end of the answer is the end of the stream. */
export function requestBytes({ method, target, body, headers }: Ask): string {
  const path = target.replace(/[^\x21-\x7e]|["{}[\]|^`\\]/g, (char) => encodeURIComponent(char));
  const bytes = Buffer.from(body ?? '', 'utf8').toString('latin1');
  const fields: Record<string, string> = { Host: 'docker', Connection: 'close' };
  if (body !== undefined) fields['Content-Type'] = 'application/json';
  Object.assign(fields, headers);
  if (body !== undefined) fields['Content-Length'] = String(bytes.length);
  const given = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${given.join('')}\r\n${bytes}`;
}

/** A request without anything special. */
export function plainAsk(method: string, target: string): Ask {
  return { title: '', method, target, body: undefined, headers: {} };
}

/** Everything that a real engine's socket answers until it closes, or until `patience` ms without a byte have gone by. */
export function askSocket(path: string, ask: Ask, patience = 8000): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ path });
    let got = '';
    socket.setEncoding('latin1');
    socket.setTimeout(patience, () => {
      socket.destroy();
      resolve(`${got}(still open)`);
    });
    socket.on('data', (part) => (got += String(part)));
    socket.on('close', () => resolve(got));
    socket.on('error', reject);
    socket.write(requestBytes(ask), 'latin1');
  });
}

/** What a golden file keeps of an answer: its head, and its body without its chunks, with placeholders. */
export function readable(raw: string): string {
  const end = raw.indexOf('\r\n\r\n');
  if (end < 0) return raw;
  const head = raw.slice(0, end);
  const payload = raw.slice(end + 4);
  const body = /^transfer-encoding: chunked/im.test(head) ? unchunk(payload) : payload;
  const text = Buffer.from(body, 'latin1').toString('utf8');
  return normalise(`${head.replaceAll('\r\n', '\n')}\n\n${text}`);
}

function unchunk(data: string): string {
  let out = '';
  for (let at = 0; ;) {
    const end = data.indexOf('\r\n', at);
    const size = parseInt(data.slice(at, end), 16);
    if (Number.isNaN(size)) return `${out}(cut)`;
    if (size === 0) return out;
    out += data.slice(end + 2, end + 2 + size);
    at = end + 4 + size;
  }
}

const rules: readonly (readonly [RegExp, string])[] = [
  [/^Date: .*$/gm, 'Date: (date)'],
  [/28\.5\.2\+\w+/g, '28.5.2'],
  [/\b[0-9a-f]{64}\b/g, '(id)'],
  [/\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{12}\b/g, '(id)'],
  [/docker-import-\d+/g, 'docker-import-(number)'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)/g, '(time)'],
];

/** Ids and times become words, and with them the length of the body. */
function normalise(answer: string): string {
  let text = answer;
  for (const [pattern, word] of rules) text = text.replace(pattern, word);
  const hasPlaceholder = /\((id|time|number)\)/.test(text);
  return hasPlaceholder ? text.replace(/^Content-Length: \d+$/m, 'Content-Length: (length)') : text;
}
