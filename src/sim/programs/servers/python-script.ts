import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';

/**
 * A small part of Python: simple statements, `if`/`for`/`while` with indented blocks, expressions over numbers, texts, lists and
 * dictionaries, f-strings, and a few functions of os, sys, platform, socket and time. What is not there is a SyntaxError or NameError that
 * says so.
 */
type Py =
  | null
  | boolean
  | number
  | string
  | Py[]
  | { dict: [Py, Py][] }
  | { module: string }
  | { fn: string; self?: Py };

class PyError {
  constructor(
    readonly type: string,
    readonly message: string,
    public line = 0,
  ) {}
}

class PyExit {
  constructor(readonly code: number) {}
}

interface Line {
  text: string;
  indent: number;
  number: number;
}

/** Runs a script; answers its exit status. */
export function* runPython(p: Proc, source: string, file: string, argv: readonly string[]): Steps<number> {
  const run = new Script(p, file, argv);
  let report = '';
  let code = 0;
  try {
    run.block(linesOf(source), 0);
  } catch (error) {
    if (error instanceof PyExit) code = error.code;
    else if (error instanceof PyError) {
      code = 1;
      report = traceback(error, file, source);
    } else throw error;
  }
  yield* p.cpu(run.steps * 0.0005);
  if (run.output !== '') yield* p.out(run.output);
  if (run.sleeps > 0) yield* p.sleep(run.sleeps);
  if (report !== '') yield* p.err(report);
  return code;
}

function traceback(error: PyError, file: string, source: string): string {
  const text =
    file === '<string>' || file === '<stdin>'
      ? ''
      : `    ${(source.split('\n')[error.line - 1] ?? '').trim()}\n`;
  const head = error.type === 'SyntaxError' ? '' : 'Traceback (most recent call last):\n';
  const place = `  File "${file}", line ${error.line}${error.type === 'SyntaxError' ? '' : ', in <module>'}\n`;
  return `${head}${place}${text}${error.type}: ${error.message}\n`;
}

function linesOf(source: string): Line[] {
  const lines: Line[] = [];
  source.split('\n').forEach((raw, i) => {
    const indent = /^ */.exec(raw)?.[0].length ?? 0;
    for (const text of splitStatements(raw.trim()))
      if (text !== '') lines.push({ text, indent, number: i + 1 });
  });
  return lines;
}

/** Statements of one line: cut at semicolons, comments taken off, texts left alone. */
function splitStatements(line: string): string[] {
  const parts: string[] = [];
  let now = '';
  let quote = '';
  for (const char of line) {
    if (quote === '' && char === '#') break;
    if (quote === '' && char === ';') {
      parts.push(now.trim());
      now = '';
      continue;
    }
    if (char === quote) quote = '';
    else if (quote === '' && (char === '"' || char === "'")) quote = char;
    now += char;
  }
  return [...parts, now.trim()];
}

const most = 200_000;

class Script {
  output = '';
  steps = 0;
  sleeps = 0;
  readonly names = new Map<string, Py>();

  constructor(
    readonly p: Proc,
    readonly file: string,
    readonly argv: readonly string[],
  ) {}

  tick(): void {
    this.steps += 1;
    if (this.steps > most)
      throw new PyError('RuntimeError', 'a script of this length is not available in this world');
  }

  /** Runs the lines from `from` on that are indented as the first one; answers where it stopped. */
  block(lines: Line[], from: number): number {
    const indent = lines[from]?.indent ?? 0;
    let at = from;
    while (at < lines.length && (lines[at]?.indent ?? -1) >= indent) {
      const line = lines[at];
      if (line === undefined) break;
      if (line.indent > indent) throw new PyError('IndentationError', 'unexpected indent', line.number);
      try {
        at = this.statement(lines, at, line);
      } catch (error) {
        if (error instanceof PyError && error.line === 0) error.line = line.number;
        throw error;
      }
    }
    return at;
  }

