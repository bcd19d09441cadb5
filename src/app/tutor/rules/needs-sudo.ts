import type { Rule } from '../rule';

/** The socket, or a file, belongs to root. */
export const needsSudo: Rule = {
  finds: ({ output, command }) =>
    /permission denied while trying to connect to the [Dd]ocker|Permission denied|are you root\?|Operation not permitted/.test(
      output,
    ) && !command.startsWith('sudo')
      ? { command: command.split(' ')[0] === '' ? 'sudo' : `sudo ${command}` }
      : undefined,
  says: {
    en: 'You may not do that as this user. Does it belong to root? Then `{command}` asks to do it as root.',
    ja: '今のユーザーには許可されていません。root の持ち物なら、`{command}` で root として実行できます。',
  },
};
