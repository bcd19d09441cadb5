import { command } from '../command';
import { isRefusal, refuse, type Refusal } from '../refusal';
import { namedReference, shownReference } from './reference';
import { dropList, readList } from './store';

export const rm = command({
  path: 'manifest rm',
  usage: 'MANIFEST_LIST [MANIFEST_LIST...]',
  short: 'Remove local lists of manifests',
  args: { min: 1 },
  flags: {},
  *run({ cli, args }) {
    const refusals: Refusal[] = [];
    for (const typed of args) {
      const reference = namedReference(typed);
      if (isRefusal(reference)) refusals.push(reference);
      else if (readList(cli.p, shownReference(reference)) === undefined)
        refusals.push(refuse(`No such manifest: ${shownReference(reference)}`));
      else dropList(cli.p, shownReference(reference));
    }
    return yield* cli.failAll(refusals);
  },
});
