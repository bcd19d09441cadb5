import { isBlank, isBlankZ, isBreak, isBreakZ, type Reader } from './reader';
import { token, type Mark, type Token } from './token';

/** What separates two lines of a folded text. */
function fold(leading: string, trailing: string): string {
  if (!leading.startsWith('\n')) return leading + trailing;
  return trailing === '' ? ' ' : trailing;
}

const endsFlowPlain = ',?[]{}';

/** A scalar without quotes. `indent` is the block's own; `multiline` says whether it ended after a line break. */
export function scanPlain(
  r: Reader,
  indent: number,
  inFlow: boolean,
): { readonly token: Token; readonly multiline: boolean } {
  const start = r.mark;
  let value = '';
  let spaces = '';
  let leading = '';
  let trailing = '';
  let afterBreak = false;
  for (;;) {
    if (r.atMarker() || r.peek() === '#') break;
    while (!isBlankZ(r.peek())) {
      const char = r.peek();
      if (char === ':' && isBlankZ(r.peek(1))) break;
      if (inFlow && endsFlowPlain.includes(char)) break;
      value += afterBreak ? fold(leading, trailing) : spaces;
      if (afterBreak) leading = trailing = '';
      afterBreak = false;
      spaces = '';
      value += r.read();
    }
    if (!isBlank(r.peek()) && !isBreak(r.peek())) break;
    while (isBlank(r.peek()) || isBreak(r.peek())) {
      if (isBreak(r.peek())) {
        spaces = '';
        if (afterBreak) trailing += r.readBreak();
        else leading = r.readBreak();
        afterBreak = true;
      } else if (!afterBreak) spaces += r.read();
      else if (r.column < indent + 1 && r.peek() === '\t') {
        throw r.fault('found a tab character that violates indentation', start);
      } else r.skip();
    }
    if (!inFlow && r.column < indent + 1) break;
  }
  return { token: token('scalar', start, { value }), multiline: afterBreak };
}

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\u0007',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\u000b',
  f: '\f',
  r: '\r',
  e: '\u001b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};
const codeLengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function scanEscape(r: Reader, start: Mark): string {
  const letter = r.peek(1);
  const simple = escapes[letter];
  if (simple !== undefined) {
    r.skip(2);
    return simple;
  }
  const length = codeLengths[letter];
  if (length === undefined) throw r.fault('found unknown escape character', start);
  r.skip(2);
  let digits = '';
  for (let i = 0; i < length; i++) {
    if (!/^[0-9A-Fa-f]$/.test(r.peek(i))) throw r.fault('did not find expected hexdecimal number', start);
    digits += r.peek(i);
  }
  const code = parseInt(digits, 16);
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) {
    throw r.fault('found invalid Unicode character escape code', start);
  }
  r.skip(length);
  return String.fromCodePoint(code);
}

/** A scalar in quotes. */
export function scanQuoted(r: Reader, quote: "'" | '"'): Token {
  const start = r.mark;
  r.skip();
  let value = '';
  for (;;) {
    if (r.atMarker()) throw r.fault('found unexpected document indicator', start);
    if (r.peek() === '') throw r.fault('found unexpected end of stream', start);
    let afterBreak = false;
    while (!isBlankZ(r.peek())) {
      if (r.peek() === quote) {
        if (quote === '"' || r.peek(1) !== quote) break;
        value += quote;
        r.skip(2);
      } else if (quote === '"' && r.peek() === '\\') {
        if (isBreak(r.peek(1))) {
          r.skip();
          r.readBreak();
          afterBreak = true;
          break;
        }
        value += scanEscape(r, start);
      } else value += r.read();
    }
    if (r.peek() === quote) break;
    value += scanGap(r, afterBreak);
  }
  r.skip();
  return token('scalar', start, { value, style: quote === "'" ? 'single' : 'double' });
}

/** The blanks and line breaks between two words in quotes. After an escaped break, only further breaks count. */
function scanGap(r: Reader, escaped: boolean): string {
  let spaces = '';
  let leading = '';
  let trailing = '';
  let afterBreak = escaped;
  while (isBlank(r.peek()) || isBreak(r.peek())) {
    if (isBreak(r.peek())) {
      spaces = '';
      if (afterBreak) trailing += r.readBreak();
      else leading = r.readBreak();
      afterBreak = true;
    } else if (afterBreak) r.skip();
    else spaces += r.read();
  }
  return afterBreak ? fold(leading, trailing) : spaces;
}

/** A scalar after | or >. */
export function scanBlock(r: Reader, parentIndent: number): Token {
  const start = r.mark;
  const isLiteral = r.read() === '|';
  const { chomping, increment } = scanHeader(r, start);
  const indented = increment === 0 ? 0 : Math.max(parentIndent, 0) + increment;
  let { indent, breaks } = scanBreaks(r, indented, parentIndent, start);
  let value = '';
  let leading = '';
  let wasBlank = false;
  while (r.column === indent && r.peek() !== '') {
    const blank = isBlank(r.peek());
    if (!isLiteral && !wasBlank && !blank && leading.startsWith('\n')) {
      if (breaks === '') value += ' ';
    } else value += leading;
    value += breaks;
    wasBlank = blank;
    while (!isBreakZ(r.peek())) value += r.read();
    leading = r.readBreak();
    ({ indent, breaks } = scanBreaks(r, indent, parentIndent, start));
  }
  if (chomping !== '-') value += leading;
  if (chomping === '+') value += breaks;
  return token('scalar', start, { value, style: isLiteral ? 'literal' : 'folded' });
}

function scanHeader(r: Reader, start: Mark): { readonly chomping: string; readonly increment: number } {
  let chomping = '';
  let increment = 0;
  for (let i = 0; i < 2; i++) {
    const char = r.peek();
    if (chomping === '' && (char === '+' || char === '-')) chomping = r.read();
    else if (increment === 0 && /^\d$/.test(char)) {
      if (char === '0') throw r.fault('found an indentation indicator equal to 0', start);
      increment = Number(r.read());
    }
  }
  while (isBlank(r.peek())) r.skip();
  if (r.peek() === '#') while (!isBreakZ(r.peek())) r.skip();
  if (!isBreakZ(r.peek())) throw r.fault('did not find expected comment or line break', start);
  r.readBreak();
  return { chomping, increment };
}

/** The empty lines before a line of a block, and, where it is not known (0), how far it is indented. */
function scanBreaks(
  r: Reader,
  known: number,
  parentIndent: number,
  start: Mark,
): { indent: number; breaks: string } {
  let breaks = '';
  let deepest = 0;
  for (;;) {
    while ((known === 0 || r.column < known) && r.peek() === ' ') r.skip();
    deepest = Math.max(deepest, r.column);
    if ((known === 0 || r.column < known) && r.peek() === '\t') {
      throw r.fault('found a tab character where an indentation space is expected', start);
    }
    if (!isBreak(r.peek())) break;
    breaks += r.readBreak();
  }
  return { indent: known === 0 ? Math.max(deepest, parentIndent + 1, 1) : known, breaks };
}
