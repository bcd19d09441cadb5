import type { ExplainStep, Film } from '#game/explain/index';
import type { Play } from '#game/play';
import type { SimEvent } from '#sim/index';

/** Requests fly so long on the stage, and crates come down so long, simulated ms (src/canvas/layout). */
const moves: Readonly<Record<string, number>> = { request: 240, container: 420 };
/** What happened before a step lies so far back that nothing of it moves any more, simulated ms. */
const long = 3_600_000;

/** How far a step's own movement goes before it is held: a packet is read in the middle of its way. */
const held: Readonly<Record<string, number>> = { request: 0.52 };

/** What the stage shows at a step: `way` goes from 0 to 1. */
export function sightOf(
  film: Film,
  step: ExplainStep,
  play: Play,
  way: number,
): { play: Play; events: SimEvent[]; now: number } {
  const shot = film.shots[step.shot];
  const world = shot?.world ?? film.before;
  const events: SimEvent[] = [];
  film.shots.slice(0, step.shot + 1).forEach((one, index) => {
    one.events.forEach((event, i) => {
      if (event.type === 'process' || (index === step.shot && step.event >= 0 && i > step.event)) return;
      const isNow = index === step.shot && i === step.event;
      const since = isNow ? (moves[event.type] ?? 0) * (held[event.type] ?? 1) * way : long;
      events.push({ ...event, time: world.time - since });
    });
  });
  return { play: { ...play, world }, events: events.slice(-120), now: step.at };
}
