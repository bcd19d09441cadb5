import { keepGame } from '#game/keep-game';
import type { KeptGame } from '#game/kept-game';
import type { Level } from '#game/level';
import { word } from '#ui/element';
import { notify, store, type PageState } from '#ui/store';
import { idle } from './idle';
import { pack, unpack } from './pack';
import { get, put } from './shelf';
import { noteLeft } from './storage';

/** How often what was played is put away, wall ms. */
const often = 8000;

const keyOf = (level: string) => `level:${level}`;

/** The game of the moment, when there is something to keep: a command was typed. */
export function gameOf({ play, screens, journal, hints }: PageState): KeptGame | undefined {
  return play === undefined || journal.length === 0 ? undefined : { play, screens, journal, hints };
}

/** Where the player left a level; undefined where nothing is kept, or nothing that still opens. */
export async function leftAt(level: Level): Promise<KeptGame | undefined> {
  try {
    const data = await get(keyOf(level.id));
    if (data === undefined) return undefined;
    // What checks a game is large, and comes only where one was left.
    const { openGame } = await import('#game/kept-game');
    const game = openGame(await unpack(data), level);
    return 'refused' in game ? undefined : game;
  } catch {
    return undefined;
  }
}

let kept: KeptGame['play'] | undefined;
let isTold = false;

async function keepNow(): Promise<void> {
  const game = gameOf(store.getState());
  if (game === undefined || game.play === kept) return;
  kept = game.play;
  const level = game.play.level.id;
  try {
    await put({ key: keyOf(level), name: '', level, when: Date.now(), data: await pack(keepGame(game)) });
    noteLeft(level);
  } catch {
    if (!isTold) notify({ id: 'storage', kind: 'info', text: word('notice.storage') });
    isTold = true;
  }
}

/** Puts away what is played from now on: now and then in a quiet moment, and when the page goes out of sight. */
export function keepResumable(): void {
  setInterval(() => {
    if (!document.hidden) void idle().then(keepNow);
  }, often);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) void keepNow();
  });
}
