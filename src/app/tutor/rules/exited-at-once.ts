import type { Rule } from '../rule';

/** A container that ended as soon as it had begun. */
export const exitedAtOnce: Rule = {
  finds: ({ ended }) => {
    const one = ended.find(({ code }) => code !== '137');
    return one === undefined ? undefined : { name: one.name, code: one.code };
  },
  says: {
    en: '`{name}` ended at once, with exit code {code}. A container lives as long as its first program; `docker logs {name}` shows what that said.',
    ja: '`{name}` はすぐに終わりました（終了コード {code}）。コンテナは最初のプログラムが動いている間だけ生きています。`docker logs {name}` で、何と言って終わったのかわかります。',
  },
};
