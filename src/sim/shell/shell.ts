import type { Json } from '#sim/base/json';
import { asBytes, text, utf8 } from '#sim/base/bytes';
import type { Proc } from '#sim/kernel/proc';
import type { CommandExpansionPart, ProcessSubstitutionPart } from 'unbash';
import { dialects, type Dialect } from './dialect';
import type { Piece } from './expand/pieces';
import { ShellError } from './failures';
import { describeFailure, prefixOf } from './messages';
import { Leave } from './run/frames';
import { substituteCommand, substituteProcess } from './run/substitute';
import type { Entry, ShellState } from './state';
import { Variables } from './variables';

/**
 * A shell during one step: its plain state, its process, and what both are asked most often. It is made anew for every step and
 * never kept; all that lasts is in `s`.
 */
export class Shell {
  readonly variables: Variables;
  readonly dialect: Dialect;
  #cursor = 0;
  #level = 0;
  #isJournalling = false;

  constructor(
    readonly p: Proc,
    readonly s: ShellState,
  ) {
    this.dialect = dialects[s.dialect] ?? dialects.bash;
    this.variables = new Variables(this);
  }

  // ---- parameters

  /** A parameter's value: positional, special, or a variable. */
  get(name: string): string | undefined {
    const { s } = this;
    if (/^[0-9]/.test(name)) return name === '0' ? s.name : s.args[Number(name) - 1];
    if (Object.hasOwn(special, name)) return special[name]?.(this);
    return this.variables.get(name);
  }

  isShopt(name: string): boolean {
    return this.s.shopt[name] ?? defaultShopt.has(name);
  }

  // ---- the journal of an instruction

  /** Begins an instruction, or begins it again. `isJournalling`: it may be suspended. */
  begin(isJournalling: boolean): void {
    this.#cursor = 0;
    this.#level = 0;
    this.#isJournalling = isJournalling;
  }

  /**
   * Does a part of an instruction once. When the instruction is suspended (by a command substitution) and run anew, what
   * its parts gave then is given again, so that nothing happens twice.
   */
  remember<T extends Json>(make: () => T): T {
    if (!this.#isJournalling) return make();
    const { journal } = this.s;
    const start = this.#cursor;
    const known = journal[start];
    if (known?.[0] === this.#level) {
      this.#cursor += 1;
      return known[1] as T;
    }
    this.#level += 1;
    const value = make();
    this.#level -= 1;
    journal.length = start;
    journal.push([this.#level, value]);
    this.#cursor = start + 1;
    return value;
  }

  rememberPieces(make: () => Piece[]): Piece[] {
    return this.remember(make as unknown as () => Json) as unknown as Piece[];
  }

  /** How deep the part under way lies: for who suspends it. */
  get level(): number {
    return this.#level;
  }

  substitute(part: CommandExpansionPart): string {
    return this.remember(() => substituteCommand(this, part));
  }

  substituteProcess(part: ProcessSubstitutionPart): string {
    return this.remember(() => substituteProcess(this, part));
  }

  // ---- talking

  /** Text for a descriptor; it is written before the machine goes on. */
  say(fd: number, words: string): void {
    this.sayBytes(fd, utf8(words));
  }

  /** Bytes likewise. */
  sayBytes(fd: number, bytes: string): void {
    if (bytes === '') return;
    const last = this.s.outbox.at(-1);
    if (last?.[0] === fd) last[1] += bytes;
    else this.s.outbox.push([fd, bytes]);
  }

  out(words: string): void {
    this.say(1, words);
  }

  err(words: string): void {
    this.say(2, words);
  }

  /** A complaint, with the name and line that belong before it. `command`: the builtin that complains. */
  complain(why: string, command?: string): void {
    const { own } = this.dialect;
    this.err(own?.complaint(this, why, command) ?? `${prefixOf(this, command)}${why}\n`);
  }

  /** Gives a command up. */
  fail(why: string): never {
    throw new ShellError('plain', why);
  }

  /** A special builtin failed: dash and ash end a script for that. */
  endStrictly(status: number): void {
    if (!this.s.isInteractive) throw new Leave(status);
  }

  failUnbound(name: string): never {
    throw new ShellError('unbound', name);
  }

  describe(failure: unknown, command?: string): string {
    return describeFailure(this, failure, command);
  }

  /** Sets what a builtin was told to set: a variable, or an element `x[1]` of a list. */
  assignTo(target: string, value: string): void {
    const element = /^(\w+)\[(.*)\]$/.exec(target);
    if (element === null) this.variables.set(target, value);
    else this.variables.setElement(element[1] ?? '', element[2] ?? '', value);
  }

  /** Bytes as text. */
  decode(bytes: string): string {
    return text(asBytes(bytes));
  }

  /** A prompt of `read -p`. */
  promptNow(words: string): void {
    this.err(words);
  }

  // ---- the stack

  /** Names of the functions under way, innermost first. */
  callers(): string[] {
    return this.s.stack
      .flatMap((entry) =>
        entry.k === 'frame' && (entry.kind === 'function' || entry.kind === 'source') ? [entry.name] : [],
      )
      .reverse();
  }

  frame(): Extract<Entry, { k: 'frame' }> | undefined {
    return this.s.stack.findLast((entry) => entry.k === 'frame');
  }

  functionFrame(): Extract<Entry, { k: 'frame' }> | undefined {
    return this.s.stack.findLast((entry) => entry.k === 'frame' && entry.kind === 'function') as
      Extract<Entry, { k: 'frame' }> | undefined;
  }
}

const defaultShopt: ReadonlySet<string> = new Set([
  ...[
    'checkwinsize',
    'cmdhist',
    'complete_fullquote',
    'extquote',
    'force_fignore',
    'globasciiranges',
    'globskipdots',
  ],
  ...['hostcomplete', 'interactive_comments', 'patsub_replacement', 'progcomp', 'promptvars', 'sourcepath'],
]);

/** Letters of `$-`, in its order; `i` is among them. */
const flagLetters: Readonly<Record<string, string>> = {
  allexport: 'a',
  notify: 'b',
  errexit: 'e',
  noglob: 'f',
  hashall: 'h',
  interactive: 'i',
  keyword: 'k',
  monitor: 'm',
  noexec: 'n',
  privileged: 'p',
  nounset: 'u',
  verbose: 'v',
  xtrace: 'x',
  braceexpand: 'B',
  noclobber: 'C',
  errtrace: 'E',
  histexpand: 'H',
  physical: 'P',
  functrace: 'T',
};

const special: Readonly<Record<string, (sh: Shell) => string | undefined>> = {
  '?': (sh) => String(sh.s.status),
  $: (sh) => String(sh.s.pid),
  '!': (sh) => (sh.s.lastBackground === 0 ? undefined : String(sh.s.lastBackground)),
  '#': (sh) => String(sh.s.args.length),
  '-': (sh) => {
    const isOn = (name: string) =>
      name === 'interactive'
        ? sh.s.isInteractive || sh.s.wasInteractive === true
        : sh.s.options[name] === true;
    const letters = Object.keys(flagLetters).filter(isOn);
    const end =
      sh.s.input.kind === 'command'
        ? sh.dialect.words === 'dash'
          ? ''
          : 'c'
        : sh.s.input.kind === 'script'
          ? ''
          : 's';
    return letters.map((name) => flagLetters[name]).join('') + end;
  },
  '@': (sh) => sh.s.args.join(' '),
  '*': (sh) => sh.s.args.join((sh.variables.get('IFS') ?? ' ').slice(0, 1)),
  _: (sh) => sh.variables.get('_'),
};
