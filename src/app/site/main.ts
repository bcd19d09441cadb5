import '@xterm/xterm/css/xterm.css';
import '#ui/style.css';
import '#ui/app';
import type { StagePanel } from './stage-panel';
import './stage-panel';
import { keepOffline } from '../offline/register';
import { showDialogs } from './dialogs';
import { followLanguage, openById, nextLevel, resetLevel } from './levels';
import { startLoop } from './loop';
import { narrate } from './narrate';
import { loadPart, loadSoon } from './parts';
import { restore, keep } from './storage';
import { store } from '#ui/store';
import { useMore } from '#ui/game';
import { applyTheme } from '#ui/theme';
import { guard } from './faults';
import { idle } from './idle';

/** Starts the page: settings first, then words and level together, then the clock, then what will soon be needed. */
async function start(): Promise<void> {
  guard();
  const address = new URL(location.href);
  restore(address.searchParams);
  applyTheme(store.getState().theme);
  store.subscribe((now, before) => {
    if (now.theme !== before.theme) applyTheme(now.theme);
  });
  const embed = address.searchParams.get('embed');
  // Somebody else's page is no place to keep a reader's progress in.
  if (embed === null) keep();
  else document.documentElement.dataset.embed = embed;
  useMore(loadPart);
  const words = followLanguage();
  await Promise.all([words, openFirst(address)]);
  document.querySelector('.loading')?.remove();
  startLoop();
  narrate();
  showDialogs();
  if (embed === null && isReturning(address.searchParams)) store.setState({ dialog: 'levels' });
  addEventListener('open-level', (event) => void openById((event as CustomEvent<string>).detail));
  addEventListener('next-level', () => void nextLevel());
  addEventListener('reset-level', () => void resetLevel());
  await loadSoon();
  await idle();
  await document.querySelector<StagePanel>('dd-stage')?.mount();
  await idle();
  await (await import('./beside')).beginBeside();
  if (embed !== null) {
    (await import('../embed/embed')).beginEmbed(address);
    return;
  }
  (await import('./resume')).keepResumable();
  await keepOffline();
}

/** Somebody who has solved something before, and came without asking for a level, is shown the map. */
function isReturning(wish: URLSearchParams): boolean {
  const { levels } = store.getState().progress;
  const isAsked = ['level', 'run', 'open'].some((name) => wish.has(name));
  return !isAsked && Object.values(levels).some(({ stars }) => stars > 0);
}

/** Opens what the address asks for; else the level of the moment. */
async function openFirst(address: URL): Promise<void> {
  const run = address.searchParams.get('run');
  const packed = address.searchParams.get('open');
  if (packed !== null) await (await import('./open-packed')).openPacked(packed);
  else if (run !== null) await openLink(address, run);
  else await openById(store.getState().levelId, { isFresh: address.searchParams.has('embed') });
}

/** A link's run is typed once: after a reload the game goes on where it was left. */
async function openLink(address: URL, run: string): Promise<void> {
  await openById(store.getState().levelId, { run });
  address.searchParams.delete('run');
  history.replaceState(null, '', address);
}

void start();
