import { isRefusal, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { ContainerRow } from '../client/answers';
import type { Compose, Named } from '../client/compose';
import { isOf, nameOf, projectContainers } from '../client/containers';
import { command } from '../command';
import { confirm } from '../plan/confirm';
import { removeContainers } from '../plan/remove';
import { stopServices } from '../plan/stop';
import { asProject, onProject } from './lifecycle';

interface Removing {
  readonly services: readonly string[];
  readonly stops: boolean;
  readonly force: boolean;
  readonly volumes: boolean;
}

export const rm = command({
  name: 'rm',
  usage: '[SERVICE...]',
  short: 'Remove containers that have stopped',
  long: `Remove containers that have stopped

Anonymous volumes stay, unless -v is given; "docker volume ls"
lists all volumes. Whatever is in no volume is lost.`,
  args: {},
  flags: {
    all: { kind: 'bool', short: 'a', hidden: true, help: 'Does nothing any more' },
    force: { kind: 'bool', short: 'f', help: 'Do not ask first' },
    stop: { kind: 'bool', short: 's', help: 'Stop those that run, and remove them as well' },
    volumes: { kind: 'bool', short: 'v', help: 'Remove their anonymous volumes, too' },
  },
  *run({ compose, flags, args }) {
    const how: Removing = {
      services: args,
      stops: flags.stop === true,
      force: flags.force === true,
      volumes: flags.volumes === true,
    };
    return yield* onProject(compose, args, undefined, (named) => removeStopped(compose, named, how));
  },
});

function* removeStopped(compose: Compose, named: Named, how: Removing): Steps<Refusal | undefined> {
  if (how.stops) {
    const project = yield* asProject(compose, named);
    if (isRefusal(project)) return project;
    const stopped = yield* compose.showing('Stopping', stopServices(compose, project, how.services));
    if (stopped) return stopped;
  }
  const rows = yield* projectContainers(compose, named.name, {
    ...{ oneOff: 'exclude', all: true, services: how.services },
  });
  if (isRefusal(rows)) return rows;
  const own = named.project ? rows.filter(isOf(Object.keys(named.project.services))) : rows;
  const stopped = yield* notRunning(compose, own, how.stops);
  if (isRefusal(stopped)) return stopped;
  if (stopped.length === 0) {
    yield* compose.cli.err('No stopped containers\n');
    return undefined;
  }
  const question = `Going to remove ${stopped.map(nameOf).join(', ')}`;
  if (how.force) yield* compose.cli.out(`${question}\n`);
  else if (!(yield* confirm(compose, question))) return undefined;
  return yield* compose.showing('Removing', removeContainers(compose, stopped, how));
}

function* notRunning(
  compose: Compose,
  rows: readonly ContainerRow[],
  wereStopped: boolean,
): Steps<readonly ContainerRow[] | Refusal> {
  const found: ContainerRow[] = [];
  for (const row of rows) {
    const container = yield* compose.api.inspect(row.Id);
    if (isRefusal(container)) {
      if (container.status === 404) continue;
      return container;
    }
    if (!container.State.Running || (wereStopped && compose.api.isDryRun)) found.push(row);
  }
  return found;
}
