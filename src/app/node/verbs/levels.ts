import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseLevel, type Level } from '#game/level';
import { begin, pass, type Played } from '#game/play';
import { rehearse } from '#game/rehearsal';
import { parseStory } from '#game/story';
import { parseTranscripts, type Transcript } from '#game/transcript';
import { chapters } from '#levels/chapters';
import { claims, claimsOf } from '#levels/claims';
import { levels as index } from '#levels/index';
import { languages } from '#locales/index';
import { root } from '../tools/install.js';
import type { Verb } from '../verb';

/** A column of the table: what is looked at, and what is wrong with it; nothing: it is as it should be. */
type Look = (level: Level, start: Played) => Promise<string[]>;

const text = (id: string, file: string) => readFile(join(root, 'levels', id, file), 'utf8');

/** Words in every language: the goals' sentences have the goals' ids, each has three hints, and nothing is empty. */
const words: Look = async ({ id, goals }) => {
  const wanted = goals.map((goal) => goal.id).join(' ');
  const faults: string[] = [];
  for (const language of Object.keys(languages)) {
    const story = parseStory(await text(id, `${language}.md`));
    if (Object.keys(story.goals).join(' ') !== wanted) faults.push(`${language}.md: goals are not ${wanted}`);
    for (const goal of goals)
      if (story.hints[goal.id]?.length !== 3)
        faults.push(`${language}.md: hints of ${goal.id} are not three`);
    if (story.title === '' || story.brief.length === 0 || story.after.length === 0)
      faults.push(`${language}.md: no title, story or end`);
  }
  return faults;
};

/** Nothing is reached before anybody has typed. */
const atStart: Look = async (_level, { play }) =>
  pass(play, play.world.time + 2000).play.reached.map((goal) => `reached at the start: ${goal}`);

/** Every way of solution.txt solves it, within patience; the first one within par. */
const solutions: Look = async (level, start) => {
  const ways = await waysOf(level, 'solution');
  return ways.flatMap((way, i) => {
    const play = rehearsed(level, way, start);
    if (typeof play === 'string') return [`${way.title}: ${play}`];
    const open = level.goals.filter((goal) => !play.reached.includes(goal.id)).map((goal) => goal.id);
    if (open.length > 0) return [`${way.title}: not reached: ${open.join(', ')}`];
    return i === 0 && play.commands > level.par ? [`par ${level.par}, and ${play.commands} were needed`] : [];
  });
};

/** No way of mistakes.txt solves it. */
const mistakes: Look = async (level, start) =>
  (await waysOf(level, 'mistakes')).flatMap((way) => {
    const play = rehearsed(level, way, start);
    if (typeof play === 'string') return [`${way.title}: ${play}`];
    return play.isSolved ? [`${way.title}: it solves the level`] : [];
  });

async function waysOf({ id }: Level, file: 'solution' | 'mistakes'): Promise<Transcript[]> {
  return parseTranscripts(await text(id, `${file}.txt`));
}

function rehearsed(level: Level, way: Transcript, start: Played) {
  try {
    return rehearse(level, way, start).play;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  }
}

const looks: Readonly<Record<string, Look>> = { words, 'at start': atStart, solutions, mistakes };

/**
 * Plays the levels named (all of them, without names) and prints a table of levels and checks; with all of them, then also which
 * claim of the notes is played in which level. 1 when something is not as it should be; 2 for a level that is not there.
 */
export const playLevels: Verb = async (args, { stdout, stderr }) => {
  const unknown = args.find((id) => !Object.hasOwn(index, id));
  if (unknown !== undefined) {
    stderr.write(
      `drydock levels: there is no level '${unknown}' (there are: ${Object.keys(index).join(', ')})\n`,
    );
    return 2;
  }
  const columns = Object.keys(looks);
  const faults: string[] = [];
  stdout.write(`${row(['level', 'goals', 'par', ...columns, 'claims'])}\n`);
  for (const id of args.length > 0 ? args : Object.keys(index)) {
    const level = parseLevel(await index[id]?.());
    const start = begin(level);
    const cells: string[] = [];
    for (const column of columns) {
      const found = (await looks[column]?.(level, start)) ?? [];
      cells.push(found.length === 0 ? 'ok' : 'WRONG');
      faults.push(...found.map((fault) => `${id}: ${fault}`));
    }
    stdout.write(
      `${row([id, String(level.goals.length), String(level.par), ...cells, (claimsOf[id] ?? []).join(' ')])}\n`,
    );
  }
  if (args.length === 0) {
    stdout.write(`\n${coverage()}`);
    faults.push(...uncovered().map((number) => `claim ${number} is in no level`));
  }
  stdout.write(faults.length === 0 ? '\nall levels are as they should be\n' : `\n${faults.join('\n')}\n`);
  return faults.length === 0 ? 0 : 1;
};

const widths = [22, 7, 5, 8, 10, 11, 10];
const row = (cells: readonly string[]) =>
  cells
    .map((cell, i) => cell.padEnd(widths[i] ?? 0))
    .join('')
    .trimEnd();

function coverage(): string {
  const inOrder = chapters.flatMap((chapter) => chapter.levels);
  const rows = Object.entries(claims).map(([number, claim]) => {
    const where = inOrder.filter((id) => claimsOf[id]?.includes(Number(number)));
    return `${number.padStart(3)}  ${claim.padEnd(42)}${where.join(', ')}\n`;
  });
  return rows.join('');
}

const uncovered = () =>
  Object.keys(claims).filter(
    (number) => !Object.values(claimsOf).some((all) => all.includes(Number(number))),
  );
