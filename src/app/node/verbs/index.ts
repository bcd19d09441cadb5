import type { Verb } from '../verb';

/** `usage` is what may follow the verb's name. */
type Row = { usage: string; summary: string; load: () => Promise<Verb> };

/** The verbs of `npm run -s drydock -- <verb>`: one row here, one file beside, loaded only when asked for. */
export const verbs: Readonly<Record<string, Row>> = {
  bench: {
    usage: '[CONTAINERS]',
    summary: 'measures this checkout and prints one JSON object of figures',
    load: async () => (await import('./bench')).bench,
  },
};
