import type { Sim } from '#sim/index';
import {
  bytesText,
  filled,
  memoryText,
  pair,
  said,
  shortId,
  whenText,
  type Inspector,
  type Link,
  type Section,
} from './sheet';

type Machine = NonNullable<ReturnType<Sim['machines']['peek']>>;

const mostRows = 80;

function processRows(sim: Sim, machine: number): string[][] {
  const rows: string[][] = [];
  for (const process of sim.processes.all()) {
    if (process.machine !== machine || process.state === 'zombie') continue;
    rows.push([String(process.pids[0] ?? 0), memoryText(process.memory.anon), process.argv.join(' ')]);
    if (rows.length >= mostRows) break;
  }
  return rows;
}

function logSection(machine: Readonly<Machine>): Section {
  const lines = machine.kernelLog.map(({ at, text }) => `[${(at / 1000).toFixed(6).padStart(12)}] ${text}`);
  return { name: 'log', kind: 'lines', lines: lines.slice(-mostRows) };
}

function daemonOf(sim: Sim, machine: number) {
  return [...sim.daemons.all()].find((one) => one.machine === machine);
}

function machineLinks(sim: Sim, row: Readonly<Machine>): Link[] {
  const daemon = daemonOf(sim, row.id);
  const links: Link[] = [{ id: `kernel:${row.id}`, kind: 'kernel', text: row.kernel.release }];
  if (row.parent !== undefined)
    links.unshift({
      id: `hull:${row.parent}`,
      kind: 'machine',
      text: sim.machines.peek(row.parent)?.name ?? '',
    });
  if (daemon !== undefined) links.push({ id: `daemon:${row.id}`, kind: 'daemon', text: 'dockerd' });
  for (const one of sim.machines.all())
    if (one.parent === row.id) links.push({ id: `vm:${one.id}`, kind: 'vm', text: one.name });
  if (daemon === undefined) return links;
  const containers = [...sim.containers.all()].filter((one) => one.daemon === daemon.id).slice(0, 40);
  return [
    ...links,
    ...containers.map((one): Link => ({ id: `crate:${one.id}`, kind: 'container', text: one.name })),
  ];
}

/** A machine, physical or virtual. */
export const machine: Inspector = ({ sim }, rest) => {
  const row = sim.machines.peek(Number(rest.split(':')[0]));
  if (row === undefined) return undefined;
  const { hardware } = row;
  const cgroup = sim.cgroups.peek(row.cgroup);
  const cache = Object.values(row.pageCache).reduce((sum, bytes) => sum + bytes, 0);
  return {
    kind: row.kind === 'vm' ? 'vm' : 'machine',
    title: row.name,
    pairs: said([
      pair('state', row.state),
      pair('os', row.osName),
      pair('kernel', `${row.kernel.release} (${row.arch})`),
      pair('cores', hardware.cores),
      pair('memory', `${memoryText((cgroup?.anon ?? 0) + cache)} / ${memoryText(hardware.memory)}`),
      pair('disk', bytesText(hardware.disk)),
      pair('uptime', row.state === 'running' ? `${((sim.time - row.bootedAt) / 1000).toFixed(1)} s` : ''),
    ]),
    sections: filled([{ name: 'processes', kind: 'rows', rows: processRows(sim, row.id) }, logSection(row)]),
    links: machineLinks(sim, row),
  };
};

/** A machine's kernel: what it said, and how much it keeps apart. */
export const kernel: Inspector = ({ sim }, rest) => {
  const row = sim.machines.peek(Number(rest));
  if (row === undefined) return undefined;
  const count = (list: Iterable<{ machine: number }>) => {
    let n = 0;
    for (const one of list) if (one.machine === row.id) n += 1;
    return n;
  };
  return {
    kind: 'kernel',
    title: `${row.kernel.kind} ${row.kernel.release}`,
    pairs: said([
      pair('state', row.state),
      pair('processes', count(sim.processes.all())),
      pair('namespaces', count(sim.namespaces.all())),
      pair('cgroups', count(sim.cgroups.all())),
    ]),
    sections: filled([logSection(row)]),
    links: machineLinks(sim, row).filter((link) => link.kind !== 'kernel'),
  };
};

const mostEvents = 30;

