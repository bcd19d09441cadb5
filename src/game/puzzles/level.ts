import type { Level, LevelSource } from '../level';
import { parseLevel } from '../level';
import { typedFor } from './commands';
import type { MadePuzzle } from './generate';
import { imagesFor, insidePort, type App, type Puzzle, type PuzzleHost, type Tenant } from './puzzle';
import { greetingOf, programOf, ratesPath, sourcesOf } from './sources';
import { hostItself, otherNode, runtimes, services } from './wares';

/** The Node.js that a server of these puzzles is delivered with. */
const delivered = '18';
/** What programs write beside their images, bytes: never what a puzzle is about. */
const litter = 15e6;

/** The level of a puzzle: played, judged and kept like any other. */
export function levelOf({ puzzle, optimum }: MadePuzzle): Level {
  const { tenants, hosts } = puzzle;
  const apps = tenants.filter((tenant) => tenant.kind === 'app');
  const spent = optimum.disk.reduce((sum, bytes) => sum + bytes, 0);
  const source: LevelSource = {
    id: puzzle.id,
    seed: puzzle.seed,
    hosts: hosts.map((host) => hostOf(host, apps)),
    terminals: hosts.map(({ name }) => name),
    goals: goalsOf(puzzle),
    par: typedFor(puzzle, optimum).length,
    // What counts is which images were chosen, not their last bytes.
    budget: Math.ceil(Math.max(1, spent) * 1.002),
    claims: hosts.flatMap((host) => claimsOn(host, apps)),
    tokens: tokensOf(puzzle),
  };
  return parseLevel(source);
}

function hostOf({ name, memory, disk, has }: PuzzleHost, apps: readonly App[]) {
  const isOther = has.node !== delivered;
  return {
    name,
    cores: 4,
    memory,
    disk: hostItself.disk + (isOther ? otherNode : 0) + disk + litter,
    installed: isOther ? [`node-${has.node}`] : [],
    before: [
      `mkdir -p ${ratesPath.replace(/\/[^/]*$/, '')}`,
      ...(isOther
        ? [`install -m 755 /opt/node-${has.node}/bin/node /usr/bin/node`, `rm -r /opt/node-${has.node}`]
        : []),
    ],
    files: Object.assign({}, ...apps.map(sourcesOf)) as Record<string, string>,
  };
}

/** A command that succeeds when the tenant answers on one of the hosts. */
function asks(tenant: Tenant, hosts: readonly PuzzleHost[]): string {
  if (tenant.kind === 'kernel') return `multipass list | grep -q '^${tenant.name} .*Unknown'`;
  const question =
    tenant.kind === 'app'
      ? `curl -s -m 3 http://HOST:DOOR/ | grep -q '^${greetingOf(tenant)}$'`
      : services[tenant.name].asks;
  return hosts
    .map(({ name }) => question.replaceAll('HOST', name).replaceAll('DOOR', String(tenant.door)))
    .join(' || ');
}

function goalsOf({ tenants, hosts }: Puzzle): LevelSource['goals'] {
  const single = tenants.map((tenant) => ({
    id: tenant.name,
    kind: 'command' as const,
    run: asks(tenant, hosts),
    ...(tenant.kind === 'kernel' ? { host: hosts[tenant.host]?.name ?? '' } : { door: tenant.door }),
  }));
  const together = tenants
    .filter(({ kind }) => kind !== 'kernel')
    .map((tenant) => `( ${asks(tenant, hosts)} )`)
    .join(' && ');
  return [...single, { id: 'all', kind: 'command', run: together, after: single.map(({ id }) => id) }];
}

/** Who wants which version at the one path where a host has its runtime. */
function claimsOn(host: PuzzleHost, apps: readonly App[]): NonNullable<LevelSource['claims']> {
  const wants = apps
    .filter(({ runtime }) => runtime === 'node')
    .map(({ name, versions }) => ({
      app: name,
      version: `node ${versions.join('/')}`,
      matches: `^(${versions.join('|')})\\.`,
    }));
  return wants.length === 0 ? [] : [{ host: host.name, path: '/usr/bin/node', wants }];
}

/** Words to tap: everything that may stand in an answer, not only what stands in the best one. */
function tokensOf({ tenants }: Puzzle): string[] {
  const words = tenants.flatMap((tenant): string[] => {
    if (tenant.kind === 'kernel')
      return ['multipass', 'launch', 'exec', tenant.name, '--memory', '512M', '--', 'sudo'];
    const port = `${tenant.door}:${insidePort(tenant)}`;
    if (tenant.kind === 'service') {
      const service = services[tenant.name];
      return [tenant.name, port, ...('env' in service ? ['-e', service.env] : []), ...service.images];
    }
    const { command } = runtimes[tenant.runtime];
    const program = programOf[tenant.runtime];
    return [
      tenant.name,
      `/srv/${tenant.name}:/app`,
      ...(tenant.rates === undefined ? [] : [`/srv/${tenant.name}/rates.json:${ratesPath}`]),
      port,
      ...imagesFor(tenant),
      command,
      `/app/${program}`,
      `/srv/${tenant.name}/${program}`,
    ];
  });
  const always = [
    'docker',
    'run',
    '-d',
    '--name',
    '-v',
    '-p',
    'ps',
    '-a',
    'rm',
    '-f',
    'rmi',
    'images',
    'df -h /',
    '&',
  ];
  return [...new Set([...always, ...words])];
}
