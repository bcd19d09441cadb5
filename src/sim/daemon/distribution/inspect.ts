import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { find, isRefused } from '#sim/registry/index';
import { json, type Reply } from '../http/answer';
import { isRefusal, notFound, refuse, type Refusal } from '../http/refusal';
import type { ApiRequest } from '../http/request';
import type { Connection } from '../http/verb';
import type { Platform } from '../image/platform';
import { parseReference } from '../state/reference';
import { sourceOf } from './fetch';
import { peekHub, hubName } from './hub';
import { readManifest } from '#sim/distribution/manifest';

/** GET /distribution/{name}/json: what a registry has under a name, without pulling it. */
export function* distribution(p: Proc, request: ApiRequest, _connection: Connection): Steps<Reply | Refusal> {
  const name = request.vars['name'] ?? '';
  const reference = parseReference(name);
  if (isRefusal(reference)) return reference;
  const wanted = reference.digest || reference.tag || 'latest';
  const isHub = reference.repository.startsWith('docker.io/');
  const isPushed = p.do((sim) => peekHub(sim)?.tags[hubName(reference.repository)] !== undefined);
  if (isHub && !isPushed) return yield* published(p, reference.repository, wanted);
  const source = sourceOf(p, request, reference);
  const unreachable = yield* source.reach();
  if (unreachable !== undefined) return unreachable;
  const found = yield* source.manifest(wanted);
  if (isRefusal(found)) return found.refused === 404 ? notFound(found.message) : found;
  const manifest = readManifest(found.text);
  let platforms: Platform[] = [];
  if (manifest?.kind === 'list') platforms = manifest.manifests.flatMap(({ platform }) => platform ?? []);
  if (manifest?.kind === 'image') {
    const config = yield* source.config(manifest.config.digest);
    if (isRefusal(config)) return config;
    const { architecture = '', os = '' } = JSON.parse(config) as Partial<Platform>;
    platforms = [{ architecture, os }];
  }
  return json({
    Descriptor: { mediaType: found.type, digest: found.digest, size: found.text.length },
    Platforms: platforms.map(({ architecture, os, variant }) => ({
      architecture,
      os,
      ...(variant === undefined ? {} : { variant }),
    })),
  });
}

function* published(p: Proc, repository: string, wanted: string): Steps<Reply | Refusal> {
  yield* p.sleep(700);
  const offered = find(repository, wanted);
  if (isRefused(offered)) {
    const isDenied = offered.message.includes('denied');
    return refuse(
      isDenied ? 403 : 404,
      isDenied
        ? 'errors:\ndenied: requested access to the resource is denied\nunauthorized: authentication required\n'
        : offered.message,
    );
  }
  return json({
    Descriptor: {
      mediaType: 'application/vnd.oci.image.index.v1+json',
      digest: offered.digest,
      size: offered.index.length,
    },
    Platforms: offered.platforms.map(({ architecture, os, variant }) => ({
      architecture,
      os,
      ...(variant === undefined ? {} : { variant }),
    })),
  });
}
