import type { Shell } from './shell';
import { ShellError } from './failures';
import { evaluateText } from './expand/evaluate';
import type { Variable } from './state';

/** Variables whose value is made when it is read. */
const dynamic: Readonly<Record<string, (sh: Shell) => string | undefined>> = {
  RANDOM: (sh) => (sh.dialect.name === 'dash' ? undefined : String(sh.p.random(32768))),
  SRANDOM: (sh) => (sh.dialect.isBash ? String(sh.p.random(2 ** 32)) : undefined),
  SECONDS: (sh) =>
    sh.dialect.isBash ? String(Math.floor((sh.p.clock() - sh.s.startedAt) / 1000)) : undefined,
  LINENO: (sh) => String(sh.s.line),
  EPOCHSECONDS: (sh) => (sh.dialect.name === 'dash' ? undefined : String(Math.floor(sh.p.now() / 1000))),
  EPOCHREALTIME: (sh) =>
    sh.dialect.name === 'dash'
      ? undefined
      : `${Math.floor(sh.p.now() / 1000)}.${String(Math.floor((sh.p.now() % 1000) * 1000)).padStart(6, '0')}`,
  BASHPID: (sh) => (sh.dialect.isBash ? String(sh.p.pid) : undefined),
  BASH_SUBSHELL: (sh) => (sh.dialect.isBash ? (sh.s.isSubshell ? '1' : '0') : undefined),
  FUNCNAME: (sh) => (sh.dialect.isBash ? sh.callers()[0] : undefined),
  HISTCMD: (sh) => (sh.dialect.isBash ? String(sh.s.history.length) : undefined),
};

/** Lists that are made when they are read (bash). */
const dynamicLists: Readonly<Record<string, (sh: Shell) => string[] | undefined>> = {
  PIPESTATUS: (sh) => sh.s.pipeStatus.map(String),
  FUNCNAME: (sh) => (sh.callers().length > 0 ? [...sh.callers(), 'main'] : undefined),
  DIRSTACK: (sh) => [sh.get('PWD') ?? sh.p.cwd(), ...sh.s.dirStack],
  BASH_VERSINFO: () => ['5', '2', '37', '1', 'release', 'x86_64-pc-linux-gnu'],
};

/** The shell's variables: reading, writing, attributes, scopes. */
export class Variables {
  constructor(private readonly sh: Shell) {}

