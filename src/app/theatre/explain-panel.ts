import { html, nothing } from 'lit';
import type { ExplainStep, Film, Layer, SentenceKey } from '#game/explain/index';
import { explain } from '#game/explain/index';
import type { JournalEntry } from '#game/journal';
import { filmOf } from '#game/replay';
import { loadExplainWords } from '#locales/explain/index';
import { fill, type Language } from '#locales/index';
import { NeedsMore } from '#sim/index';
import { icon } from '#ui/icons';
import { store } from '#ui/store';
import { Watch } from '#ui/watch';
import { loadPart } from '../site/parts';
import type { Deck } from './deck';
import { sightOf } from './slow-motion';
import { say, TheatreElement } from './words';

const layers: readonly Layer[] = ['client', 'http', 'daemon', 'kernel'];
/** How long a step moves, and how long it is there to be read when it is played, wall ms. */
const moving = 900;
const readingFor = (text: string) => Math.max(2200, text.length * 55);

/** What a command did, step by step through its four layers, while the stage shows it in slow motion. */
export class ExplainPanel extends TheatreElement {
  deck: Deck | undefined;
  /** shows which thing is spoken of */
  point: ((id: string) => void) | undefined;
  readonly #state = new Watch(this, (state) => ({
    journal: state.journal,
    language: state.language,
    isPast: state.past !== undefined,
  }));
  #words: Readonly<Record<SentenceKey, string>> | undefined;
  #spoken: Language | undefined;
  #entry: JournalEntry | undefined;
  #film: Film | undefined;
  #steps: readonly ExplainStep[] = [];
  #at = 0;
  #isOpen = false;
  #isPlaying = false;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Explains a command: the last one, unless another is asked for. */
  async open(entry = store.getState().journal.at(-1)): Promise<void> {
    this.#isOpen = true;
    this.requestUpdate();
    await this.#loadWords();
    this.#entry = entry;
    if (entry === undefined) return;
    store.setState({ isPaused: true });
    await this.#watch(entry);
    this.#go(0);
    await this.updateComplete;
    this.querySelector<HTMLElement>('.forth')?.focus({ preventScroll: true });
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#hold();
    this.point?.('');
    this.deck?.toNow();
    store.setState({ isPaused: false });
    this.requestUpdate();
  }

  override render() {
    if (!this.#isOpen) return nothing;
    const { journal, language } = this.#state.value;
    if (language !== this.#spoken) void this.#loadWords();
    const step = this.#steps[this.#at];
    return html`<section class="card explain" aria-label=${say('explain.title')} @keydown=${this.#keys}>
      <header>
        <h3>${say('explain.title')}</h3>
        <button
          class="icon"
          aria-label=${say('explain.close')}
          title=${say('explain.close')}
          @click=${() => {
            this.close();
          }}
        >
          ${icon('close')}
        </button>
      </header>
      ${journal.length === 0 ? html`<p>${say('explain.none')}</p>` : this.#choice(journal)}
      ${step === undefined ? nothing : this.#step(step)}
    </section>`;
  }

  #choice(journal: readonly JournalEntry[]) {
    const choose = (event: Event) => {
      void this.open(journal[Number((event.target as HTMLSelectElement).value)]);
    };
    return html`<label class="choice">
      <span class="sr">${say('explain.choose')}</span>
      <select @change=${choose}>
        ${journal.map(
          (one, index) =>
            html`<option value=${index} ?selected=${one.from === this.#entry?.from}>${one.command}</option>`,
        )}
      </select>
    </label>`;
  }

  #step(step: ExplainStep) {
    const of = this.#steps.length;
    const after = `${(Math.max(0, step.at - (this.#entry?.from ?? 0)) / 1000).toFixed(3)} s`;
    return html`<ol class="lanes" aria-hidden="true">
        ${layers.map(
          (layer) =>
            html`<li class="${layer} ${layer === step.layer ? 'is' : ''}">
              <span>${say(`explain.layer.${layer}`)}</span>
              <i class="dots">${this.#dots(layer)}</i>
            </li>`,
        )}
      </ol>
      <div class="sentence" role="status">
        <p class="where">
          <b class="layer ${step.layer}">${say(`explain.layer.${step.layer}`)}</b>
          ${say('explain.step', { n: this.#at + 1, of, time: after })}
        </p>
        <p>${marked(this.#sentence(step))}</p>
      </div>
      <div class="keys">
        ${this.#button('back', 'explain.back', this.#at === 0, () => {
          this.#turn(-1);
        })}
        <button class="play" @click=${this.#toggle}>
          ${icon(this.#isPlaying ? 'pause' : 'play')}
          ${say(this.#isPlaying ? 'explain.pause' : 'explain.play')}
        </button>
        ${this.#button('forth', 'explain.forth', this.#at === of - 1, () => {
          this.#turn(1);
        })}
      </div>
      <dl class="details">
        ${step.details.map(
          ({ name, text }) =>
            html`<dt>${name}</dt>
              <dd><pre tabindex="0">${text}</pre></dd>`,
        )}
      </dl>`;
  }

  #button(
    name: 'back' | 'forth',
    label: 'explain.back' | 'explain.forth',
    isOff: boolean,
    press: () => void,
  ) {
    return html`<button
      class="icon ${name}"
      title=${say(label)}
      aria-label=${say(label)}
      aria-disabled=${isOff}
      @click=${press}
    >
      ${icon('step')}
    </button>`;
  }

  #dots(layer: Layer) {
    const last = Math.max(1, this.#steps.length - 1);
    return this.#steps.map((step, index) =>
      step.layer === layer
        ? html`<i
            class=${index === this.#at ? 'is' : index < this.#at ? 'was' : ''}
            style="left:${((index / last) * 100).toFixed(1)}%"
            title=${this.#sentence(step).replaceAll('`', '')}
            @click=${() => {
              this.#hold();
              this.#go(index);
            }}
          ></i>`
        : nothing,
    );
  }

  #sentence(step: ExplainStep): string {
    return this.#words === undefined ? '' : fill(this.#words[step.key], step.values);
  }

  async #loadWords(): Promise<void> {
    const { language } = store.getState();
    if (this.#spoken === language) return;
    this.#spoken = language;
    this.#words = await loadExplainWords(language);
    this.requestUpdate();
  }

  /** Lets the command happen once more. */
  async #watch(entry: JournalEntry): Promise<void> {
    const { tape, now } = store.getState();
    try {
      this.#film = filmOf(tape, entry, now);
      this.#steps = explain(this.#film);
    } catch (error) {
      if (!(error instanceof NeedsMore)) throw error;
      await loadPart(error.part);
      await this.#watch(entry);
    }
  }

  /** Shows a step, moving. */
  #go(index: number): void {
    const step = this.#steps[index];
    const { play } = store.getState();
    const film = this.#film;
    if (step === undefined || play === undefined || film === undefined) return;
    this.#at = index;
    this.requestUpdate();
    cancelAnimationFrame(this.#frame);
    const isReduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const start = performance.now();
    // One play for the whole step: the stage looks at it once, and then only moves what moves.
    const shown = sightOf(film, step, play, 0).play;
    const draw = () => {
      const way = isReduced ? 1 : Math.min(1, (performance.now() - start) / moving);
      const { events, now } = sightOf(film, step, play, way);
      this.deck?.put(shown, events, now);
      this.point?.(step.focus);
      if (way < 1) this.#frame = requestAnimationFrame(draw);
    };
    draw();
  }

  #turn(by: 1 | -1): void {
    this.#hold();
    this.#go(this.#at + by);
  }

  readonly #toggle = (): void => {
    if (this.#isPlaying) {
      this.#hold();
      return;
    }
    this.#isPlaying = true;
    if (this.#at === this.#steps.length - 1) this.#at = -1;
    this.#next();
  };

  #next(): void {
    const step = this.#steps[this.#at + 1];
    if (step === undefined) {
      this.#hold();
      return;
    }
    this.#go(this.#at + 1);
    this.#timer = setTimeout(
      () => {
        this.#next();
      },
      moving + readingFor(this.#sentence(step)),
    );
  }

  #hold(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#isPlaying = false;
    this.requestUpdate();
  }

  readonly #keys = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.close();
    else if (event.key === 'ArrowRight' && !(event.target instanceof HTMLSelectElement)) this.#turn(1);
    else if (event.key === 'ArrowLeft' && !(event.target instanceof HTMLSelectElement)) this.#turn(-1);
    else return;
    event.stopPropagation();
    event.preventDefault();
  };
}

/** What stands between backquotes is code. */
function marked(text: string) {
  return text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}

customElements.define('dd-explain', ExplainPanel);
