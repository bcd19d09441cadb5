import { cp as dockerCp } from '#sim/cli/container/cp';
import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { ContainerRow } from '../client/answers';
import type { Compose } from '../client/compose';
import { nameOf, oneContainer, projectContainers } from '../client/containers';
import { command } from '../command';
import { asDockers } from './exec';
import { index } from './shared';

interface Copying {
  readonly source: string;
  readonly target: string;
  readonly index: number;
  readonly all: boolean;
  readonly follows: boolean;
  readonly archive: boolean;
}

export const cp = command({
  name: 'cp',
  usage: 'SERVICE:SRC_PATH DEST_PATH|-\nSRC_PATH|- SERVICE:DEST_PATH',
  short: "Copy files out of a service's container, or into all of them",
  args: { min: 2, max: 2, words: 'docker' },
  flags: {
    all: { kind: 'bool', help: 'Containers that run made, too' },
    archive: { kind: 'bool', short: 'a', help: 'Keep owners and groups' },
    'follow-link': {
      kind: 'bool',
      short: 'L',
      help: 'Copy what SRC_PATH points to, if it is a symbolic link',
    },
    index,
  },
  *run({ compose, flags, args }) {
    const [source = '', target = ''] = args;
    if (source === '') return yield* compose.fail(refuse('source can not be empty'));
    if (target === '') return yield* compose.fail(refuse('destination can not be empty'));
    const what: Copying = {
      ...{ source, target, index: flags.index ?? 0, all: flags.all === true },
      ...{ follows: flags['follow-link'] === true, archive: flags.archive === true },
    };
    const status = yield* compose.loop.run(compose.showing('Copying', copyAll(compose, what)));
    return isRefusal(status) ? yield* compose.fail(status) : status;
  },
});

/** `web:/etc` is a service and a path; what begins with `/` or `.` is a path alone. */
function split(text: string): [service: string, path: string] {
  const colon = text.indexOf(':');
  if (text.startsWith('/') || colon < 0 || text.startsWith('.')) return ['', text];
  return [text.slice(0, colon), text.slice(colon + 1)];
}

function* copyAll(compose: Compose, what: Copying): Steps<number | Refusal> {
  const [from, source] = split(what.source);
  const [to, target] = split(what.target);
  const project = yield* compose.projectName();
  if (isRefusal(project)) return project;
  if (from !== '' && to !== '') return refuse('copying between services is not supported');
  if (from === '' && to === '') return refuse('unknown copy direction');
  const rows = yield* targets(compose, project, from || to, what);
  if (isRefusal(rows)) return rows;
  const chosen = from === '' ? rows : rows.slice(0, 1);
  const words = (id: string): string =>
    from === '' ? `copy ${source} to ${id}:${target}` : `copy ${id}:${source} to ${target}`;
  for (const id of chosen.map(nameOf)) {
    yield* compose.tell({ id, text: words(id), status: 'working', statusText: 'Copying' });
  }
  for (const row of chosen) {
    const side = (service: string, path: string): string => (service === '' ? path : `${row.Id}:${path}`);
    const status = compose.api.isDryRun
      ? 0
      : yield* dockerCp.run({
          cli: asDockers(compose.cli, dockerCp.path),
          args: [side(from, source), side(to, target)],
          flags: { archive: what.archive, 'follow-link': what.follows, quiet: true } as never,
          isTyped: (flag) => flag === 'quiet',
        });
    if (typeof status === 'number' && status !== 0) return status;
    const id = nameOf(row);
    yield* compose.tell({ id, text: words(id), status: 'done', statusText: 'Copied' });
  }
  return 0;
}

function* targets(
  compose: Compose,
  project: string,
  service: string,
  what: Copying,
): Steps<readonly ContainerRow[] | Refusal> {
  if (what.index > 0) {
    const how = { service, index: what.index, oneOff: 'exclude', all: true } as const;
    const row = yield* oneContainer(compose, project, how);
    return isRefusal(row) ? row : [row];
  }
  const oneOff = what.all ? 'include' : 'exclude';
  const rows = yield* projectContainers(compose, project, { oneOff, all: true, services: [service] });
  if (isRefusal(rows) || rows.length > 0) return rows;
  return refuse(`no container found for service ${JSON.stringify(service)}`);
}
