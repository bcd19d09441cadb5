import { FitAddon } from '@xterm/addon-fit';
import { WebLinksAddon } from '@xterm/addon-web-links';
import { Terminal } from '@xterm/xterm';
import { html, nothing, type PropertyValues } from 'lit';
import { isAtPrompt, type PlayTerminal } from '#game/play';
import { PageElement, word } from './element';
import { noteBacklog, onScreen, resizeTerminal, typeKeys } from './game';
import { store, type PageState } from './store';
import { terminalTheme } from './theme';
import { Watch } from './watch';

interface Window {
  terminal: Terminal;
  fit: FitAddon;
  element: HTMLElement;
}

/** The terminals of a level, one tab each. What is typed goes to the simulation; what comes back is written here. */
export class TerminalPanel extends PageElement {
  readonly #state = new Watch(this, (state) => ({
    words: state.words,
    terminals: state.play?.terminals,
    active: state.activeTerminal,
    isReader: state.isReader,
    theme: state.theme,
    tokens: state.play?.level.tokens,
    /** terminals in which a command runs */
    busy: busyOf(state),
  }));
  readonly #windows = new Map<number, Window>();
  #stop: (() => void) | undefined;
  /** those of the game that the windows were last fitted to */
  #known: readonly PlayTerminal[] = [];
  readonly #sizes = new ResizeObserver(() => {
    this.#fit();
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = onScreen((change) => {
      const terminal = this.#windows.get(change.terminal)?.terminal;
      if (terminal === undefined) return;
      if ('data' in change) {
        const { length } = change.data;
        noteBacklog(length);
        terminal.write(bytesOf(change.data), () => {
          noteBacklog(-length);
        });
      } else {
        terminal.reset();
        terminal.write(bytesOf(change.whole));
      }
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    this.#sizes.disconnect();
  }

  override focus(): void {
    this.#windows.get(this.#state.value.active)?.terminal.focus();
  }

  override render() {
    const { terminals = [], active, tokens = [] } = this.#state.value;
    return html`
      ${
        terminals.length < 2
          ? nothing
          : html`<div class="tabs" role="tablist">
              ${terminals.map(
                (one) =>
                  html`<button
                    role="tab"
                    id="tab-${one.id}"
                    aria-selected=${one.id === active}
                    aria-controls="screen-${one.id}"
                    @click=${() => {
                      store.setState({ activeTerminal: one.id });
                    }}
                  >
                    ${one.host}
                  </button>`,
              )}
            </div>`
      }
      <div class="screens"></div>
      ${tokens.length === 0 ? nothing : this.#tokens(tokens, active)}
    `;
  }

  protected override updated(_: PropertyValues): void {
    const { terminals = [], active, isReader, theme, busy } = this.#state.value;
    const place = this.querySelector('.screens');
    if (place === null) return;
    for (const id of [...this.#windows.keys()]) if (!terminals.some((one) => one.id === id)) this.#close(id);
    for (const one of terminals) {
      const window = this.#windows.get(one.id) ?? this.#open(one, place);
      window.element.hidden = one.id !== active;
      window.element.setAttribute('aria-busy', String(busy.split(' ').includes(String(one.id))));
      window.terminal.options.screenReaderMode = isReader;
      window.terminal.options.theme = terminalTheme(theme);
      window.element.setAttribute('aria-label', word('terminal.label', { machine: one.host }));
    }
    this.#sizes.observe(place);
    this.#fit();
    if (terminals === this.#known) return;
    this.#known = terminals;
    // A game that was opened in windows that are there already has not heard of their size.
    for (const [id, { terminal }] of this.#windows) resizeTerminal(id, terminal.rows, terminal.cols);
  }

  #open(one: PlayTerminal, place: Element): Window {
    const terminal = new Terminal({
      fontFamily:
        'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, "DejaVu Sans Mono", "Noto Sans Mono CJK JP", monospace',
      fontSize: matchMedia('(max-width: 640px)').matches ? 12.5 : 14,
      lineHeight: 1.2,
      cursorBlink: false,
      scrollback: 5000,
      allowProposedApi: false,
      theme: terminalTheme(this.#state.value.theme),
    });
    const fit = new FitAddon();
    terminal.loadAddon(fit);
    terminal.loadAddon(new WebLinksAddon());
    const element = document.createElement('div');
    element.className = 'screen';
    element.id = `screen-${one.id}`;
    element.setAttribute('role', 'group');
    place.append(element);
    terminal.open(element);
    terminal.onData((text) => {
      typeKeys(one.id, text, lineOf(terminal));
    });
    terminal.onResize(({ rows, cols }) => {
      resizeTerminal(one.id, rows, cols);
    });
    terminal.write(bytesOf(store.getState().screens[one.id] ?? ''));
    const window = { terminal, fit, element };
    this.#windows.set(one.id, window);
    return window;
  }

  #close(id: number): void {
    const window = this.#windows.get(id);
    window?.terminal.dispose();
    window?.element.remove();
    this.#windows.delete(id);
  }

  #fit(): void {
    const window = this.#windows.get(this.#state.value.active);
    if (window !== undefined && window.element.clientHeight > 20) window.fit.fit();
  }

  #tokens(tokens: readonly string[], active: number) {
    const type = (text: string) => {
      const terminal = this.#windows.get(active)?.terminal;
      if (terminal !== undefined) typeKeys(active, text, lineOf(terminal));
    };
    return html`<div class="tokens" role="toolbar" aria-label=${word('terminal.tokens')}>
      <button
        class="key"
        @click=${() => {
          type('\r');
        }}
      >
        ⏎ ${word('terminal.enter')}
      </button>
      ${tokens.map(
        (token) =>
          html`<button
            @click=${() => {
              type(`${token} `);
            }}
          >
            ${token}
          </button>`,
      )}
      <button
        class="key"
        @click=${() => {
          type('\x7f');
        }}
        aria-label="Backspace"
      >
        ⌫
      </button>
      <button
        class="key"
        @click=${() => {
          type('\x03');
        }}
      >
        ${word('terminal.interrupt')}
      </button>
    </div>`;
  }
}

function busyOf({ play }: PageState): string {
  if (play === undefined) return '';
  const busy = play.terminals.filter((one) => !isAtPrompt(play.world, one.id));
  return busy.map((one) => one.id).join(' ');
}

/** Bytes as the simulation has them (codes 0 to 255), as xterm wants them. */
function bytesOf(data: string): Uint8Array {
  return Uint8Array.from(data, (char) => char.charCodeAt(0));
}

/** The line that the cursor is on, with those that it is wrapped onto. */
function lineOf(terminal: Terminal): string {
  const buffer = terminal.buffer.active;
  let row = buffer.baseY + buffer.cursorY;
  let text = buffer.getLine(row)?.translateToString(true) ?? '';
  while (row > 0 && buffer.getLine(row)?.isWrapped === true) {
    row -= 1;
    text = (buffer.getLine(row)?.translateToString(false) ?? '') + text;
  }
  return text;
}

customElements.define('dd-terminal', TerminalPanel);
