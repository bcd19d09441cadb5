import type { Rule } from '../rule';

/** `docker images` lists; `docker image …` does something with them. */
export const imagesOrImage: Rule = {
  finds: ({ words, output }) => {
    const verb = words[2] ?? '';
    return words[0] === 'docker' &&
      words[1] === 'images' &&
      ['rm', 'ls', 'pull', 'prune', 'inspect', 'build'].includes(verb) &&
      !output.includes('SIZE\n' + verb)
      ? { verb }
      : undefined;
  },
  says: {
    en: "`docker images` only lists, and takes `{verb}` for an image's name. What is done with images is `docker image {verb}`.",
    ja: '`docker images` は一覧を出すだけで、`{verb}` をイメージ名だと受け取ります。イメージを操作するのは `docker image {verb}` です。',
  },
};
