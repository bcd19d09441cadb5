import { isRefusal, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { ContainerRow } from '../client/answers';
import type { Compose } from '../client/compose';
import { isOf, projectContainers, shownName } from '../client/containers';
import { command } from '../command';
import { servicesFromContainers } from '../plan/from-containers';
import { untilOneFails } from '../plan/graph';
import { done, failure, working } from '../progress/event';
import { onProject } from './lifecycle';
import { removeOrphans } from './shared';

export const kill = command({
  name: 'kill',
  usage: '[SERVICE...]',
  short: 'End services at once',
  args: {},
  flags: {
    'remove-orphans': removeOrphans,
    signal: { kind: 'string', short: 's', default: 'SIGKILL', help: 'Signal to send' },
  },
  *run({ compose, flags, args }) {
    return yield* onProject(compose, args, 'Killing', function* (named) {
      const how = { oneOff: 'include', all: false, services: args } as const;
      const rows = yield* projectContainers(compose, named.name, how);
      if (isRefusal(rows)) return rows;
      const project = named.project ?? servicesFromContainers(named.name, rows, false);
      const takesOrphans = flags['remove-orphans'] ?? compose.isOn('COMPOSE_REMOVE_ORPHANS');
      const own = takesOrphans ? rows : rows.filter(isOf(Object.keys(project.services)));
      if (own.length > 0) return yield* killAll(compose, own, flags.signal);
      yield* compose.cli.err('no container to kill');
      return undefined;
    });
  },
});

/** Sends all of them a signal at once. */
export function* killAll(
  compose: Compose,
  rows: readonly ContainerRow[],
  signal: string,
): Steps<Refusal | undefined> {
  const one = function* (row: ContainerRow): Steps<Refusal | undefined> {
    const name = shownName(row);
    yield* compose.tell(working(name, 'Killing'));
    const refused = yield* compose.api.change('POST', `/containers/${row.Id}/kill`, { query: { signal } });
    yield* compose.tell(refused ? failure(name, 'Error while Killing') : done(name, 'Killed'));
    return refused;
  };
  return yield* untilOneFails(compose, rows.map(one));
}
