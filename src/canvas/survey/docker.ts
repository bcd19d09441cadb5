import type { Sim } from '#sim/index';
import type { ContainerFacts, ImageFacts, LayerFacts, PortFacts, PullFacts } from '../facts';

type Daemon = NonNullable<ReturnType<Sim['daemons']['peek']>>;
type Container = NonNullable<ReturnType<Sim['containers']['peek']>>;

/** Docker's familiar name of a reference: docker.io/library/nginx:latest is nginx. */
export function familiar(reference: string): string {
  return reference.replace(/^docker\.io\/(library\/)?/, '').replace(/:latest$/, '');
}

/** A daemon's containers, oldest first. */
export function containersOf(sim: Sim, daemon: number): ContainerFacts[] {
  return [...sim.containers.all()]
    .filter((row) => row.daemon === daemon && row.isBuild !== true)
    .map((row) => containerFacts(sim, row))
    .sort((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1));
}

function containerFacts(sim: Sim, row: Readonly<Container>): ContainerFacts {
  const config = sim.containerConfigs.peek(row.id);
  const cgroup = sim.cgroups.peek(row.cgroup);
  const first = sim.processes.peek(row.process);
  const image = sim.images.peek(`${row.daemon} ${row.image}`);
  return {
    id: row.id,
    name: row.name,
    image: familiar(config?.config.Image ?? row.image.slice(0, 19)),
    state: row.state,
    ...(row.health === undefined ? {} : { health: row.health.status }),
    exitCode: row.exitCode,
    isOomKilled: row.isOomKilled,
    // What servers call themselves says twice who they are.
    command: first === undefined ? '' : first.argv.join(' ').replace(/^\S+: master process /, ''),
    memory: cgroup?.anon ?? 0,
    memoryLimit: cgroup?.memoryMax ?? 0,
    cpu: 0,
    written: sim.filesystems.peek(row.fs)?.used ?? 0,
    layers: image === undefined ? [] : [...image.layers],
    ports: Object.entries(row.ports).flatMap(([port, bindings]) => portFacts(port, bindings)),
    created: row.created,
    processes: cgroup?.pids ?? 0,
  };
}

function portFacts(port: string, bindings: readonly { HostPort: string }[]): PortFacts[] {
  const [number = '0', protocol = 'tcp'] = port.split('/');
  const hostPorts = new Set(bindings.map((binding) => Number(binding.HostPort)));
  return [...hostPorts].map((hostPort) => ({
    hostPort,
    containerPort: Number(number),
    protocol: protocol === 'udp' ? 'udp' : 'tcp',
  }));
}

export function imagesOf(sim: Sim, daemon: Readonly<Daemon>): ImageFacts[] {
  const names = new Map<string, string>();
  for (const [reference, id] of Object.entries(daemon.references))
    if (!names.has(id)) names.set(id, familiar(reference));
  return [...sim.images.all()]
    .filter((row) => row.daemon === daemon.id)
    .map((row) => ({
      id: row.id,
      name: names.get(row.id) ?? '<none>',
      layers: [...row.layers],
      size: row.size,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function layersOf(sim: Sim, daemon: number): LayerFacts[] {
  return [...sim.storedLayers.all()]
    .filter((row) => row.daemon === daemon)
    .map((row) => ({ id: row.id, size: row.size }));
}

export function pullsOf(sim: Sim, daemon: number): PullFacts[] {
  return [...sim.pulls.all()]
    .filter((row) => row.daemon === daemon)
    .map((row) => {
      const part = row.total === 0 ? 0 : Math.min(1, row.current / row.total);
      const isHere = row.state === 'downloaded' || row.state === 'extracting';
      return {
        id: row.id,
        size: row.total,
        downloaded: isHere ? 1 : row.state === 'downloading' ? part : 0,
        extracted: row.state === 'extracting' ? part : 0,
      };
    });
}
