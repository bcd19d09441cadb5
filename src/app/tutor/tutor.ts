import { html, nothing } from 'lit';
import { parseInline } from '#game/story';
import { fill, type Language } from '#locales/index';
import { inline } from '#ui/brief';
import { PageElement } from '#ui/element';
import { icon } from '#ui/icons';
import { Watch } from '#ui/watch';
import { adviseOn, type Advice } from './advise';
import { listen } from './listen';
import { rules } from './rules/index';
import './tutor.css';

/** What the tutor is called, and how it is sent away. */
const words: Readonly<Record<Language, { name: string; close: string }>> = {
  en: { name: 'The tutor', close: 'Thanks, close' },
  ja: { name: 'アドバイス', close: '閉じる' },
};

/** The tutor: a strip above the terminal, in which a mistake that it knows is explained. */
export class Tutor extends PageElement {
  readonly #state = new Watch(this, ({ language, levelId }) => ({ language, levelId }));
  #advice: Advice | undefined;
  #stop: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = listen((typed) => {
      const advice = typed === undefined ? undefined : adviseOn(typed);
      if (advice === undefined && this.#advice === undefined) return;
      this.#advice = advice;
      this.requestUpdate();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

  override render() {
    const { language } = this.#state.value;
    const rule = this.#advice === undefined ? undefined : rules[this.#advice.rule];
    return html`<div role="status" aria-live="polite" aria-label=${words[language].name}>
      ${rule === undefined ? nothing : this.#strip(this.#sentence(rule.says[language]))}
    </div>`;
  }

  #strip(sentence: string) {
    const { language } = this.#state.value;
    return html`<p class="advice">
      ${icon('bulb')} <span>${inline(parseInline(sentence))}</span>
      <button
        class="icon"
        title=${words[language].close}
        aria-label=${words[language].close}
        @click=${() => {
          this.#advice = undefined;
          this.requestUpdate();
          document.querySelector<HTMLElement>('dd-terminal')?.focus();
        }}
      >
        ${icon('close')}
      </button>
    </p>`;
  }

  /** What was typed stands between backticks: it must not end them. */
  #sentence(says: string): string {
    const values = Object.entries(this.#advice?.values ?? {}).map(
      ([name, value]) => [name, value.replaceAll('`', 'ˋ')] as const,
    );
    return fill(says.replaceAll('|', '\u2223'), Object.fromEntries(values)).replaceAll('\u2223', '|');
  }
}

customElements.define('dd-tutor', Tutor);
