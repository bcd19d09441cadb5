import * as v from 'valibot';
import type { JournalEntry } from './journal';
import { act, countCommand, isAtPrompt, pass, type Play, type Played } from './play';
import { starsFor } from './stars';

const mostCommands = 400;
const line = v.pipe(v.string(), v.maxLength(4000), v.regex(/^[^\x00-\x1f\x7f]+$/));
const name = v.pipe(v.string(), v.maxLength(80), v.regex(/^[^\x00-\x1f\x7f]*$/));

const schema = v.strictObject({
  format: v.literal('drydock-proof'),
  version: v.literal(1),
  /** who says to have solved it, and for which class */
  who: name,
  class: name,
  level: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,80}$/)),
  /** host, command, and when it was typed: simulated ms since the player came */
  typed: v.pipe(
    v.array(v.strictTuple([v.string(), line, v.pipe(v.number(), v.integer(), v.minValue(0))])),
    v.minLength(1),
    v.maxLength(mostCommands),
  ),
});

/** What somebody typed to solve a level, and when: whoever has the level can type it again, and see. */
export type Proof = v.InferOutput<typeof schema>;

/** The proof of a solved level; undefined where it is not solved, or was not solved by commands alone. */
export function proofOf(
  play: Play,
  journal: readonly JournalEntry[],
  who: string,
  group: string,
): Proof | undefined {
  if (!play.isSolved) return undefined;
  const hosts = new Map(play.terminals.map(({ id, host }) => [id, host]));
  const parsed = v.safeParse(schema, {
    format: 'drydock-proof',
    version: 1,
    who: who.trim(),
    class: group.trim(),
    level: play.level.id,
    typed: journal.map(({ terminal, command, from }) => [
      hosts.get(terminal) ?? '',
      command,
      Math.max(0, Math.round(from - play.began)),
    ]),
  });
  return parsed.success ? parsed.output : undefined;
}

/** The proof that a text holds; undefined: it is none. */
export function readProof(text: string): Proof | undefined {
  try {
    const parsed = v.safeParse(schema, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

/** What came of typing a proof's commands again. */
export interface Verdict {
  isSolved: boolean;
  stars: number;
  commands: number;
  /** simulated ms from the first look to the last goal */
  time: number;
}

/** A command may take so long before it is interrupted, simulated ms. */
const patience = 600_000;
/** So long, at most, until what was begun has its effect, simulated ms. */
const effect = 120_000;
const breath = 50;

/**
 * Types a proof's commands again, each when it was typed then, and says what came of it. What still had the terminal at that
 * moment was interrupted then (Ctrl-C), and is now. Pure: when it throws `NeedsMore`, it can be done again.
 */
export function verify({ typed }: Proof, start: Played): Verdict {
  let { play } = start;
  const { began } = play;
  for (const [host, command, at] of typed) {
    const terminal = play.terminals.find((one) => one.host === host)?.id;
    if (play.isSolved || terminal === undefined) break;
    play = until(play, began + at);
    if (!isAtPrompt(play.world, terminal)) play = interrupt(play, terminal);
    play = act(countCommand(play), { kind: 'type', terminal, text: `${command}\r` }).play;
    play = until(play, play.world.time + breath);
  }
  const end = play.world.time + effect;
  while (!play.isSolved && play.world.time < end) play = until(play, play.world.time + 500);
  return verdictOn(play);
}

function until(play: Play, time: number): Play {
  return time > play.world.time ? pass(play, time).play : play;
}

function interrupt(play: Play, terminal: number): Play {
  const end = play.world.time + patience;
  let now = act(play, { kind: 'type', terminal, text: '\x03' }).play;
  while (!isAtPrompt(now.world, terminal) && now.world.time < end)
    now = until(now, now.world.time + 10 * breath);
  return now;
}

function verdictOn(play: Play): Verdict {
  const { isSolved, commands, level, spent } = play;
  const time = play.world.time - play.began;
  const stars = starsFor({
    isSolved,
    commands,
    par: level.par,
    time,
    ...(level.within === undefined ? {} : { within: level.within * 1000 }),
    ...(spent === undefined ? {} : { spent }),
    ...(level.budget === undefined ? {} : { budget: level.budget }),
  });
  return { isSolved, stars, commands, time };
}
