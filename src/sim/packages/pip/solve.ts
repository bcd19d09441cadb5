import {
  findPackage,
  meets,
  normal,
  parseRequirement,
  pickVersion,
  type PipPackage,
  type Requirement,
} from './index';

/** A package in the version that was chosen, and who asked for it. */
export interface Chosen {
  package: PipPackage;
  version: string;
  isAsked: boolean;
  /** `flask` of `(from flask)` */
  by: string;
  range: string;
}

export type Problem =
  | { kind: 'none'; requirement: Requirement; versions: string }
  | { kind: 'conflict'; name: string; reasons: string[]; asked: string[] };

/** What must be installed for some requirements; or why that cannot be. */
export function solve(wishes: readonly Requirement[], minor: number): Chosen[] | Problem {
  const demands = new Map<string, { range: string; by: string }[]>();
  const demand = (requirement: Requirement, by: string) => {
    const key = normal(requirement.name);
    demands.set(key, [...(demands.get(key) ?? []), { range: requirement.range, by }]);
  };
  for (const wish of wishes) demand(wish, '');
  let chosen: Chosen[] = [];
  for (let turn = 0; turn < 8; turn++) {
    const made = attempt(wishes, demands, minor);
    if (!Array.isArray(made)) return made;
    chosen = made;
    const before = JSON.stringify([...demands]);
    for (const one of chosen)
      for (const need of needsOf(one)) {
        const list = demands.get(normal(need.name)) ?? [];
        const by = `${one.package.name} ${one.version}`;
        if (!list.some((row) => row.by === by && row.range === need.range)) demand(need, by);
      }
    if (JSON.stringify([...demands]) === before) break;
  }
  return chosen;
}

/** What a package needs: of an older release than the newest, only its names are known. */
function needsOf(one: Chosen): Requirement[] {
  if (one.version === one.package.version) return one.package.needs;
  return (
    older[normal(one.package.name)]?.find(([upTo]) => meets(one.version, `<${upTo}`))?.[1] ??
    one.package.needs.map(({ name }) => name).join(' ')
  )
    .split(' ')
    .filter((word) => word !== '')
    .map(parseRequirement);
}

/** Needs of older series: below that version, these. */
const older: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  flask: [
    ['2.0', 'Werkzeug>=0.15,<2.0 Jinja2>=2.10.1,<3.0 itsdangerous>=0.24,<2.0 click>=5.1,<8.0'],
    ['2.2', 'Werkzeug>=2.0 Jinja2>=3.0 itsdangerous>=2.0 click>=8.0'],
    ['2.3', 'Werkzeug>=2.2.2 Jinja2>=3.0 itsdangerous>=2.0 click>=8.0'],
    ['3.0', 'Werkzeug>=2.3.7 Jinja2>=3.1.2 itsdangerous>=2.1.2 click>=8.1.3 blinker>=1.6.2'],
    ['3.1', 'Werkzeug>=3.0.0 Jinja2>=3.1.2 itsdangerous>=2.1.2 click>=8.1.3 blinker>=1.6.2'],
  ],
  werkzeug: [['2.1', '']],
  redis: [['5', 'async-timeout>=4.0.2']],
  gunicorn: [['21', '']],
};

function attempt(
  wishes: readonly Requirement[],
  demands: ReadonlyMap<string, { range: string; by: string }[]>,
  minor: number,
): Chosen[] | Problem {
  const chosen = new Map<string, Chosen>();
  const queue = wishes.map((wish) => ({ wish, by: '' }));
  for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
    const key = normal(job.wish.name);
    if (chosen.has(key)) continue;
    const one = findPackage(job.wish.name);
    if (one === undefined) return { kind: 'none', requirement: job.wish, versions: 'none' };
    const rows = demands.get(key) ?? [{ range: job.wish.range, by: job.by }];
    const version = pickVersion(
      one,
      rows.map((row) => row.range),
      minor,
    );
    if (version === undefined) return refusal(one, job.wish, rows, minor);
    const made: Chosen = { package: one, version, isAsked: job.by === '', by: job.by, range: job.wish.range };
    chosen.set(key, made);
    queue.push(...needsOf(made).map((wish) => ({ wish, by: one.name })));
  }
  return [...chosen.values()];
}

function refusal(
  one: PipPackage,
  wish: Requirement,
  rows: readonly { range: string; by: string }[],
  minor: number,
): Problem {
  const own = rows.filter((row) => row.by === '');
  if (
    own.length > 0 &&
    pickVersion(
      one,
      own.map((row) => row.range),
      minor,
    ) === undefined
  )
    return {
      kind: 'none',
      requirement: { name: wish.name, range: own.map((row) => row.range).join(',') },
      versions: one.version,
    };
  return {
    kind: 'conflict',
    name: one.name,
    asked: own.map((row) => `${wish.name}${row.range}`),
    reasons: rows.map((row) =>
      row.by === ''
        ? `The user requested ${wish.name}${row.range}`
        : `${row.by} depends on ${one.name}${row.range}`,
    ),
  };
}
