import type { Rule } from '../rule';

/** A container that is not there. */
export const noSuchContainer: Rule = {
  finds: ({ output }) => {
    const [, name] = /No such container: ([\w.-]+)/.exec(output) ?? [];
    return name === undefined ? undefined : { name };
  },
  says: {
    en: 'There is no container `{name}`. `docker ps -a` lists all, also those that have stopped.',
    ja: '`{name}` というコンテナはありません。`docker ps -a` で、止まっているものも含めてすべて表示できます。',
  },
};
