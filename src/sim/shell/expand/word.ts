import { isFail } from '#sim/base/fail';
import type { Word, WordPart, DoubleQuotedPart, LocaleStringPart, HereDoc } from 'unbash';
import type { Shell } from '../shell';
import { parseText, parseWord } from '../syntax/parse';
import { expandBraces } from './braces';
import { evaluateText } from './evaluate';
import { glob } from './glob';
import { expandParameter, expandSimple } from './parameter';
import { hasMeaning, unquotePattern } from './pattern';
import { joinPieces, patternOf, splitFields, type Piece } from './pieces';

/** How a word is looked at: `quoted` means that it is not split. */
interface Manner {
  quoted?: boolean;
  /** where `~` means a home: at the beginning, or also after each colon */
  tilde?: 'word' | 'assignment';
}

/** Words of a command: braces, expansions, splitting, file names, quotes. May suspend. */
export function expandFields(sh: Shell, words: readonly Word[]): string[] {
  const out: string[] = [];
  for (const word of words) for (const field of sh.remember(() => fieldsOf(sh, word))) out.push(field);
  return out;
}

const plain = /^[\w./:=,@%+-]+$/;

function fieldsOf(sh: Shell, word: Word): string[] {
  if (word.parts === undefined && plain.test(word.text)) return [word.text];
  if (sh.dialect.isBash && word.text.includes('{') && sh.s.options['braceexpand'] !== false) {
    const texts = expandBraces(word.text);
    if (texts.length > 1 || texts[0] !== word.text)
      return texts.flatMap((text) => fieldsOfOne(sh, parseWord(text)));
  }
  return fieldsOfOne(sh, word);
}

function fieldsOfOne(sh: Shell, word: Word): string[] {
  const pieces = expandPieces(sh, word, { tilde: 'word' });
  const fields = splitFields(pieces, sh.get('IFS') ?? ' \t\n');
  return fields.flatMap((field) => filesOf(sh, field));
}

function filesOf(sh: Shell, field: string): string[] {
  const extended = sh.isShopt('extglob');
  if (sh.s.options['noglob'] === true || !hasMeaning(field, extended)) return [unquotePattern(field)];
  const options = { extended, dots: sh.isShopt('dotglob'), ignoreCase: sh.isShopt('nocaseglob') };
  const found = glob(field, sh.p, options);
  if (found.length > 0) return found;
  if (sh.isShopt('nullglob')) return [];
  const other = sh.dialect.own?.noMatch(sh, unquotePattern(field));
  if (other !== undefined) return other;
  if (sh.isShopt('failglob')) sh.fail(`no match: ${unquotePattern(field)}`);
  return [unquotePattern(field)];
}

/** A word as one text, not split: for assignments and the like. */
export function expandText(sh: Shell, word: Word | undefined, tilde: Manner['tilde'] = 'word'): string {
  if (word === undefined) return '';
  if (word.parts === undefined && plain.test(word.text)) return word.text;
  return sh.remember(() => joinPieces(expandPieces(sh, word, { quoted: true, tilde })));
}

/** A word as a pattern: for `case`, `[[`, `${x#…}`. */
export function expandPattern(sh: Shell, word: Word | undefined): string {
  if (word === undefined) return '';
  return sh.remember(() => patternOf(expandPieces(sh, word, { quoted: true, tilde: 'word' })));
}

/** A word as a regular expression: what is quoted in it means itself. */
export function expandRegex(sh: Shell, word: Word): string {
  return sh.remember(() =>
    expandPieces(sh, word, { quoted: true, tilde: 'word' })
      .map(([kind, text]) =>
        kind === 'quoted' && isQuotedPart(word, text) ? text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') : text,
      )
      .join(''),
  );
}

/** Expansions without quotes are regular expressions too; `quoted` says here only that they are not split. */
function isQuotedPart(word: Word, text: string): boolean {
  const parts = word.parts ?? [];
  return parts.some(
    (part) =>
      (part.type === 'SingleQuoted' || part.type === 'DoubleQuoted') &&
      (part.text.includes(text) || part.type === 'DoubleQuoted'),
  );
}

