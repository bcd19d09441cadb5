import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { fill, type Language } from '#locales/index';
import { loadTheatreWords, type TheatreWordKey, type TheatreWords } from '#locales/theatre/index';
import { PageElement } from '#ui/element';
import { store } from '#ui/store';

let words: TheatreWords | undefined;
let spoken: Language | undefined;
const listeners = new Set<() => void>();

async function take(): Promise<void> {
  const { language } = store.getState();
  if (spoken === language) return;
  spoken = language;
  words = await loadTheatreWords(language);
  for (const listener of listeners) listener();
}

/** Loads the words of the language of the moment; and again when another one is chosen. */
export async function followTheatreWords(): Promise<void> {
  store.subscribe((now, before) => {
    if (now.language !== before.language) void take();
  });
  await take();
}

export function say(key: TheatreWordKey, values?: Readonly<Record<string, string | number>>): string {
  return words === undefined ? '' : fill(words[key], values);
}

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

/** What the elements around the stage are: drawn anew when their words have changed. */
export class TheatreElement extends PageElement {
  constructor() {
    super();
    this.addController(new FollowWords(this));
  }
}
