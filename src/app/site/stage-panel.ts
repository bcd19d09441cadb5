import { html, nothing } from 'lit';
import { palettes } from '#assets/palette';
import type { Facts } from '#canvas/facts';
import type { Scene } from '#canvas/scene';
import { PageElement, word } from '#ui/element';
import { icon } from '#ui/icons';
import { notify, store } from '#ui/store';
import { Watch } from '#ui/watch';
import { setDrawer, wake } from './loop';
import { say } from './narrate';
import type { Painter } from './painter';

const zooms = [1, 1.5, 2.2, 3.2];

/** The stage: the picture, or its text twin, with the buttons that choose and zoom. It is empty until `mount`. */
export class StagePanel extends PageElement {
  readonly #state = new Watch(this, (state) => ({
    words: state.words,
    isTable: state.isTable,
    zoom: state.zoom,
    world: state.isTable ? state.play?.world : undefined,
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
      const next = zooms[zooms.indexOf(zoom) + step];
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
        ${
          isTable
            ? nothing
            : html`${this.#button('minus', 'stage.zoom.out', zoom === zooms[0], () => {
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
    press: () => void,
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
    const { play } = store.getState();
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
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      notify({ id: 'stage', kind: 'info', text: word('notice.stage', { text }) });
      store.setState({ isTable: true });
      return;
    }
    this.#sizes.observe(view);
    setDrawer((ms) => this.#draw(ms));
  }

  #draw(ms: number): boolean {
    const { play, theme, language, isTable, folded, events, words } = store.getState();
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
    const scene: Scene | undefined = this.#painter?.scene;
    const thing = scene && this.#modules?.thingAt(scene, at.x + view.scrollLeft, at.y + view.scrollTop);
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
