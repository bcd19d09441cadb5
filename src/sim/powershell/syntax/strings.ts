import type { Expression } from './ast';
import { SyntaxFault, type Cursor } from './cursor';

/** What a letter after a backtick stands for: about_Special_Characters. */
const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '0': '\0',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  e: 'e',
};

export const unescape = (char: string) => escapes[char] ?? char;

const missing = (quote: string, at: number) =>
  new SyntaxFault(
    `The string is missing the terminator: ${quote}.`,
    'TerminatorExpectedAtEndOfString',
    at,
    true,
  );

/** '…' at the cursor; two quotes in it stand for one. */
export function singleQuoted(cursor: Cursor): string {
  const start = cursor.at;
  cursor.at += 1;
  let out = '';
  for (;;) {
    if (cursor.isAtEnd) throw missing("'", start);
    const { char } = cursor;
    cursor.at += 1;
    if (char !== "'") out += char;
    else if (cursor.char === "'") {
      out += "'";
      cursor.at += 1;
    } else return out;
  }
}

/** What begins with a dollar: parsed by the parser of expressions, which this file is handed. */
export type DollarParser = (cursor: Cursor) => Expression | undefined;

/** "…" at the cursor. */
export function doubleQuoted(cursor: Cursor, dollar: DollarParser): Expression {
  const start = cursor.at;
  cursor.at += 1;
  const parts: (string | Expression)[] = [];
  let run = '';
  const flush = () => {
    if (run !== '') parts.push(run);
    run = '';
  };
  for (;;) {
    if (cursor.isAtEnd) throw missing('"', start);
    const { char } = cursor;
    if (char === '"') {
      cursor.at += 1;
      if (cursor.char !== '"') break;
      run += '"';
      cursor.at += 1;
    } else if (char === '`') {
      run += unescape(cursor.peek());
      cursor.at += 2;
    } else if (char === '$') {
      const inserted = dollar(cursor);
      if (inserted === undefined) {
        run += '$';
        cursor.at += 1;
      } else {
        flush();
        parts.push(inserted);
      }
    } else {
      run += char;
      cursor.at += 1;
    }
  }
  flush();
  return made(parts);
}

export function made(parts: readonly (string | Expression)[]): Expression {
  if (parts.length === 0) return { kind: 'string', value: '' };
  const [only] = parts;
  if (parts.length === 1 && typeof only === 'string') return { kind: 'string', value: only };
  return { kind: 'expandable', parts };
}

/** @'…'@ and @"…"@: lines between a quote at the end of one line and one at the beginning of another. */
export function hereString(
  cursor: Cursor,
  dollar: DollarParser,
  inner: (text: string) => Cursor,
): Expression {
  const quote = cursor.peek();
  const begin = cursor.source.indexOf('\n', cursor.at);
  const end = cursor.source.indexOf(`\n${quote}@`, cursor.at);
  if (begin < 0 || end < 0) throw missing(`${quote}@`, cursor.at);
  const text = cursor.source.slice(begin + 1, Math.max(begin + 1, end)).replace(/\r$/, '');
  cursor.at = end + 3;
  if (quote === "'") return { kind: 'string', value: text };
  return doubleQuoted(inner(`"${text.replaceAll('"', '""')}"`), dollar);
}
