import { html } from 'lit';
import { keepGame } from '#game/keep-game';
import { runOf } from '#game/shared-run';
import './embed-snippet';
import { PanelElement, say } from './element';
import { icon } from '#ui/icons';
import { store } from '#ui/store';
import { Watch } from '#ui/watch';
import { openText } from '../site/levels';
import { pack, unpack } from '../site/pack';
import { gameOf } from '../site/resume';
import { linkTo } from '../site/shared';
import { drop, get, list, put, type Kept } from '../site/shelf';

/** What hands a game on, and what keeps it: a link, the browser, a file. */
export class GamesPanel extends PanelElement {
  readonly #state = new Watch(this, (state) => ({
    language: state.language,
    play: state.play,
    journal: state.journal,
  }));
  #kept: readonly Kept[] = [];
  #link = '';
  #isCopied = false;
  #trouble = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#refresh();
  }

  override render() {
    const { play, journal } = this.#state.value;
    const typed = play === undefined ? 0 : runOf(play, journal).length;
    return html`
      <h3>${say('games.link')}</h3>
      <p class="dim">${typed === 0 ? say('games.link.bare') : say('games.link.about', { n: typed })}</p>
      <div class="row">
        <input class="link" readonly aria-label=${say('games.link')} .value=${this.#link} @focus=${select} />
        <button @click=${this.#copy}>
          ${icon(this.#isCopied ? 'check' : 'copy')}
          <span aria-live="polite">${say(this.#isCopied ? 'games.copied' : 'games.copy')}</span>
        </button>
      </div>
      <dd-embed-snippet></dd-embed-snippet>
      <h3>${say('games.kept')}</h3>
      <form class="row" @submit=${this.#keep}>
        <input
          name="name"
          required
          maxlength="80"
          aria-label=${say('games.name')}
          .value=${this.#usualName()}
        />
        <button ?disabled=${gameOf(store.getState()) === undefined}>${say('games.keep')}</button>
      </form>
      <p class="trouble" role="alert">${this.#trouble}</p>
      ${this.#kept.length === 0 ? html`<p class="dim">${say('games.none')}</p>` : this.#list()}
      <div class="row end">
        <button ?disabled=${gameOf(store.getState()) === undefined} @click=${this.#download}>
          ${icon('down')} ${say('games.down.this')}
        </button>
        <label class="button"
          >${say('games.file')}
          <input class="sr" type="file" accept=".drydock" @change=${this.#upload} />
        </label>
      </div>
    `;
  }

  #list() {
    return html`<ul class="kept">
      ${this.#kept.map(
        (one) =>
          html`<li>
            <span class="title">${one.name}</span>
            <span class="dim">${this.#when(one.when)}</span>
            <button @click=${() => this.#take(one)}>${say('games.open')}</button>
            ${this.#small('down', say('games.down', { name: one.name }), () => this.#save(one))}
            ${this.#small('bin', say('games.drop', { name: one.name }), () => this.#drop(one))}
          </li>`,
      )}
    </ul>`;
  }

  #small(name: Parameters<typeof icon>[0], label: string, press: () => unknown) {
    return html`<button class="icon" title=${label} aria-label=${label} @click=${press}>
      ${icon(name)}
    </button>`;
  }

  #when(time: number): string {
    const { language } = this.#state.value;
    return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(time);
  }

  #usualName(): string {
    const { story, journal } = store.getState();
    return `${story?.title ?? ''} ${journal.length === 0 ? '' : `· ${journal.at(-1)?.command ?? ''}`}`
      .trim()
      .slice(0, 80);
  }

  async #refresh(): Promise<void> {
    this.#link = await linkTo(store.getState());
    this.#kept = await list().catch(() => []);
    this.requestUpdate();
  }

  #tell(key: 'games.refused' | 'games.full', error: unknown): void {
    this.#trouble = say(key, { text: error instanceof Error ? error.message : String(error) });
    this.requestUpdate();
  }

  readonly #copy = async (): Promise<void> => {
    // Where a page may not write to the clipboard, the link is selected: the player copies it.
    await navigator.clipboard.writeText(this.#link).then(
      () => (this.#isCopied = true),
      () => this.querySelector<HTMLInputElement>('.link')?.select(),
    );
    this.requestUpdate();
  };

  readonly #keep = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const game = gameOf(store.getState());
    const name = new FormData(event.target as HTMLFormElement).get('name');
    if (game === undefined || typeof name !== 'string') return;
    const when = Date.now();
    try {
      const data = await pack(keepGame(game));
      await put({ key: `game:${when}`, name, level: game.play.level.id, when, data });
      this.#trouble = '';
    } catch (error) {
      this.#tell('games.full', error);
    }
    await this.#refresh();
  };

  async #take({ key }: Kept): Promise<void> {
    const data = await get(key);
    if (data !== undefined) await this.#open(data);
  }

  async #open(data: BlobPart): Promise<void> {
    try {
      const refused = await openText(await unpack(data));
      if (refused !== undefined) throw new Error(refused);
      store.setState({ dialog: undefined });
    } catch (error) {
      this.#tell('games.refused', error);
    }
  }

  async #drop({ key }: Kept): Promise<void> {
    await drop(key);
    await this.#refresh();
  }

  async #save({ key, name }: Kept): Promise<void> {
    const data = await get(key);
    if (data !== undefined) download(name, data);
  }

  readonly #download = async (): Promise<void> => {
    const game = gameOf(store.getState());
    if (game !== undefined) download(this.#usualName(), await pack(keepGame(game)));
  };

  readonly #upload = async (event: Event): Promise<void> => {
    const field = event.target as HTMLInputElement;
    const file = field.files?.[0];
    if (file !== undefined) await this.#open(file);
    field.value = '';
  };
}

function select(event: Event): void {
  (event.target as HTMLInputElement).select();
}

function download(name: string, data: ArrayBuffer): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([data], { type: 'application/gzip' }));
  link.download = `${name.replaceAll(/[^\p{L}\p{N} ._-]/gu, '').trim() || 'game'}.drydock`;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 1000);
}

customElements.define('dd-games', GamesPanel);
