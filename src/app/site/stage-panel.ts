import { html, nothing } from 'lit';
import { palettes } from '#assets/palette';
import type { Facts } from '#canvas/facts';
import { PageElement, word } from '#ui/element';
import { icon } from '#ui/icons';
import { notify, store } from '#ui/store';
import { Watch } from '#ui/watch';
import { setDrawer, wake } from './loop';
import { say } from './narrate';
import type { Painter } from './painter';

const zooms = [1, 1.5, 2.2, 3.2, 5, 8, 13, 24];

/** The stage: the picture, or its text twin, with the buttons that choose and zoom. It is empty until `mount`. */
export class StagePanel extends PageElement {
  readonly #state = new Watch(this, (state) => ({
    words: state.words,
    isTable: state.isTable,
    zoom: state.zoom,
    world: state.isTable ? (state.past?.play ?? state.play)?.world : undefined,
  }));
  #painter: Painter | undefined;
  #modules: typeof import('./painter') | undefined;
  #tip: { text: string; x: number; y: number } | undefined;
  readonly #sizes = new ResizeObserver(() => {
    wake();
  });

  override render() {
    const { isTable, zoom } = this.#state.value;
    const zoomTo = (step: number) => {
      const next =
        step > 0 ? zooms.find((one) => one > zoom * 1.01) : zooms.findLast((one) => one < zoom * 0.99);
      if (next !== undefined) store.setState({ zoom: next });
    };
    return html`
      <div
        class="stage-view"
        ?hidden=${isTable}
        tabindex="0"
        role="img"
        aria-label=${word('stage.label')}
        @scroll=${wake}
        @pointermove=${this.#point}
        @pointerleave=${this.#unpoint}
        @click=${this.#surround}
        @wheel=${this.#surround}
        @keydown=${this.#surround}
      >
        <canvas></canvas>
        <div class="spacer"></div>
      </div>
      ${
        this.#tip === undefined || isTable
          ? nothing
          : html`<div class="tip" style="left:${this.#tip.x}px;top:${this.#tip.y}px">${this.#tip.text}</div>`
      }
      ${isTable ? html`<div class="tables" tabindex="0">${this.#tables()}</div>` : nothing}
      <div class="stage-tools">
        ${this.#isSurrounded || this.#painter === undefined ? nothing : this.#button('hourglass', 'stage.time', false, this.#surround)}
        ${
          isTable
            ? nothing
            : html`${this.#button('minus', 'stage.zoom.out', zoom === 1, () => {
                zoomTo(-1);
              })}
              ${this.#button('plus', 'stage.zoom.in', zoom === zooms.at(-1), () => {
                zoomTo(1);
              })}`
        }
        ${this.#button(
          isTable ? 'picture' : 'table',
          isTable ? 'stage.view.picture' : 'stage.view.table',
          false,
          () => {
            store.setState({ isTable: !isTable });
          },
        )}
      </div>
    `;
  }

  #button(
    name: Parameters<typeof icon>[0],
    label: Parameters<typeof word>[0],
    isOff: boolean,
    press: (event: Event) => void,
  ) {
    return html`<button
      class="icon"
      title=${word(label)}
      aria-label=${word(label)}
      ?disabled=${isOff}
      @click=${press}
    >
      ${icon(name)}
    </button>`;
  }

  #tables() {
    const facts = this.#facts();
    if (facts === undefined || this.#modules === undefined) return nothing;
    return this.#modules.tables(facts).map(
      (table) =>
        html`<table>
          <caption>
            ${word(table.caption)}${table.host === '' ? nothing : html` · ${table.host}`}
          </caption>
          <thead>
            <tr>
              ${table.columns.map((column) => html`<th scope="col">${word(column)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${table.rows.map(
              (row) =>
                html`<tr>
                  ${row.map((cell) => html`<td>${say(cell)}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>`,
    );
  }

  #facts(): Facts | undefined {
    const { play: now, past } = store.getState();
    const play = past?.play ?? now;
    return play === undefined ? undefined : this.#modules?.factsOf(play);
  }

  /** Fetches the picture and shows it: once, when the terminal can be used. */
  async mount(): Promise<void> {
    const view = this.querySelector<HTMLElement>('.stage-view');
    const canvas = this.querySelector('canvas');
    if (view === null || canvas === null) return;
    try {
      this.#modules = await import('./painter');
      this.#painter = await this.#modules.newPainter(view, canvas);
      if (this.#painter.isFlat) notify({ id: 'stage', kind: 'info', text: word('notice.flat') });
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      notify({ id: 'stage', kind: 'info', text: word('notice.stage', { text }) });
      store.setState({ isTable: true });
      return;
    }
    this.#sizes.observe(view);
    setDrawer((ms) => this.#draw(ms));
    this.requestUpdate();
  }

  #isSurrounded = false;

  /** Fetches what is around the picture when somebody turns to it: the session's time, explanations, what can be opened. */
  readonly #surround = async (event: Event): Promise<void> => {
    const painter = this.#painter;
    if (painter === undefined || this.#isSurrounded) return;
    this.#isSurrounded = true;
    const { Theatre } = await import('../theatre/index');
    await Theatre.mount(this, painter);
    // What was asked for is done now.
    const { target } = event;
    if (event instanceof MouseEvent && !(event instanceof WheelEvent))
      target?.dispatchEvent(new MouseEvent(event.type, event));
    else if (event instanceof KeyboardEvent) target?.dispatchEvent(new KeyboardEvent(event.type, event));
    this.requestUpdate();
  };

  #draw(ms: number): boolean {
    const { play: now, past, theme, language, isTable, folded, words } = store.getState();
    const { play, events } = past ?? { play: now, events: store.getState().events };
    if (play === undefined || words === undefined || isTable || folded.stage || this.#painter === undefined)
      return false;
    const isReduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const look = { palette: palettes[theme], say, key: `${theme}-${language}` as const, isReduced };
    return this.#painter.frame({ play, events, look, zoom: store.getState().zoom }, ms);
  }

  readonly #point = (event: PointerEvent): void => {
    const view = event.currentTarget as HTMLElement;
    const box = view.getBoundingClientRect();
    const at = { x: event.clientX - box.left, y: event.clientY - box.top };
    const thing = this.#painter?.at(at.x + view.scrollLeft, at.y + view.scrollTop);
    const text = thing === undefined ? '' : (this.#painter?.say(thing.name) ?? '');
    if (text === (this.#tip?.text ?? '') && text === '') return;
    this.#tip =
      text === ''
        ? undefined
        : { text, x: Math.min(at.x + 14, box.width - 240), y: Math.min(at.y + 16, box.height - 44) };
    this.requestUpdate();
  };

  readonly #unpoint = (): void => {
    this.#tip = undefined;
    this.requestUpdate();
  };
}

customElements.define('dd-stage', StagePanel);
