import { hasTerminal, isDetached, readDockerRun, type DockerRun } from '../command-line';
import type { Rule } from '../rule';

const isBackground = (run: DockerRun | undefined) => run !== undefined && isDetached(run);

/** A shell without a terminal ends at once, and says nothing. */
export const shellWithoutTerminal: Rule = {
  finds: ({ words, output }) => {
    const run = readDockerRun(words);
    const inside = run?.inside ?? (words[1] === 'exec' ? words.slice(-1) : []);
    const isShell = /^(\/bin\/)?(ba|a|da)?sh$/.test(inside.at(-1) ?? '') && inside.length === 1;
    const flags = words.filter((word) => word.startsWith('-'));
    return isShell && !hasTerminal(flags) && output.trim() === '' && !isBackground(run)
      ? { shell: inside[0] ?? 'sh' }
      : undefined;
  },
  says: {
    en: '`{shell}` had no terminal to read from, and ended. With `-it` it gets one.',
    ja: '`{shell}` は読み取るターミナルがないので、すぐに終わりました。`-it` を付けるとターミナルがつながります。',
  },
};
