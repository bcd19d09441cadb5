import { html, nothing } from 'lit';
import { clockText } from '#ui/clock';
import { icon } from '#ui/icons';
import { store } from '#ui/store';
import { Watch } from '#ui/watch';
import type { Deck } from './deck';
import { say, TheatreElement } from './words';

/** So many marks are shown; commands that lie closer than a mark is wide are one. */
const mostMarks = 120;

/** The session's time as a line: commands are marks on it, and a thumb goes to any moment. */
export class Timeline extends TheatreElement {
  deck: Deck | undefined;
  explain: (() => void) | undefined;
  take: ((kind: 'png' | 'svg') => void) | undefined;
  readonly #state = new Watch(this, (state) => ({
    journal: state.journal,
    isPast: state.past !== undefined,
    // Tenths of a second are all that can be seen of it.
    now: Math.floor((state.past?.now ?? state.now) / 100),
    end: Math.floor(state.now / 100),
    begin: state.tape.takes[0]?.at ?? 0,
  }));

  override render() {
    const { deck } = this;
    if (deck === undefined) return nothing;
    const { isPast, begin } = this.#state.value;
    const end = Math.max(deck.end, begin + 1);
    const text = clockText(deck.now - begin);
    return html`<div class="timeline ${isPast ? 'past' : ''}" role="group" aria-label=${say('time.label')}>
      ${this.#button('time.command.back', 'skip-back', () => {
        this.#toCommand(-1);
      })}
      ${this.#button('time.back', 'step-back', () => {
        deck.step(-1);
      })}
      ${this.#button('time.forth', 'step', () => {
        deck.step(1);
      })}
      ${this.#button('time.command.forth', 'skip', () => {
        this.#toCommand(1);
      })}
      <div class="track">
        <div class="marks" aria-hidden="true">${this.#marks(begin, end)}</div>
        <input
          type="range"
          aria-label=${say('time.slider')}
          aria-valuetext=${say('time.at', { time: text, end: clockText(end - begin) })}
          min="0"
          max="1000"
          step="1"
          .value=${String(Math.round(((deck.now - begin) / (end - begin)) * 1000))}
          @input=${this.#slide}
        />
      </div>
      <output class="moment">${text}</output>
      <button
        class="now"
        title=${say('time.now.title')}
        ?disabled=${!isPast}
        @click=${() => {
          deck.toNow();
        }}
      >
        ${say('time.now')}
      </button>
      <button class="explain" @click=${() => this.explain?.()}>${icon('bulb')} ${say('explain.open')}</button>
      ${(['png', 'svg'] as const).map(
        (kind) =>
          html`<button
            class="take"
            title=${say(`take.${kind}`)}
            aria-label=${say(`take.${kind}`)}
            @click=${() => this.take?.(kind)}
          >
            ${icon('down')} ${kind.toUpperCase()}
          </button>`,
      )}
      <span class="sr" role="status">${isPast ? say('time.past') : ''}</span>
    </div>`;
  }

  #button(
    label: Parameters<typeof say>[0],
    name: Parameters<typeof icon>[0] | 'skip' | 'skip-back' | 'step-back',
    press: () => void,
  ) {
    const shape = name === 'skip' || name === 'skip-back' || name === 'step-back' ? 'step' : name;
    return html`<button class="icon ${name}" title=${say(label)} aria-label=${say(label)} @click=${press}>
      ${icon(shape)}
    </button>`;
  }

  #marks(begin: number, end: number) {
    const marks: { part: number; text: string; from: number }[] = [];
    for (const entry of this.#state.value.journal) {
      if (entry.from < begin) continue;
      const part = (entry.from - begin) / (end - begin);
      const text = say('time.mark', { time: clockText(entry.from - begin), command: entry.command });
      const last = marks.at(-1);
      if (last !== undefined && part - last.part < 0.006) last.text += `\n${text}`;
      else marks.push({ part, text, from: entry.from });
    }
    return marks.slice(-mostMarks).map(
      ({ part, text, from }) =>
        html`<i
          style="left:${(part * 100).toFixed(2)}%"
          title=${text}
          @click=${() => {
            this.#hold(from);
          }}
        ></i>`,
    );
  }

  /** Goes to a moment and stays there. */
  #hold(time: number): void {
    store.setState({ isPaused: true });
    this.deck?.seek(time);
  }

  #toCommand(direction: 1 | -1): void {
    const { deck } = this;
    if (deck === undefined) return;
    const times = this.#state.value.journal.map(({ from }) => from).filter((from) => from >= deck.begin);
    const next =
      direction === 1
        ? times.find((time) => time > deck.now + 1)
        : (times.findLast((time) => time < deck.now - 1) ?? deck.begin);
    this.#hold(next ?? deck.end);
  }

  readonly #slide = (event: Event): void => {
    const { deck } = this;
    if (deck === undefined) return;
    const part = Number((event.target as HTMLInputElement).value) / 1000;
    this.#hold(part >= 1 ? deck.end : deck.begin + part * (deck.end - deck.begin));
  };
}

customElements.define('dd-timeline', Timeline);
