import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { store, type PageState } from './store';

/** Has a component drawn anew when its part of the page's state changed, and at no other time. */
export class Watch<T> implements ReactiveController {
  value: T;
  #stop: (() => void) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly pick: (state: PageState) => T,
  ) {
    this.value = pick(store.getState());
    host.addController(this);
  }

  hostConnected(): void {
    this.#take(store.getState());
    this.#stop = store.subscribe((state) => {
      this.#take(state);
    });
  }

  hostDisconnected(): void {
    this.#stop?.();
  }

  #take(state: PageState): void {
    const next = this.pick(state);
    if (isSame(this.value, next)) return;
    this.value = next;
    this.host.requestUpdate();
  }
}

/** Equal, or records of equal values. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.is(a[key as keyof typeof a], b[key as keyof typeof b]));
}
