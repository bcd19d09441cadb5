import type { Failure, Range } from './failure';
import type { Heredoc } from './heredoc';

/** A key and what stands behind its `=`, not yet expanded; `ARG X` has no value. */
export interface Pair {
  readonly key: string;
  readonly value?: string;
}

/** A command line: a list in JSON form, or a text for the shell. */
export interface CommandLine {
  readonly list?: readonly string[];
  readonly text: string;
}

interface Healthcheck {
  /** CMD or NONE */
  readonly kind: string;
  readonly command: CommandLine;
  /** ns */
  readonly interval: number;
  readonly timeout: number;
  readonly startPeriod: number;
  readonly startInterval: number;
  readonly retries: number;
}

/** An instruction whose form has been checked. Variables in it have not been expanded. */
export interface Command {
  /** lower case */
  readonly name: string;
  readonly original: string;
  readonly range: Range;
  readonly flags: Readonly<Record<string, string>>;
  /** flags that may stand several times */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly heredocs: readonly Heredoc[];
  readonly pairs: readonly Pair[];
  readonly words: readonly string[];
  readonly line: CommandLine;
  readonly health?: Healthcheck;
  readonly comments: readonly string[];
  /** it comes from the ONBUILD of a base image */
  readonly isTrigger?: boolean;
}

/** FROM, and what stands under it. */
export interface StageLines {
  /** lower case; '' without a name */
  readonly name: string;
  readonly base: string;
  readonly platform: string;
  readonly range: Range;
  readonly comments: readonly string[];
  readonly commands: Command[];
  /** as FROM was typed: `FROM busybox AS x` */
  readonly original: string;
}

/** A Dockerfile whose form is right. */
export interface Program {
  readonly globals: readonly Command[];
  readonly stages: readonly StageLines[];
}

export type Checked<T> = T | Failure;
