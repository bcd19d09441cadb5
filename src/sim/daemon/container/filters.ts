import type { ContainerRow, DaemonRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { findImage } from '../state/images';
import { broken, invalid, isRefusal, notFound, type Refusal } from '../http/refusal';
import { booleanFilter, hasLabels, type Filters } from '../http/request';
import { configOf, peekContainer } from '../state/find';

/** What `docker ps --filter` knows. */
export const filterNames = [
  'ancestor',
  'before',
  'exited',
  'expose',
  'health',
  'id',
  'is-task',
  'isolation',
  'label',
  'name',
  'network',
  'publish',
  'since',
  'status',
  'volume',
];

type Test = (row: Readonly<ContainerRow>) => boolean;

const states = ['created', 'running', 'paused', 'restarting', 'removing', 'exited', 'dead'];
const healths = ['none', 'starting', 'healthy', 'unhealthy'];

/** What a filter makes of its values: a test, or why they make no sense. */
type Maker = (values: string[], sim: Sim, daemon: Readonly<DaemonRow>) => Test | Refusal;

const makers: Readonly<Record<string, Maker>> = {
  ancestor: (values, sim, daemon) => {
    const ids = new Set<string>();
    for (const value of values) {
      const image = findImage(sim, daemon, value);
      if (!isRefusal(image)) ids.add(image.id);
    }
    return (row) => ids.has(row.image) || descends(sim, daemon.id, row.image, ids);
  },
  before: (values, sim, daemon) =>
    neighbour(values, sim, daemon, (row, other) => row.created < other.created),
  since: (values, sim, daemon) => neighbour(values, sim, daemon, (row, other) => row.created > other.created),
  exited: (values) => {
    const bad = values.find((value) => !/^-?\d+$/.test(value));
    if (bad !== undefined) {
      const why = `strconv.Atoi: parsing ${JSON.stringify(bad)}: invalid syntax`;
      return invalid(`invalid filter 'exited=${bad}': ${why}`);
    }
    const codes = values.map(Number);
    return (row) => row.state === 'exited' && codes.includes(row.exitCode);
  },
  expose: (values, sim) =>
    wrongPort('expose', values) ??
    ((row) =>
      values.some((value) => inRange(Object.keys(configOf(sim, row.id).config.ExposedPorts ?? {}), value))),
  publish: (values) =>
    wrongPort('publish', values) ??
    ((row) =>
      values.some((value) => {
        const places = Object.entries(row.ports).flatMap(([port, list]) =>
          list.map(({ HostPort }) => `${HostPort}/${port.split('/')[1] ?? 'tcp'}`),
        );
        return inRange(places, value);
      })),
  health: (values) => {
    const bad = values.find((value) => !healths.includes(value));
    if (bad !== undefined) {
      return invalid(
        `invalid filter 'health=${bad}': invalid value for health (${bad}): must be one of ${healths.join(', ')}`,
      );
    }
    return (row) => values.includes(row.health?.status ?? 'none');
  },
  id: (values) => (row) => values.some((value) => row.id.startsWith(value) || matchesPattern(row.id, value)),
  'is-task': (values) => {
    const isTask = booleanFilter({ 'is-task': values }, 'is-task');
    return isRefusal(isTask) ? isTask : () => isTask !== true;
  },
  isolation: () => () => true,
  label: (values, sim) => (row) => hasLabels(configOf(sim, row.id).config.Labels, values),
  name: (values) => (row) => values.some((value) => matchesName(row.name, value)),
  network: (values) => (row) =>
    Object.entries(row.endpoints).some(([name, { network }]) =>
      values.some((value) => value === name || network.startsWith(value)),
    ),
  status: (values) => {
    const bad = values.find((value) => !states.includes(value));
    if (bad !== undefined) {
      return invalid(
        `invalid filter 'status=${bad}': invalid value for state (${bad}): must be one of ${states.join(', ')}`,
      );
    }
    return (row) => values.includes(row.state);
  },
  volume: (values, sim) => (row) =>
    configOf(sim, row.id).mounts.some(({ name, destination, source }) =>
      values.some((value) => value === name || value === destination || value === source),
    ),
};

/** All filters together: every name must fit. */
export function compileFilters(sim: Sim, daemon: Readonly<DaemonRow>, filters: Filters): Test | Refusal {
  const tests: Test[] = [];
  for (const [name, values] of Object.entries(filters)) {
    const test = values.length === 0 ? undefined : makers[name]?.(values, sim, daemon);
    if (test === undefined) continue;
    if (typeof test !== 'function') return test;
    tests.push(test);
  }
  return (row) => tests.every((test) => test(row));
}

function neighbour(
  values: string[],
  sim: Sim,
  daemon: Readonly<DaemonRow>,
  compare: (row: Readonly<ContainerRow>, other: Readonly<ContainerRow>) => boolean,
): Test | Refusal {
  const given = values[0] ?? '';
  const other = peekContainer(sim, daemon.id, given);
  if (isRefusal(other)) return notFound(other.message);
  return (row) => compare(row, other);
}

function descends(sim: Sim, daemon: number, image: string, ancestors: ReadonlySet<string>): boolean {
  for (let id = image; id !== '';) {
    if (ancestors.has(id)) return true;
    id = sim.images.peek(`${daemon} ${id}`)?.parent ?? '';
  }
  return false;
}

/** Filters on names are regular expressions, with or without the slash. */
function matchesName(name: string, value: string): boolean {
  const pattern = value.replace(/^(\^?)\//, '$1');
  return matchesPattern(name, pattern);
}

function matchesPattern(text: string, pattern: string): boolean {
  try {
    return new RegExp(pattern).test(text);
  } catch {
    return text.includes(pattern);
  }
}

/** What nat.ParsePortRange says of a port that makes no sense. */
function wrongPort(name: string, values: readonly string[]): Refusal | undefined {
  for (const value of values) {
    const range = value.split('/')[0] ?? '';
    const why = whyNoRange(range);
    if (why !== undefined) return broken(`error while looking up for ${name} ${value}: ${why}`);
  }
  return undefined;
}

function whyNoRange(range: string): string | undefined {
  const [from = '', to] = range.split('-');
  for (const one of to === undefined ? [from] : [from, to]) {
    const parsing = `strconv.ParseUint: parsing ${JSON.stringify(one)}`;
    if (!/^\d+$/.test(one)) return `${parsing}: invalid syntax`;
    if (Number(one) > 65535) return `${parsing}: value out of range`;
  }
  return Number(to ?? from) < Number(from) ? `Invalid range specified for the Port: ${range}` : undefined;
}

/** `80`, `80/udp`, `8000-8080/tcp` against a list of ports. */
function inRange(ports: readonly string[], wanted: string): boolean {
  const parts = /^(\d+)(?:-(\d+))?(?:\/(\w+))?$/.exec(wanted);
  if (parts === null) return false;
  const [from, to] = [Number(parts[1]), Number(parts[2] ?? parts[1])];
  return ports.some((port) => {
    const [number = '', protocol = 'tcp'] = port.split('/');
    return Number(number) >= from && Number(number) <= to && protocol === (parts[3] ?? 'tcp');
  });
}
