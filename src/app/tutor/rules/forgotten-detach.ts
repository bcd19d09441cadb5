import { hasTerminal, isDetached, readDockerRun } from '../command-line';
import type { Rule } from '../rule';

/** A server in the foreground keeps the terminal. */
export const forgottenDetach: Rule = {
  finds: ({ words, isRunning, output }) => {
    const run = readDockerRun(words);
    const isKept = isRunning || output.includes('^C');
    return run !== undefined && isKept && !isDetached(run) && !hasTerminal(run.flags)
      ? { image: run.image }
      : undefined;
  },
  says: {
    en: 'The container runs in the foreground and keeps this terminal. Ctrl-C ends it; with `-d` before `{image}` it runs in the background.',
    ja: 'コンテナがフォアグラウンドで動いていて、ターミナルを使い続けています。Ctrl-C で終わります。`{image}` の前に `-d` を付けるとバックグラウンドで動きます。',
  },
};
