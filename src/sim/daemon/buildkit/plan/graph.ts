import { utf8 } from '#sim/base/bytes';
import { hexDigest } from '#sim/base/digest';
import type { BuildOp } from '#sim/world/docker-build';

/** The steps of a build as they are found. */
export class Graph {
  readonly ops: BuildOp[] = [];

  /** Adds a step; answers its index. */
  add(op: Omit<BuildOp, 'digest'>): number {
    this.ops.push({ ...op, digest: '' });
    return this.ops.length - 1;
  }
}

/** Steps without doubles, and the goals among them. */
export interface Merged {
  readonly ops: BuildOp[];
  readonly goals: number[];
}

/**
 * What the goals need, each step once: steps that do the same to the same are one, and it has the name that was met last on
 * the way from the goals down (as LLB's definitions are marshalled).
 */
export function merge(ops: readonly BuildOp[], goals: readonly number[]): Merged {
  const merged: BuildOp[] = [];
  const byDigest = new Map<string, number>();
  const seen = new Map<number, number>();
  const visit = (index: number): number => {
    if (index < 0) return -1;
    const known = seen.get(index);
    const op = ops[index];
    if (known !== undefined || op === undefined) return known ?? -1;
    const inputs = op.inputs.map(visit);
    const parts = [op.work, inputs.map((input) => merged[input]?.digest ?? ''), op.ignoresCache];
    const digest = `sha256:${hexDigest('sha256', utf8(JSON.stringify(parts)))}`;
    const same = byDigest.get(digest);
    const at = same ?? merged.length;
    if (same === undefined) merged.push({ ...op, inputs, digest });
    else merged[same] = { ...(merged[same] ?? op), name: op.name };
    byDigest.set(digest, at);
    seen.set(index, at);
    return at;
  };
  return { goals: goals.map(visit), ops: merged };
}
