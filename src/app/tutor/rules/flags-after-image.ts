import { readDockerRun } from '../command-line';
import type { Rule } from '../rule';

/** Flags that hardly any program but docker would be given. */
const own = /^(-d|-p|-v|-it|-ti|--name|--rm|--publish|--volume|--network|--detach|--restart|--memory)(=|$)/;

/** Flags of docker behind the image are handed to the program inside. */
export const flagsAfterImage: Rule = {
  finds: ({ words }) => {
    const run = readDockerRun(words);
    const flag = run?.inside[0];
    return run !== undefined && flag !== undefined && own.test(flag) ? { flag, image: run.image } : undefined;
  },
  says: {
    en: 'What stands after the image is for the program inside. `{flag}` is meant for docker, so it comes before `{image}`.',
    ja: 'イメージ名より後ろは、中で動くプログラムへの引数になります。`{flag}` は docker への指定なので、`{image}` より前に書きます。',
  },
};
