import { html } from 'lit';
import { dailyId, dayText, type Day } from '#game/puzzles/daily';
import { puzzleId, readPuzzleId, type Difficulty } from '#game/puzzles/puzzle';
import { resultLine } from '#game/puzzles/result';
import { icon } from '#ui/icons';
import { store } from '#ui/store';
import { Watch } from '#ui/watch';
import { dayOf, puzzleOf } from '../puzzles/open';
import { PanelElement, say } from './element';

const difficulties = [1, 2, 3, 4, 5] as const;
/** So many days before today can be played, too. */
const pastDays = 6;
const dayLong = 24 * 3600 * 1000;

/** The day on the player's calendar, so many days ago. */
function dayAgo(ago: number): Day {
  const now = new Date();
  const noon = new Date(
    new Date(now.getFullYear(), now.getMonth(), now.getDate(), 12).getTime() - ago * dayLong,
  );
  return { year: noon.getFullYear(), month: noon.getMonth() + 1, day: noon.getDate() };
}

const anyNumber = () => Math.floor(Math.random() * 1_000_000);

/** The puzzle of the day, those before it, any other; and what to show off with when one is solved. */
export class Puzzles extends PanelElement {
  readonly #state = new Watch(this, ({ progress, play }) => ({
    progress,
    id: play?.level.id,
    isSolved: play?.isSolved,
  }));
  #difficulty: Difficulty = 2;
  #number = anyNumber();
  #line = '';
  #isCopied = false;
  #isMaking = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#tell();
  }

  override render() {
    const today = dayAgo(0);
    const id = dailyId(today);
    return html`
      ${this.#line === '' ? html`<p class="dim">${say('puzzles.about')}</p>` : this.#result()}
      <section class="today">
        <div>
          <h3>${say('puzzles.today')}</h3>
          <p class="dim">
            ${say('puzzles.today.about', { day: dayText(today), n: readPuzzleId(id)?.difficulty ?? 1 })}
          </p>
        </div>
        ${this.#stars(id)}
        <button class="primary" ?disabled=${this.#isMaking} @click=${() => this.#open(id)}>
          ${say('puzzles.play')}
        </button>
      </section>
      <h3>${say('puzzles.past')}</h3>
      <ol class="days">
        ${Array.from({ length: pastDays }, (_, ago) => this.#past(dayAgo(ago + 1)))}
      </ol>
      ${this.#free()}
      <p role="status" class="dim">${this.#isMaking ? say('puzzles.wait') : ''}</p>
    `;
  }

  #past(day: Day) {
    const id = dailyId(day);
    const text = dayText(day);
    return html`<li>
      <button class="day" ?disabled=${this.#isMaking} @click=${() => this.#open(id)}>
        <span class="sr">${say('puzzles.day', { day: text })}</span>
        <span aria-hidden="true">${text.slice(5)}</span>
        <span class="level-n" aria-hidden="true">${readPuzzleId(id)?.difficulty}</span>
        ${this.#stars(id)}
      </button>
    </li>`;
  }

  #free() {
    const play = (event: SubmitEvent) => {
      event.preventDefault();
      void this.#open(puzzleId(this.#difficulty, this.#number));
    };
    return html`<form class="free" @submit=${play}>
      <h3>${say('puzzles.free')}</h3>
      <label>
        <span>${say('puzzles.difficulty')}</span>
        <select @change=${(event: Event) => this.#choose(Number((event.target as HTMLSelectElement).value))}>
          ${difficulties.map(
            (n) =>
              html`<option value=${n} ?selected=${n === this.#difficulty}>
                ${say(`puzzles.difficulty.${n}`)}
              </option>`,
          )}
        </select>
      </label>
      <label>
        <span>${say('puzzles.number')}</span>
        <input
          type="number"
          min="0"
          max="2147483647"
          required
          .value=${String(this.#number)}
          @input=${(event: Event) => (this.#number = (event.target as HTMLInputElement).valueAsNumber || 0)}
        />
      </label>
      <button
        type="button"
        class="icon"
        title=${say('puzzles.other')}
        aria-label=${say('puzzles.other')}
        @click=${this.#another}
      >
        ${icon('reset')}
      </button>
      <button ?disabled=${this.#isMaking}>${say('puzzles.play')}</button>
    </form>`;
  }

  #result() {
    return html`<section class="result">
      <h3>${say('puzzles.result')}</h3>
      <p class="line" tabindex="0">${this.#line}</p>
      <button @click=${this.#copy}>
        ${icon(this.#isCopied ? 'check' : 'copy')}
        <span aria-live="polite">${say(this.#isCopied ? 'puzzles.copied' : 'puzzles.copy')}</span>
      </button>
    </section>`;
  }

  #stars(id: string) {
    const stars = this.#state.value.progress.levels[id]?.stars ?? 0;
    return html`<span
      class="stars"
      role="img"
      aria-label=${stars > 0 ? say('levels.stars', { n: stars }) : say('levels.new')}
    >
      ${[1, 2, 3].map((n) => icon(n <= stars ? 'star-full' : 'star'))}
    </span>`;
  }

  #choose(n: number): void {
    this.#difficulty = difficulties.find((one) => one === n) ?? 2;
  }

  readonly #another = (): void => {
    this.#number = anyNumber();
    this.requestUpdate();
  };

  readonly #copy = async (): Promise<void> => {
    const done = await navigator.clipboard.writeText(this.#line).then(
      () => true,
      () => false,
    );
    this.#isCopied = done;
    // Where a page may not write to the clipboard, the line is selected: the player copies it.
    const line = this.querySelector('.line');
    if (!done && line !== null) getSelection()?.selectAllChildren(line);
    this.requestUpdate();
  };

  async #open(id: string): Promise<void> {
    this.#isMaking = true;
    this.requestUpdate();
    try {
      await puzzleOf(id);
      this.dispatchEvent(new CustomEvent('open-level', { detail: id, bubbles: true }));
      store.setState({ dialog: undefined });
    } finally {
      this.#isMaking = false;
      this.requestUpdate();
    }
  }

  /** The line of the puzzle that lies solved under this dialog. */
  async #tell(): Promise<void> {
    const { play } = store.getState();
    if (play?.isSolved !== true || readPuzzleId(play.level.id) === undefined) return;
    const { puzzle } = await puzzleOf(play.level.id);
    const address = new URL(location.href);
    address.hash = '';
    address.search = '';
    address.searchParams.set('level', play.level.id);
    const name = `Drydock ${dayOf(play.level.id) ?? `#${puzzle.seed}`} (${puzzle.difficulty}/5)`;
    this.#line = resultLine(puzzle, play, name, address.href);
    this.requestUpdate();
  }
}

customElements.define('dd-puzzles', Puzzles);
