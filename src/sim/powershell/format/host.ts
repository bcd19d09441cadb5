import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { Output, Session } from '../session';
import { isList, isThing, toText, type Thing, type Value } from '../values';
import { formatted, linesOf } from './lines';

/** The console as the end of a pipeline: texts at once; things when their table is whole. */
export class HostOutput implements Output {
  readonly isHost = true;
  #kept: Thing[] = [];
  #session: Session | undefined;

  constructor(private readonly p: Proc) {}

  /** The session that it is the console of: the two need each other. */
  join(session: Session): void {
    this.#session = session;
  }

  *emit(value: Value): Steps<void> {
    if (value === null) return;
    if (isList(value)) {
      for (const one of value) yield* this.emit(one);
      return;
    }
    if (isThing(value) && value.type !== formatted) {
      this.#kept.push(value);
      return;
    }
    yield* this.flush();
    const text = isThing(value) ? this.#lines([value]) : `${toText(value)}\n`;
    yield* this.p.out(text);
  }

  #lines(values: readonly Value[]): string {
    if (this.#session === undefined) return '';
    return linesOf(this.#session, values)
      .map((line) => `${line}\n`)
      .join('');
  }

  /** Writes what was kept for a table. Before a prompt, and before a program or an error says something. */
  *flush(): Steps<void> {
    if (this.#kept.length === 0) return;
    const text = this.#lines(this.#kept);
    this.#kept = [];
    yield* this.p.out(text);
  }
}
