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

/** Reads a configuration file with all that it includes. Throws a ConfigError. */
export function parseConfig(files: ConfigFiles, path: string): Directive[] {
  const content = files.read(path);
  if (content === undefined) throw new ConfigError(`open() "${path}" failed (2: No such file or directory)`);
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
    if (token.text === '{') {
      directive.block = [];
      top.push(directive);
      stack.push(directive.block);
    } else if (directive.name === 'include') include(files, directive, top);
    else top.push(directive);
  }
  if (words.length > 0)
    throw new ConfigError(`unexpected end of file, expecting ";" or "}" in ${path}:${line}`);
  if (stack.length > 1) throw new ConfigError(`unexpected end of file, expecting "}" in ${path}:${line}`);
  return stack[0] ?? [];
}

function include(files: ConfigFiles, directive: Directive, into: Directive[]): void {
  const wanted = directive.args[0] ?? '';
  const pattern = wanted.startsWith('/') ? wanted : `${directive.file.replace(/\/[^/]*$/, '')}/${wanted}`;
  const found = /[*?[]/.test(pattern) ? files.match(pattern) : [pattern];
  for (const file of found) {
    if (files.read(file) === undefined) {
      throw new ConfigError(
        `open() "${file}" failed (2: No such file or directory) in ${directive.file}:${directive.line}`,
      );
    }
    into.push(...parseConfig(files, file));
  }
}
