import type { FlagSpecs, FlagValues } from '#sim/cli/flags/spec';
import type { Json } from '#sim/base/json';
import type { Outcome, Steps } from '#sim/kernel/program';
import type { Compose } from './client/compose';

/** How many arguments a command takes, and in whose words it refuses others: cobra's, or docker's own client's. */
export interface Arity {
  readonly min?: number;
  readonly max?: number;
  readonly words?: 'docker';
}

/** What `run` gets. */
export interface Call<F extends FlagSpecs> {
  readonly compose: Compose;
  readonly flags: FlagValues<F>;
  readonly args: readonly string[];
  /** Was the flag typed, even with its default's value? */
  isTyped(flag: keyof F & string): boolean;
}

/** One command of compose: all that is known of it, in the order in which people ask. */
export interface ComposeCommand<F extends FlagSpecs = FlagSpecs> {
  /** `up` */
  readonly name: string;
  readonly usage: string;
  /** Its usage line has no `[OPTIONS]` though it has flags. */
  readonly hidesOptions?: boolean;
  /** One line, without a full stop. */
  readonly short: string;
  readonly long?: string;
  readonly args: Arity;
  readonly flags: F;
  /** False where the first argument ends the flags: what follows belongs to the container. */
  readonly interspersed?: boolean;
  /** Not in the list of commands. */
  readonly isHidden?: boolean;
  run(call: Call<F>): Steps<Outcome>;
  /** Later turns of a command that streams: see `Cli.again`. */
  readonly stages?: Readonly<Record<string, Stage>>;
}

export type Stage = (compose: Compose, data: Json) => Steps<Outcome>;

/** A command whose `run` was bound to its own flags. */
export type AnyCommand = Omit<ComposeCommand, 'run'> & {
  readonly run: (call: Call<FlagSpecs>) => Steps<Outcome>;
};

/** Declares a command; the types of `flags` in `run` come from its own table. */
export function command<const F extends FlagSpecs>(spec: ComposeCommand<F>): AnyCommand {
  return spec as unknown as AnyCommand;
}
