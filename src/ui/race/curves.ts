import type UPlot from 'uplot';
import { curve, mebibytes, type Sample } from '#game/race/index';
import type { RaceWordKey } from '#locales/race/index';

/** What is drawn: each with its own axis and both sides' lines. */
const curves: readonly {
  title: RaceWordKey;
  value: (side: Sample['containers']) => number;
}[] = [
  { title: 'race.curve.ready', value: ({ ready }) => ready },
  { title: 'race.curve.memory', value: ({ memory }) => mebibytes(memory) },
  { title: 'race.curve.cores', value: ({ cores }) => cores },
  { title: 'race.curve.served', value: ({ served }) => served },
];

export interface CurveColours {
  text: string;
  line: string;
  containers: string;
  machines: string;
}

const height = 150;

/** The four curves of a race in a place of the page; `draw` with more samples moves them on. */
export class Curves {
  #plots: UPlot[] = [];

  constructor(
    private readonly place: HTMLElement,
    private readonly colours: CurveColours,
    private readonly say: (key: RaceWordKey) => string,
  ) {}

  /** Makes the plots; the library is fetched with the first race. */
  async open(samples: readonly Sample[]): Promise<void> {
    const [{ default: Plot }] = await Promise.all([import('uplot'), import('uplot/dist/uPlot.min.css')]);
    this.close();
    // all places first: each has its final width then
    const boxes = curves.map(() => document.createElement('div'));
    for (const box of boxes) box.className = 'curve';
    this.place.append(...boxes);
    this.#plots = curves.flatMap(({ title, value }, at) => {
      const box = boxes[at];
      return box === undefined
        ? []
        : [new Plot(this.#options(title, box.clientWidth), curve(samples, value), box)];
    });
  }

  draw(samples: readonly Sample[]): void {
    for (const [at, plot] of this.#plots.entries()) {
      const value = curves[at]?.value;
      if (value !== undefined) plot.setData(curve(samples, value));
    }
  }

  close(): void {
    for (const plot of this.#plots) plot.destroy();
    this.#plots = [];
    this.place.replaceChildren();
  }

  #options(title: RaceWordKey, width: number): UPlot.Options {
    const { text, line, containers, machines } = this.colours;
    const axis = { stroke: text, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 } };
    return {
      title: this.say(title),
      width: Math.max(180, width),
      height,
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: false }, y: { range: (_plot, _low, high) => [0, Math.max(1, high * 1.1)] } },
      axes: [axis, { ...axis, size: 60 }],
      series: [
        {},
        { label: this.say('race.containers'), stroke: containers, width: 2 },
        { label: this.say('race.machines'), stroke: machines, width: 2, dash: [6, 3] },
      ],
    };
  }
}
