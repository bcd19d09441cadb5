import { text, utf8 } from '#sim/base/bytes';
import { isFail, strerror } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import { Input, Quit, tool, type Tool } from '../tool';
import { hasNative } from './builtins';
import { Evaluator, type Env } from './evaluate';
import { Halt } from './natives';
import { parseFilter } from './parser';
import { JsonProblem, JsonReader } from './read-json';
import { JqSyntaxProblem, type Filter } from './syntax';
import { isTrue, JqError, toJson, type JqObject, type PrintStyle, type Value } from './values';

const options = {
  ascii: 'a,ascii-output',
  compact: 'c,compact-output',
  colour: 'C,color-output',
  exit: 'e,exit-status',
  file: 'f,from-file=FILE',
  join: 'j,join-output',
  monochrome: 'M,monochrome-output',
  nullInput: 'n,null-input',
  raw: 'r,raw-output',
  rawInput: 'R,raw-input',
  slurp: 's,slurp',
  sortKeys: 'S,sort-keys',
  tab: ',tab',
  indent: ',indent=N',
  unbuffered: ',unbuffered',
  help: 'h',
} as const;

type Option = keyof typeof options;
type Jq = Tool<Option>;

/** `--arg a b` and its like take two words, which no getopt knows. */
interface Named {
  variables: Map<string, Value>;
  positional: Value[];
}

function readJsonText(what: string, json: string): Value {
  try {
    return new JsonReader(json).next() ?? null;
  } catch (problem) {
    throw problem instanceof JsonProblem
      ? new Quit(
          `Invalid JSON text passed to --${what}\nUse jq --help for help with command-line options,\nor see the jq manpage, or online docs  at https://jqlang.github.io/jq`,
          2,
        )
      : problem;
  }
}

/** Takes the words of --arg, --argjson, --slurpfile, --rawfile, --args, --jsonargs out of a command line. */
function takeNamed(args: readonly string[]): {
  rest: string[];
  named: [string, string, string][];
  positional: [string, string][];
} {
  const rest: string[] = [];
  const named: [string, string, string][] = [];
  const positional: [string, string][] = [];
  let mode = '';
  let hasFilter = false;
  for (let i = 0; i < args.length; i++) {
    const word = args[i] ?? '';
    const kind = /^--(arg|argjson|slurpfile|rawfile)$/.exec(word)?.[1];
    if (kind !== undefined) {
      named.push([kind, args[i + 1] ?? '', args[i + 2] ?? '']);
      i += 2;
    } else if (word === '--args' || word === '--jsonargs') mode = word.slice(2);
    else if (mode !== '' && !word.startsWith('-') && hasFilter) positional.push([mode, word]);
    else {
      if (!word.startsWith('-')) hasFilter = true;
      rest.push(word);
    }
  }
  return { rest, named, positional };
}

function variablesOf(t: Jq): Named {
  const { named, positional } = takeNamed(t.words);
  const variables = new Map<string, Value>();
  for (const [kind, name, value] of named) {
    if (kind === 'arg') variables.set(name, value);
    else if (kind === 'argjson') variables.set(name, readJsonText('argjson', value));
    else {
      const content = t.p.readText(value);
      if (isFail(content))
        throw new Quit(
          `Bad JSON in --${kind} ${name} ${value}: Could not open ${value}: ${strerror(content)}`,
          2,
        );
      const reader = new JsonReader(content);
      const all: Value[] = [];
      if (kind === 'slurpfile')
        for (let next = reader.next(); next !== undefined; next = reader.next()) all.push(next);
      variables.set(name, kind === 'rawfile' ? content : all);
    }
  }
  return {
    variables,
    positional: positional.map(([mode, word]) =>
      mode === 'jsonargs' ? readJsonText('jsonargs', word) : word,
    ),
  };
}

/** Inputs one after another, with the place for messages. */
class Inputs {
  #reader: JsonReader | undefined;
  #place = '<unknown>';
  readonly #texts: { name: string; content: string }[];
  readonly #lines: string[] = [];