  private statement(lines: Line[], at: number, line: Line): number {
    this.tick();
    const { text } = line;
    const head = /^(if|while|for|elif|else)\b(.*?):\s*(.*)$/s.exec(text);
    if (head !== null)
      return this.compound(lines, at, line, head[1] ?? '', head[2]?.trim() ?? '', head[3] ?? '');
    if (/^(def|class|with|try|async|lambda|match)\b/.test(text)) {
      throw new PyError(
        'SyntaxError',
        `'${text.split(/\s/)[0] ?? ''}' is not available in this world's python`,
      );
    }
    this.simple(text);
    return at + 1;
  }

  /** Where a compound statement's body ends. */
  private bodyEnd(lines: Line[], at: number, indent: number): number {
    let end = at;
    while (end < lines.length && (lines[end]?.indent ?? 0) > indent) end++;
    return end;
  }

  private compound(
    lines: Line[],
    at: number,
    line: Line,
    word: string,
    rest: string,
    inline: string,
  ): number {
    const end = inline === '' ? this.bodyEnd(lines, at + 1, line.indent) : at + 1;
    const body = () => {
      if (inline === '') this.block(lines.slice(at + 1, end), 0);
      else this.simple(inline);
    };
    if (word === 'while') while (truthy(this.value(rest))) body();
    else if (word === 'for') {
      const found = /^(.+?)\s+in\s+(.+)$/s.exec(rest);
      if (found === null) throw new PyError('SyntaxError', 'invalid syntax');
      for (const item of itemsOf(this.value(found[2] ?? ''))) {
        this.assign(found[1] ?? '', item);
        body();
      }
    } else if (word === 'if') return this.branches(lines, at, line, rest, body, end);
    else throw new PyError('SyntaxError', 'invalid syntax');
    return end;
  }

  private branches(
    lines: Line[],
    at: number,
    line: Line,
    test: string,
    body: () => void,
    end: number,
  ): number {
    void at;
    let isDone = truthy(this.value(test));
    if (isDone) body();
    let next = end;
    for (;;) {
      const other = lines[next];
      const head =
        other === undefined || other.indent !== line.indent
          ? null
          : /^(elif|else)\b(.*?):\s*(.*)$/s.exec(other.text);
      if (head === null) return next;
      const inline = head[3] ?? '';
      const stop = inline === '' ? this.bodyEnd(lines, next + 1, line.indent) : next + 1;
      if (!isDone && (head[1] === 'else' || truthy(this.value(head[2]?.trim() ?? '')))) {
        isDone = true;
        if (inline === '') this.block(lines.slice(next + 1, stop), 0);
        else this.simple(inline);
      }
      next = stop;
    }
  }

  private simple(text: string): void {
    if (text === 'pass') return;
    const imported = /^import\s+(.+)$/.exec(text);
    if (imported !== null) {
      for (const name of (imported[1] ?? '').split(',')) this.load(name.trim());
      return;
    }
    const from = /^from\s+(\w+)\s+import\s+(.+)$/.exec(text);
    if (from !== null) {
      this.load(from[1] ?? '');
      for (const name of (from[2] ?? '').split(','))
        this.names.set(name.trim(), attribute(this, { module: from[1] ?? '' }, name.trim()));
      return;
    }
    const raised = /^raise\s+(\w+)(?:\((.*)\))?$/.exec(text);
    if (raised !== null)
      throw new PyError(
        raised[1] ?? '',
        raised[2] === undefined || raised[2] === '' ? '' : str(this.value(raised[2])),
      );
    const set = /^([A-Za-z_][\w, .[\]'"]*?)\s*([-+*/]|\/\/|\*\*)?=(?!=)\s*(.+)$/s.exec(text);
    if (set !== null) {
      const right = this.value(set[3] ?? '');
      this.assign(
        set[1] ?? '',
        set[2] === undefined ? right : operate(set[2], this.value(set[1] ?? ''), right),
      );
      return;
    }
    this.value(text);
  }

  private load(name: string): void {
    if (!['os', 'sys', 'platform', 'socket', 'time', 'math', 'json', 'random', 'datetime'].includes(name)) {
      throw new PyError('ModuleNotFoundError', `No module named '${name}'`);
    }
    this.names.set(name, { module: name });
  }

  private assign(target: string, value: Py): void {
    const names = target.split(',').map((one) => one.trim());
    if (names.length > 1) {
      const items = itemsOf(value);
      names.forEach((name, i) => this.assign(name, items[i] ?? null));
      return;
    }
    const indexed = /^(\w+)\[(.+)\]$/.exec(target);
    if (indexed === null) this.names.set(target, value);
    else put(this.value(indexed[1] ?? ''), this.value(indexed[2] ?? ''), value);
  }

  value(text: string): Py {
    return new Expression(this, text).whole();
  }
}

function put(target: Py, key: Py, value: Py): void {
  if (Array.isArray(target)) target[Number(key)] = value;
  else if (typeof target === 'object' && target !== null && 'dict' in target) {
    const row = target.dict.find(([k]) => equal(k, key));
    if (row === undefined) target.dict.push([key, value]);
    else row[1] = value;
  } else throw new PyError('TypeError', `'${typeName(target)}' object does not support item assignment`);
}

const levels: readonly (readonly string[])[] = [
  ['or'],
  ['and'],
  ['==', '!=', '<=', '>=', '<', '>', 'not in', 'in', 'is not', 'is'],
  ['+', '-'],
  ['*', '//', '/', '%'],
];

class Expression {
  #at = 0;
  readonly #tokens: string[];

  constructor(
    private readonly script: Script,
    source: string,
  ) {
    this.#tokens =
      source
        .match(
          /\s+|[fFrRbB]?"""[\s\S]*?"""|[fFrRbB]?"(?:[^"\\]|\\.)*"|[fFrRbB]?'(?:[^'\\]|\\.)*'|\d+\.\d+|\d+|not\s+in\b|is\s+not\b|[A-Za-z_]\w*|\*\*|\/\/|[<>=!]=|[-+*/%<>=()[\]{},.:]|./g,
        )
        ?.filter((token) => token.trim() !== '')
        .map((token) => token.replace(/\s+/, (s) => (/^(not|is)\s/.test(token) ? ' ' : s))) ?? [];
  }

