import { advance, advanceWhile, input, type Action, type SimEvent, type Step, type World } from '#sim/index';

/** Something that was done to a world from outside, to be done again. */
export interface Deed {
  /** simulated ms */
  at: number;
  action: Action;
}

/** The world just after something was announced. */
export interface Shot {
  world: World;
  events: SimEvent[];
}

/** A command as it happened, event by event. */
export interface Film {
  /** what was typed */
  command: string;
  terminal: number;
  /** the world before it */
  before: World;
  shots: Shot[];
  /** what the terminal showed meanwhile: its beginning */
  shown: string;
  /** there was more than is shown */
  isCut: boolean;
}

/** So many shots are enough to understand a command; a loop over a hundred containers repeats itself. */
const mostShots = 400;
const mostShown = 20_000;

/** What is to be filmed. */
export interface Take {
  command: string;
  terminal: number;
  before: World;
  /** what was done from then on: keys, mostly */
  deeds: readonly Deed[];
  /** how long to look, simulated ms since the world began */
  until: number;
}

/**
 * Lets a command happen once more, from the world before it: the simulation is deterministic, so this is how it was. Pure;
 * throws `NeedsMore` as any step does.
 */
export function film({ command, terminal, before, deeds, until }: Take): Film {
  const shots: Shot[] = [];
  let world = before;
  let shown = '';
  let isCut = false;
  const note = (step: Step) => {
    world = step.world;
    for (const part of step.output.terminal)
      if (part.terminal === terminal && shown.length < mostShown) shown += part.data;
    if (step.output.events.length > 0) shots.push({ world, events: step.output.events });
  };
  const follow = (to: number) => {
    while (world.time < to) {
      if (shots.length >= mostShots) {
        isCut = true;
        return;
      }
      note(advanceWhile(world, to, (output) => output.events.length > 0));
    }
  };
  for (const deed of deeds) {
    follow(deed.at);
    if (isCut || deed.at > until) break;
    note(input(world, deed.action));
  }
  follow(until);
  if (!isCut) shots.push({ world: advance(world, Math.max(world.time, until)).world, events: [] });
  return { command, terminal, before, shots, shown, isCut };
}
