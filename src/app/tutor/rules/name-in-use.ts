import type { Rule } from '../rule';

/** Two containers cannot have one name. */
export const nameInUse: Rule = {
  finds: ({ output }) => {
    const [, name] = /The container name "\/([^"]+)" is already in use/.exec(output) ?? [];
    return name === undefined ? undefined : { name };
  },
  says: {
    en: 'A container called `{name}` is there already, perhaps a stopped one: `docker ps -a` shows it. Remove it with `docker rm {name}`, start it again with `docker start {name}`, or take another name.',
    ja: '`{name}` という名前のコンテナがすでにあります。止まっているのかもしれません（`docker ps -a` で見えます）。`docker rm {name}` で削除するか、`docker start {name}` で再開するか、別の名前にします。',
  },
};
