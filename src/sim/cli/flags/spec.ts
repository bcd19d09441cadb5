import type { Refusal } from '../refusal';
import type { FlagWorld, KindName, ValueOf } from './kinds';

/** How far a flag is simulated. `none` refuses loudly when it is used; `shown` is taken and changes nothing. */
export type Support = 'full' | 'shown' | 'none';

/** One flag of a command: its row in `--help`, and how its text becomes a value. */
export interface FlagSpec {
  readonly kind: KindName;
  /** One letter. */
  readonly short?: string;
  /** In our own words, without a full stop. `\n` breaks a line. */
  readonly help: string;
  /** The value when the flag is absent; shown in `--help`. */
  readonly default?: string | number | boolean;
  /** What `--help` shows as the default where it is not `default` itself. */
  readonly shownDefault?: string;
  /** The word in `--help` where the kind's own is another. */
  readonly word?: string;
  readonly support?: Support;
  /** Not in `--help`. */
  readonly hidden?: boolean;
  /** Another name of that flag of the same command; all else comes from there. */
  readonly aliasOf?: string;
  /** Printed as `Flag --x has been deprecated, <deprecated>` when it is used. */
  readonly deprecated?: string;
  /** Refuses or rewrites each text before the kind reads it. */
  check?(text: string, world: FlagWorld): string | Refusal;
}

export type FlagSpecs = Readonly<Record<string, FlagSpec>>;

/** The values that a command's `run` gets: absent flags are undefined, or their default. */
export type FlagValues<F extends FlagSpecs> = {
  readonly [N in keyof F as F[N] extends { aliasOf: string } ? never : N]: F[N] extends {
    default: string | number | boolean;
  }
    ? ValueOf<F[N]['kind']>
    : ValueOf<F[N]['kind']> | undefined;
};
