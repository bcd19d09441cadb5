import { isRefusal, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { ContainerRow } from '../client/answers';
import type { Compose } from '../client/compose';
import { isOf, projectContainers, shownName } from '../client/containers';
import { command } from '../command';
import { untilOneFails } from '../plan/graph';
import { done } from '../progress/event';
import { onProject } from './lifecycle';

function* each(
  compose: Compose,
  services: readonly string[],
  title: string,
  what: { readonly verb: string; readonly shown: string },
): Steps<number> {
  return yield* onProject(compose, services, title, function* ({ name, project }) {
    const how = { oneOff: 'exclude', all: false, services } as const;
    const rows = yield* projectContainers(compose, name, how);
    if (isRefusal(rows)) return rows;
    const own = project ? rows.filter(isOf(Object.keys(project.services))) : rows;
    const one = function* (row: ContainerRow): Steps<Refusal | undefined> {
      const refused = yield* compose.api.change('POST', `/containers/${row.Id}/${what.verb}`);
      if (!refused) yield* compose.tell(done(shownName(row), what.shown));
      return refused;
    };
    return yield* untilOneFails(compose, own.map(one));
  });
}

export const pause = command({
  name: 'pause',
  usage: '[SERVICE...]',
  hidesOptions: true,
  short: 'Freeze services',
  args: {},
  flags: {},
  *run({ compose, args }) {
    return yield* each(compose, args, 'Pausing', { verb: 'pause', shown: 'Paused' });
  },
});

export const unpause = command({
  name: 'unpause',
  usage: '[SERVICE...]',
  hidesOptions: true,
  short: 'Let frozen services go on',
  args: {},
  flags: {},
  *run({ compose, args }) {
    return yield* each(compose, args, 'Running', { verb: 'unpause', shown: 'Unpaused' });
  },
});
