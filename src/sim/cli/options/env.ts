import { isRefusal, refuse, type Refusal } from '../refusal';
import { cut } from '../text';

/** Files that options name (`--env-file`, `--label-file`, seccomp profiles): their text, or why it cannot be had. */
export type FileTexts = Readonly<Record<string, string | Refusal>>;

/** `key=value` lines of files, followed by those typed. `lookUp` gives the value of a name that stands alone. */
export function readPairs(
  files: readonly string[],
  typed: readonly string[],
  texts: FileTexts,
  lookUp?: (name: string) => string | undefined,
): string[] | Refusal {
  const pairs: string[] = [];
  for (const file of files) {
    const text = texts[file] ?? refuse(`open ${file}: no such file or directory`);
    if (isRefusal(text)) return text;
    const read = readLines(text, lookUp);
    if (isRefusal(read)) return refuse(`invalid env file (${file}): ${read.refused}`);
    pairs.push(...read);
  }
  return [...pairs, ...typed];
}

function readLines(text: string, lookUp?: (name: string) => string | undefined): string[] | Refusal {
  const pairs: string[] = [];
  for (const raw of text.replace(/^\ufeff/, '').split('\n')) {
    const line = raw.replace(/\r$/, '').replace(/^\s+/, '');
    if (line === '' || line.startsWith('#')) continue;
    const [key, value] = cut(line);
    if (key === '') return refuse(`no variable name on line '${line}'`);
    if (/[ \t]/.test(key)) return refuse(`variable '${key}' contains whitespaces`);
    const own = value === undefined ? lookUp?.(line) : undefined;
    if (value !== undefined) pairs.push(line);
    else if (own !== undefined) pairs.push(`${key}=${own}`);
  }
  return pairs;
}

/** The `-e` values once each, by name: the last one counts and stands where the first stood. */
export function uniqueByName(pairs: readonly string[]): string[] {
  const byName = new Map<string, string>();
  for (const pair of pairs) byName.set(cut(pair)[0], pair);
  return [...byName.values()];
}
