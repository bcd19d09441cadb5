import { saveWorld } from '#sim/index';
import type { GameText, KeptGame } from './kept-game';

/** A game as a text that later versions of the page open too. */
export function keepGame({ play, screens, journal, hints }: KeptGame): string {
  const { level, world, ...rest } = play;
  const kept: GameText = {
    format: 'drydock-game',
    version: 1,
    level: level.id,
    ...rest,
    screens,
    journal,
    hints,
    world: saveWorld(world),
  };
  return JSON.stringify(kept);
}
