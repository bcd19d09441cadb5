import type { Rule } from '../rule';

/** Inside a container, localhost is the container. */
export const localhostInside: Rule = {
  finds: ({ words, output }) =>
    words[0] === 'docker' &&
    words[1] === 'exec' &&
    words.some((word) => /localhost|127\.0\.0\.1/.test(word)) &&
    /refused|Failed to connect|can't connect/i.test(output)
      ? {}
      : undefined,
  says: {
    en: 'Inside a container, `localhost` is that container alone. Reach another one by its name, on a network that both are on (`docker network create`).',
    ja: 'コンテナの中の `localhost` は、そのコンテナ自身のことです。別のコンテナには、両方がつながったネットワーク（`docker network create`）の上で名前を使って接続します。',
  },
};
