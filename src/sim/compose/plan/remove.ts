import type { Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { ContainerRow } from '../client/answers';
import type { Compose } from '../client/compose';
import { shownName } from '../client/containers';
import { done, working } from '../progress/event';
import { untilOneFails } from './graph';

/** Removes containers that do not run. */
export function* removeContainers(
  compose: Compose,
  rows: readonly ContainerRow[],
  how: { readonly volumes: boolean; readonly force: boolean },
): Steps<Refusal | undefined> {
  const query = { v: how.volumes ? '1' : undefined, force: how.force ? '1' : undefined };
  const remove = function* (row: ContainerRow): Steps<Refusal | undefined> {
    const name = shownName(row);
    yield* compose.tell(working(name, 'Removing'));
    const refused = yield* compose.api.change('DELETE', `/containers/${row.Id}`, { query });
    if (!refused) yield* compose.tell(done(name, 'Removed'));
    return refused;
  };
  return yield* untilOneFails(compose, rows.map(remove));
}
