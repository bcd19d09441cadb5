import { parseLevel } from '#game/level';
import { begin } from '#game/play';
import { levels } from '#levels/index';
import '#sim/more';

/** All levels are fetched before the first world is made: whoever fetches for this module waits only so long for an answer. */
const sources = await Promise.all(
  Object.entries(levels).map(async ([id, load]) => [id, await load()] as const),
);

/**
 * How a player finds each level, as JSON, by the level's id: made once, when the page is built (tools/start-worlds.js), so
 * that opening a level needs neither the engine nor what its set-up uses.
 */
export const starts: Readonly<Record<string, string>> = Object.fromEntries(
  sources.map(([id, source]) => [id, JSON.stringify(begin(parseLevel(source)))]),
);
