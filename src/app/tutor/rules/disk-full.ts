import type { Rule } from '../rule';

/** The disk is full. */
export const diskFull: Rule = {
  finds: ({ output }) =>
    output.includes('no space left on device') || output.includes('No space left on device') ? {} : undefined,
  says: {
    en: 'The disk is full. `docker system df` shows what takes room; `docker rm` and `docker rmi` (or `docker system prune`) make some.',
    ja: 'ディスクがいっぱいです。何が場所を取っているかは `docker system df` でわかります。`docker rm` と `docker rmi`（または `docker system prune`）で空けられます。',
  },
};
