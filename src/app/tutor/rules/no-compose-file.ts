import type { Rule } from '../rule';

/** No compose file here. */
export const noComposeFile: Rule = {
  finds: ({ output }) => (output.includes('no configuration file provided') ? {} : undefined),
  says: {
    en: 'There is no `compose.yaml` in this folder or above it. Go to where it is (`cd`), or name it with `-f`.',
    ja: 'このフォルダーにも上のフォルダーにも `compose.yaml` がありません。ある場所に移動する（`cd`）か、`-f` で指定します。',
  },
};
