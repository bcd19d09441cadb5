import type { Rule } from '../rule';

/** A build needs to be told where its files are. */
export const buildWithoutPlace: Rule = {
  finds: ({ words, output }) =>
    words[0] === 'docker' && words.includes('build') && /requires 1 argument/.test(output) ? {} : undefined,
  says: {
    en: 'A build needs the folder that it may use; mostly the one you are in, which is a dot: `docker build -t NAME .`',
    ja: 'ビルドには、使ってよいフォルダーの指定が必要です。たいていは今いる場所、つまりドットです：`docker build -t 名前 .`',
  },
};
