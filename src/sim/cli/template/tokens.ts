import { refuse, type Refusal } from '../refusal';

export type TokenKind =
  | 'text'
  | 'open'
  | 'close'
  | 'field'
  | 'variable'
  | 'identifier'
  | 'string'
  | 'number'
  | 'char'
  | 'dot'
  | 'pipe'
  | 'declare'
  | 'assign'
  | 'comma'
  | 'left'
  | 'right'
  | 'space'
  | 'eof';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Where it begins in the template. */
  readonly at: number;
}

/** Words that the lexer itself refuses, with the line on which they stand. */
export interface LexicalError extends Refusal {
  readonly at: number;
}

const errorAt = (at: number, words: string): LexicalError => ({ ...refuse(words), at });

/** Splits a template into tokens; blanks inside actions matter (`.a .b` is not `.a.b`) and stay as tokens. */
export function tokenize(template: string): Token[] | LexicalError {
  const tokens: Token[] = [];
  let at = 0;
  let trimNext = false;
  while (at < template.length) {
    const open = template.indexOf('{{', at);
    const text = template.slice(at, open < 0 ? undefined : open);
    const trims = open >= 0 && /^\{\{-\s/.test(template.slice(open));
    const kept = trims ? trimEnd(text) : text;
    const shown = trimNext ? kept.replace(/^[ \t\r\n]+/, '') : kept;
    if (shown !== '') tokens.push({ kind: 'text', text: shown, at: at + (kept.length - shown.length) });
    if (open < 0) break;
    const action = readAction(template, open + (trims ? 3 : 2), tokens, open);
    if ('refused' in action) return action;
    ({ at, trimNext } = action);
  }
  tokens.push({ kind: 'eof', text: '', at: template.length });
  return tokens;
}

const trimEnd = (text: string): string => text.replace(/[ \t\r\n]+$/, '');

interface ActionEnd {
  readonly at: number;
  readonly trimNext: boolean;
}

function readAction(template: string, from: number, tokens: Token[], open: number): ActionEnd | LexicalError {
  const comment = /^\s?\/\*/.exec(template.slice(from));
  if (comment) return readComment(template, from + comment[0].length, open);
  tokens.push({ kind: 'open', text: '{{', at: open });
  let at = from;
  let depth = 0;
  for (;;) {
    const rest = template.slice(at);
    const end = /^(\s-)?\}\}/.exec(rest);
    if (end) {
      if (depth > 0) return errorAt(at, 'unclosed left paren');
      tokens.push({ kind: 'close', text: end[0], at });
      return { at: at + end[0].length, trimNext: end[1] !== undefined };
    }
    const token = readToken(rest, at, depth);
    if ('refused' in token) return token;
    if (token.kind === 'left') depth += 1;
    if (token.kind === 'right') depth -= 1;
    tokens.push(token);
    at += token.text.length;
  }
}

function readComment(template: string, from: number, open: number): ActionEnd | LexicalError {
  const end = template.indexOf('*/', from);
  if (end < 0) return errorAt(open, 'unclosed comment');
  const close = /^(\s-)?\}\}/.exec(template.slice(end + 2));
  if (!close) return errorAt(open, 'comment ends before closing delimiter');
  return { at: end + 2 + close[0].length, trimNext: close[1] !== undefined };
}

type Rule = readonly [pattern: RegExp, kind: TokenKind];

const rules: readonly Rule[] = [
  [/^[ \t\r\n]+/, 'space'],
  [/^"(?:[^"\\\n]|\\.)*"/, 'string'],
  [/^`[^`]*`/, 'string'],
  [/^'(?:[^'\\\n]|\\.)+'/, 'char'],
  [/^\.[\p{L}_][\p{L}\p{Nd}_]*/u, 'field'],
  [/^\$[\p{L}\p{Nd}_]*/u, 'variable'],
  [
    /^[+-]?(?:0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*\.?[\d_]*|\.\d+)(?:[eE][+-]?\d+)?)i?/,
    'number',
  ],
  [/^\.(?![\d])/, 'dot'],
  [/^:=/, 'declare'],
  [/^=/, 'assign'],
  [/^\|/, 'pipe'],
  [/^,/, 'comma'],
  [/^\(/, 'left'],
  [/^\)/, 'right'],
  [/^[\p{L}_][\p{L}\p{Nd}_]*/u, 'identifier'],
];

function readToken(rest: string, at: number, depth: number): Token | LexicalError {
  if (rest === '') return errorAt(at, 'unclosed action');
  if (rest === '.') return errorAt(at, 'illegal number syntax: "."');
  for (const [pattern, kind] of rules) {
    const text = pattern.exec(rest)?.[0];
    if (text === undefined) continue;
    if (kind === 'right' && depth === 0) return errorAt(at, 'unexpected right paren');
    const isWord = kind === 'number' || kind === 'field' || kind === 'identifier' || kind === 'variable';
    const next = rest.slice(text.length);
    if (isWord && next !== '' && !/^(?:[\s.,|:=)('"`]|\}\})/.test(next))
      return badCharacter(kind, text, next, at);
    return { kind, text, at };
  }
  return unreadable(rest, at);
}

function badCharacter(kind: TokenKind, text: string, next: string, at: number): LexicalError {
  const char = String.fromCodePoint(next.codePointAt(0) ?? 0);
  if (kind === 'number') return errorAt(at, `bad number syntax: ${JSON.stringify(text + char)}`);
  return errorAt(at, `bad character ${codePoint(char)}`);
}

function unreadable(rest: string, at: number): LexicalError {
  if (rest.startsWith('"')) return errorAt(at, 'unterminated quoted string');
  if (rest.startsWith('`')) return errorAt(at, 'unterminated raw quoted string');
  if (rest.startsWith("'")) return errorAt(at, 'unterminated character constant');
  const char = String.fromCodePoint(rest.codePointAt(0) ?? 0);
  if (char === ':') return errorAt(at, 'expected :=');
  if (/[!-~]/.test(char)) return errorAt(at, `unexpected ${JSON.stringify(char)} in command`);
  return errorAt(at, `unrecognized character in action: ${codePoint(char)}`);
}

function codePoint(char: string): string {
  const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `U+${code} '${char}'`;
}
