import type { DaemonRow, ImageRow } from '#sim/world/docker';
import { isAtLeast, type ApiRequest } from '../http/request';
import { digestsOf, tagsOf } from '../state/images';

/** As older API versions show it: the size twice before 1.44, no list of digests before 1.43, no count of containers before 1.51. */
export function forVersion(request: ApiRequest, summary: object): object {
  if (isAtLeast(request, 51)) return summary;
  const { RepoDigests, Size } = summary as { RepoDigests: string[]; Size: number };
  return {
    ...summary,
    Containers: -1,
    ...(isAtLeast(request, 43) || RepoDigests.length > 0 ? {} : { RepoDigests: null }),
    ...(isAtLeast(request, 44) ? {} : { VirtualSize: Size }),
  };
}

/** One element of GET /images/json. Sizes of shared layers that were not asked for are −1. */
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
