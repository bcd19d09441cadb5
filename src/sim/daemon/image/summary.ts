import type { DaemonRow, ImageRow } from '#sim/world/docker';
import { isAtLeast, type ApiRequest } from '../http/request';
import { digestsOf, tagsOf } from '../state/images';

/** Before API 1.44 an image's size was there twice, and no digests were null (moby, httputils' and image/list's shims). */
export function forVersion(request: ApiRequest, summary: object): object {
  if (isAtLeast(request, 44)) return summary;
  const { RepoDigests, Size, ...rest } = summary as { RepoDigests: string[]; Size: number };
  return { ...rest, RepoDigests, Size, VirtualSize: Size };
}

/** One element of GET /images/json. Counts that were not asked for are −1. */
export function imageSummary(
  daemon: Readonly<DaemonRow>,
  row: Readonly<ImageRow>,
  counts: { containers: number; shared: number } = { containers: -1, shared: -1 },
): object {
  return {
    Containers: counts.containers,
    Created: Math.floor(row.created / 1000),
    Id: row.id,
    Labels: row.config.Labels,
    ParentId: row.parent,
    RepoDigests: digestsOf(daemon, row.id),
    RepoTags: tagsOf(daemon, row.id),
    SharedSize: counts.shared,
    Size: row.size,
  };
}
