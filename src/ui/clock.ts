import { html, nothing } from 'lit';
import { undoable } from '#game/history';
import { isAtPrompt, quietFor } from '#game/play';
import { PageElement, word } from './element';
import { letPass, redoCommand, undoCommand } from './game';
import { icon } from './icons';
import { store } from './store';
import { Watch } from './watch';

const speeds = [0.25, 1, 4, 16];
/** A wait shorter than this is not worth a button, simulated ms. */
const shortWait = 1500;

/** `0:07.3`: minutes, seconds and tenths of simulated time. */
export function clockText(ms: number): string {
  const tenths = Math.floor(ms / 100);
  const minutes = Math.floor(tenths / 600);
  return `${minutes}:${String(Math.floor((tenths % 600) / 10)).padStart(2, '0')}.${tenths % 10}`;
}

/** Pause, speed, step, skip, undo and redo, and what the simulated clock says. */
export class ClockPanel extends PageElement {
  readonly #state = new Watch(this, (state) => ({
    words: state.words,
    isPaused: state.isPaused,
    speed: state.speed,
    tenths: Math.floor(((state.play === undefined ? 0 : state.now - state.play.began) || 0) / 100),
    undone: undoable(state.history),
    redone: state.history.future.length,
    wait: waitOf(),
  }));

  override render() {
    const { isPaused, speed, tenths, undone, redone, wait } = this.#state.value;
    return html`<div class="clock" role="group" aria-label=${word('clock.label')}>
      <button
        class="icon"
        title=${word('clock.undo')}
        aria-label=${word('clock.undo')}
        ?disabled=${undone === 0}
        @click=${undoCommand}
      >
        ${icon('undo')}
      </button>
      <button
        class="icon"
        title=${word('clock.redo')}
        aria-label=${word('clock.redo')}
        ?disabled=${redone === 0}
        @click=${redoCommand}
      >
        ${icon('redo')}
      </button>
      <span class="rule"></span>
      <button
        class="icon"
        title=${word(isPaused ? 'clock.play' : 'clock.pause')}
        aria-label=${word(isPaused ? 'clock.play' : 'clock.pause')}
        @click=${() => {
          store.setState({ isPaused: !isPaused });
        }}
      >
        ${icon(isPaused ? 'play' : 'pause')}
      </button>
      <button class="icon" title=${word('clock.step')} aria-label=${word('clock.step')} @click=${step}>
        ${icon('step')}
      </button>
      <label class="speed">
        <span class="sr">${word('clock.speed')}</span>
        <select
          @change=${(event: Event) => {
            store.setState({ speed: Number((event.target as HTMLSelectElement).value) });
          }}
        >
          ${speeds.map((one) => html`<option value=${one} ?selected=${one === speed}>${one}×</option>`)}
        </select>
      </label>
      <output class="time" title=${word('clock.time')} aria-label=${word('clock.time')} aria-live="off"
        >${clockText(tenths * 100)}</output
      >
      ${
        wait === 0
          ? nothing
          : html`<button class="skip" @click=${skip}>
              ${word('clock.skip', { time: `${(wait / 10).toFixed(1)} s` })}
            </button>`
      }
    </div>`;
  }
}

/** Tenths of a second that the player would wait for something to happen; 0 when nobody waits. */
function waitOf(): number {
  const { play, activeTerminal, now } = store.getState();
  if (play === undefined || isAtPrompt(play.world, activeTerminal)) return 0;
  const quiet = (quietFor(play.world) ?? 0) - (now - play.world.time);
  return quiet < shortWait ? 0 : Math.floor(quiet / 100);
}

function step(): void {
  const { play } = store.getState();
  const quiet = play === undefined ? undefined : quietFor(play.world);
  if (play === undefined || quiet === undefined) return;
  store.setState({ isPaused: true });
  letPass(play.world.time + quiet);
}

function skip(): void {
  const { play } = store.getState();
  const quiet = play === undefined ? undefined : quietFor(play.world);
  if (play !== undefined && quiet !== undefined) letPass(play.world.time + quiet);
}

customElements.define('dd-clock', ClockPanel);
