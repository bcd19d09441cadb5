import { command } from '../command';
import { isRefusal, refuse } from '../refusal';
import { fetchImage } from './fetch';
import { namedReferences, shownReference } from './reference';
import { keep, readList } from './store';

export const create = command({
  path: 'manifest create',
  usage: 'MANIFEST_LIST MANIFEST [MANIFEST...]',
  hidesOptions: true,
  short: 'Make a local list of manifests',
  args: { min: 2 },
  flags: {
    amend: { kind: 'bool', short: 'a', help: 'Add to a list that is there' },
    insecure: { kind: 'bool', help: 'Talk to registries without TLS, too' },
  },
  *run({ cli, flags, args }) {
    const { p } = cli;
    const references = namedReferences(args);
    if (isRefusal(references)) return yield* cli.fail(references);
    const [list, ...images] = references;
    if (list === undefined) return 1;
    const name = shownReference(list);
    if (readList(p, name) !== undefined && flags.amend !== true)
      return yield* cli.fail(refuse('refusing to amend an existing manifest list with no --amend flag'));
    for (const image of images) {
      const known = readList(p, name)?.find(({ Ref }) => Ref === shownReference(image));
      const manifest = known ?? (yield* fetchImage(p, image, flags.insecure === true));
      if (isRefusal(manifest)) return yield* cli.fail(manifest);
      keep(p, name, manifest);
    }
    yield* cli.out(`Created manifest list ${name}\n`);
    return 0;
  },
});
