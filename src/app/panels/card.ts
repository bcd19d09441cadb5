import { html, nothing } from 'lit';
import { loadCard, type Card } from '#locales/card/index';
import { icon } from '#ui/icons';
import { Watch } from '#ui/watch';
import { usedSoFar } from '../site/used';
import { PanelElement, say } from './element';

/** A reference card made from what the player has used: commands, and the flags with which they were used. */
export class ReferenceCard extends PanelElement {
  readonly #state = new Watch(this, ({ language, journal }) => ({ language, journal }));
  #card: Card | undefined;
  #spoken = '';

  override render() {
    const { language } = this.#state.value;
    if (this.#spoken !== language) void this.#fetch();
    if (this.#card === undefined) return nothing;
    const order = Object.keys(this.#card);
    const used = [...usedSoFar()].filter((key) => order.includes(key));
    if (used.length === 0) return html`<p>${say('card.empty')}</p>`;
    const commands = order.filter((key) => used.includes(key) && !isFlag(key));
    const docker = commands.filter((key) => key.startsWith('docker'));
    const rest = commands.filter((key) => !key.startsWith('docker'));
    return html`
      <div class="panel-row ahead">
        <p>${say('card.about')} <span class="dim">${say('card.count', { n: commands.length })}</span></p>
        <button class="quiet" @click=${print}>${icon('down')} ${say('card.print')}</button>
      </div>
      ${this.#part(say('card.docker'), docker, used)} ${this.#part(say('card.linux'), rest, used)}
    `;
  }

  #part(title: string, commands: readonly string[], used: readonly string[]) {
    if (commands.length === 0) return nothing;
    return html`<section class="sheet">
      <h3>${title}</h3>
      <dl>
        ${commands.map(
          (command) => html`
            <div>
              <dt><code>${command}</code></dt>
              <dd>
                ${this.#sentence(command)}
                ${this.#flags(used.filter((key) => isFlag(key) && commandOf(key) === command))}
              </dd>
            </div>
          `,
        )}
      </dl>
    </section>`;
  }

  #flags(keys: readonly string[]) {
    if (keys.length === 0) return nothing;
    return html`<ul>
      ${keys.map((key) => html`<li><code>${key.split(' ').at(-1)}</code> ${this.#sentence(key)}</li>`)}
    </ul>`;
  }

  #sentence(key: string): string {
    const sentences: Readonly<Record<string, string>> = this.#card ?? {};
    return sentences[key] ?? '';
  }

  async #fetch(): Promise<void> {
    const { language } = this.#state.value;
    this.#spoken = language;
    this.#card = await loadCard(language);
    this.requestUpdate();
  }
}

const isFlag = (key: string) => / (-|aux$)/.test(key);
const commandOf = (key: string) => key.replace(/ [^ ]+$/, '');

function print(): void {
  window.print();
}

customElements.define('dd-card', ReferenceCard);
