import { fail, isFailure, type Failure, type Range } from './failure';
import { heredocsIn, type Heredoc } from './heredoc';

/** One instruction as the file has it. */
export interface Line {
  /** lower case */
  readonly name: string;
  /** as it was typed */
  readonly word: string;
  /** the whole instruction on one line */
  readonly original: string;
  /** `--from=x`, as typed */
  readonly flags: readonly string[];
  /** what follows name and flags */
  readonly rest: string;
  readonly heredocs: readonly Heredoc[];
  readonly range: Range;
  /** comment lines right above */
  readonly comments: readonly string[];
}

/** What the lines of a Dockerfile are. */
export interface Parsed {
  readonly lines: readonly Line[];
  readonly escape: string;
  /** last lines of instructions in which an empty line goes on */
  readonly emptyContinuations: readonly number[];
  /** `# check=…`, `# syntax=…` */
  readonly directives: Readonly<Record<string, string>>;
  readonly directiveLines: Readonly<Record<string, number>>;
}

const withHeredocs = new Set(['run', 'copy', 'add']);

/** Reads a Dockerfile (buildkit, frontend/dockerfile/parser). */
export function parse(text: string): Parsed | Failure {
  if (text === '') return fail('the Dockerfile cannot be empty');
  const source = text
    .replace(/^\ufeff/, '')
    .split('\n')
    .map((line) => line.replace(/\r$/, ''));
  const head = directivesOf(source);
  if (isFailure(head)) return head;
  const reader: Reader = { source, at: 0, escape: head.escape, empties: [] };
  const lines: Line[] = [];
  let comments: string[] = [];
  while (reader.at < source.length) {
    const raw = source[reader.at] ?? '';
    if (isComment(raw)) comments.push(raw.trim().slice(1).trim());
    if (isComment(raw) || raw.trim() === '') {
      if (raw.trim() === '') comments = [];
      reader.at += 1;
      continue;
    }
    const line = readLine(reader, comments);
    if (isFailure(line)) return line;
    lines.push(line);
    comments = [];
  }
  if (lines.length === 0)
    return fail('file with no instructions', { start: 1, end: Math.max(1, source.length - 1) });
  return {
    lines,
    escape: head.escape,
    emptyContinuations: reader.empties,
    directives: head.directives,
    directiveLines: head.at,
  };
}

interface Reader {
  readonly source: readonly string[];
  at: number;
  readonly escape: string;
  readonly empties: number[];
}

const isComment = (line: string) => /^\s*#/.test(line);

interface Head {
  escape: string;
  directives: Record<string, string>;
  at: Record<string, number>;
}

/** Directives: comments of the form `# name=value` before everything else, each once. */
function directivesOf(source: readonly string[]): Head | Failure {
  const head: Head = { escape: '\\', directives: {}, at: {} };
  for (const [i, line] of source.entries()) {
    const found = /^#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.+?)\s*$/.exec(line);
    const name = found?.[1]?.toLowerCase() ?? '';
    if (!['escape', 'syntax', 'check'].includes(name)) break;
    if (head.directives[name] !== undefined)
      return fail(`only one ${name} parser directive can be used`, { start: 1, end: 1 });
    const value = found?.[2] ?? '';
    if (name === 'escape' && value !== '\\' && value !== '`')
      return fail(`invalid escape token '${value}' does not match \` or \\`);
    head.directives[name] = value;
    head.at[name] = i + 1;
    if (name === 'escape') head.escape = value;
  }
  return head;
}

/** The line without the mark that it goes on, or undefined when it ends here. */
function withoutMark(line: string, escape: string): string | undefined {
  const found =
    escape === '`' ? /([^`])`[ \t]*$|^`[ \t]*$/.exec(line) : /([^\\])\\[ \t]*$|^\\[ \t]*$/.exec(line);
  return found === null ? undefined : line.slice(0, found.index) + (found[1] ?? '');
}

function readLine(reader: Reader, comments: readonly string[]): Line | Failure {
  const { source, escape } = reader;
  const start = reader.at + 1;
  let whole = (source[reader.at] ?? '').trimStart();
  reader.at += 1;
  let hasEmpty = false;
  for (let open = withoutMark(whole, escape); open !== undefined; open = withoutMark(whole, escape)) {
    whole = open;
    if (reader.at >= source.length) break;
    const next = source[reader.at] ?? '';
    reader.at += 1;
    if (isComment(next) || next.trim() === '') {
      hasEmpty ||= !isComment(next) && reader.at < source.length;
      whole += escape; // goes on
      continue;
    }
    whole += next;
  }
  const line = lineOf(whole.trim(), comments);
  const end = Math.min(reader.at, source.length);
  if (hasEmpty) reader.empties.push(end);
  if (!withHeredocs.has(line.name) || !line.rest.includes('<<')) return { ...line, range: { start, end } };
  const heredocs = readHeredocs(reader, line.rest);
  if (isFailure(heredocs)) return fail(heredocs.failed, { start, end });
  return { ...line, heredocs, range: { start, end: reader.at } };
}

function readHeredocs(reader: Reader, rest: string): Heredoc[] | Failure {
  const found: Heredoc[] = [];
  if (/^\[/.test(rest) && isJson(rest)) return found;
  for (const head of heredocsIn(rest)) {
    let data = '';
    for (;;) {
      if (reader.at >= reader.source.length) return fail('unterminated heredoc');
      const line = reader.source[reader.at] ?? '';
      reader.at += 1;
      if ((head.chomps ? line.replace(/^\t+/, '') : line) === head.name) break;
      data += `${line}\n`;
    }
    found.push({ ...head, data });
  }
  return found;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** One logical line: also what ONBUILD holds. */
export function lineOf(original: string, comments: readonly string[] = []): Line {
  const word = /^[^ \t\v\f\r]+/.exec(original)?.[0] ?? '';
  let rest = original.slice(word.length).trim();
  const flags: string[] = [];
  for (;;) {
    const flag = /^--\S*/.exec(rest)?.[0];
    if (flag === undefined) break;
    const whole = flag === '--' ? flag : wholeFlag(rest);
    rest = rest.slice(whole.length).trimStart();
    if (whole === '--') break;
    flags.push(whole.replace(/["']/g, ''));
  }
  return {
    name: word.toLowerCase(),
    word,
    original,
    flags,
    rest,
    heredocs: [],
    range: { start: 0, end: 0 },
    comments,
  };
}

function wholeFlag(rest: string): string {
  return /^(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])+/.exec(rest)?.[0] ?? rest;
}
