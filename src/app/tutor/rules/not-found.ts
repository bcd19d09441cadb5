import { nearest } from '../nearest';
import type { Rule } from '../rule';

const others: Readonly<Record<string, string>> = {
  dir: 'ls',
  cls: 'clear',
  copy: 'cp',
  del: 'rm',
  move: 'mv',
  ipconfig: 'ip addr',
};

const known =
  'docker cat cd chmod cp curl df du echo env find free grep head kill less ls mkdir mv node npm ping ps pwd python3 rm sed ssh systemctl tail tar top touch uname wget whoami'.split(
    ' ',
  );

const isMissing = (word: string, output: string) =>
  output.includes(`${word}: command not found`) || output.includes(`${word}: not found`);

/** A command that is not there, but nearly. */
export const notFound: Rule = {
  finds: ({ output, words }) => {
    const word = words[0] ?? '';
    const meant = isMissing(word, output) ? (others[word.toLowerCase()] ?? nearest(word, known)) : undefined;
    return meant === undefined ? undefined : { word, meant };
  },
  says: {
    en: 'There is no command `{word}` here; did you mean `{meant}`?',
    ja: '`{word}` というコマンドはありません。`{meant}` のことでしょうか。',
  },
};
