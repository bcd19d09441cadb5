import { NeedsMore } from './needs-more';

/**
 * Something that is in another part of the simulation (src/sim/parts.ts). Who wants its value before that part has been
 * loaded throws `NeedsMore`, and is asked again later. It is filled once, with something that says nothing of worlds, so
 * that no result depends on when it came.
 */
export class Later<T> {
  #value: { readonly is: T } | undefined;

  constructor(readonly part: string) {}

  fill(value: T): void {
    this.#value ??= { is: value };
  }

  get value(): T {
    if (this.#value === undefined) throw new NeedsMore(this.part);
    return this.#value.is;
  }
}
