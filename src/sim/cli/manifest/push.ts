import { asBytes, utf8 } from '#sim/base/bytes';
import {
  errorsOf,
  isUnanswered,
  type RegistryAnswer,
  type RegistryClient,
  type Unanswered,
} from '#sim/distribution/client';
import { fromBase64 } from '#sim/distribution/base64';
import { readManifest } from '#sim/distribution/manifest';
import { hexDigest } from '#sim/base/digest';
import type { Steps } from '#sim/kernel/program';
import { text } from '#sim/base/bytes';
import type { Cli } from '../cli';
import { command } from '../command';
import { parseReference, isBad, type Reference } from '../reference';
import { isRefusal, refuse, type Refusal } from '../refusal';
import { clientFor } from './fetch';
import { namedReference, shownReference } from './reference';
import { dropList, listText, listType, readList, type KeptManifest } from './store';

export const push = command({
  path: 'manifest push',
  usage: 'MANIFEST_LIST',
  short: 'Send a list of manifests to a repository',
  args: { exact: 1 },
  flags: {
    insecure: { kind: 'bool', help: 'Talk to registries without TLS, too' },
    purge: { kind: 'bool', short: 'p', help: 'Forget the local list afterwards' },
  },
  *run({ cli, flags, args }) {
    const { p } = cli;
    const reference = namedReference(args[0] ?? '');
    if (isRefusal(reference)) return yield* cli.fail(reference);
    const name = shownReference(reference);
    const manifests = readList(p, name);
    if (manifests === undefined) return yield* cli.fail(refuse(`No such manifest: ${name}`));
    const others = manifests.filter(
      ({ Ref }) => repositoryOf(Ref) !== `${reference.domain}/${reference.path}`,
    );
    // a list alone goes by the engine's rules, under which loopback needs no TLS; manifests from elsewhere by this command's own
    const isLoopback = /^(localhost|127\.|\[::1\])/.test(reference.domain);
    const isInsecure = flags.insecure === true || (others.length === 0 && isLoopback);
    const client = clientFor(p, reference, isInsecure);
    const ping = yield* client.ping();
    if (isUnanswered(ping))
      return yield* cli.fail(
        refuse(`failed to configure transport: error pinging v2 registry: ${ping.unanswered}`),
      );
    for (const manifest of others) {
      const failed = yield* pushOne(cli, client, reference, manifest);
      if (failed) return yield* cli.fail(failed);
    }
    const list = listText(manifests);
    const isOci = manifests.length > 0 && manifests.every(({ OCIManifest }) => OCIManifest !== undefined);
    const answer = yield* client.ask('PUT', `/v2/${reference.path}/manifests/${reference.tag ?? 'latest'}`, {
      headers: [['Content-Type', listType(isOci)]],
      body: utf8(list),
    });
    const refused = refusalOf(answer);
    if (refused) return yield* cli.fail(refused);
    yield* cli.out(`sha256:${hexDigest('sha256', utf8(list))}\n`);
    if (flags.purge === true) dropList(p, name);
    return 0;
  },
});

function repositoryOf(name: string): string {
  const reference = parseReference(name);
  return isBad(reference) ? '' : `${reference.domain}/${reference.path}`;
}

/** A manifest of the list into the list's own repository, with the blobs that it names. */
function* pushOne(
  cli: Cli,
  client: RegistryClient,
  target: Reference,
  manifest: KeptManifest,
): Steps<Refusal | undefined> {
  const source = parseReference(manifest.Ref);
  if (isBad(source)) return refuse(source.bad);
  if (source.domain !== target.domain)
    return refuse(
      `cannot use source images from a different registry than the target image: ${source.domain} != ${target.domain}`,
    );
  const raw = asBytes(fromBase64(manifest.Raw) ?? '');
  const read = readManifest(text(raw));
  const blobs = read?.kind === 'image' ? [...read.layers, read.config] : [];
  for (const { digest } of blobs) {
    const query = `?from=${encodeURIComponent(source.path)}&mount=${encodeURIComponent(digest)}`;
    const mounted = yield* client.ask('POST', `/v2/${target.path}/blobs/uploads/${query}`);
    const refused = refusalOf(mounted);
    if (refused) return refused;
  }
  const { digest, mediaType } = manifest.Descriptor;
  const answer = yield* client.ask('PUT', `/v2/${target.path}/manifests/${digest}`, {
    headers: [['Content-Type', mediaType]],
    body: raw,
  });
  const refused = refusalOf(answer);
  if (refused) return refused;
  const { tag: _tag, ...bare } = target;
  yield* cli.out(`Pushed ref ${shownReference({ ...bare, digest })} with digest: ${digest}\n`);
  return undefined;
}

function refusalOf(answer: RegistryAnswer | Unanswered): Refusal | undefined {
  if (isUnanswered(answer)) return refuse(answer.unanswered);
  return answer.status < 400 ? undefined : refuse(errorsOf(answer));
}
