/**
 * The parts that a page loads after its beginning, in the order in which a learner comes to need them. When a step throws
 * `NeedsMore`, the next one that has not been loaded is, and the step is done again: no list says what is in which part.
 */
export const parts: readonly (() => Promise<unknown>)[] = [
  () => import('./part-daemon'),
  () => import('./part-docker'),
  () => import('./part-tools'),
  () => import('./part-images'),
  () => import('./part-servers'),
];
