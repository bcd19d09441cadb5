import type { Facts } from '#canvas/facts';
import type { Fittings } from '#canvas/fittings';
import type { Label, Say } from '#canvas/label';
import type { FittingWordKey, FittingWords } from '#locales/fittings/en';
import { fill, type Language } from '#locales/index';

/** Whether something of these facts needs fittings to be seen. */
const isWanted = (facts: Facts): boolean => facts.hosts.some((host) => host.isFitted === true);

/** Fetches the stage's fittings, and their words, when first there is something to see that needs them. */
export class Fitter {
  #fittings: Fittings | undefined;
  #words: FittingWords | undefined;
  #asked = '';

  /** `fetched` is called when there is more to draw with than before. */
  constructor(private readonly fetched: () => void) {}

  /** What there is to draw these facts with. Begins to fetch what is missing. */
  fit(facts: Facts, language: Language): Fittings | undefined {
    if (this.#asked !== language && (this.#asked !== '' || isWanted(facts))) void this.#fetch(language);
    return this.#fittings;
  }

  /** Puts in the words that only fittings have. */
  say(label: Label, say: Say): string {
    if (typeof label === 'string') return label;
    const text = this.#words?.[label.key as FittingWordKey];
    return text === undefined ? say(label) : fill(text, label.values);
  }

  async #fetch(language: Language): Promise<void> {
    this.#asked = language;
    try {
      const [{ outfit }, { loadFittingWords }] = await Promise.all([
        import('#canvas/outfit'),
        import('#locales/fittings/index'),
      ]);
      const words = await loadFittingWords(language);
      if (this.#asked !== language) return;
      this.#words = words;
      // A new value each time: what was drawn with other words is drawn anew.
      this.#fittings = { ...outfit };
      this.fetched();
    } catch {
      // Without a network the stage shows what it can; it asks again when something changes.
      this.#asked = this.#asked === language ? '' : this.#asked;
    }
  }
}
