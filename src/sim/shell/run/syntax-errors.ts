import type { ParseError } from 'unbash';
import type { Shell } from '../shell';
import type { Op } from '../syntax/ops';
import { firstError, parseScript } from '../syntax/parse';
import { Abandon, Leave, leaveFrame } from './frames';

/** The text is wrong here: says so as the shell does, and gives it up (status 2). */
export function tellBroken(sh: Shell): void {
  const { s } = sh;
  const source = s.at.source;
  const error = firstError(parseScript(source));
  const frame = sh.frame();
  const inEval = frame?.kind === 'eval' && frame.isInherited !== true;
  const inFile = frame?.kind === 'source' && frame.isInherited !== true;
  if (error !== undefined) {
    if (sh.dialect.own !== undefined) {
      s.line = s.at.line + source.slice(0, error.pos).split('\n').length;
      sh.complain(parseError(source, error));
    } else writers[sh.dialect.words](sh, source, error, inEval ? 'eval' : undefined);
  }
  s.status = 2;
  s.pipeStatus = [2];
  if (sh.dialect.isBash && (inEval || inFile)) {
    leaveFrame(sh);
    s.status = inEval ? 2 : 2;
    return;
  }
  if (s.isInteractive) throw new Abandon(2);
  throw new Leave(2);
}

/** zsh names what it stumbled over. */
function parseError(source: string, error: ParseError): string {
  const quote = matching(error);
  if (quote !== undefined) return `unmatched ${quote}`;
  return `parse error near \`${tokenAt(source, error.pos).token?.replace('newline', '\\n') ?? '\\n'}'`;
}

type Writer = (sh: Shell, source: string, error: ParseError, evaluating: 'eval' | undefined) => void;

const writers: Readonly<Record<'bash' | 'dash' | 'ash', Writer>> = {
  bash: (sh, source, error, evaluating) => {
    const { s } = sh;
    const isText = s.input.kind === 'command' && evaluating === undefined && !s.isInteractive;
    const of = evaluating === undefined ? (isText ? '-c: ' : '') : 'eval: ';
    const lineOf = (pos: number) => s.at.line + source.slice(0, pos).split('\n').length;
    const prefix = (line: number) =>
      s.isInteractive
        ? `${s.name}: ${evaluating === undefined ? '' : 'eval: '}`
        : `${s.name}: ${of}line ${line}: `;
    const quote = matching(error);
    if (quote !== undefined) {
      const line =
        quote === ')' ? lineOf(source.length) + (source.endsWith('\n') ? 0 : 1) : lineOf(error.pos);
      sh.err(`${prefix(line)}unexpected EOF while looking for matching \`${quote}'\n`);
      return;
    }
    const token = isBareFor(source, error) ? 'newline' : tokenAt(source, error.pos).token;
    if (token === undefined) {
      const end = source.endsWith('\n') ? lineOf(source.length) : lineOf(source.length) + 1;
      sh.err(`${prefix(end)}syntax error: unexpected end of file\n`);
      return;
    }
    const line = lineOf(error.pos);
    sh.err(`${prefix(line)}syntax error near unexpected token \`${token}'\n`);
    if (!s.isInteractive) sh.err(`${prefix(line)}\`${source.split('\n')[line - 1 - s.at.line] ?? ''}'\n`);
  },
  dash: (sh, source, error, evaluating) => {
    const line = sh.s.at.line + source.slice(0, whereSeen(source, error)).split('\n').length;
    const before = evaluating === undefined ? '' : 'eval: ';
    sh.err(`${sh.s.name}: ${line}: ${before}Syntax error: ${almquist(source, error, true)}\n`);
  },
  ash: (sh, source, error, evaluating) => {
    const line = sh.s.at.line + source.slice(0, whereSeen(source, error)).split('\n').length;
    const isFile = sh.s.input.kind === 'script' || sh.frame()?.kind === 'source';
    const before = evaluating === undefined ? (isFile ? `line ${line}: ` : '') : 'eval: line 0: ';
    sh.err(`${sh.s.name}: ${before}syntax error: ${almquist(source, error, false)}\n`);
  },
};

