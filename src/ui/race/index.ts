import { html, nothing } from 'lit';
import {
  mebibytes,
  newRace,
  published,
  resultOf,
  stepRace,
  usualRace,
  type Race,
  type RaceSetup,
  type Sample,
} from '#game/race/index';
import { fill, type Language } from '#locales/index';
import { loadRaceWords, type RaceWordKey, type RaceWords } from '#locales/race/index';
import { NeedsMore, isPart, parts } from '#sim/index';
import { PageElement } from '../element';
import { Watch } from '../watch';
import { drawCard, rowsOf, saveCard } from './card';
import { Curves } from './curves';
import './race.css';

const most = 300;

interface Field {
  key: keyof RaceSetup;
  label: RaceWordKey;
  /** choices; none: a number from 0 to `most` */
  choices?: readonly number[];
  unit?: RaceWordKey;
}

const fields: readonly Field[] = [
  { key: 'containers', label: 'race.containers' },
  { key: 'machines', label: 'race.machines' },
  {
    key: 'machineMemory',
    label: 'race.machine-memory',
    choices: [512, 1024, 2048, 4096],
    unit: 'race.mebibytes',
  },
  { key: 'cores', label: 'race.cores', choices: [2, 4, 8, 16] },
  { key: 'memory', label: 'race.memory', choices: [8, 16, 32, 64], unit: 'race.gibibytes' },
];

