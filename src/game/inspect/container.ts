import { logEntries } from '#sim/looks';
import type { Sim } from '#sim/index';
import { changedPaths } from './changes';
import { efficiency, layerSheets } from './layers';
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
  type Pair,
  type Section,
} from './sheet';

type Container = NonNullable<ReturnType<Sim['containers']['peek']>>;
type Config = NonNullable<ReturnType<Sim['containerConfigs']['peek']>>;

/** So many lines of its log are shown, the last ones. */
const mostLines = 60;

/** A container: what `docker inspect`, `logs`, `top`, `diff` and `stats` say of it. */
export const container: Inspector = ({ sim }, id) => {
  const row = sim.containers.peek(id);
  const config = sim.containerConfigs.peek(id);
  if (row === undefined || config === undefined) return undefined;
  return {
    kind: 'container',
    title: row.name,
    pairs: said(pairsOf(sim, row, config)),
    sections: filled(sectionsOf(sim, row, config)),
    links: linksOf(sim, row, config),
  };
};

function pairsOf(sim: Sim, row: Readonly<Container>, config: Readonly<Config>): Pair[] {
  const cgroup = sim.cgroups.peek(row.cgroup);
  const first = sim.processes.peek(row.process);
  const isOver = row.state === 'exited' || row.state === 'dead';
  const policy = config.host.RestartPolicy.Name;
  return [
    pair('state', row.state),
    pair('exit', isOver ? `${row.exitCode}${row.isOomKilled ? ' (OOM)' : ''}` : ''),
    pair('error', row.error),
    pair('health', row.health?.status ?? ''),
    pair('image', config.config.Image),
    pair('command', [config.path, ...config.args].join(' ')),
    pair('pid', first === undefined ? '' : first.pids.join(' = ')),
    pair('memory', cgroup === undefined ? '' : memoryText(cgroup.anon)),
    pair('limit', cgroup?.memoryMax === undefined ? '' : memoryText(cgroup.memoryMax)),
    pair('cpu-time', cgroup === undefined ? '' : `${(cgroup.cpuUsage / 1000).toFixed(2)} s`),
    pair('written', bytesText(sim.filesystems.peek(row.fs)?.used ?? 0)),
    pair('ports', portsText(row.ports)),
    pair('restarts', policy === 'no' || policy === '' ? '' : `${policy} (${row.restarts})`),
    pair('created', whenText(row.created)),
    pair('started', whenText(row.startedAt)),
    pair('id', shortId(row.id)),
  ];
}

function portsText(ports: Container['ports']): string {
  const all = Object.entries(ports).flatMap(([port, bindings]) =>
    bindings.map((one) => `${one.HostPort} → ${port}`),
  );
  return [...new Set(all)].join(', ');
}

function sectionsOf(sim: Sim, row: Readonly<Container>, config: Readonly<Config>): Section[] {
  const image = sim.images.peek(`${row.daemon} ${row.image}`);
  const content = sim.containerLogs.peek(row.id)?.content;
  const entries = content === undefined ? [] : [...logEntries(content)].slice(-mostLines);
  return [
    { name: 'logs', kind: 'lines', lines: entries.map(({ text }) => text.trimEnd()) },
    { name: 'processes', kind: 'rows', rows: processesOf(sim, row) },
    { name: 'env', kind: 'lines', lines: [...(config.config.Env ?? [])] },
    { name: 'mounts', kind: 'rows', rows: config.mounts.map(mountRow) },
    { name: 'networks', kind: 'rows', rows: Object.entries(row.endpoints).map(endpointRow) },
    { name: 'changes', kind: 'rows', rows: changedPaths(sim, row.fs) },
    {
      name: 'checks',
      kind: 'rows',
      rows: (row.health?.log ?? []).map((one) => [String(one.exitCode), one.output.trim()]),
    },
    {
      name: 'labels',
      kind: 'rows',
      rows: Object.entries(config.config.Labels ?? {}).map(([name, value]) => [name, value]),
    },
    {
      name: 'layers',
      kind: 'layers',
      layers: image === undefined ? [] : layerSheets(sim, row.daemon, image.layers, image.history),
    },
  ];
}

function processesOf(sim: Sim, row: Readonly<Container>): string[][] {
  return (sim.cgroups.peek(row.cgroup)?.procs ?? []).flatMap((id) => {
    const process = sim.processes.peek(id);
    if (process === undefined) return [];
    const [outside = 0] = process.pids;
    return [
      [
        String(outside),
        String(process.pids.at(-1) ?? 0),
        memoryText(process.memory.anon),
        process.argv.join(' '),
      ],
    ];
  });
}

function mountRow({ type, name, source, destination, isWritable }: Config['mounts'][number]): string[] {
  return [type, type === 'volume' ? name : source, destination, isWritable ? 'rw' : 'ro'];
}

function endpointRow([name, { settings }]: [string, Container['endpoints'][string]]): string[] {
  return [name, settings.IPAddress ?? '', settings.Gateway ?? '', settings.MacAddress ?? ''];
}

function linksOf(sim: Sim, row: Readonly<Container>, config: Readonly<Config>): Link[] {
  const { machine } = sim.daemons.peek(row.daemon) ?? { machine: 0 };
  return [
    { id: `image:${row.daemon} ${row.image}`, kind: 'image', text: config.config.Image },
    ...Object.entries(row.endpoints).map(([name, { network }]): Link => ({
      id: `network:${network}`,
      kind: 'network',
      text: name,
    })),
    ...config.mounts
      .filter(({ type }) => type === 'volume')
      .map(({ name }): Link => ({
        id: `volume:${row.daemon} ${name}`,
        kind: 'volume',
        text: name.slice(0, 24),
      })),
    { id: `daemon:${machine}`, kind: 'daemon', text: 'dockerd' },
    { id: `kernel:${machine}`, kind: 'kernel', text: sim.machines.peek(machine)?.kernel.release ?? '' },
  ];
}

/** An image: its layers with their files, and who uses it. */
export const image: Inspector = ({ sim }, key) => {
  const row = sim.images.peek(key);
  if (row === undefined) return undefined;
  const daemon = sim.daemons.peek(row.daemon);
  const names = Object.entries(daemon?.references ?? {}).flatMap(([name, id]) =>
    id === row.id ? [name] : [],
  );
  const layers = layerSheets(sim, row.daemon, row.layers, row.history);
  const users = [...sim.containers.all()].filter((one) => one.daemon === row.daemon && one.image === row.id);
  const wasted = layers.reduce((sum, one) => sum + one.wasted, 0);
  return {
    kind: 'image',
    title: names[0]?.replace(/^docker\.io\/(library\/)?/, '') ?? shortId(row.id),
    pairs: said([
      pair('size', bytesText(row.size)),
      pair('wasted', `${bytesText(wasted)} (${(efficiency(layers) * 100).toFixed(1)} %)`),
      pair('tags', names.map((name) => name.replace(/^docker\.io\/(library\/)?/, '')).join(', ')),
      pair('layers', row.layers.length),
      pair('command', [...(row.config.Entrypoint ?? []), ...(row.config.Cmd ?? [])].join(' ')),
      pair('user', row.config.User),
      pair('cwd', row.config.WorkingDir),
      pair('created', whenText(row.created)),
      pair('os', `${row.os}/${row.architecture}`),
      pair('id', shortId(row.id)),
    ]),
    sections: filled([
      { name: 'layers', kind: 'layers', layers },
      { name: 'env', kind: 'lines', lines: [...(row.config.Env ?? [])] },
    ]),
    links: users.map((one) => ({ id: `crate:${one.id}`, kind: 'container', text: one.name })),
  };
};
