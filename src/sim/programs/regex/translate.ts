import { BadRegex, readBracket } from './bracket';

/**
 * POSIX regular expressions (basic and extended, with GNU's additions) as JavaScript's. Both sides are byte strings in
 * the C locale, as containers have it. Known difference: among alternatives JavaScript takes the first that matches, POSIX the
 * longest; it shows only in what `grep -o` and `sed` take of a match.
 * Source: POSIX.1-2017 chapter 9, GNU regex manual.
 */
export interface Dialect {
  isExtended: boolean;
  /** awk: `\/`, `\n`, `\t` are escapes, and a backslash counts inside brackets */
  isAwk?: boolean;
  /** sed: \n and \t are characters */
  isSed?: boolean;
}

/** What is wrong with an expression, in the C library's words. */
export interface RegexProblem {
  problem: string;
}

export interface Translated {
  source: string;
  groups: number;
}

interface Reader {
  pattern: string;
  at: number;
  groups: number;
  /** groups that are open, with where each began in `out`; and the numbers of those that are closed */
  open: { from: number; number: number }[];
  closed: Set<number>;
  dialect: Dialect;
  /** the piece before a repetition sign; undefined where none may stand */
  atom: string | undefined;
  out: string;
}

/** The source of the JavaScript expression that matches the same. */
export function translateRegex(pattern: string, dialect: Dialect): Translated | RegexProblem {
  const r: Reader = {
    pattern,
    at: 0,
    groups: 0,
    open: [],
    closed: new Set(),
    dialect,
    atom: undefined,
    out: '',
  };
  try {
    while (r.at < pattern.length) readPiece(r);
    if (r.open.length > 0) throw new BadRegex('Unmatched ( or \\(');
    flushAtom(r);
    return { source: r.out, groups: r.groups };
  } catch (error) {
    if (error instanceof BadRegex) return { problem: error.problem };
    throw error;
  }
}

function flushAtom(r: Reader): void {
  if (r.atom !== undefined) r.out += r.atom;
  r.atom = undefined;
}

function setAtom(r: Reader, atom: string): void {
  flushAtom(r);
  r.atom = atom;
}

/** Puts something that cannot be repeated. */
function put(r: Reader, text: string): void {
  flushAtom(r);
  r.out += text;
}

const quoteInJs = /[\\^$.*+?()[\]{}|/]/;

function literal(char: string): string {
  return quoteInJs.test(char) ? `\\${char}` : char === '\n' ? '\\n' : char;
}

/** Is this the place where an expression, a group or an alternative begins? */
function isAtStart(r: Reader): boolean {
  return r.atom === undefined && (r.out === '' || /(^|[^\\])(\\\\)*(\(|\(\?:|\||\^)$/.test(r.out));
}

function readPiece(r: Reader): void {
  const char = r.pattern.charAt(r.at++);
  if (char === '\\') readEscape(r);
  else if (char === '[') {
    const bracket = readBracket(r.pattern, r.at, r.dialect);
    r.at = bracket.next;
    setAtom(r, bracket.source);
  } else if (char === '.') setAtom(r, '[^]');
  else if (char === '*') readStar(r);
  else if (char === '^') readCaret(r);
  else if (char === '$') readDollar(r);
  else if (r.dialect.isExtended) readExtended(r, char);
  else setAtom(r, literal(char));
}

function readStar(r: Reader): void {
  if (r.atom === undefined && isAtStart(r)) {
    if (!r.dialect.isExtended) setAtom(r, '\\*');
  } else repeat(r, '*');
}

function readCaret(r: Reader): void {
  if (r.dialect.isExtended || (isAtStart(r) && !r.out.endsWith('^'))) put(r, '^');
  else setAtom(r, '\\^');
}

function readDollar(r: Reader): void {
  const rest = r.pattern.slice(r.at);
  const isEnd = rest === '' || rest.startsWith('\\)') || rest.startsWith('\\|');
  if (r.dialect.isExtended || isEnd) put(r, '$');
  else setAtom(r, '\\$');
}

function readExtended(r: Reader, char: string): void {
  if (char === '(') openGroup(r);
  else if (char === ')') {
    if (r.open.length > 0) closeGroup(r);
    else if (r.dialect.isAwk === true) throw new BadRegex('Unmatched ) or \\)');
    else setAtom(r, '\\)');
  } else if (char === '|') put(r, '|');
  else if (char === '+' || char === '?') repeat(r, char);
  else if (char === '{') readInterval(r, '}');
  else setAtom(r, literal(char));
}

function openGroup(r: Reader): void {
  flushAtom(r);
  r.groups += 1;
  r.open.push({ from: r.out.length, number: r.groups });
  r.out += '(';
}

function closeGroup(r: Reader): void {
  flushAtom(r);
  const group = r.open.pop();
  if (group === undefined) return;
  const whole = `${r.out.slice(group.from)})`;
  r.out = r.out.slice(0, group.from);
  r.closed.add(group.number);
  r.atom = whole;
}

function repeat(r: Reader, sign: string): void {
  if (r.atom === undefined) {
    // GNU takes a sign without anything before it as itself, but {n} as an error
    if (r.dialect.isExtended && sign.startsWith('{'))
      throw new BadRegex('Invalid preceding regular expression');
    if (r.dialect.isExtended && isAtStart(r)) return;
    setAtom(r, literal(sign));
    return;
  }
  const isRepeated = /[*+?}]$/.test(r.atom) && !/\\[*+?}]$/.test(r.atom) && r.atom.length > 1;
  r.atom = isRepeated ? `(?:${r.atom})${sign}` : r.atom + sign;
}

