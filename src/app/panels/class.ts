import { html, nothing } from 'lit';
import { proofOf, type Proof, type Verdict } from '#game/proof';
import { icon } from '#ui/icons';
import { store } from '#ui/store';
import { Watch } from '#ui/watch';
import { check } from '../class/check';
import { classAsked } from '../class/exercise';
import { proofsIn, proofText } from '../class/text';
import { PanelElement, say } from './element';

/** A proof that was pasted, and what came of it. */
interface Checked {
  proof: Proof | undefined;
  verdict: Verdict | undefined;
}

/** For those who learn: the proof of a solved level. For those who teach: the link to an exercise, and the check of proofs. */
export class ClassPanel extends PanelElement {
  readonly #state = new Watch(this, ({ play, journal }) => ({ isSolved: play?.isSolved, journal }));
  #who = '';
  #group = classAsked();
  #text = '';
  /** whether the game can be proven by its commands: found out once */
  #holds: Promise<boolean> | undefined;
  #copied = '';
  #pasted = '';
  #checked: Checked[] = [];
  /** how many of how many are checked; undefined when nothing is */
  #progress: { n: number; of: number } | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#prove();
  }

  override render() {
    return html`
      <section class="proof">
        <h3>${say('class.proof')}</h3>
        ${this.#state.value.isSolved === true ? this.#hand() : html`<p class="dim">${say('class.proof.not')}</p>`}
      </section>
      <details class="teacher">
        <summary>${say('class.teacher')}</summary>
        ${this.#shown(say('class.link'), this.#link())}
        <form @submit=${this.#check}>
          <label>
            <span class="dim">${say('class.check.about')}</span>
            <textarea
              rows="4"
              required
              spellcheck="false"
              .value=${this.#pasted}
              @input=${(event: Event) => (this.#pasted = (event.target as HTMLTextAreaElement).value)}
            ></textarea>
          </label>
          <button class="primary" ?disabled=${this.#progress !== undefined}>${say('class.check')}</button>
          <span role="status" class="dim"
            >${this.#progress === undefined ? '' : say('class.checking', this.#progress)}</span
          >
        </form>
        ${this.#checked.length === 0 ? nothing : this.#table()}
      </details>
    `;
  }

  #hand() {
    const field = (label: string, value: string, take: (text: string) => void) =>
      html`<label
        ><span>${label}</span>
        <input
          maxlength="80"
          .value=${value}
          @input=${(event: Event) => {
            take((event.target as HTMLInputElement).value);
            void this.#prove();
          }}
      /></label>`;
    return html`
      <p class="dim">${say('class.proof.about')}</p>
      <div class="fields">
        ${field(say('class.who'), this.#who, (text) => (this.#who = text))}
        ${field(say('class.group'), this.#group, (text) => (this.#group = text))}
      </div>
      ${this.#text === '' ? html`<p>${say('class.proof.cannot')}</p>` : this.#shown(say('class.text'), this.#text)}
    `;
  }

  /** A text to be copied. */
  #shown(label: string, text: string) {
    const copy = async (event: Event) => {
      const field = (event.currentTarget as HTMLElement).parentElement?.querySelector('input');
      // Where a page may not write to the clipboard, the text is selected: the player copies it.
      await navigator.clipboard.writeText(text).then(
        () => (this.#copied = text),
        () => field?.select(),
      );
      this.requestUpdate();
    };
    const isCopied = this.#copied === text;
    return html`<div class="copied">
      <label><span class="dim">${label}</span> <input class="link" readonly .value=${text} /></label>
      <button @click=${copy}>
        ${icon(isCopied ? 'check' : 'copy')}
        <span aria-live="polite">${say(isCopied ? 'class.copied' : 'class.copy')}</span>
      </button>
    </div>`;
  }

  #table() {
    return html`<div class="scroll" tabindex="0">
      <table>
        <thead>
          <tr>
            ${(['who', 'group', 'level', 'result', 'stars', 'commands', 'time'] as const).map(
              (key) => html`<th scope="col">${say(`class.${key}`)}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${this.#checked.map((one) => this.#row(one))}
        </tbody>
      </table>
    </div>`;
  }

  #row({ proof, verdict }: Checked) {
    if (proof === undefined)
      return html`<tr>
        <td colspan="7" class="bad">${say('class.none')}</td>
      </tr>`;
    const result = verdict === undefined ? 'unknown' : verdict.isSolved ? 'holds' : 'fails';
    return html`<tr>
      <th scope="row">${proof.who}</th>
      <td>${proof.class}</td>
      <td>${proof.level}</td>
      <td class=${result === 'holds' ? 'good' : 'bad'}>${say(`class.${result}`)}</td>
      <td>${verdict?.stars ?? ''}</td>
      <td>${verdict?.commands ?? ''}</td>
      <td>${verdict === undefined ? '' : `${(verdict.time / 1000).toFixed(0)} s`}</td>
    </tr>`;
  }

  #link(): string {
    const { levelId } = store.getState();
    const address = new URL(location.href);
    address.hash = '';
    address.search = '';
    address.searchParams.set('level', levelId);
    address.searchParams.set('class', this.#group === '' ? '1' : this.#group);
    return address.href;
  }

  async #prove(): Promise<void> {
    const { play, journal } = store.getState();
    const proof = play === undefined ? undefined : proofOf(play, journal, this.#who, this.#group);
    // What was typed ahead, or into a program, is in no journal: nobody shall hand in what proves nothing.
    if (proof !== undefined) this.#holds ??= check(proof).then((verdict) => verdict?.isSolved === true);
    this.#text = proof !== undefined && (await this.#holds) === true ? await proofText(proof) : '';
    this.requestUpdate();
  }

  readonly #check = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const proofs = await proofsIn(this.#pasted);
    this.#checked = [];
    for (const proof of proofs) {
      this.#progress = { n: this.#checked.length + 1, of: proofs.length };
      this.requestUpdate();
      // The page shows how far it has come before it goes on: a replay may take a second.
      await new Promise((resolve) => setTimeout(resolve));
      this.#checked = [...this.#checked, { proof, verdict: proof && (await check(proof)) }];
    }
    this.#progress = undefined;
    this.requestUpdate();
  };
}

customElements.define('dd-class', ClassPanel);
