import type { Rule } from '../rule';

/** Something that goes on until one stops it. */
export const stillFollowing: Rule = {
  finds: ({ words, isRunning }) =>
    isRunning &&
    (words.includes('-f') ||
      words.includes('--follow') ||
      ['stats', 'events', 'attach'].includes(words[1] ?? '') ||
      ['top', 'watch', 'ping'].includes(words[0] ?? ''))
      ? { command: words.slice(0, 2).join(' ') }
      : undefined,
  says: {
    en: '`{command}` goes on until you stop it: with Ctrl-C.',
    ja: '`{command}` は止めるまで続きます。止めるには Ctrl-C を押します。',
  },
};
