import { advance, input, newSimulation, read, type World } from '#sim/index';
import { processorTime, runScript } from './script';

/** One row of the table: the same web server, on a host of 16 GB and 8 cores. */
export interface DensityRow {
  what: string;
  /** how many there were to measure with, and how many fit by memory then */
  measured: number;
  fit: number;
  /** MiB of the host's memory for each */
  memoryEach: number;
  /** µs of the host's processors that a request costs, whatever runs them: server, kernel, proxy */
  costOfRequest: number;
  /** requests a second that all cores can serve before answers take five times as long (load of 80 %) */
  requestsPerSecond: number;
}

export interface Density {
  rows: DensityRow[];
  /** containers that fit where one machine does, for each row of machines */
  ratios: Record<string, number>;
  published: Record<string, string>;
  /** ms of processor time that this took */
  tookMs: number;
}

const MiB = 2 ** 20;
const GiB = 2 ** 30;
const cores = 8;
const memory = 16 * GiB;
/** At this load an answer takes five times as long as on an idle host: 1 / (1 − 0.8), for one queue before all cores. */
const bearable = 0.8;

const published: Readonly<Record<string, string>> = {
  'containers for a machine': '14.5 (LXD vs KVM; Canonical, May 2015); 7–15 (derived, facts/physics.md 1.2)',
  'machines of 1 GB on 16 GB': '12–14 (derived, facts/physics.md 1.2)',
  'nginx, requests a second':
    'native 175 987, Docker 159 299 (−9 %), QEMU microVM 103 434 (−41 %) (Unikraft, EuroSys 2021)',
  'MySQL, transactions a second': 'native 13 373, Docker 13 126 (−2 %), KVM 5 643 (−58 %) (IBM RC25482)',
};

/** A host, and a second one that asks. */
function fresh(images: readonly string[], hasDocker = true): World {
  const hosts = [
    { name: 'host', cores, memory, disk: 1000 * GiB, images, hasDocker },
    { name: 'client', hasDocker: false },
  ];
  return advance(newSimulation({ seed: 1, hosts }), 3000).world;
}

const idOf = (world: World, name: string) =>
  read(world, (sim) => [...sim.machines.all()].find((row) => row.name === name)?.id ?? 0);

/** Bytes of memory that are taken on a machine. */
const taken = (world: World, name = 'host') =>
  read(world, (sim) => sim.cgroups.peek(sim.machines.peek(idOf(world, name))?.cgroup ?? 0)?.anon ?? 0);

/** Processor time that the host has spent, its machines' included, ms. */
function spent(world: World): number {
  const host = idOf(world, 'host');
  return read(world, (sim) => {
    let sum = 0;
    for (const row of sim.machines.all())
      if (row.id === host || row.parent === host) sum += sim.cgroups.peek(row.cgroup)?.cpuUsage ?? 0;
    for (const task of Object.values(sim.schedulers.peek(host)?.tasks ?? {})) sum += task.done;
    return sum;
  });
}

/** Has the client ask each address so many times; answers µs of the host's processors for a request. */
function costOf(world: World, addresses: readonly string[], times: number): number {
  const urls = addresses.map((address) => `-o /dev/null http://${address}/`).join(' ');
  const script = `for i in $(seq ${String(times)}); do curl -s ${urls}; done; echo over`;
  const window = 60_000;
  const idle = spent(advance(world, world.time + window).world) - spent(world);
  const before = spent(world) + idle;
  const begun = input(world, {
    kind: 'spawn',
    machine: idOf(world, 'client'),
    argv: ['/bin/bash', '-c', script],
    streams: { 0: 990_001, 1: 990_002, 2: 990_003 },
  });
  const ended = advance(begun.world, begun.world.time + window);
  if (!ended.output.outside.some(({ data }) => data.includes('over')))
    throw new Error('the requests were not answered in a minute');
  return ((spent(ended.world) - before) * 1000) / (addresses.length * times);
}

