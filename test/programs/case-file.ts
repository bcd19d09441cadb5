/**
 * Cases as text, so that they can be written quickly and read at once:
 *
 *     file a 'one\ntwo\n'      what lies in the working directory (also: dir, link, fifo)
 *     == two lines of a file
 *     $ head -n 2 a
 *     $ busybox head -n 2 a
 *     $ sort <<< 'b\na\n'      with standard input
 */
export interface Thing {
  kind: 'file' | 'dir' | 'link' | 'fifo';
  path: string;
  /** text of a file, target of a link */
  text: string;
}

export interface Step {
  line: string;
  argv: string[];
  input: string;
}

export interface Case {
  name: string;
  steps: Step[];
}

export interface CaseFile {
  things: Thing[];
  cases: Case[];
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', '0': '\0', '\\': '\\', r: '\r' };
const unescape = (text: string) =>
  text.replace(/\\([nt0\\r])/g, (_all, char: string) => escapes[char] ?? char);

/** Words as a shell splits them, with '…' and "…" and no expansion. */
export function splitWords(line: string): string[] {
  const words: string[] = [];
  for (const [, word = ''] of line.matchAll(/((?:'[^']*'|"[^"]*"|[^\s'"])+)/g)) {
    words.push(word.replace(/'([^']*)'|"([^"]*)"/g, (_all, a?: string, b?: string) => a ?? b ?? ''));
  }
  return words;
}

function readStep(line: string): Step {
  const [command = '', input] = line.split(' <<< ');
  return {
    line,
    argv: splitWords(command),
    input: input === undefined ? '' : unescape(splitWords(input)[0] ?? ''),
  };
}

export function readCases(text: string): CaseFile {
  const result: CaseFile = { things: [], cases: [] };
  for (const line of text.split('\n')) {
    const [word = '', path = '', content = ''] = splitWords(line);
    if (line.startsWith('== ')) result.cases.push({ name: line.slice(3), steps: [] });
    else if (line.startsWith('$ ')) result.cases.at(-1)?.steps.push(readStep(line.slice(2)));
    else if (word === 'file' || word === 'dir' || word === 'link' || word === 'fifo') {
      result.things.push({ kind: word, path, text: unescape(content) });
    } else if (line !== '' && !line.startsWith('#')) throw new Error(`not understood: ${line}`);
  }
  return result;
}
