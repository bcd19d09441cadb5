import { html } from 'lit';
import schema from '#levels/level.schema.json?url&no-inline';
import { icon } from '#ui/icons';
import { store } from '#ui/store';
import { dropOwn, linkToOwn, ownLevels, takeLevel } from '../site/own-levels';
import { PanelElement, say } from './element';
import { exampleLevel } from './example-level';

/** Levels from elsewhere: opened from a file, kept, handed on as a link. */
export class OwnLevels extends PanelElement {
  #levels: readonly { id: string; name: string }[] = [];
  #trouble = '';
  #linked = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#refresh();
  }

  override render() {
    return html`
      <p class="dim">${say('own.about')}</p>
      <p class="trouble" role="alert">${this.#trouble}</p>
      ${this.#levels.length === 0 ? html`<p class="dim">${say('own.none')}</p>` : this.#list()}
      <div class="row end">
        <a href=${schema} download="level.schema.json">${say('own.schema')}</a>
        <a href=${this.#example()} download="example.json">${say('own.example')}</a>
        <label class="button"
          >${say('own.open')}
          <input class="sr" type="file" accept=".json,application/json" @change=${this.#upload} />
        </label>
      </div>
    `;
  }

  #list() {
    return html`<ul class="kept">
      ${this.#levels.map(
        ({ id, name }) =>
          html`<li>
            <span class="title">${name}</span>
            <button @click=${() => this.#play(id)}>${say('own.play')}</button>
            <button @click=${() => this.#link(id)}>
              <span aria-live="polite">${say(this.#linked === id ? 'own.linked' : 'own.link')}</span>
            </button>
            <button
              class="icon"
              title=${say('own.drop', { name })}
              aria-label=${say('own.drop', { name })}
              @click=${() => this.#drop(id)}
            >
              ${icon('bin')}
            </button>
          </li>`,
      )}
    </ul>`;
  }

  /** The example as an address: a file that is made here and now. */
  #example(): string {
    return `data:application/json,${encodeURIComponent(`${JSON.stringify(exampleLevel, null, 2)}\n`)}`;
  }

  async #refresh(): Promise<void> {
    this.#levels = await ownLevels();
    this.requestUpdate();
  }

  #play(id: string): void {
    store.setState({ dialog: undefined });
    this.dispatchEvent(new CustomEvent('open-level', { detail: id, bubbles: true }));
  }

  async #link(id: string): Promise<void> {
    const link = await linkToOwn(id);
    if (link === undefined) return;
    // Where a page may not write to the clipboard, the link is shown: the player copies it.
    await navigator.clipboard.writeText(link).then(
      () => (this.#linked = id),
      () => (this.#trouble = link),
    );
    this.requestUpdate();
  }

  async #drop(id: string): Promise<void> {
    await dropOwn(id).catch(() => undefined);
    await this.#refresh();
  }

  readonly #upload = async (event: Event): Promise<void> => {
    const field = event.target as HTMLInputElement;
    const file = field.files?.[0];
    if (file === undefined) return;
    const taken = await takeLevel(await file.text());
    field.value = '';
    this.#trouble = 'refused' in taken ? say('own.refused', { text: taken.refused }) : '';
    if ('id' in taken) this.#play(taken.id);
    else this.requestUpdate();
  };
}

customElements.define('dd-own', OwnLevels);
