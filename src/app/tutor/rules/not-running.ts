import type { Rule } from '../rule';

/** A command for a container that has stopped. */
export const notRunning: Rule = {
  finds: ({ output }) => {
    const [, name] = /[Cc]ontainer ([\w.-]+) is not running/.exec(output) ?? [];
    return name === undefined ? undefined : { name: name.slice(0, 12) };
  },
  says: {
    en: 'That container is not running. `docker start` starts it again; `docker logs` says why it ended.',
    ja: 'そのコンテナは動いていません。`docker start` で再開できます。止まった理由は `docker logs` でわかります。',
  },
};
