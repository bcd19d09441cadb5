import { utf8 } from '#sim/base/bytes';
import { hexDigest } from '#sim/base/digest';
import type { BuildOp } from '#sim/world/docker-build';

/** The steps of a build as they are found; a step that is there already is not made again. */
export class Graph {
  readonly ops: BuildOp[] = [];
  readonly #known = new Map<string, number>();

  /** Adds a step; answers its index. */
  add(op: Omit<BuildOp, 'digest'>): number {
    const inputs = op.inputs.map((input) => this.ops[input]?.digest ?? '');
    const { name, work, ignoresCache } = op;
    const digest = `sha256:${hexDigest('sha256', utf8(JSON.stringify({ name, work, inputs, ignoresCache })))}`;
    const known = this.#known.get(digest);
    if (known !== undefined) return known;
    this.#known.set(digest, this.ops.length);
    this.ops.push({ ...op, digest });
    return this.ops.length - 1;
  }
}
