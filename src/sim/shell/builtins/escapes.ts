import { utf8 } from '#sim/base/bytes';

const simple: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
};

/**
 * Backslash escapes of `echo -e` (octal as \0nnn) and of printf's format (octal as \nnn; also \" and \'). The result is bytes. `\c` cuts
 * everything off that follows.
 */
export function unescape(text: string, kind: 'echo' | 'format'): { bytes: string; isCut: boolean } {
  let out = '';
  let i = 0;
  while (i < text.length) {
    const next = text.indexOf('\\', i);
    if (next < 0 || next === text.length - 1) break;
    out += utf8(text.slice(i, next));
    const rest = text.slice(next + 1);
    const char = rest[0] ?? '';
    const number = numeric(rest, kind);
    if (number !== undefined) {
      out += number.bytes;
      i = next + 1 + number.length;
      continue;
    }
    i = next + 2;
    if (char === 'c') return { bytes: out, isCut: true };
    if (kind === 'format' && (char === '"' || char === "'" || char === '?')) out += char;
    else out += simple[char] ?? `\\${utf8(char)}`;
  }
  return { bytes: out + utf8(text.slice(i)), isCut: false };
}

function numeric(rest: string, kind: 'echo' | 'format'): { bytes: string; length: number } | undefined {
  const octal = (kind === 'echo' ? /^0([0-7]{0,3})/ : /^([0-7]{1,3})/).exec(rest);
  if (octal !== null)
    return {
      bytes: String.fromCharCode(parseInt(octal[1] === '' ? '0' : (octal[1] ?? '0'), 8) & 255),
      length: octal[0].length,
    };
  const hex = /^x([0-9a-fA-F]{1,2})/.exec(rest);
  if (hex !== null) return { bytes: String.fromCharCode(parseInt(hex[1] ?? '0', 16)), length: hex[0].length };
  const wide = /^u([0-9a-fA-F]{1,4})|^U([0-9a-fA-F]{1,8})/.exec(rest);
  if (wide !== null)
    return {
      bytes: utf8(String.fromCodePoint(parseInt(wide[1] ?? wide[2] ?? '0', 16))),
      length: wide[0].length,
    };
  return undefined;
}
