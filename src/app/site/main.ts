import '@xterm/xterm/css/xterm.css';
import '#ui/style.css';
import '#ui/app';
import './stage-panel';
import { keepOffline } from '../offline/register';
import { followLanguage, openById, nextLevel, resetLevel, showTitles } from './levels';
import { startLoop } from './loop';
import { narrate } from './narrate';
import { loadPart, loadSoon } from './parts';
import { restore, keep } from './storage';
import { store } from '#ui/store';
import { useMore } from '#ui/game';
import { applyTheme } from '#ui/theme';
import { guard } from './faults';

/** Starts the page: settings first, then words and level together, then the clock. */
async function start(): Promise<void> {
  guard();
  restore(new URLSearchParams(location.search));
  applyTheme(store.getState().theme);
  store.subscribe((now, before) => {
    if (now.theme !== before.theme) applyTheme(now.theme);
  });
  keep();
  useMore(loadPart);
  await followLanguage();
  document.querySelector('.loading')?.remove();
  await openById(store.getState().levelId);
  startLoop();
  void loadSoon();
  narrate();
  showTitles();
  addEventListener('open-level', (event) => void openById((event as CustomEvent<string>).detail));
  addEventListener('next-level', () => void nextLevel());
  addEventListener('reset-level', () => void resetLevel());
  await keepOffline();
}

void start();
