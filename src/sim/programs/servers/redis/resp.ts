import { asBytes, type Bytes } from '#sim/base/bytes';

/** A reply in Redis's protocol, version 2. */
export type Reply = { ok: string } | { error: string } | number | string | null | Reply[];

/** A reply as bytes. Texts are byte strings. */
export function encodeReply(reply: Reply): Bytes {
  if (reply === null) return asBytes('$-1\r\n');
  if (typeof reply === 'number') return asBytes(`:${reply}\r\n`);
  if (typeof reply === 'string') return asBytes(`$${reply.length}\r\n${reply}\r\n`);
  if (Array.isArray(reply)) return asBytes(`*${reply.length}\r\n${reply.map(encodeReply).join('')}`);
  return asBytes('ok' in reply ? `+${reply.ok}\r\n` : `-${reply.error}\r\n`);
}

/** A command as bytes: an array of texts. */
export function encodeCommand(words: readonly string[]): Bytes {
  return asBytes(`*${words.length}\r\n${words.map((word) => `$${word.length}\r\n${word}\r\n`).join('')}`);
}

/** What stands at the beginning of the bytes, and where the next thing begins; undefined while it is not complete. */
export function decode(data: string, from = 0): { value: Reply; next: number } | undefined {
  const end = data.indexOf('\r\n', from);
  if (end < 0) return undefined;
  const head = data.slice(from + 1, end);
  const next = end + 2;
  switch (data.charAt(from)) {
    case '+':
      return { value: { ok: head }, next };
    case '-':
      return { value: { error: head }, next };
    case ':':
      return { value: Number(head), next };
    case '$':
      return decodeText(data, Number(head), next);
    case '*':
      return decodeList(data, Number(head), next);
    default: {
      // what is typed by hand: words with spaces between
      const words = data
        .slice(from, end)
        .split(/\s+/)
        .filter((word) => word !== '');
      return { value: words, next };
    }
  }
}

function decodeText(data: string, length: number, from: number): { value: Reply; next: number } | undefined {
  if (length < 0) return { value: null, next: from };
  if (data.length < from + length + 2) return undefined;
  return { value: data.slice(from, from + length), next: from + length + 2 };
}

function decodeList(data: string, count: number, from: number): { value: Reply; next: number } | undefined {
  if (count < 0) return { value: null, next: from };
  const items: Reply[] = [];
  let at = from;
  for (let i = 0; i < count; i++) {
    const item = decode(data, at);
    if (item === undefined) return undefined;
    items.push(item.value);
    at = item.next;
  }
  return { value: items, next: at };
}