const whereSeen = (source: string, error: ParseError) =>
  tokenAt(source, error.pos).token === undefined ? source.length : error.pos;

/** dash: `")" unexpected (expecting "then")`; ash: `unexpected ")" (expecting "then")`. */
function almquist(source: string, error: ParseError, isDash: boolean): string {
  const quote = matching(error);
  if (quote === '"' || quote === "'")
    return isDash ? 'Unterminated quoted string' : 'unterminated quoted string';
  if (isBareFor(source, error)) return isDash ? 'Bad for loop variable' : 'bad for loop variable';
  if (quote === '}') return isDash ? "Missing '}'" : "missing '}'";
  const { token, isWord } = quote === ')' ? { token: undefined, isWord: false } : tokenAt(source, error.pos);
  const what =
    token === undefined ? 'end of file' : token === 'newline' ? 'newline' : isWord ? 'word' : `"${token}"`;
  const expected = quote === ')' ? ')' : expectedIn(error.message);
  const expecting = expected === undefined ? '' : ` (expecting "${expected}")`;
  return isDash ? `${what} unexpected${expecting}` : `unexpected ${what}${expecting}`;
}

/** `for` without a name. */
function isBareFor(source: string, error: ParseError): boolean {
  return (
    /(^|[\s;&|(])for\s*$/.test(source.slice(0, error.pos)) && tokenAt(source, error.pos).token === undefined
  );
}

function expectedIn(message: string): string | undefined {
  if (/after 'if'|after 'elif'/.test(message)) return 'then';
  if (/after 'while'|after 'until'/.test(message)) return 'do';
  if (/to close 'case'/.test(message)) return ')';
  return /^expected '([^']+)'/.exec(message)?.[1];
}

/** What would have ended something that is open at the end of the text. */
function matching(error: ParseError): string | undefined {
  const what = /^unterminated (.*)$/.exec(error.message)?.[1];
  if (what === undefined) return undefined;
  if (what.includes('double quote') || what.includes('locale')) return '"';
  if (what.includes('single quote') || what.includes('ANSI')) return "'";
  if (what.includes('parameter')) return '}';
  if (what.includes('backtick') || what.includes('backquote')) return '`';
  return ')';
}

const keywords = new Set([
  'if',
  'then',
  'else',
  'elif',
  'fi',
  'do',
  'done',
  'case',
  'esac',
  'while',
  'until',
  'for',
  '{',
  '}',
  '!',
  'in',
]);

function tokenAt(source: string, pos: number): { token: string | undefined; isWord: boolean } {
  const rest = source.slice(pos).replace(/^[ \t]+/, '');
  if (rest === '' || /^\n*$/.test(rest))
    return { token: rest === '' || pos >= source.trimEnd().length ? undefined : 'newline', isWord: false };
  if (rest.startsWith('\n')) return { token: 'newline', isWord: false };
  const operator = /^(;;&|;;|;&|&&|\|\||<<-|<<|>>|[;&|()<>])/.exec(rest)?.[0];
  if (operator !== undefined) return { token: operator, isWord: false };
  const word = /^[^\s;&|()<>]+/.exec(rest)?.[0] ?? rest.slice(0, 1);
  return { token: word, isWord: !keywords.has(word) };
}

/** A here-document that the end of the text cut off: bash warns, the others take it as it is. */
export function tellOpenDocument(sh: Shell, op: Extract<Op, { op: 'warn' }>): void {
  if (!sh.dialect.isBash) return;
  const place = `line ${sh.s.at.line + op.at}: `;
  sh.err(
    `${sh.s.name}: ${place}warning: here-document at line ${sh.s.at.line + op.line} delimited by end-of-file (wanted \`${op.delimiter}')\n`,
  );
}
