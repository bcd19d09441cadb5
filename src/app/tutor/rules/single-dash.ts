import type { Rule } from '../rule';

/** A long flag with one hyphen. */
export const singleDash: Rule = {
  finds: ({ output }) => {
    const [, word] = /unknown shorthand flag: '.' in -([a-z][a-z-]+)/.exec(output) ?? [];
    return word === undefined ? undefined : { word };
  },
  says: {
    en: 'One hyphen is for flags of one letter: `-{word}` is read letter by letter. Long ones have two: `--{word}`.',
    ja: 'ハイフン 1 つは 1 文字のフラグ用です。`-{word}` は 1 文字ずつ読まれてしまいます。長い名前には 2 つ付けます：`--{word}`',
  },
};
