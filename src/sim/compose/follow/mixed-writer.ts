import type { Steps } from '#sim/kernel/program';
import type { Compose } from '../client/compose';
import type { ProgressEvent } from '../progress/event';
import type { Writer } from '../progress/writer';
import type { AttachedUp } from './attached-up';
import { clearMenu } from './menu';

/** Back to the left edge, and wipe the line. */
const wipe = '\r\x1b[K';

/** Progress among the lines of containers, on a terminal. */
export class MixedWriter implements Writer {
  constructor(
    private readonly compose: Compose,
    private readonly up: AttachedUp,
  ) {}

  start(): void {
    // nothing to prepare
  }

  *write(events: readonly ProgressEvent[]): Steps<void> {
    const { success } = this.compose.look.palette;
    for (const { id, text = '', statusText } of events)
      yield* this.#say(`${id} ${text} ${success(statusText)}`);
  }

  *tail(message: string): Steps<void> {
    yield* this.#say(this.compose.look.palette.warning(message));
  }

  *stop(): Steps<void> {
    // all is said
  }

  *#say(words: string): Steps<void> {
    // the menu's lines are wiped before each, although it is not shown any more
    if (this.up.hasMenu) yield* clearMenu(this.compose);
    yield* this.compose.cli.out(`${wipe} ${words}\n`);
  }
}
