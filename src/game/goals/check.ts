import type { SimEvent, World } from '#sim/index';
import type { GoalKind, GoalOf } from './schema';
import type { Seen } from './shown';

/** What a check may look at. */
export interface Evidence {
  world: World;
  /** everything announced since the level began, or since the check was last asked */
  events: readonly SimEvent[];
  /** what the terminals have shown */
  seen?: Seen | undefined;
  /** machine id of a host of the level; the first one without a name */
  machine: (host: string | undefined) => number;
}

/** Whether a goal is reached now. Looks, and changes nothing. */
export type Check<K extends GoalKind> = (goal: GoalOf<K>, evidence: Evidence) => boolean;
