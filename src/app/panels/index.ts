import { html, nothing, type TemplateResult } from 'lit';
import type { PanelWordKey } from '#locales/panels/index';
import { icon } from '#ui/icons';
import { store, type DialogName } from '#ui/store';
import { Watch } from '#ui/watch';
import { followPanelWords, PanelElement, say } from './element';
import './panels.css';

interface Panel {
  title: PanelWordKey;
  load: () => Promise<unknown>;
  content: () => TemplateResult;
}

/** Every dialog; each is fetched when it is asked for. */
const panels: Readonly<Record<DialogName, Panel>> = {
  levels: {
    title: 'levels.title',
    load: () => import('./level-map'),
    content: () => html`<dd-map></dd-map>`,
  },
  puzzles: {
    title: 'puzzles.title',
    load: () => import('./puzzles'),
    content: () => html`<dd-puzzles></dd-puzzles>`,
  },
  race: {
    title: 'race.title',
    load: () => import('#ui/race/index'),
    content: () => html`<dd-race></dd-race>`,
  },
  own: {
    title: 'own.title',
    load: () => import('./own'),
    content: () => html`<dd-own></dd-own>`,
  },
  journal: {
    title: 'journal.title',
    load: () => import('./journal'),
    content: () => html`<dd-journal></dd-journal>`,
  },
  card: {
    title: 'card.title',
    load: () => import('./card'),
    content: () => html`<dd-card></dd-card>`,
  },
  glossary: {
    title: 'glossary.title',
    load: () => import('./glossary'),
    content: () => html`<dd-glossary></dd-glossary>`,
  },
  games: {
    title: 'games.title',
    load: () => import('./games'),
    content: () => html`<dd-games></dd-games>`,
  },
  class: {
    title: 'class.title',
    load: () => import('./class'),
    content: () => html`<dd-class></dd-class>`,
  },
};

/** Dialogs that belong together are pages of one. */
const groups: readonly (readonly DialogName[])[] = [
  ['levels', 'puzzles', 'race', 'own'],
  ['journal', 'card', 'glossary'],
  ['games', 'class'],
];

/** What lies over the page: one dialog at a time, with tabs for those that belong together. */
export class Dialogs extends PanelElement {
  readonly #state = new Watch(this, (state) => ({ dialog: state.dialog, language: state.language }));

  override render() {
    const { dialog } = this.#state.value;
    const panel = dialog === undefined ? undefined : panels[dialog];
    if (panel !== undefined) void panel.load();
    return html`<dialog
      class=${dialog ?? ''}
      aria-labelledby="dialog-title"
      @close=${close}
      @click=${closeOutside}
    >
      <form method="dialog">
        <h2 id="dialog-title">${panel === undefined ? '' : say(panel.title)}</h2>
        <button class="icon" aria-label=${say('panel.close')}>${icon('close')}</button>
      </form>
      ${dialog === undefined ? nothing : this.#tabs(dialog)} ${panel?.content() ?? nothing}
    </dialog>`;
  }

  override updated(): void {
    const dialog = this.querySelector('dialog');
    const isWanted = this.#state.value.dialog !== undefined;
    if (isWanted && dialog?.open === false) dialog.showModal();
    else if (!isWanted && dialog?.open === true) dialog.close();
  }

  #tabs(dialog: DialogName) {
    const pages = groups.find((group) => group.includes(dialog)) ?? [];
    if (pages.length < 2) return nothing;
    return html`<nav class="pages" aria-label=${say('panel.parts')}>
      ${pages.map(
        (page) =>
          html`<button
            aria-current=${page === dialog ? 'page' : nothing}
            @click=${() => {
              store.setState({ dialog: page });
            }}
          >
            ${say(panels[page].title)}
          </button>`,
      )}
    </nav>`;
  }
}

function close(): void {
  store.setState({ dialog: undefined });
}

function closeOutside(event: MouseEvent): void {
  if (event.target instanceof HTMLDialogElement) event.target.close();
}

await followPanelWords();
customElements.define('dd-dialogs', Dialogs);
