import { html, nothing } from 'lit';
import { clockText } from './clock';
import { PageElement, word } from './element';
import { icon } from './icons';
import { store } from './store';
import { Watch } from './watch';

/** A level as the list shows it. */
export interface LevelCard {
  id: string;
  title: string;
}

/** The list of levels, the journal, kept games: all lie over the page. */
export class Dialogs extends PageElement {
  cards: LevelCard[] = [];
  readonly #state = new Watch(this, (state) => ({
    words: state.words,
    dialog: state.dialog,
    journal: state.journal,
    progress: state.progress,
    levelId: state.levelId,
  }));

  /** The games' own dialog comes when it is asked for (src/app/site/games-panel.ts). */
  readonly #content = {
    levels: () => this.#levels(),
    journal: () => this.#journal(),
    games: () => html`<dd-games></dd-games>`,
  };

  override render() {
    const { dialog } = this.#state.value;
    return html`<dialog aria-labelledby="dialog-title" @close=${close} @click=${closeOutside}>
      <form method="dialog">
        <h2 id="dialog-title">${word(`${dialog ?? 'levels'}.title`)}</h2>
        <button class="icon" aria-label=${word('menu.close')}>${icon('close')}</button>
      </form>
      ${dialog === undefined ? nothing : this.#content[dialog]()}
    </dialog>`;
  }

  override updated(): void {
    const dialog = this.querySelector('dialog');
    const isWanted = this.#state.value.dialog !== undefined;
    if (isWanted && dialog?.open === false) dialog.showModal();
    else if (!isWanted && dialog?.open === true) dialog.close();
  }

  #journal() {
    const { journal } = this.#state.value;
    if (journal.length === 0) return html`<p>${word('journal.empty')}</p>`;
    return html`<ol class="journal">
      ${journal.map(
        (entry) =>
          html`<li>
            <span class="when">${clockText(entry.from)}</span> <code>${entry.command}</code>
            ${
              entry.until === undefined
                ? nothing
                : html`<span class="took"
                    >${word('journal.took', { time: `${((entry.until - entry.from) / 1000).toFixed(2)} s` })}</span
                  >`
            }
          </li>`,
      )}
    </ol>`;
  }

  #levels() {
    const { progress, levelId } = this.#state.value;
    return html`<ol class="level-list">
      ${this.cards.map((card, index) => {
        const stars = progress.levels[card.id]?.stars ?? 0;
        const open = () => {
          store.setState({ dialog: undefined });
          this.dispatchEvent(new CustomEvent('open-level', { detail: card.id, bubbles: true }));
        };
        return html`<li>
          <button class="card" aria-current=${card.id === levelId ? 'true' : nothing} @click=${open}>
            <span class="number">${index + 1}</span>
            <span class="title">${card.title}</span>
            <span
              class="stars"
              role="img"
              aria-label=${stars > 0 ? word('brief.stars', { n: stars }) : word('levels.new')}
            >
              ${[1, 2, 3].map((n) => icon(n <= stars ? 'star-full' : 'star'))}
            </span>
          </button>
        </li>`;
      })}
    </ol>`;
  }
}

function close(): void {
  store.setState({ dialog: undefined });
}

function closeOutside(event: MouseEvent): void {
  if (event.target instanceof HTMLDialogElement) event.target.close();
}

customElements.define('dd-dialogs', Dialogs);
