import type { Verb } from '../verb';

/** `usage` is what may follow the verb's name. */
type Row = { usage: string; summary: string; load: () => Promise<Verb> };

/** The verbs of `npm run -s drydock -- <verb>`: one row here, one file beside, loaded only when asked for. */
export const verbs: Readonly<Record<string, Row>> = {
  batch: {
    usage: '',
    summary: 'runs sessions given as JSON lines, and prints what each step said',
    load: async () => (await import('./batch')).batch,
  },
  bench: {
    usage: '[CONTAINERS]',
    summary: 'measures this checkout and prints one JSON object of figures',
    load: async () => (await import('./bench')).bench,
  },
  cpu: {
    usage: '',
    summary:
      "plays CPU scenarios given as JSON lines on the kernel's scheduler, and prints when each task is done",
    load: async () => (await import('./cpu')).cpu,
  },
  engine: {
    usage: '--listen ADDRESS [--images A,B] [--host linux] [--speed N]',
    summary: 'serves a simulated daemon to real docker clients',
    load: async () => (await import('./engine')).engine,
  },
  grade: {
    usage: 'FILE...',
    summary: 'replays the proofs in files, and prints which hold',
    load: async () => (await import('./grade')).grade,
  },
  levels: {
    usage: '[LEVEL...]',
    summary: "plays every level's solutions and mistakes, and prints which checks hold",
    load: async () => (await import('./levels')).playLevels,
  },
  shell: {
    usage: '[IMAGE...]',
    summary: "the game's terminal in your terminal",
    load: async () => (await import('./shell')).shell,
  },
};