/** The pieces of a word. */
export function expandPieces(sh: Shell, word: Word, manner: Manner): Piece[] {
  const out: Piece[] = [];
  if (word.parts === undefined) addBare(sh, out, word.text, manner, true);
  else word.parts.forEach((part, i) => addPart(sh, out, part, manner, i === 0));
  return out;
}

const withoutContinuations = (text: string) => (text.includes('\\\n') ? text.replaceAll('\\\n', '') : text);

function addBare(sh: Shell, out: Piece[], source: string, manner: Manner, isFirst: boolean): void {
  const text = withoutContinuations(source);
  if (manner.tilde === undefined || !text.includes('~')) {
    out.push(['bare', text]);
    return;
  }
  const parts = manner.tilde === 'assignment' ? text.split(':') : [text];
  parts.forEach((part, i) => {
    if (i > 0) out.push(['bare', ':']);
    const user = i > 0 || isFirst ? /^~([\w.+-]*)(?=\/|$)/.exec(part) : null;
    const home = user === null ? undefined : homeOf(sh, user[1] ?? '');
    if (home !== undefined && user !== null) out.push(['quoted', home], ['bare', part.slice(user[0].length)]);
    else out.push(['bare', part]);
  });
}

function homeOf(sh: Shell, user: string): string | undefined {
  if (user === '+') return sh.get('PWD');
  if (user === '-') return sh.get('OLDPWD');
  const home = user === '' ? sh.get('HOME') : undefined;
  if (home !== undefined) return home;
  const users = sh.p.readText('/etc/passwd');
  if (isFail(users)) return undefined;
  const rows = users.split('\n').map((line) => line.split(':'));
  return rows.find((row) => (user === '' ? row[2] === String(sh.p.uid()) : row[0] === user))?.[5];
}

/** `[…]` or `{…}` with expansions or quotes inside. */
function addBracket(
  sh: Shell,
  out: Piece[],
  part: { pos: number; end: number; text: string; parts?: readonly WordPart[] | undefined },
  manner: Manner,
): void {
  let at = part.pos;
  for (const inner of part.parts ?? []) {
    if (inner.pos > at) out.push(['bare', part.text.slice(at - part.pos, inner.pos - part.pos)]);
    addPart(sh, out, inner, { ...manner, tilde: undefined }, false);
    at = inner.end;
  }
  if (at < part.end) out.push(['bare', part.text.slice(at - part.pos)]);
}

const kept = (sh: Shell, pieces: Piece[]) => sh.dialect.own?.keep(sh, pieces) ?? pieces;

type PartType = WordPart['type'];
type PartRule = (sh: Shell, out: Piece[], part: never, manner: Manner, isFirst: boolean) => void;

const rules: Readonly<Record<PartType, PartRule>> = {
  Literal: (sh, out, part: WordPart & { type: 'Literal' }, manner, isFirst) => {
    addBare(sh, out, part.text, manner, isFirst);
  },
  Glob: (sh, out, part: WordPart & { type: 'Glob' }, manner) => {
    if (part.parts === undefined || part.parts.every((inner) => inner.type === 'Literal'))
      out.push(['bare', part.text]);
    else addBracket(sh, out, part, manner);
  },
  ExtendedGlob: (_sh, out, part: WordPart & { type: 'ExtendedGlob' }) => {
    out.push(['bare', part.text]);
  },
  BraceExpansion: (sh, out, part: WordPart & { type: 'BraceExpansion' }, manner) => {
    if (part.parts === undefined) out.push(['bare', withoutContinuations(part.text)]);
    else addBracket(sh, out, part, manner);
  },
  SingleQuoted: (_sh, out, part: WordPart & { type: 'SingleQuoted' }) => {
    out.push(['quoted', part.value]);
  },
  AnsiCQuoted: (sh, out, part: WordPart & { type: 'AnsiCQuoted' }) => {
    out.push(['quoted', sh.dialect.hasBashisms ? part.value : `$${part.text.slice(2, -1)}`]);
  },
  DoubleQuoted: (sh, out, part: DoubleQuotedPart) => {
    addQuoted(sh, out, part);
  },
  LocaleString: (sh, out, part: LocaleStringPart) => {
    addQuoted(sh, out, part);
  },
  SimpleExpansion: (sh, out, part: WordPart & { type: 'SimpleExpansion' }, manner) => {
    out.push(...kept(sh, expandSimple(sh, part.text.slice(1), manner.quoted === true)));
  },
  ParameterExpansion: (sh, out, part: WordPart & { type: 'ParameterExpansion' }, manner) => {
    const pieces = sh.rememberPieces(() => expandParameter(sh, part, manner.quoted === true, false));
    out.push(...kept(sh, pieces));
  },
  CommandExpansion: (sh, out, part: WordPart & { type: 'CommandExpansion' }, manner) => {
    out.push([manner.quoted === true ? 'quoted' : 'split', sh.substitute(part)]);
  },
  ArithmeticExpansion: (sh, out, part: WordPart & { type: 'ArithmeticExpansion' }, manner) => {
    out.push([manner.quoted === true ? 'quoted' : 'split', arithmeticOf(sh, part.text)]);
  },
  ProcessSubstitution: (sh, out, part: WordPart & { type: 'ProcessSubstitution' }) => {
    out.push(['quoted', sh.substituteProcess(part)]);
  },
};

