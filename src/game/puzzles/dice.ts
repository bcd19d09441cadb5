import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Chance from a seed, the same everywhere. */
export class Dice {
  readonly #generator;

  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed);
  }

  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number {
    return Math.floor(((this.#generator.next() >>> 0) / 0x100000000) * limit);
  }

  /** True so often: 0 never, 1 always. */
  says(likelihood: number): boolean {
    return this.below(1_000_000) < likelihood * 1_000_000;
  }

  /** One of a list that is not empty. */
  of<T>(list: readonly T[]): T {
    const one = list[this.below(list.length)];
    if (one === undefined) throw new Error('a choice from an empty list');
    return one;
  }

  /** So many of a list, in its order of chance. */
  some<T>(list: readonly T[], count: number): T[] {
    const left = [...list];
    return Array.from({ length: Math.min(count, left.length) }, () =>
      left.splice(this.below(left.length), 1),
    ).flat();
  }
}