/** The daemon: what it keeps, and what it announced lately. */
export const daemon: Inspector = ({ sim }, rest) => {
  const row = daemonOf(sim, Number(rest));
  if (row === undefined) return undefined;
  const events: string[][] = [];
  for (let number = row.lastEvent; number > 0 && events.length < mostEvents; number--) {
    const event = sim.dockerEvents.peek(`${row.id} ${number}`);
    if (event === undefined) break;
    events.unshift([
      whenText(event.time).slice(11),
      `${event.type} ${event.action}`,
      event.attributes['name'] ?? shortId(event.actor),
    ]);
  }
  return {
    kind: 'daemon',
    title: 'dockerd',
    pairs: said([
      pair('state', sim.processes.has(row.process) ? 'running' : 'stopped'),
      pair('socket', '/var/run/docker.sock'),
      pair(
        'containers',
        `${row.counts.running} / ${row.counts.running + row.counts.paused + row.counts.stopped}`,
      ),
      pair('images', new Set(Object.values(row.references)).size),
      pair('networks', Object.keys(row.networks).length),
      pair('pid', sim.processes.peek(row.process)?.pids[0] ?? ''),
    ]),
    sections: filled([{ name: 'events', kind: 'rows', rows: events }]),
    links: machineLinks(sim, sim.machines.need(row.machine)).filter((link) => link.kind !== 'daemon'),
  };
};

/** What lies on a machine's disk: images, and layers that they share. */
export const disk: Inspector = ({ sim }, rest) => {
  const at = Number(rest);
  const row = daemonOf(sim, at);
  const images = [...sim.images.all()].filter((one) => one.daemon === row?.id);
  const stored = [...sim.storedLayers.all()].filter((one) => one.daemon === row?.id);
  const names = new Map<string, string>();
  for (const [name, id] of Object.entries(row?.references ?? {}))
    names.set(id, name.replace(/^docker\.io\/(library\/)?/, ''));
  const nameOf = (id: string) => names.get(id) ?? shortId(id);
  return {
    kind: 'disk',
    title: sim.machines.peek(at)?.name ?? '',
    pairs: said([
      pair('images', images.length),
      pair('layers', stored.length),
      pair('size', bytesText(stored.reduce((sum, one) => sum + one.size, 0))),
      pair('disk', bytesText(sim.machines.peek(at)?.hardware.disk ?? 0)),
    ]),
    sections: filled([
      {
        name: 'images',
        kind: 'rows',
        rows: images.map((one) => [nameOf(one.id), String(one.layers.length), bytesText(one.size)]),
      },
    ]),
    links: images.map((one) => ({
      id: `image:${one.daemon} ${one.id}`,
      kind: 'image',
      text: nameOf(one.id),
    })),
  };
};

export const layer: Inspector = ({ sim }, id) => {
  const stored = [...sim.storedLayers.all()].find((one) => one.id === id);
  if (stored === undefined) return undefined;
  const users = [...sim.images.all()].filter(
    (one) => one.daemon === stored.daemon && one.layers.includes(id),
  );
  const names = sim.daemons.peek(stored.daemon)?.references ?? {};
  const nameOf = (image: string) =>
    Object.entries(names)
      .find(([, one]) => one === image)?.[0]
      .replace(/^docker\.io\/(library\/)?/, '') ?? shortId(image);
  return {
    kind: 'layer',
    title: shortId(id),
    pairs: [pair('size', bytesText(stored.size)), pair('images', users.length), pair('id', id)],
    sections: [],
    links: users.map((one) => ({ id: `image:${one.daemon} ${one.id}`, kind: 'image', text: nameOf(one.id) })),
  };
};

/** A program outside containers. */
export const process: Inspector = ({ sim }, rest) => {
  const row = sim.processes.peek(Number(rest));
  if (row === undefined) return undefined;
  return {
    kind: 'process',
    title: row.argv.join(' ').slice(0, 60),
    pairs: said([
      pair('state', row.isFrozen === true ? 'frozen' : row.state),
      pair('pid', row.pids.join(' = ')),
      pair('parent', sim.processes.peek(row.parent)?.argv.join(' ') ?? ''),
      pair('program', row.exe),
      pair('cwd', row.cwd),
      pair('user', `uid ${row.cred.uid}`),
      pair('memory', memoryText(row.memory.anon)),
    ]),
    sections: filled([
      {
        name: 'env',
        kind: 'lines',
        lines: Object.entries(row.env).map(([name, value]) => `${name}=${value}`),
      },
    ]),
    links: [
      {
        id: `kernel:${row.machine}`,
        kind: 'kernel',
        text: sim.machines.peek(row.machine)?.kernel.release ?? '',
      },
    ],
  };
};
