import { text, type Bytes } from '#sim/base/bytes';
import { isFail, strerror } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import type { Proc } from '#sim/kernel/proc';
import { again, type Again, type Steps } from '#sim/kernel/program';
import type { Endpoint } from './endpoint';
import { Engine, type EngineState } from './engine';
import type { FlagWorld } from './flags/kinds';
import type { View } from './format/list';
import { refuse, type Refusal } from './refusal';

/** What a command left for its next turn: how streams without end keep their journals short. */
export interface Turn {
  readonly [key: string]: Json | undefined;
  readonly path: string;
  readonly stage: string;
  readonly data: Json;
  readonly host: string;
  readonly engine: Json;
}

/** The terminal that a stream is on. */
export interface Size {
  readonly rows: number;
  readonly cols: number;
}

/** What a command has: the engine, its three streams, its process. */
export class Cli {
  readonly engine: Engine;

  constructor(
    readonly p: Proc,
    /** The command's own path, such as `container stop`. */
    readonly path: string,
    /** As it was typed and as usage lines show it, such as `docker stop`. */
    readonly shown: string,
    endpoint: Endpoint,
    engineState?: EngineState,
  ) {
    this.engine = new Engine(p, endpoint, engineState);
  }

  /** Text to standard output. */
  *out(words: string): Steps<void> {
    if (words !== '') yield* this.p.out(words);
  }

  /** Text to standard error. */
  *err(words: string): Steps<void> {
    if (words !== '') yield* this.p.err(words);
  }

  /** Prints why not, and gives the exit status. */
  *fail(refusal: Refusal, status = 1): Steps<number> {
    if (refusal.refused !== '') yield* this.err(`${refusal.refused}\n`);
    return status;
  }

  /** Refusals of several objects, a line each; 0 when there are none. */
  *failAll(refusals: readonly Refusal[], status = 1): Steps<number> {
    if (refusals.length === 0) return 0;
    return yield* this.fail(refuse(refusals.map((one) => one.refused).join('\n')), status);
  }

  /** Prints a text, or why there is none. */
  *print(words: string | Refusal): Steps<number> {
    if (typeof words !== 'string') return yield* this.fail(words);
    yield* this.out(words);
    return 0;
  }

  /** ms since 1970. */
  now(): number {
    return this.p.now();
  }

  world(): FlagWorld {
    return { env: this.p.env, cwd: this.p.cwd() };
  }

  view(noTrunc: boolean | undefined): View {
    return { truncate: noTrunc !== true, now: this.now() };
  }

  /** The terminal on that descriptor; undefined without one. */
  terminal(fd: 0 | 1 | 2): Size | undefined {
    const tty = this.p.tty(fd);
    return tty && { rows: tty.rows, cols: tty.cols };
  }

  /** A file's text, or the words that Go has for its absence. */
  readText(path: string): string | Refusal {
    const bytes = this.p.readFile(path);
    return isFail(bytes) ? refuse(`open ${path}: ${strerror(bytes).toLowerCase()}`) : text(bytes);
  }

  /** One line from standard input, as a prompt reads it; '' at the end of input. */
  *readLine(): Steps<string> {
    let line = '';
    for (;;) {
      const part: Bytes | { error: string } = yield* this.p.read(0, 1);
      if (typeof part !== 'string' || part === '') return line;
      if (part === '\n') return line;
      line += part;
    }
  }

  /** Ends this turn; the program goes on in `stage` of the same command with an empty journal. */
  again(stage: string, data: Json): Again {
    const turn: Turn = {
      ...{ path: this.path, stage, data, host: this.engine.endpoint.host },
      engine: { ...this.engine.state() },
    };
    return again(turn);
  }
}
