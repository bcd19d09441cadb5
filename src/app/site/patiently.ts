import { NeedsMore } from '#sim/index';
import { loadPart } from './parts';

/** Does something that is pure; where it needs a part of the simulation that is not there yet, loads it and does it again. */
export async function patiently<T>(deed: () => T): Promise<T> {
  for (;;) {
    try {
      return deed();
    } catch (error) {
      if (!(error instanceof NeedsMore)) throw error;
      await loadPart(error.part);
    }
  }
}
