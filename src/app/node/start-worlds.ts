import { parseLevel } from '#game/level';
import { begin } from '#game/play';
import { levels } from '#levels/index';
import '#sim/more';

/**
 * How a player finds each level, as JSON, by the level's id: made once, when the page is built (tools/start-worlds.js), so
 * that opening a level needs neither the engine nor what its set-up uses.
 */
export const starts: Readonly<Record<string, string>> = Object.fromEntries(
  await Promise.all(
    Object.entries(levels).map(
      async ([id, load]) => [id, JSON.stringify(begin(parseLevel(await load())))] as const,
    ),
  ),
);
