import { advance, newSimulation, type World } from '#sim/index';
import { measureDensity, type Density } from './density';
import { processorTime, runScript, type Ran } from './script';

/** Figures of one run on this machine: milliseconds of processor time, and ratios that do not depend on the machine. */
export interface Figures {
  /**
   * 100 × `docker run -d nginx`, image present: in a fresh process (first), the best of the next five, and the best after so
   * many that the engine below has compiled everything (steady)
   */
  hundredRuns: { firstMs: number; bestMs: number; steadyMs: number; perRunMs: number };
  /** one `docker run -d` with `present` containers there, typed alone (a transaction of its own), against one with 100 */
  manyContainers: { present: number; ratio: number; perRunMs: number };
  /** an hour in which 100 containers sleep */
  idleHourMs: number;
  /** 100 web servers with a request a second each, the client included; events: what the kernel did (queue entries, threads that ran, system calls) */
  busy: {
    simulatedSeconds: number;
    entries: number;
    runs: number;
    calls: number;
    eventsPerSecond: number;
    msPerRequest: number;
  };
  /** how many of one server fit on a host, beside published figures */
  density: Density;
}

const say = (text: string) => process.stderr.write(`bench: ${text}\n`);

function checked(ran: Ran): Ran {
  if (ran.exit !== 0)
    throw new Error(`a benchmark's script failed with ${ran.exit}: ${ran.said.slice(-500)}`);
  return ran;
}

const runs = (count: number, image: string, more = '') =>
  `for i in $(seq ${count}); do docker run -d ${image} ${more}; done`;

function fresh(images: readonly string[]): World {
  const world = newSimulation({ seed: 1, hosts: [{ name: 'host', memory: 256 * 2 ** 30, images }] });
  return advance(world, 5000).world;
}

/** Everything that is measured. `present`: how many containers "many" is. */
export function measure(present = 10_000): Figures {
  const start = fresh(['nginx', 'busybox']);
  say('100 × docker run -d nginx');
  const first = checked(runScript(start, runs(100, 'nginx')));
  const hundred = [1, 2, 3, 4, 5].map(() => checked(runScript(start, runs(100, 'nginx'))).cpu);
  const best = Math.min(...hundred);
  const manyContainers = measureMany(start, present);
  const later = [1, 2, 3, 4, 5, 6, 7, 8].map(() => checked(runScript(start, runs(100, 'nginx'))).cpu);
  const steady = Math.min(...later);
  return {
    hundredRuns: {
      firstMs: round(first.cpu),
      bestMs: round(best),
      steadyMs: round(steady),
      perRunMs: round(steady / 100),
    },
    manyContainers,
    idleHourMs: measureIdle(start),
    busy: measureBusy(first.world),
    density: measureDensity(),
  };
}

function measureMany(start: World, present: number): Figures['manyContainers'] {
  say(`${present} containers`);
  const hundred = checked(runScript(start, runs(100, 'busybox', 'sleep 1000000'))).world;
  const many = checked(runScript(hundred, runs(present - 100, 'busybox', 'sleep 1000000'))).world;
  const one = (world: World) => () => runScript(world, runs(1, 'busybox', 'sleep 1000000'));
  const then = best(one(many));
  const few = best(one(hundred));
  return { present, ratio: round(then / few), perRunMs: round(then) };
}

function best(run: () => Ran): number {
  return Math.min(...Array.from({ length: 20 }, () => checked(run()).cpu));
}

function measureIdle(start: World): number {
  say('an idle hour');
  const asleep = checked(runScript(start, runs(100, 'busybox', 'sleep 1000000'))).world;
  const settled = advance(asleep, asleep.time + 60_000).world;
  const times = [1, 2, 3].map(() => {
    const began = processorTime();
    advance(settled, settled.time + 3_600_000);
    return processorTime() - began;
  });
  return round(Math.min(...times));
}

function measureBusy(hundredServers: World): Figures['busy'] {
  say('100 web servers, a request a second each');
  const ask = `urls=$(for c in $(docker ps -q); do docker inspect -f 'http://{{.NetworkSettings.IPAddress}}/' $c; done)
(while sleep 1; do curl -s -o /dev/null $urls; done) >/dev/null 2>&1 &`;
  const loaded = checked(runScript(hundredServers, ask)).world;
  const warm = advance(loaded, loaded.time + 5000).world;
  const seconds = 30;
  let least = Infinity;
  let { done } = advance(warm, warm.time).output;
  for (let k = 0; k < 4; k++) {
    const began = processorTime();
    ({ done } = advance(warm, warm.time + seconds * 1000).output);
    least = Math.min(least, processorTime() - began);
  }
  const { entries, runs, calls } = done;
  const eventsPerSecond = Math.round((entries + runs + calls) / (least / 1000));
  return {
    simulatedSeconds: seconds,
    ...done,
    eventsPerSecond,
    msPerRequest: round(least / (seconds * 100)),
  };
}

const round = (x: number) => Math.round(x * 1000) / 1000;
