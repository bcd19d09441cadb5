/** The content of a message whose body was sent in chunks (RFC 9112, 7.1); other bodies are left as they are. */
function unchunked(body: string): string {
  let rest = body;
  let content = '';
  for (;;) {
    const head = /^([0-9a-f]+)\r\n/.exec(rest);
    if (head === null) return content === '' ? body : content;
    const size = Number.parseInt(head[1] ?? '0', 16);
    if (size === 0) return content;
    content += rest.slice(head[0].length, head[0].length + size);
    rest = rest.slice(head[0].length + size + 2);
  }
}

/** UTF-8 bytes as text. Pure: TextDecoder belongs to the page. */
function decoded(bytes: string): string {
  try {
    return decodeURIComponent(bytes.replaceAll(/[^\x20-\x24\x26-\x7e]/g, (byte) => percent(byte)));
  } catch {
    return bytes;
  }
}

const percent = (byte: string) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`;

/** So much of a body is shown, characters. */
const most = 4000;

/**
 * A body as somebody can read it: JSON indented, text as it is, other bytes by their number. `bytes` is how long it was in
 * truth, where only its beginning is known.
 */
export function bodyText(body: string, bytes: number): string {
  if (bytes === 0 || body === '') return '';
  const content = unchunked(body);
  if (/[\x00-\x08\x0e-\x1f]/.test(content)) return `(${bytes} bytes)`;
  const text = decoded(content);
  const pretty = indented(text);
  return pretty.length > most ? `${pretty.slice(0, most)}\n… (${bytes} bytes)` : pretty;
}

function indented(text: string): string {
  try {
    return JSON.stringify(lean(JSON.parse(text)), undefined, 2);
  } catch {
    return text.trimEnd();
  }
}

/** Without what says nothing: null, false, 0, '' and what is empty. The client sends all of its fields, set or not. */
function lean(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, one]) => [name, lean(one)] as const)
      .filter(([, one]) => !isNothing(one)),
  );
}

function isNothing(value: unknown): boolean {
  return (
    value === null ||
    value === false ||
    value === 0 ||
    value === '' ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  );
}