  get #vars(): Record<string, Variable> {
    return this.sh.s.vars;
  }

  row(name: string): Variable | undefined {
    return Object.hasOwn(this.#vars, name) ? this.#vars[name] : undefined;
  }

  /** The name that a reference (declare -n) stands for. */
  resolve(name: string): string {
    let at = name;
    for (let i = 0; i < 8; i++) {
      const row = this.row(at);
      if (row?.isReference !== true || row.value === undefined || row.value === '') return at;
      at = row.value;
    }
    return at;
  }

  get(name: string): string | undefined {
    const row = this.row(this.resolve(name));
    if (row !== undefined) return row.list === undefined ? row.value : row.list['0'];
    return Object.hasOwn(dynamic, name) ? dynamic[name]?.(this.sh) : undefined;
  }

  isList(name: string): boolean {
    return this.row(this.resolve(name))?.list !== undefined || this.#dynamicList(name) !== undefined;
  }

  #dynamicList(name: string): string[] | undefined {
    if (!this.sh.dialect.isBash || !Object.hasOwn(dynamicLists, name)) return undefined;
    return dynamicLists[name]?.(this.sh);
  }

  /** Subscripts and values of a list; a plain variable is a list of one. */
  entries(name: string): [key: string, value: string][] {
    const row = this.row(this.resolve(name));
    if (row?.list !== undefined) return Object.entries(row.list);
    if (row?.value !== undefined) return [['0', row.value]];
    const made = this.#dynamicList(name);
    if (made !== undefined) return made.map((value, i) => [String(i), value]);
    const value = this.get(name);
    return value === undefined ? [] : [['0', value]];
  }

  /** The subscript as it is kept: a number for indexed lists (negative: from the end), the text for associative ones. */
  subscript(name: string, index: string): string {
    const row = this.row(this.resolve(name));
    if (row?.isAssociative === true) return index;
    const n = Number(evaluateText(this.sh, index));
    // zsh counts from 1
    if (n >= 0) return String(this.sh.dialect.own === undefined ? n : n - 1);
    const last = Math.max(-1, ...this.entries(name).map(([key]) => Number(key)));
    return String(last + 1 + n);
  }

  element(name: string, index: string): string | undefined {
    const key = this.subscript(name, index);
    return this.entries(name).find(([other]) => other === key)?.[1];
  }

  /** Sets a value. Throws where the variable is read-only. */
  set(name: string, value: string, append = false): void {
    const row = this.#writable(this.resolve(name));
    const before = row.list === undefined ? (row.value ?? '') : (row.list['0'] ?? '');
    const made = this.#shaped(row, value, append ? before : undefined);
    if (row.list === undefined) row.value = made;
    else row.list['0'] = made;
    this.#changed(name);
  }

  setElement(name: string, index: string, value: string, append = false): void {
    const real = this.resolve(name);
    const key = this.subscript(real, index);
    const row = this.#writable(real);
    row.list ??= row.value === undefined ? {} : { 0: row.value };
    delete row.value;
    row.list[key] = this.#shaped(row, value, append ? (row.list[key] ?? '') : undefined);
  }

  setList(name: string, items: [key: string | undefined, value: string][], append = false): void {
    const real = this.resolve(name);
    const row = this.#writable(real);
    const list: Record<string, string> = append
      ? (row.list ?? (row.value === undefined ? {} : { 0: row.value }))
      : {};
    delete row.value;
    row.list = list;
    let next = append ? Math.max(-1, ...Object.keys(list).map(Number).filter(Number.isFinite)) + 1 : 0;
    for (const [index, value] of items) {
      const key = index === undefined ? String(next) : this.subscript(real, index);
      list[key] = this.#shaped(row, value, undefined);
      if (row.isAssociative !== true) next = Number(key) + 1;
    }
  }

  #shaped(row: Variable, value: string, before: string | undefined): string {
    if (row.isInteger === true) {
      const n = evaluateText(this.sh, value);
      return String(before === undefined ? n : n + BigInt(before === '' ? 0 : before));
    }
    const text = (before ?? '') + value;
    if (row.letters === 'lower') return text.toLowerCase();
    return row.letters === 'upper' ? text.toUpperCase() : text;
  }

  #writable(name: string): Variable {
    const row = this.row(name);
    if (row === undefined) {
      const made: Variable = {};
      if (this.sh.s.options['allexport'] === true) made.isExported = true;
      this.#vars[name] = made;
      return made;
    }
    if (row.isReadonly === true) throw new ShellError('readonly', name);
    return row;
  }

  #changed(name: string): void {
    if (name === 'PATH') this.sh.s.hashed = {};
    if (name === 'OPTIND') this.sh.s.getoptsAt = 0;
  }

  unset(name: string): void {
    const real = this.resolve(name);
    if (this.row(real)?.isReadonly === true) throw new ShellError('unset-readonly', real);
    delete this.#vars[real];
    this.#changed(real);
  }

  unsetElement(name: string, index: string): void {
    const row = this.row(this.resolve(name));
    if (row?.isReadonly === true) throw new ShellError('unset-readonly', name);
    if (row?.list === undefined) return;
    if (index === '@' || index === '*') row.list = {};
    else delete row.list[this.subscript(name, index)];
  }

  /** The row itself, made where it is missing: to change attributes. */
  declare(name: string): Variable {
    const row = this.row(name) ?? {};
    this.#vars[name] = row;
    return row;
  }

  names(): string[] {
    return Object.keys(this.#vars).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  }

  /** What children get: exported variables with a value. */
  environment(): Record<string, string> {
    const env: Record<string, string> = {};
    for (const name in this.#vars) {
      const row = this.#vars[name];
      if (row?.isExported === true && row.value !== undefined) env[name] = row.value;
    }
    return env;
  }
}
