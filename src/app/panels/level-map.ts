import { html, nothing } from 'lit';
import { chapters, type Chapter } from '#levels/chapters';
import { icon } from '#ui/icons';
import { store } from '#ui/store';
import { Watch } from '#ui/watch';
import { titles } from 'virtual:campaign';
import { PanelElement, say } from './element';

/** The campaign: chapters with their levels, what was won, and what comes next. */
export class LevelMap extends PanelElement {
  readonly #state = new Watch(this, ({ language, progress, levelId }) => ({ language, progress, levelId }));
  #titles: Readonly<Record<string, string>> = {};
  #spoken = '';

  override render() {
    const { language } = this.#state.value;
    if (this.#spoken !== language) void this.#fetch();
    const all = chapters.flatMap(({ levels }) => levels);
    const solved = all.filter((id) => this.#stars(id) > 0).length;
    const stars = all.reduce((sum, id) => sum + this.#stars(id), 0);
    const numbers = new Map(all.map((id, index) => [id, index + 1]));
    return html`
      <div class="ahead">
        <p>${say('levels.solved', { n: solved, of: all.length, stars })}</p>
        ${this.#next(all)}
      </div>
      <ol class="map">
        ${chapters.map((chapter, index) => this.#chapter(chapter, index, numbers))}
      </ol>
    `;
  }

  /** The dialog was open before this came into it: what is next waits for Enter. */
  override firstUpdated(): void {
    this.querySelector<HTMLElement>('.ahead button')?.focus();
  }

  /** The first level after the one that was solved last, in the campaign's order, that is not solved yet. */
  #next(all: readonly string[]) {
    const { levelId } = this.#state.value;
    const from = Math.max(0, all.indexOf(levelId));
    const next = [...all.slice(from), ...all.slice(0, from)].find((id) => this.#stars(id) === 0);
    if (next === undefined) return html`<p>${say('levels.again')}</p>`;
    return html`<button class="primary" @click=${() => this.#open(next)}>
      ${say('levels.next')}
      <span class="title">${say('levels.next.about', { title: this.#titles[next] ?? next })}</span>
    </button>`;
  }

  #chapter(chapter: Chapter, index: number, numbers: ReadonlyMap<string, number>) {
    const { language } = this.#state.value;
    const won = chapter.levels.reduce((sum, id) => sum + this.#stars(id), 0);
    return html`<li class=${won === 3 * chapter.levels.length ? 'done' : ''}>
      <h3><span class="number">${index + 1}</span> ${chapter.title[language]}</h3>
      <p class="dim">${chapter.about[language]}</p>
      <ol class="quay">
        ${chapter.levels.map((id) => this.#crate(id, numbers.get(id) ?? 0))}
      </ol>
    </li>`;
  }

  #crate(id: string, number: number) {
    const stars = this.#stars(id);
    const isHere = id === this.#state.value.levelId;
    return html`<li>
      <button
        class="crate ${stars > 0 ? 'won' : ''}"
        aria-current=${isHere ? 'true' : nothing}
        @click=${() => this.#open(id)}
      >
        <span class="n" aria-hidden="true">${number}</span>
        <span class="title">${this.#titles[id] ?? id}</span>
        <span class="stars" aria-hidden="true">
          ${[1, 2, 3].map((n) => icon(n <= stars ? 'star-full' : 'star'))}
        </span>
        <span class="sr"
          >${stars > 0 ? say('levels.stars', { n: stars }) : say('levels.new')}${isHere ? `, ${say('levels.here')}` : ''}</span
        >
      </button>
    </li>`;
  }

  #stars(id: string): number {
    return this.#state.value.progress.levels[id]?.stars ?? 0;
  }

  #open(id: string): void {
    store.setState({ dialog: undefined });
    this.dispatchEvent(new CustomEvent('open-level', { detail: id, bubbles: true }));
  }

  async #fetch(): Promise<void> {
    const { language } = this.#state.value;
    this.#spoken = language;
    this.#titles = await titles[language]();
    this.requestUpdate();
  }
}

customElements.define('dd-map', LevelMap);
