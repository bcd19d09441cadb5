import { html, nothing } from 'lit';
import { bytesText, inspect, shortId, type LayerSheet, type Section, type Sheet } from '#game/inspect/index';
import type { PairName, SectionName, SheetKind } from '#game/inspect/index';
import { loadInspectWords } from '#locales/inspect/index';
import { fill, type Language } from '#locales/index';
import { NeedsMore } from '#sim/index';
import { icon } from '#ui/icons';
import { store } from '#ui/store';
import { Watch } from '#ui/watch';
import { loadPart } from '../site/parts';
import { say, TheatreElement } from './words';

type Heading = `kind.${SheetKind}` | `pair.${PairName}` | `section.${SectionName}`;
type LayerWord = 'layer.shared' | 'layer.wasted' | 'layer.over' | 'layer.gone' | 'layer.more';

const openAtFirst = new Set<SectionName>([
  'logs',
  'processes',
  'mounts',
  'members',
  'users',
  'requests',
  'request',
  'answer',
  'steps',
  'images',
]);
const mostLinks = 14;

/** All that is to be known of one thing of the stage, kept up to date while it is open. */
export class Inspector extends TheatreElement {
  /** shows which thing is looked at */
  point: ((id: string) => void) | undefined;
  /** where the keyboard goes when it closes */
  home: (() => void) | undefined;
  #words: Readonly<Record<Heading | LayerWord, string>> | undefined;
  #spoken: Language | undefined;
  #trail: string[] = [];
  #sheet: Sheet | undefined;
  #seen: unknown;
  #missing = '';
  readonly #state = new Watch(this, (state) => ({
    language: state.language,
    world: this.#trail.length === 0 ? undefined : (state.past?.play ?? state.play)?.world,
  }));

  get isOpen(): boolean {
    return this.#trail.length > 0;
  }

  async open(id: string, isFrom = false): Promise<void> {
    this.#trail = isFrom ? [...this.#trail, id] : [id];
    this.#seen = undefined;
    this.#missing = '';
    this.point?.(id);
    await this.#loadWords();
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector<HTMLElement>('h3')?.focus({ preventScroll: true });
  }

  close(): void {
    if (!this.isOpen) return;
    this.#trail = [];
    this.point?.('');
    this.home?.();
    this.requestUpdate();
  }

  override render() {
    const id = this.#trail.at(-1);
    if (id === undefined || this.#words === undefined) return nothing;
    if (this.#state.value.language !== this.#spoken) void this.#loadWords();
    this.#look(id);
    const sheet = this.#sheet;
    return html`<section
      class="card inspector"
      aria-label=${sheet === undefined ? '' : `${this.#word(`kind.${sheet.kind}`)} ${sheet.title}`}
      @keydown=${this.#keys}
    >
      <header>
        ${
          this.#trail.length > 1
            ? html`<button
                class="icon back"
                aria-label=${say('inspect.back')}
                title=${say('inspect.back')}
                @click=${this.#back}
              >
                ${icon('step')}
              </button>`
            : nothing
        }
        <h3 tabindex="-1">
          ${sheet === undefined ? nothing : html`<span class="kind">${this.#word(`kind.${sheet.kind}`)}</span> ${sheet.title}`}
        </h3>
        <button
          class="icon"
          aria-label=${say('inspect.close')}
          title=${say('inspect.close')}
          @click=${() => {
            this.close();
          }}
        >
          ${icon('close')}
        </button>
      </header>
      ${sheet === undefined ? html`<p>${say('inspect.gone')}</p>` : this.#body(sheet)}
    </section>`;
  }

  #body(sheet: Sheet) {
    return html`<dl class="pairs">
        ${sheet.pairs.map(
          ({ name, text }) =>
            html`<dt>${this.#word(`pair.${name}`)}</dt>
              <dd>${text}</dd>`,
        )}
      </dl>
      ${
        sheet.links.length === 0
          ? nothing
          : html`<nav class="links" aria-label=${say('inspect.links')}>
              ${sheet.links
                .slice(0, mostLinks)
                .map(
                  (link) =>
                    html`<button @click=${() => this.open(link.id, true)}>
                      <span class="kind">${this.#word(`kind.${link.kind}`)}</span> ${link.text}
                    </button>`,
                )}
              ${
                sheet.links.length > mostLinks
                  ? html`<span class="dim"
                      >${say('inspect.more', { n: sheet.links.length - mostLinks })}</span
                    >`
                  : nothing
              }
            </nav>`
      }
      ${sheet.sections.map(
        (section) =>
          html`<details ?open=${openAtFirst.has(section.name)}>
            <summary>${this.#word(`section.${section.name}`)} ${this.#count(section)}</summary>
            ${this.#section(section)}
          </details>`,
      )}`;
  }

  #count(section: Section) {
    const n =
      section.kind === 'lines' ? 0 : section.kind === 'rows' ? section.rows.length : section.layers.length;
    return n === 0 ? nothing : html`<span class="count">${n}</span>`;
  }

  #section(section: Section) {
    if (section.kind === 'lines') return html`<pre tabindex="0">${section.lines.join('\n')}</pre>`;
    if (section.kind === 'rows')
      return html`<div class="rows" tabindex="0">
        <table>
          <tbody>
            ${section.rows.map(
              (row) =>
                html`<tr>
                  ${row.map((cell) => html`<td>${cell}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
    const most = Math.max(1, ...section.layers.map((layer) => layer.size));
    return html`<ol class="layers">
      ${section.layers.toReversed().map((layer) => this.#layer(layer, most))}
    </ol>`;
  }

  #layer(layer: LayerSheet, most: number) {
    return html`<li>
      <details>
        <summary>
          <i class="bar" style="width:${Math.max(1, (layer.size / most) * 100).toFixed(1)}%"></i>
          <span class="size">${bytesText(layer.size)}</span>
          <code>${shortId(layer.id)}</code>
          <span class="by">${layer.by}</span>
        </summary>
        <p class="dim">
          ${fill(this.#word('layer.shared'), { n: layer.images })}${
            layer.wasted > 0
              ? html` ·
                  <b class="warn">${fill(this.#word('layer.wasted'), { size: bytesText(layer.wasted) })}</b>`
              : nothing
          }
        </p>
        <table>
          <tbody>
            ${layer.files.map(
              (file) =>
                html`<tr class=${file.what}>
                  <td class="size">${bytesText(file.bytes)}</td>
                  <td>
                    ${file.path}
                    ${file.what === 'new' ? nothing : html`<span class="dim">${this.#word(`layer.${file.what}`)}</span>`}
                  </td>
                </tr>`,
            )}
          </tbody>
        </table>
        ${layer.more === 0 ? nothing : html`<p class="dim">${fill(this.#word('layer.more'), { n: layer.more })}</p>`}
      </details>
    </li>`;
  }

  #word(key: Heading | LayerWord): string {
    return this.#words?.[key] ?? '';
  }

  async #loadWords(): Promise<void> {
    const { language } = store.getState();
    if (this.#spoken === language) return;
    this.#spoken = language;
    this.#words = await loadInspectWords(language);
    this.requestUpdate();
  }

  /** Looks at the thing again when the world has changed. */
  #look(id: string): void {
    const { play, past, events } = store.getState();
    const world = (past?.play ?? play)?.world;
    if (world === undefined || this.#seen === world) return;
    this.#seen = world;
    try {
      this.#sheet = inspect(world, past?.events ?? events, id);
    } catch (error) {
      if (!(error instanceof NeedsMore) || error.part === this.#missing) throw error;
      this.#missing = error.part;
      void loadPart(error.part).then(() => {
        this.#seen = undefined;
        this.requestUpdate();
      });
    }
  }

  readonly #back = (): void => {
    this.#trail = this.#trail.slice(0, -1);
    this.#seen = undefined;
    this.point?.(this.#trail.at(-1) ?? '');
    this.requestUpdate();
  };

  readonly #keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.close();
  };
}

customElements.define('dd-inspector', Inspector);
