import { popularImages } from '../popular-images';
import type { Rule } from '../rule';

/** The name of an image where a container’s was wanted. */
export const imageForContainer: Rule = {
  finds: ({ output }) => {
    const [, name] = /No such container: ([\w.-]+)/.exec(output) ?? [];
    return name !== undefined && popularImages.includes(name) ? { name } : undefined;
  },
  says: {
    en: '`{name}` is an image; no container is called so. `docker ps -a` shows the names of containers, in the last column.',
    ja: '`{name}` はイメージの名前で、その名前のコンテナはありません。コンテナの名前は `docker ps -a` の最後の列に出ます。',
  },
};