/** A colour of the theme, as the page has it now. */
const colour = (name: string) =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** Containers against virtual machines: what is wanted, the race as a picture and as curves, and its result. */
export class RacePanel extends PageElement {
  readonly #state = new Watch(this, ({ language, theme }) => ({ language, theme }));
  #words: RaceWords | undefined;
  #spoken: Language | undefined;
  #setup: RaceSetup = { ...usualRace, machines: 20 };
  #race: Race | undefined;
  #curves: Curves | undefined;
  #timer: number | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
    this.#curves?.close();
  }

  override render() {
    const { language } = this.#state.value;
    if (this.#spoken !== language) void this.#learn(language);
    if (this.#words === undefined) return nothing;
    return html`
      <p class="dim">${this.#say('race.about')}</p>
      <form class="wishes" @submit=${this.#submit}>
        ${fields.map((field) => this.#field(field))}
        <button class="primary">${this.#say(this.#isRunning ? 'race.stop' : 'race.start')}</button>
      </form>
      <p role="status">${this.#progress()}</p>
      <div class="lanes">${this.#lane('containers')}${this.#lane('machines')}</div>
      <div class="curves" aria-hidden="true"></div>
      ${this.#result()}
    `;
  }

  #say(key: RaceWordKey, values?: Readonly<Record<string, string | number>>): string {
    return this.#words === undefined ? '' : fill(this.#words[key], values);
  }

  async #learn(language: Language): Promise<void> {
    this.#spoken = language;
    this.#words = await loadRaceWords(language);
    this.requestUpdate();
  }

  get #isRunning(): boolean {
    return this.#timer !== undefined;
  }

  #field({ key, label, choices, unit }: Field) {
    const set = (event: Event) => {
      const { value } = event.target as HTMLInputElement;
      const wanted = Math.round(Number(value));
      this.#setup = {
        ...this.#setup,
        [key]: Math.min(choices === undefined ? most : Infinity, Math.max(0, wanted)),
      };
      this.requestUpdate();
    };
    const now = this.#setup[key];
    return html`<label
      >${this.#say(label)}
      ${
        choices === undefined
          ? html`<input type="number" min="0" max=${most} .value=${String(now)} @change=${set} />`
          : html`<select @change=${set}>
              ${choices.map(
                (n) =>
                  html`<option value=${n} ?selected=${n === now}>
                    ${unit === undefined ? n : this.#say(unit, { n })}
                  </option>`,
              )}
            </select>`
      }</label
    >`;
  }

  #progress(): string {
    const last = this.#race?.samples.at(-1);
    if (last === undefined) return '';
    return this.#say(this.#race?.isOver === true ? 'race.over' : 'race.second', { n: last.at });
  }

  #lane(side: 'containers' | 'machines') {
    const wanted = this.#race?.setup[side] ?? this.#setup[side];
    const memory = (this.#race?.setup.memory ?? this.#setup.memory) * 1024;
    const now = this.#race?.samples.at(-1)?.[side];
    const { ready = 0, starting = 0 } = now ?? {};
    const taken = now === undefined ? 0 : mebibytes(now.memory);
    const about = this.#say('race.picture', {
      ready,
      starting,
      refused: Math.max(0, wanted - ready - starting),
    });
    return html`<section class="lane ${side}">
      <h3>
        <span>${this.#say(`race.${side}`)}</span> <span>${this.#say('race.up', { ready, wanted })}</span>
      </h3>
      <div class="hold" role="img" aria-label=${about}>
        ${Array.from({ length: wanted }, (_, at) => html`<i class=${at < ready ? 'up' : at < ready + starting ? 'coming' : ''}></i>`)}
        <div class="gauge">
          <b style="width:${String((100 * taken) / memory)}%"></b>
        </div>
      </div>
    </section>`;
  }

  #result() {
    const race = this.#race;
    if (race?.isOver !== true) return nothing;
    const result = resultOf(race);
    return html`<section class="outcome">
      <h3>${this.#say('race.result')}</h3>
      <table>
        <thead>
          <tr>
            <td></td>
            <th scope="col">${this.#say('race.containers')}</th>
            <th scope="col">${this.#say('race.machines')}</th>
          </tr>
        </thead>
        <tbody>
          ${rowsOf(result, (key, values) => this.#say(key, values)).map(
            ({ label, containers, machines }) =>
              html`<tr>
                <th scope="row">${label}</th>
                <td>${containers}</td>
                <td>${machines}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${result.density === undefined ? nothing : html`<p>${this.#say('race.density', { n: result.density.toFixed(0) })}</p>`}
      <h4>${this.#say('race.published')}</h4>
      <ul class="sources">
        ${published.map(({ key, figure, source }) => html`<li>${figure} ${this.#say(`race.published.${key}`)} (${source})</li>`)}
      </ul>
      <button @click=${this.#save}>${this.#say('race.save')}</button>
      <details>
        <summary>${this.#say('race.table')}</summary>
        ${this.#samples(race.samples)}
      </details>
    </section>`;
  }

  #samples(samples: readonly Sample[]) {
    const sides = ['containers', 'machines'] as const;
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${this.#say('race.curve.seconds')}</th>
          ${sides.map((side) =>
            (['ready', 'memory', 'cores', 'served'] as const).map(
              (curve) =>
                html`<th scope="col">${this.#say(`race.${side}`)}: ${this.#say(`race.curve.${curve}`)}</th>`,
            ),
          )}
        </tr>
      </thead>
      <tbody>
        ${samples.map(
          (sample) =>
            html`<tr>
              <th scope="row">${sample.at}</th>
              ${sides.map(
                (side) =>
                  html`<td>${sample[side].ready}</td>
                    <td>${mebibytes(sample[side].memory).toFixed(0)}</td>
                    <td>${sample[side].cores.toFixed(1)}</td>
                    <td>${sample[side].served}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #submit(event: Event): void {
    event.preventDefault();
    if (this.#isRunning) this.#stop();
    else void this.#start();
  }

  #stop(): void {
    window.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.requestUpdate();
  }

  async #start(): Promise<void> {
    this.#timer = 0;
    this.#race = await patiently(() => newRace(this.#setup));
    this.querySelector('.lanes')?.scrollIntoView({ block: 'nearest' });
    const place = this.querySelector<HTMLElement>('.curves');
    if (place !== null) {
      this.#curves?.close();
      const colours = {
        text: colour('text'),
        line: colour('line'),
        containers: colour('accent'),
        machines: colour('vm'),
      };
      this.#curves = new Curves(place, colours, (key) => this.#say(key));
      await this.#curves.open(this.#race.samples);
    }
    this.#next();
  }

  /** A second of the race for each turn of the page, so that the page stays awake. */
  #next(): void {
    this.#timer = window.setTimeout(() => {
      void this.#turn();
    });
  }

  async #turn(): Promise<void> {
    const race = this.#race;
    if (race === undefined) return;
    this.#race = await patiently(() => stepRace(race));
    this.#curves?.draw(this.#race.samples);
    if (this.#race.isOver) this.#stop();
    else if (this.#isRunning) this.#next();
    this.requestUpdate();
  }

  #save(): void {
    if (this.#race === undefined) return;
    const colours = {
      page: colour('page'),
      panel: colour('panel'),
      text: colour('text'),
      dim: colour('dim'),
      line: colour('line'),
      containers: colour('accent'),
      machines: colour('vm'),
    };
    saveCard(drawCard(resultOf(this.#race), (key, values) => this.#say(key, values), colours));
  }
}

/** Does something of the simulation; what it needs and is not there yet is fetched, and then it is done again. */
async function patiently<T>(deed: () => T): Promise<T> {
  for (;;) {
    try {
      return deed();
    } catch (error) {
      if (!(error instanceof NeedsMore) || !isPart(error.part)) throw error;
      await parts[error.part]();
    }
  }
}

customElements.define('dd-race', RacePanel);
