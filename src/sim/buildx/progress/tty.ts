import { amount, failureBlocks, type Step, type Trace } from './trace';

const blue = '\x1b[34m';
const red = '\x1b[31m';
const yellow = '\x1b[33m';
const plain = '\x1b[0m';
const dim = '\x1b[2m';

/** A line of the picture. */
interface Job {
  name: string;
  status: string;
  /** ms */
  took: number;
  colour: string;
  isDone: boolean;
  /** output of the step that is shown below it */
  panel?: string[];
}

/** The size of the terminal, and what is said at the right of the first line. */
export interface Screen {
  readonly rows: number;
  readonly cols: number;
  readonly note: string;
}

/** How many lines of output are shown below a running step. */
const panelHeight = 6;

/** The picture that is drawn over itself on a terminal. */
export class TtyPicture {
  #lines = 0;
  #isDrawn = false;

  constructor(
    private readonly trace: Trace,
    /** ms since 1970 */
    private readonly begun: number,
  ) {}

  draw(now: number, isOver: boolean, screen: Screen): string {
    const { steps } = this.trace;
    const width = Math.max(screen.cols, 20);
    let out = '\x1b[1A'.repeat(1 + this.#lines);
    if (!this.#isDrawn) out += '\x1b[1B';
    this.#isDrawn = true;
    out += '\x1b[0G\x1b[?25l';
    const done = steps.filter(({ completed }) => completed !== undefined).length;
    const state = isOver && done === steps.length && done > 0 ? 'FINISHED' : '';
    const seconds = ((now - this.begun) / 1000).toFixed(1);
    out += `${align(`[+] Building ${seconds}s (${done}/${steps.length}) ${state}`, screen.note, width)}\n`;
    let lines = 0;
    for (const job of this.#jobs(now, isOver, screen.rows)) {
      const { text, height } = this.#line(job, width);
      out += text;
      lines += height;
    }
    if (this.#lines > lines) {
      const less = this.#lines - lines;
      out += `${' '.repeat(width)}\n`.repeat(less) + `\x1b[${less}A\x1b[0G`;
    }
    this.#lines = lines;
    return `${out}\x1b[?25h`;
  }

  end(): string {
    return failureBlocks(this.trace, ({ logs }) => logs);
  }

  #line(job: Job, width: number): { text: string; height: number } {
    const seconds = job.took / 1000;
    const timer = ` ${(seconds < 0.05 ? 0 : seconds).toFixed(1)}s`;
    let left = width - 4 - (timer.length + 1) - 1;
    const isShown = job.status !== '' && left + job.status.length > 20;
    if (isShown) left -= job.status.length + 1;
    if (left < 12) return { text: '', height: 0 };
    const words = ` => ${job.name.slice(0, left)}${isShown ? ` ${job.status}` : ''}`;
    const line = `${align(words, timer, width)}\n`;
    let text = job.isDone && job.colour !== '' ? `${job.colour}${line}${plain}` : line;
    for (const row of job.panel ?? [])
      text += `${dim}${` => => # ${row}`.slice(0, width).padEnd(width)}\n${plain}`;
    return { text, height: 1 + (job.panel?.length ?? 0) };
  }

  #jobs(now: number, isOver: boolean, rows: number): Job[] {
    const all = this.trace.steps
      .filter(({ started }) => started !== undefined)
      .flatMap((step) => jobsOf(step, now, isOver));
    const height = Math.max(rows - 2, 4);
    if (isOver || all.length <= height) return all;
    const open = all.filter(({ isDone }) => !isDone);
    const closed = all.filter(({ isDone }) => isDone).slice(-Math.max(0, height - open.length));
    return all.filter((job) => !job.isDone || closed.includes(job)).slice(0, height);
  }
}

function align(left: string, right: string, width: number): string {
  return `${left.padEnd(width - right.length - 1)} ${right}`;
}

function jobsOf(step: Step, now: number, isOver: boolean): Job[] {
  const isCanceled = step.error.endsWith('context canceled');
  const word = isCanceled ? 'CANCELED ' : step.error !== '' ? 'ERROR ' : step.isCached ? 'CACHED ' : '';
  const isDone = step.completed !== undefined;
  const own: Job = {
    name: word + step.name.replaceAll('\t', ' '),
    status: '',
    took: (step.completed ?? now) - (step.started ?? now),
    colour: isCanceled ? yellow : step.error !== '' ? red : blue,
    isDone,
    ...(isDone || isOver ? {} : { panel: panelOf(step) }),
  };
  const statuses = step.statuses.map(({ id, current, total = 0, started, completed, timestamp }): Job => ({
    name: `=> ${id}`,
    status: total !== 0 ? `${amount(current)} / ${amount(total)}` : current !== 0 ? amount(current) : '',
    took: (completed ?? now) - (started ?? timestamp),
    colour: blue,
    isDone: completed !== undefined,
  }));
  const warnings = step.warnings.map(({ short }): Job => ({
    ...{ name: `WARN: ${short}`, status: '', took: own.took, colour: '', isDone: true },
  }));
  return [own, ...statuses, ...warnings];
}

/** The last lines of output, as a small terminal would show them. */
function panelOf(step: Step): string[] {
  const lines = step.output
    .replace(/\r(?!\n)[^\n]*$/, '')
    .split('\n')
    .map((line) => line.replace(/^.*\r(?=.)/, '').replace(/\r/g, ''));
  if (lines.at(-1) === '') lines.pop();
  return lines.slice(-panelHeight);
}