function addPart(sh: Shell, out: Piece[], part: WordPart, manner: Manner, isFirst: boolean): void {
  rules[part.type](sh, out, part as never, manner, isFirst);
}

function arithmeticOf(sh: Shell, text: string): string {
  const inside = text.startsWith('$[') ? text.slice(2, -1) : text.slice(3, -2);
  return sh.remember(() => String(evaluateText(sh, expandArithmetic(sh, inside))));
}

/** The text of an expression with its `$…` expanded and its quotes taken away. */
export function expandArithmetic(sh: Shell, text: string): string {
  if (!/[$`"'\\]/.test(text)) return text;
  const parts = parseText(text);
  return parts
    .map((part) => (part.type === 'Literal' ? part.text.replace(/["']|\\\n/g, '') : quotedText(sh, part)))
    .join('');
}

function quotedText(sh: Shell, part: WordPart): string {
  const pieces: Piece[] = [];
  addPart(sh, pieces, part, { quoted: true }, false);
  return joinPieces(pieces);
}

const unescapeQuoted = (text: string) => text.replace(/\\([$`"\\])|\\\n/g, '$1');
const unescapeDocument = (text: string) => text.replace(/\\([$`\\])|\\\n/g, '$1');

function addQuoted(sh: Shell, out: Piece[], part: DoubleQuotedPart | LocaleStringPart): void {
  const only = part.parts.length === 1 ? part.parts[0] : undefined;
  const before = out.length;
  for (const child of part.parts) {
    if (child.type === 'Literal') out.push(['quoted', unescapeQuoted(child.text)]);
    else if (child.type === 'ParameterExpansion')
      out.push(...sh.rememberPieces(() => expandParameter(sh, child, true, true)));
    else addPart(sh, out, child, { quoted: true }, false);
  }
  if (out.length > before) return;
  const isNone = only !== undefined && /^\$(@|\{@|\{\w+\[@\])/.test(only.text);
  if (!isNone) out.push(['quoted', '']);
}

/** The text of a here-document. */
export function expandDocument(sh: Shell, document: HereDoc): string {
  const body = document.body;
  const isTabbed = document.operator === '<<-';
  if (document.delimiter?.quoted === true) return isTabbed ? body.text.replace(/^\t+/gm, '') : body.text;
  return sh.remember(() => {
    const parts = body.parts ?? [{ type: 'Literal' as const, text: body.text }];
    return parts
      .map((part, i) => {
        if (part.type !== 'Literal') return quotedText(sh, part as WordPart);
        const text = isTabbed ? part.text.replace(i === 0 ? /(^|\n)\t+/g : /(\n)\t+/g, '$1') : part.text;
        return unescapeDocument(text);
      })
      .join('');
  });
}

/** Text that is expanded as if it stood in double quotes: PS1, PS4, ENV. */
export function expandLoose(sh: Shell, text: string): string {
  if (!/[$`\\]/.test(text)) return text;
  return parseText(text)
    .map((part) => (part.type === 'Literal' ? unescapeDocument(part.text) : quotedText(sh, part)))
    .join('');
}
