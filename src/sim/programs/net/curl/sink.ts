import type { Bytes } from '#sim/base/bytes';
import { isFail, type Fail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { meterHead, meterLine } from './meter';

/** Where a transfer's bytes go, and the progress table that tells of it. */
export class Sink {
  #fd = -1;
  #received = 0;
  #total = -1;
  readonly #began: number;

  constructor(
    private readonly p: Proc,
    /** undefined or -: standard output */
    readonly file: string | undefined,
    private readonly hasMeter: boolean,
  ) {
    this.#began = p.clock();
  }

  /** How many bytes of body will come, −1 when nobody knows. */
  expect(total: number): void {
    this.#total = total;
  }

  *begin(): Steps<void> {
    if (this.hasMeter) yield* this.p.err(meterHead + meterLine(0, 0, 0, 0));
  }

  /** Writes; the file is made when its first byte comes. */
  *write(part: Bytes): Steps<Fail | undefined> {
    if (this.#fd < 0) {
      const fd = this.#open();
      if (isFail(fd)) return fd;
      this.#fd = fd;
    }
    this.#received += part.length;
    return yield* this.p.write(this.#fd, part);
  }

  #open(): number | Fail {
    if (this.file === undefined || this.file === '-') return 1;
    return this.p.open(this.file, { write: true, create: true, truncate: true });
  }

  /** Ends the table, and closes the file. `sent`: bytes of the request's body. */
  *end(sent: number, isWell: boolean): Steps<void> {
    if (this.#fd > 1) this.p.close(this.#fd);
    else if (isWell && this.#fd < 0 && this.file !== undefined && this.file !== '-') {
      const fd = this.#open();
      if (!isFail(fd) && fd > 1) this.p.close(fd);
    }
    if (!this.hasMeter) return;
    const spent = this.p.clock() - this.#began;
    const total = this.#received === 0 && this.#total < 0 ? 0 : this.#total;
    yield* this.p.err(`${meterLine(this.#received, total, sent, spent)}\n`);
  }
}
