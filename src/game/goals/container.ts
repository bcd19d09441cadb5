import { read, type Sim } from '#sim/index';
import type { Check } from './check';
import type { GoalOf } from './schema';

type Row = NonNullable<ReturnType<Sim['containers']['peek']>>;

/** Containers of the host that match, counted against `least` (1 unless `most` is given) and `most`. */
export const container: Check<'container'> = (goal, { world, machine }) =>
  read(world, (sim) => {
    const daemon = [...sim.daemons.all()].find((row) => row.machine === machine(goal.host));
    let count = 0;
    for (const row of sim.containers.all())
      if (row.daemon === daemon?.id && isMatch(sim, row, goal)) count += 1;
    const least = goal.least ?? (goal.most === undefined ? 1 : 0);
    return count >= least && count <= (goal.most ?? Infinity);
  });

function isMatch(sim: Sim, row: Readonly<Row>, goal: GoalOf<'container'>): boolean {
  const config = sim.containerConfigs.peek(row.id)?.config;
  if (goal.name !== undefined && row.name !== goal.name) return false;
  if (goal.state !== undefined && row.state !== goal.state) return false;
  if (goal.image !== undefined && !isImage(config?.Image ?? '', goal.image)) return false;
  if (goal.env !== undefined && !(config?.Env ?? []).includes(goal.env)) return false;
  return goal.port === undefined || isPublished(row, goal.port);
}

/** `nginx` means any tag of it, `nginx:1.25` only that one. */
function isImage(asked: string, wanted: string): boolean {
  const name = asked.replace(/^docker\.io\/(library\/)?/, '');
  return wanted.includes(':') ? name === wanted : name.split(':')[0] === wanted;
}

function isPublished(row: Readonly<Row>, port: string): boolean {
  const [hostPort, containerPort = ''] = port.split(':');
  return (row.ports[`${containerPort}/tcp`] ?? []).some((binding) => binding.HostPort === hostPort);
}
