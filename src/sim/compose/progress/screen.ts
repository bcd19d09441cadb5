import { humanSize } from '#sim/cli/format/units';
import type { Palette } from './colors';
import type { EventStatus, ProgressEvent } from './event';

interface Row {
  id: string;
  parentId: string;
  text: string;
  status: EventStatus;
  statusText: string;
  current: number;
  total: number;
  percent: number;
  /** simulated ms */
  readonly started: number;
  ended: number | undefined;
  spinner: number;
}

/** What the screen is painted on. */
export interface Canvas {
  readonly cols: number;
  readonly rows: number;
  /** simulated ms */
  readonly now: number;
}

const spinner = [...'⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'];
/** ms before a spinner turns */
const stillness = 100;
const levels = [...'⠀⡀⣀⣄⣤⣦⣶⣷⣿'];
const marks = { done: '✔', warning: '!', error: '✘' } as const;
/** Lines of a terminal that rows never take. */
const margin = 2;
/** Columns that stay free for the time at the right edge. */
const timerRoom = 15;

export const dryRunPrefix = ' DRY-RUN MODE - ';

/** Progress on a terminal: a line for each object, painted over itself again and again. */
export class Screen {
  readonly #rows: Row[] = [];
  readonly #tail: string[] = [];
  #lines = 0;
  #isRepeated = false;
  #hidesParts = false;

  constructor(
    private readonly title: string,
    private readonly palette: Palette,
    private readonly isDryRun: boolean,
  ) {}

  take(event: ProgressEvent, now: number): void {
    const row = this.#rows.find((one) => one.id === event.id);
    if (!row) {
      const { id, parentId = '', text = '', status, statusText } = event;
      const { current = 0, total = 0, percent = 0 } = event;
      const isOver = status === 'done' || status === 'error';
      this.#rows.push({
        ...{ id, parentId, text, status, statusText, current, total, percent },
        ...{ started: now, ended: isOver ? now : undefined, spinner: 0 },
      });
      return;
    }
    if (event.status !== 'working' && row.status !== event.status) row.ended = now;
    row.status = event.status;
    row.text = event.text ?? '';
    row.statusText = event.statusText;
    // progress only goes up
    row.total = Math.max(row.total, event.total ?? 0);
    row.current = Math.max(row.current, event.current ?? 0);
    row.percent = Math.max(row.percent, event.percent ?? 0);
    if (row.parentId === '' || event.parentId === undefined) row.parentId = event.parentId ?? '';
  }

  /** A line that is printed below, at the end. */
  takeTail(message: string): void {
    this.#tail.push(this.isDryRun ? `${dryRunPrefix}${message}`.trim() : message);
  }

  tail(): string {
    return this.#tail.map((line) => `${line}\n`).join('');
  }

  /** The escape codes and lines that bring the terminal up to date. */
  paint(canvas: Canvas): string {
    if (this.#rows.length === 0) return '';
    const up = '\x1b[1A'.repeat(this.#lines + 1) + (this.#isRepeated ? '' : '\x1b[1B');
    this.#isRepeated = true;
    const done = this.#rows.filter((row) => row.status !== 'working').length;
    const head = `[+] ${this.title} ${String(done)}/${String(this.#rows.length)}`;
    const isAllDone = this.#lines !== 0 && done === this.#lines;
    const lines = this.#paintRows(canvas);
    const before = this.#lines;
    this.#lines = lines.length;
    for (let i = this.#lines; i < before && this.#lines < canvas.rows - margin; i += 1) {
      lines.push(' '.repeat(canvas.cols));
      this.#lines += 1;
    }
    const text = [isAllDone ? this.palette.done(head) : head, ...lines].map((line) => `${line}\n`).join('');
    return `${up}\x1b[0G\x1b[?25l${text}\x1b[?25h`;
  }

  #paintRows(canvas: Canvas): string[] {
    let width = 0;
    for (const row of this.#rows) {
      width = Math.max(width, `${row.id} ${row.text}`.length);
      if (row.parentId !== '') width -= 2;
    }
    if (this.#rows.length > canvas.rows - margin) this.#hidesParts = true;
    return this.#rows
      .filter((row) => row.parentId === '')
      .flatMap((row) => {
        const parts = this.#hidesParts ? [] : this.#rows.filter((part) => part.parentId === row.id);
        return [
          this.#line(row, '', width, canvas),
          ...parts.map((part) => this.#line(part, '  ', width, canvas)),
        ];
      });
  }

  #line(row: Row, pad: string, width: number, canvas: Canvas): string {
    const { palette } = this;
    const end = row.status === 'working' ? canvas.now : (row.ended ?? row.started);
    const text = this.#textOf(row);
    const room = canvas.cols - text.length - width - timerRoom;
    const { statusText } = row;
    const status = room > 0 && statusText.length > room ? `${statusText.slice(0, room)}...` : statusText;
    const paint = row.status === 'working' ? (words: string) => words : palette[statusPaint[row.status]];
    const prefix = this.isDryRun ? palette.prefix(dryRunPrefix) : '';
    const gap = ' '.repeat(Math.max(width - text.length, 0));
    const left = `${pad} ${this.#mark(row, canvas.now)}${prefix} ${text}${gap} ${paint(status)}`;
    const right = palette.timer(`${((end - row.started) / 1000).toFixed(1)}s `);
    return `${left}${' '.repeat(Math.max(canvas.cols - visible(left) - visible(right), 0))}${right}`;
  }

  #mark(row: Row, now: number): string {
    if (row.status !== 'working') return this.palette[statusPaint[row.status]](marks[row.status]);
    if (now - row.started > stillness) row.spinner = (row.spinner + 1) % spinner.length;
    return this.palette.count(spinner[row.spinner] ?? '');
  }

  /** An image that is pulled shows a bar of its layers. */
  #textOf(row: Row): string {
    const parts = row.status === 'working' ? this.#rows.filter((part) => part.parentId === row.id) : [];
    if (parts.length === 0) return `${row.id} ${row.text}`;
    const bar = parts.map((part) => levels[Math.trunc(((levels.length - 1) * part.percent) / 100)] ?? '');
    const sum = (of: (part: Row) => number): number => parts.reduce((all, part) => all + of(part), 0);
    const total = sum((part) => part.total);
    const isVague = total === 0 || parts.some((part) => part.status === 'working' && part.total === 0);
    const current = humanSize(
      sum((part) => part.current),
      4,
    );
    const details = isVague ? '' : ` ${current.padStart(7)} / ${humanSize(total, 4).padEnd(7)}`;
    return `${row.id} [${this.palette.success(bar.join(''))}]${details} ${row.text}`;
  }
}

const statusPaint = { done: 'success', warning: 'warning', error: 'error' } as const;

/** Columns that text takes, without its colours. */
function visible(text: string): number {
  let length = 0;
  for (const _char of text.replace(/\x1b[^m]*m/g, '')) length += 1;
  return length;
}
