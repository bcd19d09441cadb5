/**
 * Thrown when something is wanted that a page has not loaded yet: a program, an image. The step that wanted it is
 * abandoned (nothing of it has happened: steps are pure), `part` (src/sim/parts.ts) is loaded, and the step is done again.
 */
export class NeedsMore extends Error {
  constructor(readonly part: string) {
    super(`${part} is not loaded`);
  }
}
