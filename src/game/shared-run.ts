import * as v from 'valibot';
import { nextTime } from '#sim/index';
import { noteOver, noteTyped, type JournalEntry } from './journal';
import { act, countCommand, isAtPrompt, pass, type Play, type Played } from './play';
import type { Moment } from './moment';

/** What somebody typed, to be typed again: host and command, in order. */
export type Run = readonly (readonly [host: string, command: string])[];

/** A link holds so many commands, of so many characters each, at most. */
const mostCommands = 300;
const longest = 4000;
/** A command may take so long, simulated ms, before the next one is given up. */
const patience = 180_000;
/** Keys are not typed faster than that, simulated ms. */
const breath = 50;

const schema = v.pipe(
  v.array(
    v.strictTuple([v.string(), v.pipe(v.string(), v.maxLength(longest), v.regex(/^[^\x00-\x1f\x7f]+$/))]),
  ),
  v.maxLength(mostCommands),
);

/** The commands of a journal, as far as they fit into a link. */
export function runOf(play: Play, journal: readonly JournalEntry[]): Run {
  const hosts = new Map(play.terminals.map(({ id, host }) => [id, host]));
  return journal
    .map(({ terminal, command }) => [hosts.get(terminal) ?? '', command] as const)
    .filter((one) => v.is(schema, [one]))
    .slice(0, mostCommands);
}

/** The run that a text holds; undefined: it is none, or not one for these hosts. */
export function readRun(text: string, hosts: readonly string[]): Run | undefined {
  try {
    const parsed = v.safeParse(schema, JSON.parse(text));
    return parsed.success && parsed.output.every(([host]) => hosts.includes(host))
      ? parsed.output
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Types a run's commands one after the other, waiting for each prompt. One that does not come back (`docker logs -f`) is the
 * last. Pure: when it throws `NeedsMore`, it can be done again.
 */
export function replay(start: Played, run: Run): Moment {
  let moment = follow({ play: start.play, screens: {}, journal: [] }, start);
  for (const [host, command] of run) {
    const terminal = moment.play.terminals.find((one) => one.host === host)?.id;
    if (terminal === undefined) break;
    moment = untilPrompt(moment, terminal);
    if (!isAtPrompt(moment.play.world, terminal)) break;
    moment = type(moment, terminal, command);
  }
  return moment;
}

function type(before: Moment, terminal: number, command: string): Moment {
  const from = before.play.world.time;
  const journal = noteTyped(before.journal, { terminal, command, from });
  let moment: Moment = { ...before, play: countCommand(before.play), journal };
  moment = follow(moment, act(moment.play, { kind: 'type', terminal, text: `${command}\r` }));
  moment = follow(moment, pass(moment.play, from + breath));
  moment = untilPrompt(moment, terminal);
  if (!isAtPrompt(moment.play.world, terminal)) return moment;
  return { ...moment, journal: noteOver(moment.journal, terminal, moment.play.world.time) };
}

/** Waits for the shell, as long as that makes sense. */
function untilPrompt(before: Moment, terminal: number): Moment {
  let moment = before;
  const end = before.play.world.time + patience;
  while (!isAtPrompt(moment.play.world, terminal)) {
    const next = nextTime(moment.play.world);
    if (next === undefined || next > end) return moment;
    moment = follow(moment, pass(moment.play, Math.max(next, moment.play.world.time + breath)));
  }
  return moment;
}

function follow(moment: Moment, { play, shown }: Played): Moment {
  const screens = { ...moment.screens };
  for (const { terminal, data } of shown.terminal) screens[terminal] = (screens[terminal] ?? '') + data;
  return { ...moment, play, screens };
}
