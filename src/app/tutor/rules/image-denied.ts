import type { Rule } from '../rule';

/** A name of an image that does not exist, or is private. */
export const imageDenied: Rule = {
  finds: ({ output }) => {
    const [, name] = /pull access denied for ([\w./-]+)/.exec(output) ?? [];
    return name === undefined ? undefined : { name };
  },
  says: {
    en: 'The registry has no `{name}` that you may have. Either the name is wrong, or it is private and wants `docker login`; an image of your own has to be built first.',
    ja: 'レジストリに、取り出せる `{name}` がありません。名前が違うか、`docker login` が必要な非公開のイメージです。自分で作るイメージなら、先にビルドします。',
  },
};
