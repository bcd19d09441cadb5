/** Set-up and goals of every level, in the order of the campaign (chapters.ts); nothing of a level is loaded before it is asked for. */
export const levels: Readonly<Record<string, () => Promise<unknown>>> = {
  'first-steps': async () => (await import('./first-steps/level')).level,
  'cpu-hog': async () => (await import('./cpu-hog/level')).level,
  'node-9-and-14': async () => (await import('./node-9-and-14/level')).level,
  'port-80': async () => (await import('./port-80/level')).level,
  'first-container': async () => (await import('./first-container/level')).level,
  'a-life': async () => (await import('./a-life/level')).level,
  'lost-data': async () => (await import('./lost-data/level')).level,
  names: async () => (await import('./names/level')).level,
  limits: async () => (await import('./limits/level')).level,
  'by-hand': async () => (await import('./by-hand/level')).level,
  silence: async () => (await import('./silence/level')).level,
  'speak-http': async () => (await import('./speak-http/level')).level,
  'no-network': async () => (await import('./no-network/level')).level,
  'same-kernel': async () => (await import('./same-kernel/level')).level,
  'a-hundred': async () => (await import('./a-hundred/level')).level,
  panic: async () => (await import('./panic/level')).level,
};
