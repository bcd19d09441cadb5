import type { ImageConfig } from '#sim/world/docker-config';
import { json, type Reply } from '../http/answer';
import { isRefusal, type Refusal } from '../http/refusal';
import type { Call } from '../http/verb';
import { digestsOf, findImage, tagsOf } from '../state/images';
import { imageGraphDriver } from '../state/storage';
import { goTime } from '../time';

/** GET /images/{name}/json */
export function inspect({ sim, daemon, request }: Call): Reply | Refusal {
  const row = findImage(sim, daemon, request.vars['name'] ?? '');
  if (isRefusal(row)) return row;
  return json({
    Id: row.id,
    RepoTags: tagsOf(daemon, row.id),
    RepoDigests: digestsOf(daemon, row.id),
    Parent: row.parent,
    Comment: row.comment,
    Created: goTime(row.created),
    DockerVersion: row.dockerVersion,
    Author: row.author,
    Architecture: row.architecture,
    ...(row.architecture === 'arm64' ? { Variant: 'v8' } : {}),
    Os: row.os,
    Size: row.size,
    GraphDriver: imageGraphDriver(row.layers),
    RootFS: { Type: 'layers', Layers: row.layers },
    Metadata: { LastTagTime: goTime(row.taggedAt) },
    Config: configOf(row.config),
  });
}

/** The configuration with its fields in alphabetical order, as Engine 28 shows it. */
function configOf(config: Readonly<ImageConfig>): object {
  return Object.fromEntries(
    Object.entries(config)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
