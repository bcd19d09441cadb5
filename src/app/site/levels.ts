import type { KeptGame } from '#game/kept-game';
import type { Played } from '#game/play';
import { parseStory } from '#game/story';
import { loadWords } from '#locales/index';
import { continueGame, openLevel } from '#ui/game';
import { word } from '#ui/element';
import { firstLevel, notify, store } from '#ui/store';
import type { LevelEntry } from './entry';
import { wasLeft } from './storage';

/** The table of levels is a script of its own: the page's first one shall not grow with the campaign. */
const table = import('virtual:campaign');

/** How a level is opened: from its beginning, or with what a link holds. Else it goes on where the player left it. */
interface Opening {
  isFresh?: boolean;
  run?: string | null;
}

/** A level of the campaign, or from elsewhere: a puzzle, a file. */
export async function entryOf(id: string): Promise<LevelEntry | undefined> {
  const { levels } = await table;
  const row = Object.hasOwn(levels, id) ? levels[id] : undefined;
  if (row !== undefined) return { start: row.start, text: (language) => row.text[language]() };
  return /^(puzzle|own)-/.test(id) ? (await import('./elsewhere')).entryElsewhere(id) : undefined;
}

/** Opens a level by its id; an unknown one is the first. */
export async function openById(wished: string, opening: Opening = {}): Promise<void> {
  const level = (await entryOf(wished)) ?? (await entryOf(firstLevel));
  if (level === undefined) return;
  const { language } = store.getState();
  const [start, text] = await Promise.all([level.start(), level.text(language)]);
  const story = parseStory(text);
  const game = await gameFor(start, opening);
  if (game === undefined) openLevel(start, story);
  else continueGame(game, game.hints, story);
}

/** What to go on with, when the level is not to be begun anew. */
async function gameFor(start: Played, { isFresh = false, run }: Opening): Promise<KeptGame | undefined> {
  const { level } = start.play;
  if (run !== undefined && run !== null) {
    const moment = await (await import('./shared')).runFrom(start, run);
    if (moment === undefined) notify({ id: 'link', kind: 'info', text: word('notice.link') });
    return moment && { ...moment, hints: {} };
  }
  return isFresh || !wasLeft(level.id) ? undefined : (await import('./resume')).leftAt(level);
}

/** Opens a game that was kept or handed on. Answers why not. */
export async function openText(text: string): Promise<string | undefined> {
  const { levelOfGame, openGame } = await import('#game/kept-game');
  const id = levelOfGame(text) ?? '';
  const level = await entryOf(id);
  if (level === undefined) return `level: ${id}`;
  const [start, story] = await Promise.all([level.start(), level.text(store.getState().language)]);
  const game = openGame(text, start.play.level);
  if ('refused' in game) return game.refused;
  continueGame(game, game.hints, parseStory(story));
  return undefined;
}

export async function nextLevel(): Promise<void> {
  const ids = Object.keys((await table).levels);
  const { levelId } = store.getState();
  const next = ids[ids.indexOf(levelId) + 1];
  if (levelId.startsWith('puzzle-')) store.setState({ dialog: 'puzzles' });
  else if (next === undefined || !ids.includes(levelId)) store.setState({ dialog: 'levels' });
  else await openById(next);
}

export async function resetLevel(): Promise<void> {
  await openById(store.getState().levelId, { isFresh: true });
}

/** Loads the words of the chosen language, and again whenever another one is chosen. */
export async function followLanguage(): Promise<void> {
  const take = async () => {
    const { language, levelId, play } = store.getState();
    const level = play === undefined ? undefined : await entryOf(levelId);
    const [words, text] = await Promise.all([loadWords(language), level?.text(language)]);
    document.documentElement.lang = language;
    store.setState({ words, ...(text === undefined ? {} : { story: parseStory(text) }) });
  };
  store.subscribe((now, before) => {
    if (now.language !== before.language) void take();
  });
  await take();
}
