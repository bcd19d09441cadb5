import { asBytes, noBytes, utf8, type Bytes } from '#sim/base/bytes';
import { isFail, strerror, type Fail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import type { Proc } from '#sim/kernel/proc';
import type { Again, Body, Program, Steps } from '#sim/kernel/program';
import { listOptions, parseOptions, type Given, type OptionTable, type Parsed } from './options';

/** Whose habits a program has: GNU's (Debian, Ubuntu), or those of the one busybox binary. */
export type Flavour = 'gnu' | 'busybox';

/** A command-line tool: its options stated once, from which parsing, errors and `--help` follow. */
export interface ToolSpec<K extends string> {
  name: string;
  /** what follows the name in the usage line; several lines: several forms */
  usage: string;
  summary: string;
  options: OptionTable<K>;
  /** real options (`'-Z'`, `'--context'`) that are not here: using one is refused loudly, never ignored */
  refused?: readonly string[];
  /** options end at the first operand */
  inOrder?: boolean;
  /** exit status of a wrong command line: 1 unless said otherwise */
  usageStatus?: number;
  /** the name in its messages, where GNU's program always uses the same (gunzip is `gzip`) */
  speaksAs?: string;
  /** says the usage line before the pointer to --help, as grep and sed do */
  showsUsage?: boolean;
  /** who `--version` names */
  origin?: string;
  start?: Program['start'];
  /** present where busybox has it too: its usage line, and letters that it lacks */
  busybox?: { usage: string; lacks?: string; status?: number };
  /** rewrites historic forms, such as `head -5`, before options are read */
  rewrite?: (args: readonly string[], flavour: Flavour) => readonly string[];
  /** own words instead of the usual ones for a wrong option (programs that do not use getopt_long) */
  complaint?: (problem: string) => string;
  /** answers an exit status; undefined: `t.status` */
  run(t: Tool<K>, state: Json): Steps<number | Again | undefined>;
}

/** Ends a tool from any depth, as exit(3) does: the message goes to standard error behind the name. */
export class Quit {
  constructor(
    readonly message: string,
    readonly code = 1,
    /** follow it with the pointer to --help (GNU) or the usage (busybox) */
    readonly isUsage = false,
  ) {}
}

/** What a running tool has at hand: its command line, buffered output, complaints. */
export class Tool<K extends string = string> {
  /** what to exit with at the end */
  status = 0;
  #buffer = '';
  #isTtyOut: boolean | undefined;

  constructor(
    readonly p: Proc,
    readonly spec: ToolSpec<K>,
    readonly flavour: Flavour,
    /** as it was called, without directories */
    readonly name: string,
    readonly given: readonly Given<K>[],
    readonly operands: readonly string[],
    /** everything behind the name, as it was given */
    readonly words: readonly string[] = [],
  ) {}

  get isBusybox(): boolean {
    return this.flavour === 'busybox';
  }

  has(key: K): boolean {
    return this.given.some((one) => one.key === key);
  }

  /** The value of an option; when it is given more than once, the last. */
  value(key: K): string | undefined {
    return this.given.findLast((one) => one.key === key)?.value;
  }

  values(key: K): string[] {
    return this.given.flatMap((one) => (one.key === key && one.value !== undefined ? [one.value] : []));
  }

  /** Which of these was given last. */
  last<L extends K>(...keys: L[]): L | undefined {
    return this.given.findLast((one): one is Given<L> => (keys as K[]).includes(one.key))?.key;
  }

  get isTtyOut(): boolean {
    return (this.#isTtyOut ??= this.p.isTty(1));
  }

  /** Puts bytes into the output buffer. */
  put(...parts: Bytes[]): void {
    for (const part of parts) this.#buffer += part;
  }

  /** Puts text into the output buffer. */
  say(text: string): void {
    this.#buffer += utf8(text);
  }

  /** Writes the buffer when a block has gathered, as stdio does; call it inside loops. */
  *drain(): Steps<void> {
    if (this.#buffer.length >= 4096) yield* this.flush();
  }

  /** Writes the buffer when a person may be watching: to be called before anything that waits. */
  *beforeWait(): Steps<void> {
    if (this.#buffer !== '' && (this.isTtyOut || this.#buffer.length >= 4096)) yield* this.flush();
  }

  *flush(): Steps<void> {
    if (this.#buffer === '') return;
    const data = asBytes(this.#buffer);
    this.#buffer = '';
    const refused = yield* this.p.write(1, data);
    if (refused !== undefined) throw new Quit(`write error: ${strerror(refused)}`);
  }

  /** Says what went wrong, behind the name, and makes the exit status 1 (or another). */
  *complain(message: string, status = 1): Steps<void> {
    yield* this.warn(message);
    this.status = Math.max(this.status, status);
  }

  /** As `complain`, without consequences for the exit status. */
  *warn(message: string): Steps<void> {
    yield* this.flush();
    yield* this.p.err(`${this.name}: ${inBsd(this.p, message)}\n`);
  }

  /** `message: No such file or directory`, and exit status 1. */
  *refuse(message: string, reason: Fail, status = 1): Steps<void> {
    yield* this.complain(`${message}: ${strerror(reason)}`, status);
  }

  /** A word in quotes, as GNU's messages have it: curly where the locale is UTF-8. */
  quote(word: string): string {
    const { LC_ALL, LC_CTYPE, LANG } = this.p.env;
    const locale = LC_ALL ?? LC_CTYPE ?? LANG ?? '';
    return /utf-?8/i.test(locale) && !this.isBusybox ? `\u2018${word}\u2019` : `'${word}'`;
  }

  /** The operands, or this when there are none. */
  operandsOr(standard: string): readonly string[] {
    return this.operands.length === 0 ? [standard] : this.operands;
  }
}

/** BSD's tools (a Mac's) name the file and the reason, without `cannot remove` and quotes. */
function inBsd(p: Proc, message: string): string {
  return p.version === 'bsd' ? message.replace(/^(?:cannot|failed to) .*?[‘'](.*)[’']: /, '$1: ') : message;
}

/** A program from a tool's declaration. */
export function tool<K extends string>(spec: ToolSpec<K>): Program {
  const main: Body = function* (p, state) {
    const isBusybox = p.do((sim) => sim.processes.peek(p.processId)?.program === 'busybox');
    return yield* runTool(spec, p, state, isBusybox ? 'busybox' : 'gnu');
  };
  const program: Program = { name: spec.name, main };
  return spec.start === undefined ? program : { ...program, start: spec.start };
}

function* runTool<K extends string>(spec: ToolSpec<K>, p: Proc, state: Json, flavour: Flavour) {
  const argv = flavour === 'busybox' ? appletArgv(p.argv) : p.argv;
  const called = (argv[0] ?? spec.name).replace(/.*\//, '').replace(/^-/, '');
  const args = spec.rewrite?.(argv.slice(1), flavour) ?? argv.slice(1);
  const table = { ...spec.options, ...refusedRows(spec), help__: ',help', version__: ',version' };
  const lacks = flavour === 'busybox' ? spec.busybox?.lacks : undefined;
  const parsed: Parsed<string> = parseOptions(table, args, {
    ...(spec.inOrder === undefined ? {} : { inOrder: spec.inOrder }),
    ...(lacks === undefined ? {} : { lacks }),
  });
  const speaker = flavour === 'gnu' ? (spec.speaksAs ?? called) : called;
  const t = new Tool<K>(
    p,
    spec,
    flavour,
    speaker,
    parsed.given as Given<K>[],
    parsed.operands,
    argv.slice(1),
  );
  try {
    const early = yield* beforeRun(t, parsed);
    const outcome = early ?? (yield* spec.run(t, state));
    yield* t.flush();
    return outcome ?? t.status;
  } catch (end) {
    if (!(end instanceof Quit)) throw end;
    return yield* quit(t, end);
  }
}

function refusedRows<K extends string>(spec: ToolSpec<K>): Record<string, string> {
  return Object.fromEntries(
    (spec.refused ?? []).map((option) => [
      `refused ${option}`,
      option.startsWith('--') ? `,${option.slice(2)}` : option.slice(1),
    ]),
  );
}

function* beforeRun<K extends string>(t: Tool<K>, parsed: Parsed<string>): Steps<number | undefined> {
  const { spec } = t;
  for (const { key, spelled } of parsed.given) {
    if (key === 'help__' && t.isBusybox) {
      yield* t.p.err(busyboxUsage(t));
      return 0;
    }
    if (key === 'help__') {
      yield* t.p.out(gnuHelp(t));
      return 0;
    }
    if (key === 'version__' && !t.isBusybox) {
      yield* t.p.out(`${spec.name} (${spec.origin ?? 'GNU coreutils'}) ${t.p.version || '9.4'}\n`);
      return 0;
    }
    if (key.startsWith('refused '))
      throw new Quit(`option ${spelled} is not available in this world`, spec.usageStatus ?? 1);
  }
  if (parsed.problem === undefined) return undefined;
  // Alpine's C library words it differently
  const isMusl = t.isBusybox && t.p.exists('/etc/alpine-release');
  const words = isMusl ? parsed.problem.musl : parsed.problem.gnu;
  const status = t.isBusybox ? (spec.busybox?.status ?? 1) : (spec.usageStatus ?? 1);
  if (spec.complaint !== undefined && !t.isBusybox) throw new Quit(spec.complaint(words), status);
  throw new Quit(words, status, true);
}

function* quit<K extends string>(t: Tool<K>, end: Quit): Steps<number> {
  if (!end.message.startsWith('write error')) yield* t.flush();
  if (end.message !== '') yield* t.p.err(`${t.name}: ${inBsd(t.p, end.message)}\n`);
  if (!end.isUsage) return end.code;
  const usage = t.spec.showsUsage === true ? `Usage: ${t.name} ${t.spec.usage.split('\n')[0] ?? ''}\n` : '';
  yield* t.p.err(t.isBusybox ? busyboxUsage(t) : `${usage}Try '${t.name} --help' for more information.\n`);
  return end.code;
}

/** What `busybox --help` and its applets say first. */
export function busyboxBanner(version: string): string {
  const number = version.replace(/[^\d.].*/, '') || '1.37.0';
  return `BusyBox v${number} (2024-09-26 21:31:42 UTC) multi-call binary.\n`;
}

function busyboxUsage<K extends string>(t: Tool<K>): string {
  const forms = (t.spec.busybox?.usage ?? t.spec.usage).split('\n');
  const usage = forms.map((form, i) => `${i === 0 ? 'Usage' : 'or'}: ${t.spec.name} ${form}\n`).join('');
  return `${busyboxBanner(t.p.version)}\n${usage}\n${t.spec.summary}\n`;
}

function gnuHelp<K extends string>(t: Tool<K>): string {
  const forms = t.spec.usage.split('\n');
  const usage = forms.map((form, i) => `${i === 0 ? 'Usage:' : '  or: '} ${t.name} ${form}\n`).join('');
  return `${usage}${t.spec.summary}.\n\n${listOptions({ ...t.spec.options, help: ',help', version: ',version' })}`;
}

/** The command line as an applet sees it: `busybox ls x` is `ls x`. */
export function appletArgv(argv: readonly string[]): readonly string[] {
  return (argv[0] ?? '').replace(/.*\//, '') === 'busybox' && argv.length > 1 ? argv.slice(1) : argv;
}

/** Standard input, a file, or one after another, in blocks or lines. */
export class Input {
  #rest = '';
  #at = 0;
  #isEnded = false;
  /** why reading stopped early */
  refusal: Fail | undefined;
  /** did the last line that `line` gave end with a newline? */
  isTerminated = true;

  constructor(
    readonly t: Tool,
    readonly fd: number,
  ) {}

  /** The next bytes, '' at the end. */
  *chunk(most = 65536): Steps<Bytes> {
    if (this.#at < this.#rest.length) {
      const rest = this.#rest.slice(this.#at);
      this.#rest = '';
      this.#at = 0;
      return asBytes(rest);
    }
    if (this.#isEnded) return noBytes;
    yield* this.t.beforeWait();
    const part = yield* this.t.p.read(this.fd, most);
    if (isFail(part)) this.refusal = part;
    if (isFail(part) || part === '') {
      this.#isEnded = true;
      return noBytes;
    }
    return part;
  }

  /** The next line without its end, or undefined when there is none. */
  *line(end = '\n'): Steps<Bytes | undefined> {
    for (;;) {
      const found = this.#rest.indexOf(end, this.#at);
      if (found >= 0) {
        const line = this.#rest.slice(this.#at, found);
        this.#at = found + 1;
        this.isTerminated = true;
        return asBytes(line);
      }
      const known = this.#rest.slice(this.#at);
      this.#rest = '';
      this.#at = 0;
      const more = yield* this.chunk();
      this.#rest = known + more;
      if (more !== '') continue;
      this.#rest = '';
      this.isTerminated = false;
      return known === '' ? undefined : asBytes(known);
    }
  }

  /** Everything that is left. */
  *all(): Steps<Bytes> {
    let all = '';
    for (;;) {
      const part = yield* this.chunk();
      if (part === '') return asBytes(all);
      all += part;
      this.t.p.hold(all.length);
    }
  }

  /** All lines that are left, without their ends. */
  *lines(end = '\n'): Steps<Bytes[]> {
    const all = yield* this.all();
    if (all === '') return [];
    const lines = all.split(end) as Bytes[];
    this.isTerminated = lines.at(-1) === '';
    if (this.isTerminated) lines.pop();
    return lines;
  }

  close(): void {
    if (this.fd !== 0) this.t.p.close(this.fd);
  }
}

/** Opens an operand (`-`: standard input), or says why not, in the words of `cannot` before the reason. */
export function* openInput<K extends string>(
  t: Tool<K>,
  name: string,
  cannot: (name: string) => string = (file) => (t.isBusybox ? `can't open '${file}'` : file),
  status = 1,
): Steps<Input | undefined> {
  if (name === '-') return new Input(t as unknown as Tool, 0);
  const fd = t.p.open(name);
  if (!isFail(fd)) return new Input(t as unknown as Tool, fd);
  yield* t.refuse(cannot(name), fd, status);
  return undefined;
}

/** Closes an input and says so when reading it had failed. */
export function* closeInput<K extends string>(
  t: Tool<K>,
  input: Input,
  cannot: string,
  status = 1,
): Steps<void> {
  input.close();
  if (input.refusal !== undefined) yield* t.refuse(cannot, input.refusal, status);
}
