import { html, nothing } from 'lit';
import { parseInline } from '#game/story';
import { loadGlossary, type Glossary, type Term, type TermId } from '#locales/glossary/index';
import { inline } from '#ui/brief';
import { Watch } from '#ui/watch';
import { takeWanted } from '../site/terms';
import { PanelElement, say } from './element';

/** The field's terms, explained; searched while one types. */
export class GlossaryPanel extends PanelElement {
  readonly #state = new Watch(this, ({ language }) => ({ language }));
  #glossary: Glossary | undefined;
  #spoken = '';
  #sought = '';
  #wanted: TermId | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#wanted = takeWanted();
  }

  override render() {
    const { language } = this.#state.value;
    if (this.#spoken !== language) void this.#fetch();
    const found = this.#found();
    return html`
      <label class="search">
        <span class="sr">${say('glossary.search')}</span>
        <input
          type="search"
          placeholder=${say('glossary.search')}
          .value=${this.#sought}
          @input=${(event: Event) => {
            this.#sought = (event.target as HTMLInputElement).value;
            this.requestUpdate();
          }}
        />
      </label>
      <p class="dim" role="status">${say('glossary.found', { n: found.length })}</p>
      <dl class="terms">${found.map(([id, term]) => this.#entry(id, term, language))}</dl>
    `;
  }

  override updated(): void {
    if (this.#wanted === undefined || this.#glossary === undefined) return;
    const entry = this.querySelector<HTMLElement>(`#term-${this.#wanted}`);
    this.#wanted = undefined;
    entry?.scrollIntoView({ block: 'center' });
    entry?.focus({ preventScroll: true });
  }

  #entry(id: string, [name, meaning, ...others]: Term, language: string) {
    return html`<div id="term-${id}" tabindex="-1">
      <dt lang=${language}>
        ${name}
        ${others.length === 0 ? nothing : html`<span class="dim">${others.join(language === 'ja' ? '、' : ', ')}</span>`}
      </dt>
      <dd>${inline(parseInline(meaning))}</dd>
    </div>`;
  }

  /** Those that have what is sought in their name first, then those that only speak of it. */
  #found(): [string, Term][] {
    const sought = this.#sought.normalize('NFKC').trim().toLowerCase();
    const entries = Object.entries(this.#glossary ?? {}).sort(([, [a]], [, [b]]) =>
      a.localeCompare(b, this.#spoken),
    );
    if (sought === '') return entries;
    const has = (text: string) => text.toLowerCase().includes(sought);
    const named = entries.filter(([, [name, , ...others]]) => [name, ...others].some(has));
    const spoken = entries.filter((entry) => !named.includes(entry) && has(entry[1][1]));
    return [...named, ...spoken];
  }

  async #fetch(): Promise<void> {
    const { language } = this.#state.value;
    this.#spoken = language;
    this.#glossary = await loadGlossary(language);
    this.requestUpdate();
  }
}

customElements.define('dd-glossary', GlossaryPanel);
