import type { ThingOf } from '../scene';
import type { StageEvent, View } from '../view';
import { clamp, ease, type Box } from './sizes';

/** How long the crane needs to put a crate down, simulated ms. */
const lowering = 420;

export interface Drop {
  container: string;
  /** from 0 (at the rail) to 1 (down) */
  way: number;
}

/** Crates that the crane is lowering: containers created a moment ago. */
export function dropsOf(
  events: readonly StageEvent[],
  machine: number,
  time: number,
  view: View,
): Map<string, Drop> {
  const drops = new Map<string, Drop>();
  if (view.isReduced) return drops;
  for (const event of events) {
    if (event.type !== 'container' || event.action !== 'create' || event.machine !== machine) continue;
    const way = (time - event.time) / lowering;
    if (way >= 0 && way < 1) drops.set(event.id, { container: event.id, way: ease(way) });
  }
  return drops;
}

/** The crate that hangs from the crane: where, and of which colour. */
export interface Holding {
  x: number;
  y: number;
  colour: string;
}

/** The crane's rail over the hold, its trolley over the crate that it holds (or at rest over the daemon). */
export function railThing(host: number, rail: Box, holding: Holding | undefined): ThingOf<'rail'> {
  return {
    id: `rail:${host}`,
    picture: 'rail',
    ...rail,
    isExact: true,
    name: { key: 'stage.rail.name' },
    data: {
      trolley: clamp((holding?.x ?? rail.x + 26) - rail.x, 0, rail.width),
      drop: Math.max(0, (holding?.y ?? 0) - rail.y),
      isHolding: holding?.colour ?? '',
    },
  };
}
