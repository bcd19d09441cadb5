import type { RaceSetup } from './course';
import type { SideName } from './look';
import type { Race, Sample } from './race';

/** How one side did. */
export interface SideResult {
  wanted: number;
  /** came up */
  ready: number;
  /** did not fit */
  refused: number;
  /** seconds until the first one was ready; undefined: none was */
  first: number | undefined;
  /** seconds until the last one was ready */
  all: number | undefined;
  /** bytes of memory for each, in the end, beside what the host had taken before */
  memoryEach: number | undefined;
  /** bytes in the end */
  memory: number;
  /** requests that were answered, in all */
  served: number;
  /** core seconds that were spent until the last one was ready */
  work: number;
}

export interface RaceResult {
  setup: RaceSetup;
  containers: SideResult;
  machines: SideResult;
  /** how many containers fit where one machine does, by memory; undefined where one side is empty */
  density: number | undefined;
}

/** What was measured, in short. */
export function resultOf(race: Race): RaceResult {
  const containers = sideOf(race, 'containers', race.setup.containers);
  const machines = sideOf(race, 'machines', race.setup.machines);
  const { memoryEach: light } = containers;
  const { memoryEach: heavy } = machines;
  return {
    setup: race.setup,
    containers,
    machines,
    density: light === undefined || heavy === undefined ? undefined : heavy / light,
  };
}

function sideOf({ samples }: Race, name: SideName, wanted: number): SideResult {
  const own = samples.map((sample) => ({ at: sample.at, ...sample[name] }));
  const last = own.at(-1);
  const ready = Math.max(0, ...own.map((one) => one.ready));
  const all = own.find((one) => one.ready === ready)?.at;
  const memory = last?.memory ?? 0;
  const before = own[0]?.memory ?? 0;
  return {
    wanted,
    ready,
    refused: wanted - ready,
    first: own.find((one) => one.ready > 0)?.at,
    all: ready === 0 ? undefined : all,
    memoryEach: ready === 0 ? undefined : (memory - before) / ready,
    memory,
    served: own.reduce((sum, one) => sum + one.served, 0),
    work: own.filter((one) => one.at <= (all ?? 0)).reduce((sum, one) => sum + one.cores, 0),
  };
}

/** A published figure that a result may be compared with. */
export interface Published {
  /** key of its sentence in the page's words */
  key: 'density' | 'container-start' | 'vm-boot' | 'vm-memory' | 'container-memory';
  figure: string;
  source: string;
}

/** Figures that the model stands on, or that its results lie beside: facts/physics.md has them with more words. */
export const published: readonly Published[] = [
  { key: 'density', figure: '7–15 ×; 14.5 ×', source: 'Canonical, LXD vs KVM, May 2015' },
  { key: 'container-start', figure: '0.25–0.5 s', source: 'moby#38077, moby#42096' },
  { key: 'vm-boot', figure: '10–11 s', source: 'daemonology.net, EC2 boot benchmark, 2021' },
  { key: 'vm-memory', figure: '85–184 MB', source: 'Debian 12 in a VM of 0.5–1 GB; Firecracker, NSDI 2020' },
  { key: 'container-memory', figure: '4.1–4.4 MB', source: 'gVisor density.csv, runc' },
];

/** One curve: seconds, and both sides' values at them. */
export function curve(
  samples: readonly Sample[],
  value: (side: Sample[SideName]) => number,
): [seconds: number[], containers: number[], machines: number[]] {
  return [
    samples.map(({ at }) => at),
    samples.map(({ containers }) => value(containers)),
    samples.map(({ machines }) => value(machines)),
  ];
}
