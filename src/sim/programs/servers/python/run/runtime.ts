import { utf8 } from '#sim/base/bytes';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { Place } from '../syntax/ast';
import type { Raised } from './errors';
import { raise, type TraceLine } from './errors';
import { PyModule, Scope, type Py, type PyObject } from './values';

/** ms of processor time for a step of the interpreter, as fast as CPython is on average */
const stepCost = 0.00015;
/** a block of output, as C's stdio gathers it when nobody watches */
const block = 8192;

/** One call that is under way. */
export interface Frame {
  file: string;
  name: string;
  place: Place;
  scope: Scope;
  /** the exception that is being handled, for a bare `raise` */
  handled: PyObject | undefined;
}

/** A Python program under way: its modules, calls, and what it has not written yet. */
export class Runtime {
  readonly modules = new Map<string, PyModule>();
  readonly frames: Frame[] = [];
  /** source by file, for tracebacks */
  readonly sources = new Map<string, string>();
  argv: readonly string[] = [];
  steps = 0;
  paid = 0;
  #buffer = '';
  readonly isUnbuffered: boolean;

  constructor(
    readonly p: Proc,
    readonly version: string,
    readonly builtins: ReadonlyMap<string, Py>,
    /** where modules are looked for */
    readonly path: string[],
  ) {
    const flags = p.args.filter((arg) => arg.startsWith('-'));
    this.isUnbuffered = flags.includes('-u') || (p.env['PYTHONUNBUFFERED'] ?? '') !== '';
  }

  get minor(): number {
    return Number(this.version.split('.')[1] ?? 11);
  }

  get frame(): Frame {
    const frame = this.frames.at(-1);
    if (frame === undefined) throw new Error('no frame');
    return frame;
  }

  tick(): void {
    this.steps += 1;
    if (this.frames.length > 900) raise('RecursionError', 'maximum recursion depth exceeded');
  }

  /** Time for what was computed; to be called before anything that waits. */
  *pay(): Steps<void> {
    const owed = (this.steps - this.paid) * stepCost;
    this.paid = this.steps;
    yield* this.p.cpu(owed);
  }

  /** print(): kept until a block is full, unless a terminal or -u wants it at once. */
  *write(text: string, isFlushed: boolean): Steps<void> {
    this.#buffer += text;
    const isFull = this.#buffer.length >= block;
    if (isFlushed || isFull || this.isUnbuffered || (this.p.isTty(1) && text.includes('\n')))
      yield* this.flush();
  }

  *flush(): Steps<void> {
    yield* this.pay();
    if (this.#buffer === '') return;
    const text = this.#buffer;
    this.#buffer = '';
    yield* this.p.write(1, utf8(text));
  }

  /** Something of standard error: what print kept stays where it is. */
  *complain(text: string): Steps<void> {
    yield* this.pay();
    yield* this.p.write(2, utf8(text));
  }

  /** Where an exception passes: the frame's line, with what failed on it. */
  trace(error: Raised, mark: string): void {
    const { file, name, place } = this.frame;
    const line: TraceLine = {
      file,
      line: place.line,
      where: name,
      column: place.column,
      end: place.end,
      mark,
    };
    error.lines.unshift(line);
  }

  newModule(name: string, file: string): PyModule {
    const module = new PyModule(name, file);
    module.attributes.set('__name__', name);
    module.attributes.set('__file__', file);
    module.attributes.set('__doc__', null);
    return module;
  }

  moduleScope(module: PyModule): Scope {
    const scope = new Scope(undefined, 'module', module);
    Object.defineProperty(scope, 'names', { value: module.attributes });
    return scope;
  }
}
