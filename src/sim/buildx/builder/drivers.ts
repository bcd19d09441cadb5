import { refuse, type Refusal } from '#sim/cli/refusal';
import type { BuildTarget } from '../target';
import type { Builder } from './store';

/** Drivers by the names that `--driver` takes. */
export const drivers = ['docker-container', 'kubernetes', 'remote'] as const;

/** Builders other than the engine's own need a BuildKit of their own, which nobody has here. */
export function refuseOtherDriver(builder: Builder, _target: BuildTarget): Refusal | undefined {
  if (builder.driver === 'docker') return undefined;
  return refuse(`builds with the ${builder.driver} driver are not simulated yet`);
}
