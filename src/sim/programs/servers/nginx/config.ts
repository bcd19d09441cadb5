/** A directive of nginx.conf: `name args;` or `name args { … }`. */
export interface Directive {
  name: string;
  args: string[];
  block?: Directive[];
  file: string;
  line: number;
}

/** What nginx says of a configuration that it cannot take: `unknown directive "x" in FILE:LINE`. */
export class ConfigError {
  constructor(readonly message: string) {}
}

/** How the parser gets included files: names that match a pattern, and their content; undefined when a file cannot be opened. */
export interface ConfigFiles {
  read(path: string): string | undefined;
  match(pattern: string): string[];
}

interface Token {
  text: string;
  line: number;
  isQuoted: boolean;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** Words, quoted words, and the marks ; { }. */
function* tokens(content: string): Generator<Token> {
  const pattern =
    /\s+|#[^\n]*|[;{}]|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(?:\$\{\w+\}|[^\s;{}"'#]|(?<=\S)[#"'])+/gs;
  let line = 1;
  for (const match of content.matchAll(pattern)) {
    const [all, double, single] = match;
    const text = double ?? single;
    if (text !== undefined)
      yield { text: text.replace(/\\(["'\\ntr])/g, (_, c: string) => escapes[c] ?? c), line, isQuoted: true };
    else if (!/^[\s#]/.test(all)) yield { text: all, line, isQuoted: false };
    line += all.split('\n').length - 1;
  }
}

/** A configuration with all that it includes, and the text that it came from: the same text means the same. */
export interface Configuration {
  directives: Directive[];
  source: string;
}

/** Reads a configuration file with all that it includes. Throws a ConfigError. */
export function readConfig(files: ConfigFiles, path: string): Configuration {
  const content = files.read(path);
  if (content === undefined) throw new ConfigError(`open() "${path}" failed (2: No such file or directory)`);
  return expand(files, parseFile(content, path), `${path}\n${content}\n`);
}

/** Puts the content of included files where the directive stands. */
function expand(files: ConfigFiles, directives: readonly Directive[], source: string): Configuration {
  const all: Configuration = { directives: [], source };
  for (const directive of directives) {
    if (directive.name === 'include') {
      for (const file of included(files, directive)) {
        const inner = readConfig(files, file);
        all.directives.push(...inner.directives);
        all.source += inner.source;
      }
    } else if (directive.block === undefined) all.directives.push(directive);
    else {
      const inner = expand(files, directive.block, '');
      all.directives.push({ ...directive, block: inner.directives });
      all.source += inner.source;
    }
  }
  return all;
}

function included(files: ConfigFiles, { args, file, line }: Directive): string[] {
  const wanted = args[0] ?? '';
  const pattern = wanted.startsWith('/') ? wanted : `${file.replace(/\/[^/]*$/, '')}/${wanted}`;
  if (/[*?[]/.test(pattern)) return files.match(pattern);
  if (files.read(pattern) !== undefined) return [pattern];
  throw new ConfigError(`open() "${pattern}" failed (2: No such file or directory) in ${file}:${line}`);
}

const parsed = new Map<string, Directive[]>();

/** The directives of one file, as they stand there. Remembered: the same text gives the same directives. */
function parseFile(content: string, path: string): Directive[] {
  const key = `${path}\n${content}`;
  let directives = parsed.get(key);
  if (directives === undefined) {
    directives = parseText(content, path);
    if (parsed.size > 200) parsed.clear();
    parsed.set(key, directives);
  }
  return directives;
}

function parseText(content: string, path: string): Directive[] {
  const stack: Directive[][] = [[]];
  let words: Token[] = [];
  let line = 1;
  for (const token of tokens(content)) {
    line = token.line;
    if (token.isQuoted || !/^[;{}]$/.test(token.text)) {
      words.push(token);
      continue;
    }
    const [first, ...rest] = words;
    const top = stack.at(-1) ?? [];
    if (token.text === '}') {
      if (first !== undefined || stack.length === 1)
        throw new ConfigError(`unexpected "}" in ${path}:${line}`);
      stack.pop();
      continue;
    }
    if (first === undefined) throw new ConfigError(`unexpected "${token.text}" in ${path}:${line}`);
    words = [];
    const directive: Directive = { name: first.text, args: rest.map((word) => word.text), file: path, line };
    top.push(directive);
    if (token.text !== '{') continue;
    directive.block = [];
    stack.push(directive.block);
  }
  if (words.length > 0) {
    throw new ConfigError(`unexpected end of file, expecting ";" or "}" in ${path}:${line}`);
  }
  if (stack.length > 1) throw new ConfigError(`unexpected end of file, expecting "}" in ${path}:${line}`);
  return stack[0] ?? [];
}
