import { read, type World } from '#sim/index';

/** What one side of a race is like at a moment. */
export interface Side {
  /** how many answer requests, or could */
  ready: number;
  /** asked for, and on their way */
  starting: number;
  /** bytes of the host's memory that are gone */
  memory: number;
  /** processor time that the host has spent, its machines' included, ms */
  spent: number;
  /** address and port of those that are ready */
  addresses: string[];
}

export type SideName = 'containers' | 'machines';

function hostNamed(world: World, name: string): number {
  return read(
    world,
    (sim) => [...sim.machines.all()].find((row) => row.name === name && row.parent === undefined)?.id ?? 0,
  );
}

/** Looks at one side. */
export function look(world: World, side: SideName): Side {
  const host = hostNamed(world, side);
  return read(world, (sim) => {
    const machine = sim.machines.peek(host);
    const tasks = Object.values(sim.schedulers.peek(host)?.tasks ?? {});
    const all = [...sim.machines.all()].filter((row) => row.id === host || row.parent === host);
    const elapsed = sim.time - (sim.schedulers.peek(host)?.updated ?? sim.time);
    const common = {
      memory: sim.cgroups.peek(machine?.cgroup ?? 0)?.anon ?? 0,
      spent:
        all.reduce((sum, row) => sum + (sim.cgroups.peek(row.cgroup)?.cpuUsage ?? 0), 0) +
        tasks.reduce((sum, task) => sum + task.done + Math.min(task.work, task.rate * elapsed), 0),
    };
    return { ...common, ...(side === 'containers' ? containersOf() : machinesOf()) };

    function containersOf() {
      const card = sim.netns.peek(machine?.ns.net ?? 0)?.interfaces.find((one) => one.kind === 'physical');
      const ip = card?.addresses[0]?.split('/')[0] ?? '';
      const rows = [...sim.containers.all()];
      const addresses = rows.flatMap((row) => {
        const port = row.ports['80/tcp']?.[0]?.HostPort;
        return row.state === 'running' && port !== undefined ? [`${ip}:${port}`] : [];
      });
      return { ready: addresses.length, starting: rows.length - addresses.length, addresses };
    }

    function machinesOf() {
      const rows = [...sim.machines.all()].filter((row) => row.parent === host);
      const addresses = rows
        .filter((row) => row.state === 'running')
        .flatMap((row) => {
          const card = sim.netns.peek(row.ns.net)?.interfaces.find((one) => one.kind === 'physical');
          const ip = card?.addresses[0]?.split('/')[0];
          return ip === undefined ? [] : [`${ip}:80`];
        });
      const starting = rows.filter((row) => row.state === 'booting').length;
      return { ready: addresses.length, starting, addresses };
    }
  });
}

/** Ids of virtual machines by which nothing was put on their disk yet. */
export function guests(world: World): number[] {
  const host = hostNamed(world, 'machines');
  return read(world, (sim) =>
    [...sim.machines.all()].filter((row) => row.parent === host).map((row) => row.id),
  );
}

export { hostNamed };
