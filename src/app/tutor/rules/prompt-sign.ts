import type { Rule } from '../rule';

/** The sign of the prompt was copied along with a command. */
export const promptSign: Rule = {
  finds: ({ command, output }) => {
    const [, rest] = /^[$#]\s+(\S.*)$/.exec(command) ?? [];
    return rest !== undefined && (command.startsWith('#') || output.includes('command not found'))
      ? { rest }
      : undefined;
  },
  says: {
    en: 'The sign at the beginning is the prompt of the example, not a part of the command. Type `{rest}`.',
    ja: '先頭の記号はプロンプト（入力を待つ印）で、コマンドの一部ではありません。`{rest}` とだけ入力しましょう。',
  },
};
