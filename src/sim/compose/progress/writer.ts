import type { Cli } from '#sim/cli/cli';
import type { Steps } from '#sim/kernel/program';
import type { Background, Loop, Want } from '../client/loop';
import type { Palette } from './colors';
import type { ProgressEvent } from './event';
import { dryRunPrefix, Screen } from './screen';

/** How progress is shown: `--progress`, `--ansi`. */
export type Mode = 'auto' | 'tty' | 'plain' | 'json' | 'quiet';

/** Where progress goes while an action runs. */
export interface Writer {
  start(): void;
  write(events: readonly ProgressEvent[]): Steps<void>;
  /** A line of its own; on a terminal it stands below everything, at the end. */
  tail(message: string): Steps<void>;
  stop(): Steps<void>;
}

export interface Look {
  readonly mode: Mode;
  readonly palette: Palette;
  readonly isDryRun: boolean;
  /** the descriptor: 2, or 1 with COMPOSE_STATUS_STDOUT */
  readonly fd: 1 | 2;
}

export function makeWriter(cli: Cli, loop: Loop, look: Look, title: string): Writer {
  const isOnTerminal = cli.terminal(look.fd) !== undefined;
  if (look.mode === 'tty' || (look.mode === 'auto' && isOnTerminal))
    return new TtyWriter(cli, loop, look, title);
  return new LineWriter(cli, look, lines[look.mode]);
}

/** A line for each step, as a log has them. */
export function makePlainWriter(cli: Cli, look: Look): Writer {
  return new LineWriter(cli, look, lines.plain);
}

interface LineForm {
  event(event: ProgressEvent, isDryRun: boolean): string;
  tail(message: string, isDryRun: boolean): string;
}

const plain: LineForm = {
  event: ({ id, text = '', statusText }, isDryRun) =>
    `${isDryRun ? dryRunPrefix : ''} ${id} ${text} ${statusText}\n`,
  tail: (message, isDryRun) => `${isDryRun ? dryRunPrefix : ''}${message}\n`,
};

const json: LineForm = {
  event: (event, isDryRun) =>
    line({
      ...(isDryRun && { 'dry-run': true }),
      id: event.id,
      parent_id: event.parentId,
      text: event.text,
      status: event.statusText,
      current: event.current,
      total: event.total,
      percent: event.percent,
    }),
  tail: (message, isDryRun) => line({ ...(isDryRun && { 'dry-run': true }), tail: true, text: message }),
};

const quiet: LineForm = { event: () => '', tail: () => '' };

/** What is empty is left out, as Go's omitempty does. */
function line(fields: Readonly<Record<string, string | number | boolean | undefined>>): string {
  const kept = Object.entries(fields).filter(
    ([, value]) => value !== undefined && value !== '' && value !== 0,
  );
  return `${goJson(Object.fromEntries(kept))}\n`;
}

/** JSON as Go writes it. */
function goJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`);
}

const lines: Readonly<Record<Mode, LineForm>> = { auto: plain, tty: plain, plain, json, quiet };

class LineWriter implements Writer {
  constructor(
    private readonly cli: Cli,
    private readonly look: Look,
    private readonly form: LineForm,
  ) {}

  start(): void {
    // nothing to prepare
  }

  *write(events: readonly ProgressEvent[]): Steps<void> {
    yield* say(this.cli, this.look, events.map((one) => this.form.event(one, this.look.isDryRun)).join(''));
  }

  *tail(message: string): Steps<void> {
    yield* say(this.cli, this.look, this.form.tail(message, this.look.isDryRun));
  }

  *stop(): Steps<void> {
    // all is said
  }
}

function* say(cli: Cli, look: Look, words: string): Steps<void> {
  yield* look.fd === 1 ? cli.out(words) : cli.err(words);
}

/** ms between two paintings. */
const tick = 100;

class TtyWriter implements Writer, Background {
  readonly #screen: Screen;
  #next = 0;

  constructor(
    private readonly cli: Cli,
    private readonly loop: Loop,
    private readonly look: Look,
    title: string,
  ) {
    this.#screen = new Screen(title, look.palette, look.isDryRun);
  }

  start(): void {
    this.#next = this.cli.p.clock() + tick;
    this.loop.attend(this);
  }

  want(): Want {
    return { read: [], until: this.#next };
  }

  *take(): Steps<void> {
    this.#next = this.loop.now + tick;
    yield* this.#paint(this.loop.now);
  }

  *write(events: readonly ProgressEvent[]): Steps<void> {
    const now = this.cli.p.clock();
    for (const one of events) this.#screen.take(one, now);
    yield* [];
  }

  *tail(message: string): Steps<void> {
    this.#screen.takeTail(message);
    yield* [];
  }

  *stop(): Steps<void> {
    this.loop.dismiss(this);
    yield* this.#paint(this.cli.p.clock());
    yield* say(this.cli, this.look, this.#screen.tail());
  }

  *#paint(now: number): Steps<void> {
    const { cols, rows } = this.cli.terminal(1) ?? this.cli.terminal(this.look.fd) ?? { cols: 80, rows: 24 };
    yield* say(this.cli, this.look, this.#screen.paint({ cols, rows, now }));
  }
}
