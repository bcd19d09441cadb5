import type { Json } from '#sim/base/json';
import type { Outcome, Steps } from '#sim/kernel/program';
import type { Cli } from './cli';
import type { FlagSpecs, FlagValues } from './flags/spec';
import type { Completion } from './completion';

/** How many arguments a command takes. Exactly one of `exact`, or `min` and `max` in any combination; {} for any number. */
export interface ArgumentRule {
  readonly exact?: number;
  readonly min?: number;
  readonly max?: number;
}

/** What `run` gets. */
export interface Call<F extends FlagSpecs> {
  readonly cli: Cli;
  readonly flags: FlagValues<F>;
  readonly args: readonly string[];
  /** Was the flag typed, even with its default's value? */
  isTyped(flag: keyof F & string): boolean;
}

/** One command: all that is known of it, in the order in which people ask. */
export interface Command<F extends FlagSpecs = FlagSpecs> {
  /** `container stop`. */
  readonly path: string;
  /** Other paths to it: `stop`, `container list`. */
  readonly aliases?: readonly string[];
  /** What stands after the path in its usage line, without `[OPTIONS]`. */
  readonly usage: string;
  /** Its usage line has no `[OPTIONS]` though it has flags. */
  readonly hidesOptions?: boolean;
  /** One line, without a full stop. */
  readonly short: string;
  readonly long?: string;
  readonly args: ArgumentRule;
  readonly flags: F;
  /** False where the first argument ends the flags: what follows belongs to the container. */
  readonly interspersed?: boolean;
  /** What may stand as an argument, for the Tab key. */
  readonly completes?: Completion;
  /** Known by name, but not simulated yet: it refuses. */
  readonly isAbsent?: boolean;
  /** Other programs use it: no help lists it. */
  readonly isHidden?: boolean;
  run(call: Call<F>): Steps<Outcome>;
  /** Later turns of a command that streams: see `Cli.again`. */
  readonly stages?: Readonly<Record<string, Stage>>;
}

export type Stage = (cli: Cli, data: Json) => Steps<Outcome>;

/** A command whose `run` was bound to its own flags: what tables of commands hold. */
export type AnyCommand = Omit<Command, 'run'> & { readonly run: (call: Call<FlagSpecs>) => Steps<Outcome> };

/** Declares a command; the types of `flags` in `run` come from its own table. */
export function command<const F extends FlagSpecs>(spec: Command<F>): AnyCommand {
  return spec as unknown as AnyCommand;
}
