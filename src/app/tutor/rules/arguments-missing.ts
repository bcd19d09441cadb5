import type { Rule } from '../rule';

/** Something has to be named. */
export const argumentsMissing: Rule = {
  finds: ({ output }) => {
    const [, command, count] = /'(docker[\w ]*)' requires (at least 1|1|2) argument/.exec(output) ?? [];
    return command === undefined || count === undefined ? undefined : { command };
  },
  says: {
    en: '`{command}` has to be told with what: see the line that begins with `Usage`.',
    ja: '`{command}` には対象の指定が必要です。`Usage` で始まる行を見てみましょう。',
  },
};
