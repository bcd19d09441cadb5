import * as v from 'valibot';
import { isLoadRefusal, loadWorld } from '#sim/saves';
import type { HintsShown } from './hints';
import type { Level } from './level';
import type { Moment } from './moment';

/** A game as it is kept or handed on: the moment, and which level it is of. The level itself is the page's own. */
export interface KeptGame extends Moment {
  hints: HintsShown;
}

/** Why a text is no game: what is wrong, and where in it. */
export interface GameRefusal {
  refused: string;
}

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const time = v.pipe(v.number(), v.finite());

const schema = v.strictObject({
  format: v.literal('drydock-game'),
  version: v.literal(1),
  level: v.string(),
  terminals: v.array(v.strictObject({ id: whole, machine: whole, host: v.string() })),
  reached: v.array(v.string()),
  isSolved: v.boolean(),
  heard: v.array(
    v.strictObject({
      time,
      machine: v.number(),
      type: v.string(),
      action: v.string(),
      id: v.string(),
      attributes: v.record(v.string(), v.string()),
    }),
  ),
  seen: v.optional(v.strictObject({ ids: v.array(v.string()), tail: v.string() })),
  commands: whole,
  began: time,
  lookAt: v.optional(time),
  spent: v.optional(whole),
  screens: v.record(v.string(), v.string()),
  journal: v.array(
    v.strictObject({ terminal: whole, command: v.string(), from: time, until: v.optional(time) }),
  ),
  hints: v.record(v.string(), whole),
  /** as src/sim/world/saved.ts keeps one */
  world: v.string(),
});

/** What such a text holds. */
export type GameText = v.InferInput<typeof schema>;

/** Which level a text is a game of; undefined: it is no game. */
export function levelOfGame(text: string): string | undefined {
  const read = readGame(text);
  return 'refused' in read ? undefined : read.level;
}

/** The game that a text holds, on its level, or why it is none. Nothing in it is ever run as code. */
export function openGame(text: string, level: Level): KeptGame | GameRefusal {
  const read = readGame(text);
  if ('refused' in read) return read;
  if (read.level !== level.id) return { refused: `level: it is of ${read.level}` };
  const world = loadWorld(read.world);
  if (isLoadRefusal(world)) return world;
  const { format: _, version: __, level: ___, screens, journal, hints, world: ____, ...play } = read;
  const isThere = play.terminals.every(({ host }) => level.terminals.includes(host));
  if (!isThere || play.terminals.length === 0) return { refused: 'terminals: not those of the level' };
  return { play: { ...play, level, world }, screens, journal, hints };
}

function readGame(text: string): v.InferOutput<typeof schema> | GameRefusal {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { refused: 'not JSON' };
  }
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  return { refused: `${v.getDotPath(issue) ?? 'game'}: ${issue.message}` };
}