  whole(): Py {
    const first = this.ternary();
    if (this.#peek() === undefined) return first;
    if (this.#peek() !== ',') throw new PyError('SyntaxError', 'invalid syntax');
    const items = [first];
    while (this.#take(',') && this.#peek() !== undefined) items.push(this.ternary());
    return items;
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at];
  }

  #take(token: string): boolean {
    if (this.#peek() !== token) return false;
    this.#at += 1;
    return true;
  }

  #need(token: string): void {
    if (!this.#take(token)) throw new PyError('SyntaxError', 'invalid syntax');
  }

  ternary(): Py {
    const value = this.#level(0);
    if (!this.#take('if')) return value;
    const test = truthy(this.#level(0));
    this.#need('else');
    const other = this.ternary();
    return test ? value : other;
  }

  #level(n: number): Py {
    this.script.tick();
    if (n === 2 && this.#take('not')) return !truthy(this.#level(2));
    const signs = levels[n];
    if (signs === undefined) return this.#unary();
    let left = this.#level(n + 1);
    for (let sign = this.#peek(); sign !== undefined && signs.includes(sign); sign = this.#peek()) {
      this.#at += 1;
      const right = this.#level(n + 1);
      if (sign === 'and') left = truthy(left) ? right : left;
      else if (sign === 'or') left = truthy(left) ? left : right;
      else left = operate(sign, left, right);
    }
    return left;
  }

  #unary(): Py {
    if (this.#take('-')) return -Number(this.#unary());
    if (this.#take('not')) return !truthy(this.#unary());
    const base = this.#postfix();
    return this.#take('**') ? operate('**', base, this.#unary()) : base;
  }

  #postfix(): Py {
    let value = this.#atom();
    for (;;) {
      if (this.#take('.')) {
        const name = this.#peek() ?? '';
        this.#at += 1;
        value = attribute(this.script, value, name);
      } else if (this.#take('(')) value = this.#call(value);
      else if (this.#take('[')) value = this.#index(value);
      else return value;
    }
  }

  #call(fn: Py): Py {
    const args: Py[] = [];
    const named: Record<string, Py> = {};
    while (!this.#take(')')) {
      const name = this.#peek() ?? '';
      if (/^[A-Za-z_]\w*$/.test(name) && this.#tokens[this.#at + 1] === '=') {
        this.#at += 2;
        named[name] = this.ternary();
      } else args.push(this.ternary());
      if (!this.#take(',') && this.#peek() !== ')') throw new PyError('SyntaxError', "'(' was never closed");
    }
    return call(this.script, fn, args, named);
  }

  #index(value: Py): Py {
    const from = this.#peek() === ':' ? null : this.ternary();
    if (this.#take(':')) {
      const to = this.#peek() === ']' ? null : this.ternary();
      this.#need(']');
      const [a, b] = [from === null ? 0 : Number(from), to === null ? undefined : Number(to)];
      return Array.isArray(value) ? value.slice(a, b) : String(value as string).slice(a, b);
    }
    this.#need(']');
    return item(value, from);
  }

  #list(end: string): Py[] {
    const items: Py[] = [];
    while (!this.#take(end)) {
      items.push(this.ternary());
      if (!this.#take(',') && this.#peek() !== end)
        throw new PyError('SyntaxError', `'${end === ']' ? '[' : '('}' was never closed`);
    }
    return items;
  }

  #atom(): Py {
    const token = this.#peek();
    this.#at += 1;
    if (token === undefined) throw new PyError('SyntaxError', 'invalid syntax');
    if (token === '(') {
      const isEmpty = this.#peek() === ')';
      const items = this.#list(')');
      return items.length === 1 && !isEmpty && this.#tokens[this.#at - 2] !== ','
        ? (items[0] ?? null)
        : items;
    }
    if (token === '[') return this.#list(']');
    if (token === '{') return this.#dict();
    if (/^\d/.test(token)) return Number(token);
    if (/["']$/.test(token)) return this.#text(token);
    const constants: Record<string, Py> = { True: true, False: false, None: null, __name__: '__main__' };
    if (token in constants) return constants[token] ?? null;
    const known = this.script.names.get(token);
    if (known !== undefined) return known;
    if (builtins.has(token)) return { fn: token };
    if (/^[A-Za-z_]\w*$/.test(token)) throw new PyError('NameError', `name '${token}' is not defined`);
    throw new PyError('SyntaxError', 'invalid syntax');
  }

  #dict(): Py {
    const rows: [Py, Py][] = [];
    while (!this.#take('}')) {
      const key = this.ternary();
      this.#need(':');
      rows.push([key, this.ternary()]);
      if (!this.#take(',') && this.#peek() !== '}') throw new PyError('SyntaxError', "'{' was never closed");
    }
    return { dict: rows };
  }

  #text(token: string): string {
    const prefix = /^[fFrRbB]*/.exec(token)?.[0].toLowerCase() ?? '';
    const inner = token.slice(prefix.length).replace(/^("""|"|')([\s\S]*)\1$/, '$2');
    const plain = prefix.includes('r')
      ? inner
      : inner.replace(/\\([ntr'"\\])/g, (_, c: string) => ({ n: '\n', t: '\t', r: '\r' })[c] ?? c);
    if (!prefix.includes('f')) return plain;
    return plain.replace(/\{\{|\}\}|\{([^{}]+)\}/g, (all, code?: string) => {
      if (code === undefined) return all.charAt(0);
      const [expression = '', spec] = code.split(/:(?=[^:]*$)/);
      return formatted(this.script.value(expression.replace(/!r$/, '')), spec, expression.endsWith('!r'));
    });
  }
}

function formatted(value: Py, spec: string | undefined, isRepr: boolean): string {
  const fixed = /^\.(\d+)f$/.exec(spec ?? '');
  if (fixed !== null) return Number(value).toFixed(Number(fixed[1]));
  return isRepr ? repr(value) : str(value);
}

const builtins = new Set([
  'print',
  'len',
  'range',
  'str',
  'int',
  'float',
  'sum',
  'max',
  'min',
  'abs',
  'sorted',
  'list',
  'type',
  'open',
  'exit',
  'quit',
  'repr',
  'bool',
  'enumerate',
  'round',
  'reversed',
  'tuple',
  'dict',
]);

function attribute(script: Script, value: Py, name: string): Py {
  if (typeof value === 'object' && value !== null && 'module' in value)
    return member(script, value.module, name);
  return { fn: `.${name}`, self: value };
}

/** What the modules have. */
function member(script: Script, module: string, name: string): Py {
  const { p } = script;
  const path = `${module}.${name}`;
  const version = p.version === '' ? '3.11.1' : p.version;
  const values: Record<string, () => Py> = {
    'sys.version': () => `${version} (main, Jan 23 2023, 21:06:39) [GCC 10.2.1 20210110]`,
    'sys.argv': () => [...script.argv],
    'sys.platform': () => 'linux',
    'sys.executable': () => p.do((sim) => sim.processes.need(p.processId).exe),
    'os.environ': () => ({ dict: Object.entries(p.env) }),
    'os.name': () => 'posix',
    'math.pi': () => Math.PI,
  };
  const found = values[path];
  return found === undefined ? { fn: path } : found();
}

function call(script: Script, fn: Py, args: Py[], named: Readonly<Record<string, Py>>): Py {
  script.tick();
  if (typeof fn !== 'object' || fn === null || !('fn' in fn))
    throw new PyError('TypeError', `'${typeName(fn)}' object is not callable`);
  const [a = null, b = null] = args;
  const method = methods[fn.fn];
  if (method !== undefined && fn.self !== undefined) return method(fn.self, args);
  const builtin = functions[fn.fn];
  if (builtin !== undefined) return builtin(script, args, named);
  void [a, b];
  if (fn.self !== undefined)
    throw new PyError('AttributeError', `'${typeName(fn.self)}' object has no attribute '${fn.fn.slice(1)}'`);
  const [module = '', name = ''] = fn.fn.split('.');
  throw new PyError('AttributeError', `module '${module}' has no attribute '${name}'`);
}

type PyFunction = (script: Script, args: Py[], named: Readonly<Record<string, Py>>) => Py;

const hostname = ({ p }: Script) =>
  p.do((sim) => sim.namespaces.peek(sim.processes.need(p.processId).ns.uts)?.hostname ?? '');
const kernel = ({ p }: Script) =>
  p.do((sim) => sim.machines.peek(sim.processes.need(p.processId).machine)?.kernel.release ?? '');

const functions: Readonly<Record<string, PyFunction>> = {
  print(script, args, named) {
    script.output +=
      args.map(str).join(named['sep'] === undefined ? ' ' : str(named['sep'])) +
      (named['end'] === undefined ? '\n' : str(named['end']));
    return null;
  },
  len: (_, [value = null]) => (typeof value === 'string' ? value.length : itemsOf(value).length),
  range: (_, args) => rangeOf(args.map(Number)),
  str: (_, [value = '']) => str(value),
  repr: (_, [value = null]) => repr(value),
  int: (_, [value = 0]) => integer(value),
  float: (_, [value = 0]) => Number(value),
  bool: (_, [value = null]) => truthy(value),
  abs: (_, [value = 0]) => Math.abs(Number(value)),
  round: (_, [value = 0, digits = 0]) => Number(Number(value).toFixed(Number(digits))),
  sum: (_, [value = null]) => itemsOf(value).reduce<number>((sum, one) => sum + Number(one), 0),
  max: (_, args) =>
    (args.length > 1 ? args : itemsOf(args[0] ?? null)).reduce((x, y) =>
      truthy(operate('>', y, x)) ? y : x,
    ),
  min: (_, args) =>
    (args.length > 1 ? args : itemsOf(args[0] ?? null)).reduce((x, y) =>
      truthy(operate('<', y, x)) ? y : x,
    ),
  sorted: (_, [value = null]) => [...itemsOf(value)].sort((x, y) => (truthy(operate('<', x, y)) ? -1 : 1)),
  reversed: (_, [value = null]) => itemsOf(value).toReversed(),
  list: (_, [value = []]) => [...itemsOf(value)],
  tuple: (_, [value = []]) => [...itemsOf(value)],
  enumerate: (_, [value = null]) => itemsOf(value).map((one, i) => [i, one]),
  type: (_, [value = null]) => `<class '${typeName(value)}'>`,
  exit(_, [code = 0]) {
    throw new PyExit(Number(code));
  },
  'sys.exit'(_, [code = 0]) {
    throw new PyExit(Number(code));
  },
  'os.getpid': (script) => script.p.pid,
  'os.getcwd': (script) => script.p.cwd(),
  'os.getenv': (script, [name = '', other = null]) => script.p.env[str(name)] ?? other,
  'os.listdir'(script, [path = '.']) {
    const entries = script.p.readDir(str(path));
    if (isFail(entries))
      throw new PyError('FileNotFoundError', `[Errno 2] No such file or directory: '${str(path)}'`);
    return entries.map((one) => one.name);
  },
  'os.uname': (script) => ['Linux', hostname(script), kernel(script), '#1 SMP', 'x86_64'],
  'os.cpu_count': (script) =>
    script.p.do(
      (sim) => sim.machines.peek(sim.processes.need(script.p.processId).machine)?.hardware.cores ?? 1,
    ),
  'socket.gethostname': hostname,
  'platform.node': hostname,
  'platform.release': kernel,
  'platform.system': () => 'Linux',
  'platform.machine': () => 'x86_64',
  'platform.python_version': (script) => (script.p.version === '' ? '3.11.1' : script.p.version),
  'platform.platform': (script) => `Linux-${kernel(script)}-x86_64-with-glibc2.31`,
  'time.time': (script) => script.p.now() / 1000,
  'time.sleep'(script, [seconds = 0]) {
    script.sleeps += Number(seconds) * 1000;
    return null;
  },
  'math.sqrt': (_, [value = 0]) => Math.sqrt(Number(value)),
  'math.floor': (_, [value = 0]) => Math.floor(Number(value)),
  'random.randint': (script, [from = 0, to = 0]) =>
    Number(from) + script.p.random(Number(to) - Number(from) + 1),
};

function integer(value: Py): number {
  const number = typeof value === 'string' ? Number(value.trim() || NaN) : Number(value);
  if (Number.isNaN(number))
    throw new PyError('ValueError', `invalid literal for int() with base 10: ${repr(value)}`);
  return Math.trunc(number);
}

function rangeOf(args: number[]): number[] {
  const [start = 0, stop = 0, step = 1] = args.length === 1 ? [0, args[0]] : args;
  const all: number[] = [];
  for (let i = start; step > 0 ? i < stop : i > stop; i += step) {
    if (all.length >= most)
      throw new PyError('RuntimeError', 'a range of this length is not available in this world');
    all.push(i);
  }
  return all;
}

const methods: Readonly<Record<string, (self: Py, args: Py[]) => Py>> = {
  '.upper': (self) => str(self).toUpperCase(),
  '.lower': (self) => str(self).toLowerCase(),
  '.strip': (self) => str(self).trim(),
  '.title': (self) => str(self).replace(/\b\w/g, (c) => c.toUpperCase()),
  '.split': (self, [by]) => (by === undefined ? str(self).trim().split(/\s+/) : str(self).split(str(by))),
  '.join': (self, [list = null]) => itemsOf(list).map(str).join(str(self)),
  '.replace': (self, [from = '', to = '']) => str(self).replaceAll(str(from), str(to)),
  '.startswith': (self, [text = '']) => str(self).startsWith(str(text)),
  '.endswith': (self, [text = '']) => str(self).endsWith(str(text)),
  '.count': (self, [what = null]) =>
    typeof self === 'string'
      ? self.split(str(what)).length - 1
      : itemsOf(self).filter((one) => equal(one, what)).length,
  '.format': (self, args) => {
    let next = 0;
    return str(self).replace(/\{(\d*)\}/g, (_, n: string) => str(args[n === '' ? next++ : Number(n)] ?? ''));
  },
  '.append': (self, [value = null]) => (Array.isArray(self) ? (self.push(value), null) : null),
  '.get': (self, [key = null, other = null]) => rowsOf(self).find(([k]) => equal(k, key))?.[1] ?? other,
  '.keys': (self) => rowsOf(self).map(([k]) => k),
  '.values': (self) => rowsOf(self).map(([, v]) => v),
  '.items': (self) => rowsOf(self).map(([k, v]) => [k, v]),
};

const rowsOf = (value: Py): [Py, Py][] =>
  typeof value === 'object' && value !== null && 'dict' in value ? value.dict : [];

function item(value: Py, key: Py): Py {
  if (typeof value === 'object' && value !== null && 'dict' in value) {
    const row = value.dict.find(([k]) => equal(k, key));
    if (row === undefined) throw new PyError('KeyError', repr(key));
    return row[1];
  }
  const found =
    typeof value === 'string'
      ? value.at(Number(key))
      : Array.isArray(value)
        ? value.at(Number(key))
        : undefined;
  if (found === undefined)
    throw new PyError('IndexError', `${typeName(value) === 'str' ? 'string' : 'list'} index out of range`);
  return found;
}

function itemsOf(value: Py): Py[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'string') return [...value];
  if (typeof value === 'object' && value !== null && 'dict' in value) return value.dict.map(([k]) => k);
  throw new PyError('TypeError', `'${typeName(value)}' object is not iterable`);
}

function truthy(value: Py): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object' && value !== null && 'dict' in value) return value.dict.length > 0;
  return Boolean(value);
}

const equal = (a: Py, b: Py): boolean =>
  typeof a === 'object' || typeof b === 'object' ? JSON.stringify(a) === JSON.stringify(b) : a === b;

function operate(sign: string, a: Py, b: Py): Py {
  if (sign === '==' || sign === 'is') return equal(a, b);
  if (sign === '!=' || sign === 'is not') return !equal(a, b);
  if (sign === 'in' || sign === 'not in') {
    const isIn = typeof b === 'string' ? b.includes(str(a)) : itemsOf(b).some((one) => equal(one, a));
    return isIn === (sign === 'in');
  }
  if (sign === '+' && typeof a === 'string' && typeof b === 'string') return a + b;
  if (sign === '+' && Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
  if (sign === '+' && typeof a === 'string')
    throw new PyError('TypeError', `can only concatenate str (not "${typeName(b)}") to str`);
  if (sign === '*' && typeof a === 'string') return a.repeat(Number(b));
  if (sign === '%' && typeof a === 'string') {
    const values = Array.isArray(b) ? [...b] : [b];
    return a.replace(/%[sd]/g, () => str(values.shift() ?? ''));
  }
  if (/[<>]/.test(sign) && typeof a === typeof b) return compare(sign, a, b);
  if (![a, b].every((one) => typeof one === 'number' || typeof one === 'boolean')) {
    throw new PyError(
      'TypeError',
      `unsupported operand type(s) for ${sign}: '${typeName(a)}' and '${typeName(b)}'`,
    );
  }
  const [x, y] = [Number(a), Number(b)];
  if ((sign === '/' || sign === '//' || sign === '%') && y === 0)
    throw new PyError(
      'ZeroDivisionError',
      sign === '/' ? 'division by zero' : 'integer division or modulo by zero',
    );
  return arithmetic[sign]?.(x, y) ?? compare(sign, x, y);
}

const arithmetic: Readonly<Record<string, (x: number, y: number) => number>> = {
  '+': (x, y) => x + y,
  '-': (x, y) => x - y,
  '*': (x, y) => x * y,
  '/': (x, y) => x / y,
  '//': (x, y) => Math.floor(x / y),
  '%': (x, y) => ((x % y) + y) % y,
  '**': (x, y) => x ** y,
};

function compare(sign: string, a: Py, b: Py): boolean {
  const [x, y] = [a as string, b as string];
  return sign === '<' ? x < y : sign === '>' ? x > y : sign === '<=' ? x <= y : x >= y;
}

function typeName(value: Py): string {
  if (value === null) return 'NoneType';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object')
    return 'dict' in value ? 'dict' : 'module' in value ? 'module' : 'builtin_function_or_method';
  return { boolean: 'bool', number: Number.isInteger(value) ? 'int' : 'float', string: 'str' }[
    typeof value as 'string'
  ];
}

function str(value: Py): string {
  return typeof value === 'string' ? value : repr(value);
}

function repr(value: Py): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string')
    return value.includes("'") && !value.includes('"')
      ? `"${value}"`
      : `'${value.replace(/'/g, "\\'").replace(/\n/g, '\\n')}'`;
  if (Array.isArray(value)) return `[${value.map(repr).join(', ')}]`;
  if ('dict' in value) return `{${value.dict.map(([k, v]) => `${repr(k)}: ${repr(v)}`).join(', ')}}`;
  return 'module' in value ? `<module '${value.module}'>` : `<built-in function ${value.fn}>`;
}
