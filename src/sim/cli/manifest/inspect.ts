import { readManifest } from '#sim/distribution/manifest';
import type { Given } from '#sim/distribution/published';
import type { Steps } from '#sim/kernel/program';
import type { Cli } from '../cli';
import { command } from '../command';
import type { Reference } from '../reference';
import { isRefusal, refuse, type Refusal } from '../refusal';
import { fetchManifest, keptFrom } from './fetch';
import { namedReferences, shownReference } from './reference';
import { listText, platformOf, readList, type KeptManifest } from './store';

export const inspect = command({
  path: 'manifest inspect',
  usage: '[MANIFEST_LIST] MANIFEST',
  short: 'Show a manifest or a list of them',
  args: { min: 1, max: 2 },
  flags: {
    insecure: { kind: 'bool', help: 'Talk to registries without TLS, too' },
    verbose: { kind: 'bool', short: 'v', help: 'With what is known besides' },
  },
  *run({ cli, flags, args }) {
    const { p } = cli;
    const references = namedReferences(args);
    if (isRefusal(references)) return yield* cli.fail(references);
    const [first, second] = references;
    if (first === undefined) return 1;
    const isVerbose = flags.verbose === true;
    const kept = readList(p, shownReference(first));
    if (second !== undefined) {
      const one = kept?.find(({ Ref }) => Ref === shownReference(second));
      if (one === undefined) return yield* cli.fail(refuse(`no such manifest: ${shownReference(second)}`));
      return yield* cli.print(shownOne(one, isVerbose));
    }
    if (kept !== undefined)
      return yield* cli.print(isVerbose ? `${tabbed(kept.map(verbose))}\n` : `${listText(kept)}\n`);
    const given = yield* fetchManifest(p, first, flags.insecure === true);
    if (isRefusal(given)) return yield* cli.fail(given);
    return yield* cli.print(
      isVerbose
        ? yield* everything(cli, first, given, flags.insecure === true)
        : `${tabbed(JSON.parse(given.text))}\n`,
    );
  },
});

const tabbed = (value: unknown): string => JSON.stringify(value, null, '\t');

function shownOne(manifest: KeptManifest, isVerbose: boolean): string {
  return `${tabbed(isVerbose ? verbose(manifest) : (manifest.SchemaV2Manifest ?? manifest.OCIManifest))}\n`;
}

/** All that is known of a manifest, in the order in which the client shows it. */
function verbose({ Ref, Descriptor, Raw, SchemaV2Manifest, OCIManifest }: KeptManifest): object {
  const { mediaType, digest, size, platform } = Descriptor;
  return {
    Ref,
    Descriptor: {
      mediaType,
      digest,
      size,
      ...(platform === undefined ? {} : { platform: platformOf(platform) }),
    },
    Raw,
    ...(SchemaV2Manifest === undefined ? {} : { SchemaV2Manifest }),
    ...(OCIManifest === undefined ? {} : { OCIManifest }),
  };
}

/** A manifest with its platform; of a list every one of its own. */
function* everything(
  cli: Cli,
  reference: Reference,
  given: Given,
  isInsecure: boolean,
): Steps<string | Refusal> {
  const manifest = readManifest(given.text);
  if (manifest?.kind !== 'list') {
    const one = yield* keptFrom(cli.p, reference, given, isInsecure);
    return isRefusal(one) ? one : shownOne(one, true);
  }
  const all: object[] = [];
  for (const { digest, platform } of manifest.manifests) {
    const { tag: _tag, ...bare } = reference;
    const own: Reference = { ...bare, digest };
    const found = yield* fetchManifest(cli.p, own, isInsecure);
    if (isRefusal(found)) return found;
    const one = yield* keptFrom(cli.p, own, found, isInsecure, platform);
    if (isRefusal(one)) return one;
    const name = `${shownReference(reference)}@${digest}`;
    all.push(verbose({ ...one, Ref: name }));
  }
  return `${tabbed(all)}\n`;
}
