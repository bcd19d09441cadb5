import type { Rule } from '../rule';

/** A container that runs is not removed. */
export const runningRemoved: Rule = {
  finds: ({ output }) => {
    const [, name] =
      /cannot remove container "\/?([^"]+)".*(?:is running|stop the container)/s.exec(output) ?? [];
    return name === undefined ? undefined : { name };
  },
  says: {
    en: '`{name}` is running. Stop it first (`docker stop {name}`), or do both at once with `docker rm -f {name}`.',
    ja: '`{name}` は動いています。先に止める（`docker stop {name}`）か、`docker rm -f {name}` で一度に行います。',
  },
};
