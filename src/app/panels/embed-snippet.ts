import { html } from 'lit';
import { icon } from '#ui/icons';
import { Watch } from '#ui/watch';
import { PanelElement, say } from './element';

const choices = ['terminal', 'stage,terminal', 'brief,stage,terminal'] as const;
/** How high each choice is, pixels. */
const heights: Readonly<Record<(typeof choices)[number], number>> = {
  terminal: 320,
  'stage,terminal': 640,
  'brief,stage,terminal': 900,
};

/** The text that puts this level into somebody's page. */
class EmbedSnippet extends PanelElement {
  readonly #state = new Watch(this, ({ levelId, language, story }) => ({
    levelId,
    language,
    title: story?.title,
  }));
  #parts: (typeof choices)[number] = 'stage,terminal';
  #isCopied = false;

  override render() {
    const snippet = this.#snippet();
    const copy = async () => {
      // Where a page may not write to the clipboard, the text is selected: the player copies it.
      await navigator.clipboard.writeText(snippet).then(
        () => (this.#isCopied = true),
        () => this.querySelector<HTMLInputElement>('.link')?.select(),
      );
      this.requestUpdate();
    };
    return html`<details>
      <summary>${say('embed.title')}</summary>
      <p class="dim">${say('embed.about')}</p>
      <div class="row">
        <select aria-label=${say('embed.parts')} @change=${this.#choose}>
          ${choices.map(
            (one) =>
              html`<option value=${one} ?selected=${one === this.#parts}>
                ${say(`embed.parts.${one}`)}
              </option>`,
          )}
        </select>
        <input class="link" readonly aria-label=${say('embed.snippet')} .value=${snippet} />
        <button @click=${copy}>
          ${icon(this.#isCopied ? 'check' : 'copy')}
          <span aria-live="polite">${say(this.#isCopied ? 'games.copied' : 'games.copy')}</span>
        </button>
      </div>
    </details>`;
  }

  #snippet(): string {
    const { levelId, language, title = '' } = this.#state.value;
    const address = new URL(location.href);
    address.hash = '';
    address.search = '';
    address.searchParams.set('level', levelId);
    address.searchParams.set('lang', language);
    address.searchParams.set('embed', this.#parts);
    const name = `Drydock: ${title}`.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    const src = address.href.replaceAll('&', '&amp;');
    return `<iframe src="${src}" title="${name}" width="100%" height="${heights[this.#parts]}" loading="lazy" allow="clipboard-write"></iframe>`;
  }

  readonly #choose = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    this.#parts = choices.find((one) => one === value) ?? this.#parts;
    this.#isCopied = false;
    this.requestUpdate();
  };
}

customElements.define('dd-embed-snippet', EmbedSnippet);
