import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/**
 * Chance that is part of the world: the state of xoroshiro128+ as plain numbers, so that the same seed and the same
 * inputs give the same ids, names and jitter everywhere.
 */
export type RandomState = number[];

export function seedRandom(seed: number): RandomState {
  return [...xoroshiro128plus(seed).getState()];
}

/** Random numbers of one transaction; `state()` is what the world keeps of it. */
export class Random {
  readonly #generator;
  constructor(state: RandomState) {
    this.#generator = xoroshiro128plusFromState(state);
  }

  /** The next 32 random bits, from 0 to 2³² − 1. */
  bits(): number {
    return this.#generator.next() >>> 0;
  }

  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number {
    return Math.floor((this.bits() / 0x100000000) * limit);
  }

  /** `length` hex digits: 64 for the ids of containers, images and networks. */
  hex(length: number): string {
    let out = '';
    while (out.length < length) out += this.bits().toString(16).padStart(8, '0');
    return out.slice(0, length);
  }

  /** One of a list that is not empty. */
  of<T>(list: readonly T[]): T {
    const one = list[this.below(list.length)];
    if (one === undefined) throw new Error('a choice from an empty list');
    return one;
  }

  state(): RandomState {
    return [...this.#generator.getState()];
  }
}
