import type { Rule } from '../rule';

/** No recipe in this folder. */
export const noDockerfile: Rule = {
  finds: ({ output }) =>
    /failed to read dockerfile|unable to prepare context/.test(output) ? {} : undefined,
  says: {
    en: 'There is no `Dockerfile` in that folder. `ls` shows what is; `-f` names a file of another name.',
    ja: 'そのフォルダーに `Dockerfile` がありません。`ls` で中身を確かめましょう。別の名前のファイルは `-f` で指定します。',
  },
};
