import type { BuildCacheRow } from '#sim/world/docker-build';
import type { Sim } from '#sim/world/sim';
import type { UsageRecord } from '../../api/buildkit';
import { imagesOf } from '../../state/images';
import { forget, recordsOf } from './records';

/** Is its own layer also in an image? */
function sharedWith(sim: Sim, daemon: number): (row: Readonly<BuildCacheRow>) => boolean {
  const inImages = new Set<string>();
  for (const image of imagesOf(sim, daemon)) for (const layer of image.layers) inImages.add(layer);
  return (row) => row.type === 'regular' && row.layers.length > 0 && inImages.has(row.layers.at(-1) ?? '');
}

function usageOf(row: Readonly<BuildCacheRow>, shared: boolean): UsageRecord {
  const { id, type, description, parents, isMutable, size, created, lastUsed, uses } = row;
  return {
    ...{ id, type, description, parents: [...parents], mutable: isMutable, inUse: false, shared },
    ...{ size, created, lastUsed, uses },
  };
}

/** All records that meet the filters, smallest first. */
export function diskUsage(sim: Sim, daemon: number, filters: readonly string[]): UsageRecord[] {
  const isShared = sharedWith(sim, daemon);
  return recordsOf(sim, daemon)
    .map((row) => usageOf(row, isShared(row)))
    .filter((record) => meets(record, filters))
    .sort((a, b) => a.size - b.size || (a.id < b.id ? -1 : 1));
}

/** containerd's filters: `key==value`, `!=`, `~=`, joined by commas; a record meets any one of several. */
function meets(record: UsageRecord, filters: readonly string[]): boolean {
  if (filters.length === 0) return true;
  return filters.some((filter) => filter.split(',').every((part) => meetsOne(record, part)));
}

function meetsOne(record: UsageRecord, part: string): boolean {
  const found = /^([\w.]+)(?:(==|=|!=|~=)(.*))?$/.exec(part);
  if (found === null) return false;
  const [, key = '', operator, raw = ''] = found;
  const values: Readonly<Record<string, string | undefined>> = {
    ...{
      id: record.id,
      type: record.type,
      description: record.description,
      parents: record.parents.join(';'),
    },
    ...{ inuse: record.inUse ? '' : undefined, mutable: record.mutable ? '' : undefined },
    ...{ immutable: record.mutable ? undefined : '', shared: record.shared ? '' : undefined },
    ...{ private: record.shared ? undefined : '' },
  };
  const value = values[key];
  const wanted = raw.replace(/^["']|["']$/g, '');
  if (operator === undefined) return value !== undefined;
  if (operator === '!=') return value !== wanted;
  if (operator === '~=') {
    try {
      return new RegExp(wanted).test(value ?? '');
    } catch {
      return false;
    }
  }
  return value === wanted;
}

/** What is to be removed. */
export interface PruneOrder {
  all: boolean;
  filters: readonly string[];
  /** ms: what was used since then stays */
  keepDuration: number;
  /** bytes that may stay */
  keepBytes: number;
}

/** Removes records: without `all`, those whose layers are in no image (buildkit, cache/manager.go). */
export function prune(sim: Sim, daemon: number, order: PruneOrder): UsageRecord[] {
  const isShared = sharedWith(sim, daemon);
  const gone: UsageRecord[] = [];
  const rows = recordsOf(sim, daemon);
  let total = rows.reduce((sum, row) => sum + row.size, 0);
  const oldest = [...rows].sort((a, b) => a.lastUsed - b.lastUsed || (a.id < b.id ? -1 : 1));
  for (const row of oldest) {
    const record = usageOf(row, isShared(row));
    if (!order.all && (record.shared || row.type === 'internal' || row.type === 'frontend')) continue;
    if (order.keepDuration > 0 && sim.now - row.lastUsed < order.keepDuration) continue;
    if (order.keepBytes > 0 && total <= order.keepBytes) break;
    if (!meets(record, order.filters)) continue;
    forget(sim, row);
    gone.push(record);
    total -= row.size;
  }
  return gone;
}
