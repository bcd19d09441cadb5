import { html, nothing } from 'lit';
import { languages, type Language } from '#locales/index';
import './brief';
import './clock';
import { PageElement, word } from './element';
import { icon } from './icons';
import { dismiss, store, type Part } from './store';
import './terminal';
import { Watch } from './watch';

/** The page: a bar, the brief at one side, the stage in the middle, the terminal below; each of the three can be folded. */
export class App extends PageElement {
  readonly #state = new Watch(this, (state) => ({
    words: state.words,
    language: state.language,
    theme: state.theme,
    folded: state.folded,
    isReader: state.isReader,
    notices: state.notices,
    told: state.told,
    title: state.story?.title,
  }));

  override render() {
    const { words, folded, notices, told } = this.#state.value;
    if (words === undefined) return nothing;
    const say = told.slice(-3);
    return html`
      <a class="skip-link" href="#terminal" @click=${this.#toTerminal}>${word('app.skip-to-terminal')}</a>
      ${this.#bar()}
      <div class="notices" role="alert">${notices.map((notice) => this.#notice(notice))}</div>
      <main
        class=${Object.entries(folded)
          .map(([part, is]) => (is ? `no-${part}` : ''))
          .join(' ')}
      >
        <section class="part brief" aria-label=${word('app.part.brief')}>
          ${this.#head('brief')}
          <div class="body" ?hidden=${folded.brief}><dd-brief></dd-brief></div>
        </section>
        <section class="part stage" aria-label=${word('app.part.stage')}>
          ${this.#head('stage')}
          <div class="body" ?hidden=${folded.stage}><dd-stage></dd-stage></div>
        </section>
        <section class="part terminal" id="terminal" aria-label=${word('app.part.terminal')}>
          ${this.#head('terminal')}
          <div class="body" ?hidden=${folded.terminal}><dd-tutor></dd-tutor><dd-terminal></dd-terminal></div>
        </section>
      </main>
      <div class="sr" role="log" aria-live="polite">${say.map((text) => html`<p>${text}</p>`)}</div>
      <dd-dialogs></dd-dialogs>
    `;
  }

  #bar() {
    const { language, theme, isReader, title } = this.#state.value;
    return html`<header class="bar">
      <span class="brand" translate="no">
        <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
          <path d="M3 16h26l-4 11H7z" fill="var(--kernel)" />
          <path d="M8 9h6v6H8z" fill="var(--accent)" />
          <path d="M15 9h6v6h-6z" fill="var(--good)" />
          <path d="M11.500 2h6v6h-6z" fill="var(--vm)" />
        </svg>
        Drydock
      </span>
      <button
        class="level"
        @click=${() => {
          store.setState({ dialog: 'levels' });
        }}
      >
        ${icon('list')} <span>${title ?? word('menu.levels')}</span>
      </button>
      <dd-clock></dd-clock>
      <div class="tools">
        ${this.#tool('reset', 'menu.reset', () => this.dispatchEvent(new CustomEvent('reset-level', { bubbles: true })))}
        ${this.#tool('journal', 'menu.journal', () => {
          store.setState({ dialog: 'journal' });
        })}
        ${this.#tool('games', 'menu.games', () => {
          store.setState({ dialog: 'games' });
        })}
        ${this.#tool(
          'reader',
          'menu.reader',
          () => {
            store.setState({ isReader: !isReader });
          },
          isReader,
        )}
        ${this.#tool(theme === 'dark' ? 'sun' : 'moon', 'menu.theme', () => {
          store.setState({ theme: theme === 'dark' ? 'light' : 'dark' });
        })}
        <label>
          <span class="sr">${word('menu.language')}</span>
          <select
            class="language"
            @change=${(event: Event) => {
              store.setState({ language: (event.target as HTMLSelectElement).value as Language });
            }}
          >
            ${Object.entries(languages).map(
              ([code, name]) =>
                html`<option value=${code} lang=${code} ?selected=${code === language}>${name}</option>`,
            )}
          </select>
        </label>
      </div>
    </header>`;
  }

  #tool(
    name: Parameters<typeof icon>[0],
    label: Parameters<typeof word>[0],
    press: () => void,
    isOn?: boolean,
  ) {
    return html`<button
      class="icon"
      title=${word(label)}
      aria-label=${word(label)}
      aria-pressed=${isOn ?? nothing}
      @click=${press}
    >
      ${icon(name)}
    </button>`;
  }

  #head(part: Part) {
    const isFolded = this.#state.value.folded[part];
    const name = word(`app.part.${part}`);
    const turn = () => {
      store.setState((state) => ({ folded: { ...state.folded, [part]: !isFolded } }));
    };
    return html`<h2 class="head">
      <button
        aria-expanded=${!isFolded}
        title=${word(isFolded ? 'app.unfold' : 'app.fold', { part: name })}
        @click=${turn}
      >
        ${icon(isFolded ? 'unfold' : 'fold')} <span>${name}</span>
      </button>
    </h2>`;
  }

  #notice(notice: { id: string; kind: string; text: string }) {
    return html`<p class="notice ${notice.kind}">
      <span>${notice.text}</span>
      <button
        class="icon"
        aria-label=${word('notice.dismiss')}
        @click=${() => {
          dismiss(notice.id);
        }}
      >
        ${icon('close')}
      </button>
    </p>`;
  }

  #toTerminal(event: Event): void {
    event.preventDefault();
    this.querySelector<HTMLElement>('dd-terminal')?.focus();
  }
}

customElements.define('dd-app', App);
