import { parseStory } from '#game/story';
import { levels } from '#levels/index';
import { loadWords } from '#locales/index';
import type { Dialogs } from '#ui/dialogs';
import { openLevel } from '#ui/game';
import { firstLevel, store } from '#ui/store';
import { starts } from 'virtual:starts';

const ids = Object.keys(levels);

/** Opens a level by its id; an unknown one is the first. */
export async function openById(wished: string): Promise<void> {
  const id = Object.hasOwn(levels, wished) ? wished : firstLevel;
  const level = levels[id];
  if (level === undefined) return;
  const { language } = store.getState();
  const [start, text] = await Promise.all([starts[id]?.(), level.text[language]()]);
  if (start !== undefined) openLevel(start, parseStory(text));
}

export async function nextLevel(): Promise<void> {
  const next = ids[ids.indexOf(store.getState().levelId) + 1];
  if (next === undefined) store.setState({ dialog: 'levels' });
  else await openById(next);
}

export async function resetLevel(): Promise<void> {
  await openById(store.getState().levelId);
}

/** Loads the words of the chosen language, and again whenever another one is chosen. */
export async function followLanguage(): Promise<void> {
  const take = async () => {
    const { language, levelId, play } = store.getState();
    const level = levels[levelId];
    const [words, text] = await Promise.all([
      loadWords(language),
      play === undefined ? undefined : level?.text[language](),
    ]);
    document.documentElement.lang = language;
    store.setState({ words, ...(text === undefined ? {} : { story: parseStory(text) }) });
  };
  store.subscribe((now, before) => {
    if (now.language !== before.language) void take();
  });
  await take();
}

/** Gives the list of levels its titles, when it is looked at. */
export function showTitles(): void {
  store.subscribe((now, before) => {
    if (now.dialog === 'levels' && (before.dialog !== 'levels' || now.language !== before.language))
      void fillTitles();
  });
}

async function fillTitles(): Promise<void> {
  const { language } = store.getState();
  const cards = await Promise.all(
    ids.map(async (id) => ({ id, title: parseStory((await levels[id]?.text[language]()) ?? '').title })),
  );
  const dialogs = document.querySelector<Dialogs>('dd-dialogs');
  if (dialogs === null) return;
  dialogs.cards = cards;
  dialogs.requestUpdate();
}
