import { usedIn } from '#game/used';
import { loadCard } from '#locales/card/index';
import { store } from '#ui/store';

const key = 'drydock-used';

/** What was used in this tab: also where the browser keeps nothing. */
let used: ReadonlySet<string> = new Set(kept());

/** Commands and flags that the player has used so far, as the card names them, in the order of their first use. */
export function usedSoFar(): ReadonlySet<string> {
  return used;
}

function kept(): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

/** Notes from now on which commands and flags are used. */
export function noteUsed(): void {
  void take(store.getState().journal);
  store.subscribe((now, before) => {
    if (now.journal !== before.journal) void take(now.journal.slice(-1));
  });
}

async function take(entries: readonly { command: string }[]): Promise<void> {
  if (entries.length === 0) return;
  const card = await loadCard('en');
  const isKnown = (name: string) => Object.hasOwn(card, name);
  const more = entries.flatMap(({ command }) => usedIn(command, isKnown)).filter((one) => !used.has(one));
  if (more.length === 0) return;
  used = new Set([...used, ...more]);
  try {
    localStorage.setItem(key, JSON.stringify([...used]));
  } catch {
    // The card lasts as long as this tab: that nothing is kept has been said already (storage.ts).
  }
}