const interval = /^(\d*)(,?)(\d*)/;

function readInterval(r: Reader, end: string): void {
  const [all = '', from = '', comma = '', to = ''] = interval.exec(r.pattern.slice(r.at)) ?? [];
  const isClosed = r.pattern.startsWith(end, r.at + all.length);
  if (!isClosed || all === '') {
    if (!r.dialect.isExtended) {
      throw new BadRegex(r.pattern.includes(end, r.at) ? 'Invalid content of \\{\\}' : 'Unmatched \\{');
    }
    setAtom(r, '\\{');
    return;
  }
  r.at += all.length + end.length;
  if (to !== '' && Number(to) < Number(from)) throw new BadRegex('Invalid content of \\{\\}');
  if (Number(from) > 32767 || Number(to) > 32767) throw new BadRegex('Regular expression too big');
  if (r.atom === undefined && !r.dialect.isExtended) {
    throw new BadRegex('Invalid preceding regular expression');
  }
  repeat(r, `{${from === '' ? '0' : from}${comma}${to}}`);
}

const characterEscapes: Readonly<Record<string, string>> = {
  w: '[A-Za-z0-9_]',
  W: '[^A-Za-z0-9_]',
  s: '[ \\t\\n\\v\\f\\r]',
  S: '[^ \\t\\n\\v\\f\\r]',
};

const placeEscapes: Readonly<Record<string, string>> = {
  b: '\\b',
  B: '\\B',
  '<': '\\b(?=\\w)',
  '>': '\\b(?<=\\w)',
  '`': '(?<![^])',
  "'": '(?![^])',
};

const sedEscapes: Readonly<Record<string, string>> = {
  n: '\\n',
  t: '\\t',
  f: '\\f',
  v: '\\v',
  r: '\\r',
  a: '\\x07',
};

function readEscape(r: Reader): void {
  if (r.at >= r.pattern.length) throw new BadRegex('Trailing backslash');
  const char = r.pattern.charAt(r.at++);
  const { isExtended, isAwk, isSed } = r.dialect;
  const character = characterEscapes[char];
  const place = placeEscapes[char];
  const control = isAwk === true || isSed === true ? sedEscapes[char] : undefined;
  if (!isExtended && readBasicOperator(r, char)) return;
  if (control !== undefined) setAtom(r, control);
  else if (isAwk === true) setAtom(r, literal(char));
  else if (/[1-9]/.test(char)) {
    if (!r.closed.has(Number(char))) throw new BadRegex('Invalid back reference');
    setAtom(r, `(?:\\${char})`);
  } else if (character !== undefined) setAtom(r, character);
  else if (place !== undefined) put(r, place);
  else setAtom(r, literal(char));
}

/** What is an operator only behind a backslash, in basic expressions. */
function readBasicOperator(r: Reader, char: string): boolean {
  if (char === '(') openGroup(r);
  else if (char === ')') {
    if (r.open.length === 0) throw new BadRegex('Unmatched ) or \\)');
    closeGroup(r);
  } else if (char === '|') put(r, '|');
  else if (char === '+' || char === '?') repeat(r, char);
  else if (char === '{') {
    if (r.atom === undefined && isAtStart(r)) throw new BadRegex('Invalid preceding regular expression');
    readInterval(r, '\\}');
  } else return false;
  return true;
}
