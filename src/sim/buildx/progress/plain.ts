import type { VertexStatus } from '#sim/daemon/api/buildkit';
import { amount, failureBlocks, keepLast, type Step, type Trace } from './trace';

/** The numbered log that is printed where there is no terminal. */
export class PlainLog {
  #current: Step | undefined;
  #isBegun: boolean;
  #last = 0;

  constructor(
    private readonly trace: Trace,
    isBegun = false,
  ) {
    this.#isBegun = isBegun;
  }

  /** What is to be printed now. */
  update(): string {
    const { updates, byDigest } = this.trace;
    const changed = [...updates].flatMap((digest) => byDigest.get(digest) ?? []);
    const completed = changed.filter((step) => step.completed !== undefined);
    let out = '';
    const current = this.#current;
    if (current !== undefined && completed.includes(current)) out += this.#print(current);
    for (const step of completed) if (step !== current) out += this.#print(step);
    const open = this.#current ?? this.trace.steps.find(isOpen);
    if (open !== undefined && isOpen(open) && (updates.has(open.digest) || this.#current === undefined))
      out += this.#print(open);
    return out;
  }

  /** The end: whatever is open, and the blocks of failed steps. */
  end(): string {
    return this.update() + failureBlocks(this.trace);
  }

  #print(step: Step): string {
    let out = '';
    if (step.index === 0) step.index = ++this.#last;
    if (step !== this.#current) {
      const old = this.#current;
      if (old !== undefined) {
        if (old.isPartial) out += '\n';
        old.offset = 0;
        out += `#${old.index} ...\n`;
      }
      out += `${this.#isBegun ? '\n' : ''}#${step.index} ${step.name}\n`;
      this.#isBegun = true;
    }
    out += statusLines(step) + warningLines(step) + logLines(step);
    this.#current = step;
    if (step.completed !== undefined) {
      this.#current = undefined;
      if (step.isPartial && step.offset > 0) out += '\n';
      out += `#${step.index} ${ending(step)}\n`;
    }
    this.trace.updates.delete(step.digest);
    return out;
  }
}

const isOpen = (step: Step) => step.started !== undefined && step.completed === undefined;

function ending(step: Step): string {
  if (step.error.endsWith('context canceled')) return 'CANCELED';
  if (step.error !== '') return `ERROR: ${step.error}`;
  if (step.isCached) return 'CACHED';
  return `DONE ${(((step.completed ?? 0) - (step.started ?? 0)) / 1000).toFixed(1)}s`;
}

function statusLines(step: Step): string {
  let out = '';
  for (const status of step.statuses) {
    if (!step.news.has(status.id) || isTooSmall(step.printed.get(status.id), status)) continue;
    step.printed.set(status.id, status);
    const { current, total = 0, started, completed, timestamp, id } = status;
    const bytes =
      total !== 0 ? ` ${amount(current)} / ${amount(total)}` : current !== 0 ? ` ${amount(current)}` : '';
    const seconds = ((completed ?? timestamp) - (started ?? timestamp)) / 1000;
    const took = seconds > 0.01 ? ` ${seconds.toFixed(1)}s` : '';
    out += `#${step.index} ${id}${bytes}${took}${completed === undefined ? '' : ' done'}\n`;
  }
  step.news.clear();
  return out;
}

/** Less than a twentieth of the whole within five seconds is not worth a line. */
function isTooSmall(last: VertexStatus | undefined, status: VertexStatus): boolean {
  if (last === undefined || status.completed !== undefined) return false;
  const total = status.total ?? 0;
  const part = total > 0 ? (status.current - last.current) / total : 0;
  return part < 0.05 && status.timestamp - last.timestamp < 5000;
}

function warningLines(step: Step): string {
  const lines = step.warnings.slice(step.warned).map(({ short }) => `#${step.index} WARN: ${short}\n`);
  step.warned = step.warnings.length;
  return lines.join('');
}

function logLines(step: Step): string {
  let out = '';
  step.logs.forEach((line, i) => {
    const isLast = i === step.logs.length - 1;
    const begun = i === 0 && step.offset > 0;
    out += begun ? line : `#${step.index} ${line}`;
    if (!isLast || !step.isPartial) out += '\n';
    keepLast(step, line);
  });
  if (step.logs.length > 0) step.offset = step.isPartial ? 1 : 0;
  step.logs = [];
  return out;
}