  constructor(
    texts: { name: string; content: string }[],
    private readonly isRaw: boolean,
  ) {
    this.#texts = texts;
    if (isRaw) {
      const all = texts.map(({ content }) => content).join('');
      this.#lines = all.split('\n');
      if (this.#lines.at(-1) === '') this.#lines.pop();
    }
  }

  get place(): string {
    return this.#reader === undefined ? this.#place : `${this.#place}:${String(this.#reader.line)}`;
  }

  next(): Value | undefined {
    if (this.isRaw) return this.#lines.shift();
    for (;;) {
      const value = this.#reader?.next();
      if (value !== undefined) return value;
      const next = this.#texts.shift();
      if (next === undefined) return undefined;
      this.#reader = new JsonReader(next.content);
      this.#place = next.name;
    }
  }
}

function* readTexts(t: Jq, files: readonly string[]): Steps<{ name: string; content: string }[]> {
  if (files.length === 0)
    return [{ name: '<stdin>', content: text(yield* new Input(t as unknown as Tool, 0).all()) }];
  const texts: { name: string; content: string }[] = [];
  for (const file of files) {
    const fd = t.p.open(file);
    if (isFail(fd)) {
      yield* t.p.err(`jq: error: Could not open file ${file}: ${strerror(fd)}\n`);
      t.status = 2;
      continue;
    }
    texts.push({ name: file, content: text(yield* new Input(t as unknown as Tool, fd).all()) });
    t.p.close(fd);
  }
  return texts;
}

function compiled(source: string, variables: ReadonlyMap<string, Value>): Filter {
  try {
    const filter = parseFilter(source);
    checkNames(
      filter,
      new Set(['ENV', '__loc__', '__prog_args', 'named', 'ARGS', ...variables.keys()]),
      new Set(),
    );
    return filter;
  } catch (problem) {
    if (!(problem instanceof JqSyntaxProblem)) throw problem;
    const hint = problem.message.startsWith('syntax error') ? ' (Unix shell quoting issues?)' : '';
    const name = /^([\w$:]+)(?:\/\d+)? is not defined/.exec(problem.message)?.[1];
    // behind the text come as many blanks as lie before the place
    const at = name === undefined ? source.length - 1 : source.lastIndexOf(name);
    throw new Quit(
      `error: ${problem.message}${hint} at <top-level>, line 1:\n${source}${' '.repeat(Math.max(0, at))}\njq: 1 compile error`,
      3,
    );
  }
}

/** Functions and variables that are nowhere are found before anything runs. */
function checkNames(node: unknown, variables: ReadonlySet<string>, functions: ReadonlySet<string>): void {
  if (typeof node !== 'object' || node === null || node instanceof Map) return;
  if (Array.isArray(node)) {
    for (const part of node as unknown[]) checkNames(part, variables, functions);
    return;
  }
  const filter = node as Filter;
  if (filter.kind === 'variable' && !variables.has(filter.name))
    throw new JqSyntaxProblem(`$${filter.name} is not defined`);
  if (
    filter.kind === 'call' &&
    !functions.has(`${filter.name}/${String(filter.args.length)}`) &&
    !hasNative(filter.name, filter.args.length)
  ) {
    throw new JqSyntaxProblem(`${filter.name}/${String(filter.args.length)} is not defined`);
  }
  if (filter.kind === 'def') {
    const own = new Set([...functions, `${filter.name}/${String(filter.parameters.length)}`]);
    const bare = filter.parameters.map((parameter) => parameter.replace('$', ''));
    checkNames(
      filter.body,
      new Set([...variables, ...bare]),
      new Set([...own, ...bare.map((name) => `${name}/0`)]),
    );
    checkNames(filter.rest, variables, own);
    return;
  }
  const bound = 'pattern' in filter ? new Set([...variables, ...namesIn(filter.pattern)]) : variables;
  for (const [key, part] of Object.entries(filter))
    if (key !== 'pattern')
      checkNames(part, key === 'source' || key === 'start' ? variables : bound, functions);
}

function namesIn(pattern: Extract<Filter, { kind: 'as' }>['pattern']): string[] {
  if (pattern.kind === 'name') return [pattern.name];
  if (pattern.kind === 'array') return pattern.items.flatMap(namesIn);
  return pattern.entries.flatMap(({ binds, value }) => [
    ...(binds === undefined ? [] : [binds]),
    ...(value === undefined ? [] : namesIn(value)),
  ]);
}

function styleOf(t: Jq): PrintStyle {
  const given = t.value('indent');
  if (given !== undefined && !/^[0-7]$/.test(given))
    throw new Quit(
      `Cannot indent more than 7 characters\nUse jq --help for help with command-line options,\nor see the jq manpage, or online docs  at https://jqlang.github.io/jq`,
      2,
    );
  const indent = t.has('compact') ? '' : t.has('tab') ? '\t' : ' '.repeat(Number(given ?? 2));
  return { indent, sortKeys: t.has('sortKeys'), isAscii: t.has('ascii') };
}

/** Runs the filter on one input; answers the last output. */
function* runOn(
  t: Jq,
  e: Evaluator,
  filter: Filter,
  input: Value,
  env: Env,
  style: PrintStyle,
): Steps<Value | undefined> {
  let last: Value | undefined;
  for (const value of e.values(filter, input, env)) {
    last = value;
    const isRaw = (t.has('raw') || t.has('join')) && typeof value === 'string';
    t.put(utf8((isRaw ? value : toJson(value, style)) + (t.has('join') ? '' : '\n')));
    yield* t.drain();
  }
  return last;
}

function slurped(inputs: Inputs, isRaw: boolean, texts: readonly { content: string }[]): Value {
  if (isRaw) return texts.map(({ content }) => content).join('');
  const all: Value[] = [];
  for (let next = inputs.next(); next !== undefined; next = inputs.next()) all.push(next);
  return all;
}

function* runAll(t: Jq, filter: Filter, files: readonly string[], named: Named): Steps<number> {
  const isLazy = t.has('nullInput') && files.length === 0 && !/"inputs?"/.test(JSON.stringify(filter));
  const texts = isLazy ? [] : yield* readTexts(t, files);
  const inputs = new Inputs([...texts], t.has('rawInput'));
  const environment: JqObject = new Map(Object.entries(t.p.env));
  const e = new Evaluator({ now: t.p.now(), environment, nextInput: () => inputs.next() });
  const args: JqObject = new Map<string, Value>([
    ['positional', named.positional],
    ['named', new Map(named.variables)],
  ]);
  let env: Env = { parent: undefined, variable: { name: 'ARGS', value: args } };
  for (const [name, value] of named.variables) env = { parent: env, variable: { name, value } };
  const style = styleOf(t);
  const queue: Value[] | undefined = t.has('slurp')
    ? [slurped(inputs, t.has('rawInput'), texts)]
    : t.has('nullInput')
      ? [null]
      : undefined;
  let last: Value | undefined;
  let status = 0;
  try {
    for (;;) {
      const input = queue === undefined ? inputs.next() : queue.shift();
      if (input === undefined) break;
      try {
        const made = yield* runOn(t, e, filter, input, env, style);
        if (made !== undefined) last = made;
      } catch (error) {
        if (!(error instanceof JqError)) throw error;
        status = 5;
        yield* t.flush();
        yield* t.p.err(`jq: error (at ${inputs.place}): ${error.message}\n`);
      }
    }
  } catch (problem) {
    if (problem instanceof Halt) {
      yield* t.flush();
      yield* t.p.err(problem.message);
      return problem.code;
    }
    if (!(problem instanceof JsonProblem)) throw problem;
    yield* t.flush();
    yield* t.p.err(`jq: parse error: ${problem.message}\n`);
    return 5;
  }
  if (status !== 0 || t.status !== 0) return Math.max(status, t.status);
  if (!t.has('exit')) return 0;
  return last === undefined ? 4 : isTrue(last) ? 0 : 1;
}

export const jq = tool<Option>({
  name: 'jq',
  usage: '[OPTIONS] FILTER [FILES...]',
  summary: 'Filters JSON',
  options,
  refused: ['--seq', '--stream', '--stream-errors', '-L'],
  usageStatus: 2,
  origin: 'jq',
  rewrite: (args) => takeNamed(args).rest,
  complaint: (problem) =>
    `Unknown option ${problem.replace(/^invalid option -- '(.)'$/, '-$1').replace(/^unrecognized option '(.*)'$/, '$1')}\nUse jq --help for help with command-line options,\nor see the jq manpage, or online docs  at https://jqlang.github.io/jq`,
  *run(t) {
    const [first, ...others] = t.operands;
    const named = variablesOf(t);
    const file = t.value('file');
    const program = file === undefined ? undefined : t.p.readText(file);
    if (isFail(program)) throw new Quit(`error: Could not open ${file ?? ''}: ${strerror(program)}`, 2);
    const source = program ?? first ?? '.';
    const files = program === undefined ? others : t.operands;
    return yield* runAll(t, compiled(source, named.variables), files, named);
  },
});
