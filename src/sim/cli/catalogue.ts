import { Later } from '#sim/base/later';
import type { AnyCommand } from './command';
import { everydayCommands } from './everyday';

/** Every command of `docker` (commands.ts): help, completion and whatever is not typed every day come from here. */
export const allCommands = new Later<readonly AnyCommand[]>('docker-commands');

/** A command that holds others: `docker container`. */
export interface Group {
  readonly path: string;
  readonly short: string;
  /** Under `Swarm Commands:`. */
  readonly swarm?: boolean;
  /** Only where the engine has experimental features. */
  readonly hidden?: boolean;
}

export const groups: readonly Group[] = [
  { path: 'builder', short: 'Builds and their cache' },
  { path: 'checkpoint', short: 'Checkpoints of containers', hidden: true },
  { path: 'config', short: 'Configurations of services', swarm: true },
  { path: 'container', short: 'Containers' },
  { path: 'context', short: 'Contexts: engines to talk to' },
  { path: 'image', short: 'Images' },
  { path: 'manifest', short: 'Manifests and lists of them' },
  { path: 'network', short: 'Networks' },
  { path: 'node', short: 'Nodes of a swarm', swarm: true },
  { path: 'plugin', short: 'Plugins of the engine' },
  { path: 'secret', short: 'Secrets of services', swarm: true },
  { path: 'service', short: 'Services', swarm: true },
  { path: 'stack', short: 'Stacks of services', swarm: true },
  { path: 'swarm', short: 'The swarm as a whole', swarm: true },
  { path: 'system', short: 'The engine as a whole' },
  { path: 'trust', short: 'Signatures of images' },
  { path: 'trust key', short: 'Keys for signing' },
  { path: 'trust signer', short: 'Those who may sign' },
  { path: 'volume', short: 'Volumes' },
];

/** Programs of their own that the client starts by name: `docker compose`. Their commands are in no table here. */
export const plugins = [
  { path: 'buildx', short: 'Docker Buildx' },
  { path: 'compose', short: 'Docker Compose' },
] as const;

/** The commands under `Common Commands:`, in their order. */
export const commonCommands = [
  ...[
    'run',
    'exec',
    'ps',
    'build',
    'bake',
    'pull',
    'push',
    'images',
    'login',
    'logout',
    'search',
    'version',
    'info',
  ],
] as const;

/** Every path that leads to one of these commands, such as `ps`, `container ls` and `container list`. */
const byPath = (commands: readonly AnyCommand[]): ReadonlyMap<string, AnyCommand> =>
  new Map(commands.flatMap((one) => [one.path, ...(one.aliases ?? [])].map((path) => [path, one] as const)));

const everyday = byPath(everydayCommands);
let all: ReadonlyMap<string, AnyCommand> | undefined;
const groupByPath: ReadonlyMap<string, Group> = new Map(groups.map((group) => [group.path, group]));

export function findCommand(path: string): AnyCommand | undefined {
  const found = everyday.get(path);
  if (found !== undefined) return found;
  all ??= byPath(allCommands.value);
  return all.get(path);
}

export function findGroup(path: string): Group | undefined {
  return groupByPath.get(path);
}

/** Names right under a group ('' for docker itself), sorted: one for each command, without second names. */
export function namesUnder(path: string): { readonly name: string; readonly command: AnyCommand }[] {
  const prefix = path === '' ? '' : `${path} `;
  const listed = allCommands.value.filter((one) => one.isHidden !== true);
  const found = listed.flatMap((one) => {
    const paths = path === '' ? [one.path, ...(one.aliases ?? [])] : [one.path];
    const names = paths
      .filter((known) => known.startsWith(prefix))
      .map((known) => known.slice(prefix.length));
    return names.filter((name) => !name.includes(' ')).map((name) => ({ name, command: one }));
  });
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A path as usage lines show it: a top-level name stays, second names inside a group become the first. */
export function shownPath(path: string, command: AnyCommand): string {
  return path.includes(' ') && command.path.split(' ')[0] === path.split(' ')[0] ? command.path : path;
}
