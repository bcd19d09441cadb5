import { html, nothing } from 'lit';
import { clockText } from '#ui/clock';
import { Watch } from '#ui/watch';
import { PanelElement, say } from './element';

/** What was typed, when, and how long it took. */
export class Journal extends PanelElement {
  readonly #state = new Watch(this, ({ journal, play }) => ({ journal, terminals: play?.terminals }));

  override render() {
    const { journal, terminals = [] } = this.#state.value;
    if (journal.length === 0) return html`<p>${say('journal.empty')}</p>`;
    const hosts = new Map(terminals.map(({ id, host }) => [id, host]));
    return html`<ol class="journal">
      ${journal.map(
        (entry) =>
          html`<li>
            <span class="when">${clockText(entry.from)}</span>
            ${hosts.size < 2 ? nothing : html`<span class="when">${hosts.get(entry.terminal)}</span>`}
            <code>${entry.command}</code>
            ${
              entry.until === undefined
                ? nothing
                : html`<span class="took"
                    >${say('journal.took', { time: `${((entry.until - entry.from) / 1000).toFixed(2)} s` })}</span
                  >`
            }
          </li>`,
      )}
    </ol>`;
  }
}

customElements.define('dd-journal', Journal);
