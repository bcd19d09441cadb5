import type { DaemonRow, ImageRow } from '#sim/world/docker';
import { digestsOf, tagsOf } from '../state/images';

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
