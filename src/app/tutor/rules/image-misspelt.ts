import { nearest } from '../nearest';
import { popularImages } from '../popular-images';
import type { Rule } from '../rule';

/** An image that nobody has published under this name. */
export const imageMisspelt: Rule = {
  finds: ({ output }) => {
    const [, name] = /pull access denied for (?:library\/)?([\w./-]+)/.exec(output) ?? [];
    const meant = name === undefined ? undefined : nearest(name, popularImages);
    return name === undefined || meant === undefined ? undefined : { name, meant };
  },
  says: {
    en: 'No image on Docker Hub is called `{name}`; did you mean `{meant}`?',
    ja: '`{name}` というイメージは Docker Hub にありません。`{meant}` のことでしょうか。',
  },
};
