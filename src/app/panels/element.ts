import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { fill, type Language } from '#locales/index';
import { loadPanelWords, type PanelWordKey, type PanelWords } from '#locales/panels/index';
import { PageElement } from '#ui/element';
import { store } from '#ui/store';

let words: PanelWords | undefined;
let spoken: Language | undefined;
const listeners = new Set<() => void>();

async function take(): Promise<void> {
  const { language } = store.getState();
  if (spoken === language) return;
  spoken = language;
  words = await loadPanelWords(language);
  for (const listener of listeners) listener();
}

/** The words of the dialogs in the language of the moment; and again when another one is chosen. */
export async function followPanelWords(): Promise<void> {
  store.subscribe((now, before) => {
    if (now.language !== before.language) void take();
  });
  await take();
}

/** A word of the dialogs in the language of the moment. */
export function say(key: PanelWordKey, values?: Readonly<Record<string, string | number>>): string {
  return words === undefined ? '' : fill(words[key], values);
}

/** Has a component drawn anew when the words have changed. */
class FollowWords implements ReactiveController {
  readonly #redraw: () => void;

  constructor(host: ReactiveControllerHost) {
    this.#redraw = () => {
      host.requestUpdate();
    };
  }

  hostConnected(): void {
    listeners.add(this.#redraw);
  }

  hostDisconnected(): void {
    listeners.delete(this.#redraw);
  }
}

/** What every dialog's content is. */
export class PanelElement extends PageElement {
  constructor() {
    super();
    this.addController(new FollowWords(this));
  }
}
