import type { Rule } from '../rule';

/** A dash that a word processor has made of two hyphens. */
export const longDash: Rule = {
  finds: ({ words }) => {
    const word = words.find((one) => /^[–—−]/.test(one));
    return word === undefined
      ? undefined
      : { word, meant: word.replace(/^[–—−]+/, word.length > 2 ? '--' : '-') };
  },
  says: {
    en: '`{word}` begins with a long dash, as word processors make it. Flags begin with hyphens: `{meant}`.',
    ja: '`{word}` の先頭が、文書ソフトなどで使われる長いダッシュになっています。フラグはハイフンで始まります：`{meant}`',
  },
};
