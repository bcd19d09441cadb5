import { utf8 } from '#sim/base/bytes';
import type { Token } from './lexer';

const simple: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\n': '',
};

/** The text that a literal stands for (of bytes: their codes). */
export function plainText({ text, prefix = '' }: Token): string {
  if (prefix.includes('r')) return text;
  const isBytes = prefix.includes('b');
  const plain = text.replace(
    /\\(u[\da-fA-F]{4}|U[\da-fA-F]{8}|x[\da-fA-F]{2}|[0-7]{1,3}|N\{[^}]*\}|[\s\S])/g,
    (all, code: string) => {
      if (code in simple) return simple[code] ?? '';
      if (code.startsWith('x')) return String.fromCharCode(parseInt(code.slice(1), 16));
      if (/^[uU]./.test(code) && !isBytes) return String.fromCodePoint(parseInt(code.slice(1), 16));
      return /^[0-7]/.test(code) ? String.fromCharCode(parseInt(code, 8)) : all;
    },
  );
  return isBytes && /[^\x00-\xff]/.test(plain) ? utf8(plain) : plain;
}