function row(
  what: string,
  before: World,
  after: World,
  measured: number,
  addresses: readonly string[],
): DensityRow {
  const each = (taken(after) - taken(before)) / measured;
  const costOfRequest = costOf(after, addresses, 40);
  return {
    what,
    measured,
    fit: Math.floor((memory - taken(before)) / each),
    memoryEach: Math.round((each / MiB) * 10) / 10,
    costOfRequest: Math.round(costOfRequest * 10) / 10,
    requestsPerSecond: Math.round((cores * bearable * 1e6) / costOfRequest),
  };
}

const say = (text: string) => process.stderr.write(`bench: density: ${text}\n`);

function containers(count: number): DensityRow {
  say(`${String(count)} containers`);
  const before = fresh(['nginx']);
  const { world, said, exit } = runScript(
    before,
    `for i in $(seq ${String(count)}); do docker run -d -p $((8000+i)):80 nginx; done >/dev/null`,
  );
  if (exit !== 0) throw new Error(said);
  const addresses = Array.from({ length: 5 }, (_, at) => `192.168.1.10:${String(8001 + at)}`);
  return row('containers', before, advance(world, world.time + 2000).world, count, addresses);
}

function inMachines(world: World, script: string): World {
  const ran = runScript(world, `set -e; ${script}`);
  if (ran.exit !== 0) throw new Error(ran.said);
  return ran.world;
}

const launch = (count: number, size: number, install: string, cpus = 1) =>
  `for i in $(seq ${String(count)}); do multipass launch -n m$i --cpus ${String(cpus)} --memory ${String(size)}M --disk 20G; multipass exec m$i -- sudo sh -c 'apt-get update >/dev/null; apt-get install -y --no-install-recommends ${install}' >/dev/null 2>&1; done`;

/** Addresses of the machines, with a port. */
function addressesOf(world: World, port: number): string[] {
  const host = idOf(world, 'host');
  return read(world, (sim) =>
    [...sim.machines.all()]
      .filter(({ parent }) => parent === host)
      .map(({ ns }) => {
        const card = sim.netns.peek(ns.net)?.interfaces.find(({ kind }) => kind === 'physical');
        return `${card?.addresses[0]?.split('/')[0] ?? ''}:${String(port)}`;
      }),
  );
}

/** Machines of that size with the server in them, as it comes from the distribution. */
function machines(count: number, size: number): DensityRow {
  const what = `machines of ${String(size)} MiB`;
  say(what);
  const before = fresh([], false);
  const world = inMachines(before, launch(count, size, 'nginx'));
  return row(what, before, world, count, addressesOf(world, 80));
}

/** A machine of that size with a Docker of its own (and all cores, since nginx has a worker for each), and as many containers in it as its memory holds. */
function inside(size: number, count: number): DensityRow {
  const what = `containers in machines of ${String(size)} MiB`;
  say(what);
  const before = fresh([], false);
  const ready = inMachines(
    before,
    `${launch(1, size, 'docker.io', cores)}; multipass exec m1 -- sudo docker pull -q nginx >/dev/null`,
  );
  const world = inMachines(
    ready,
    `multipass exec m1 -- sudo sh -c 'for j in $(seq ${String(count)}); do docker run -d -p $((8000+j)):80 nginx; done' >/dev/null`,
  );
  const each = (taken(world, 'm1') - taken(ready, 'm1')) / count;
  const inOne = Math.floor((size * MiB - taken(ready, 'm1')) / each);
  const one = row(what, before, world, 1, addressesOf(world, 8001));
  const fit = one.fit * inOne;
  return { ...one, measured: count, fit, memoryEach: Math.round((memory / MiB / fit) * 10) / 10 };
}

/** How many of the same server fit on a host, and how many requests they serve: what the model makes of it. */
export function measureDensity(): Density {
  const began = processorTime();
  const light = containers(60);
  const heavy = [machines(2, 512), machines(2, 1024), machines(2, 2048)];
  const both = inside(4096, 20);
  return {
    rows: [light, ...heavy, both],
    ratios: Object.fromEntries(heavy.map(({ what, fit }) => [what, Math.round((light.fit / fit) * 10) / 10])),
    published,
    tookMs: Math.round(processorTime() - began),
  };
}
