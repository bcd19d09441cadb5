import type { Rule } from '../rule';

/** The image exists, but not with this tag. */
export const tagMissing: Rule = {
  finds: ({ output }) => {
    const [, name] = /manifest for ([\w./:-]+) not found/.exec(output) ?? [];
    return name === undefined ? undefined : { name, image: name.replace(/:[^:]*$/, '') };
  },
  says: {
    en: 'The image `{image}` is there, but none with this tag: `{name}`. Leave the tag out, or look up which there are.',
    ja: 'イメージ `{image}` はありますが、このタグの付いた `{name}` はありません。タグを省くか、どんなタグがあるか調べましょう。',
  },
};
