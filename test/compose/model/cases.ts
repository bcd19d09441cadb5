/** A command line of a case, and what the real compose printed. */
export interface Run {
  readonly args: readonly string[];
  readonly out: string;
  readonly err: string;
  readonly exit: number;
}

/** Files, and what became of them. */
export interface Case {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  readonly stdin: string | undefined;
  readonly runs: readonly Run[];
}

interface Open {
  name: string;
  env: Record<string, string>;
  files: Record<string, string>;
  stdin: string | undefined;
  runs: { args: readonly string[]; out: string; err: string; exit: number }[];
}

/** Reads a file of cases; its README says how they are written. */
export function readCases(text: string): Case[] {
  const cases: Open[] = [];
  let take: (line: string) => void = () => undefined;
  const add = (sink: (text: string) => void, line: string): void => {
    sink(line === '\\' ? '\\' : `${line}\n`);
  };
  for (const line of text.split('\n')) {
    const current = cases.at(-1);
    const [word = '', ...rest] = line.split(' ');
    if (word === '===') {
      cases.push({ name: rest.join(' '), env: {}, files: {}, stdin: undefined, runs: [] });
    } else if (current === undefined) continue;
    else if (line.startsWith('  ')) take(line.slice(2));
    else if (line.startsWith('! ')) {
      const run = current.runs.at(-1);
      if (run) add((more) => (run.err = unended(run.err + more)), line.slice(2));
    } else if (word === 'env') {
      const [name = '', ...value] = rest.join(' ').split('=');
      current.env[name] = value.join('=');
    } else if (word === 'file') {
      const path = rest.join(' ');
      current.files[path] = '';
      take = (own) => {
        add((more) => (current.files[path] = unended((current.files[path] ?? '') + more)), own);
      };
    } else if (word === 'stdin') {
      current.stdin = '';
      take = (own) => {
        add((more) => (current.stdin = unended((current.stdin ?? '') + more)), own);
      };
    } else if (word === '$') {
      const run = { args: words(rest.join(' ')), out: '', err: '', exit: 0 };
      current.runs.push(run);
      take = (own) => {
        add((more) => (run.out = unended(run.out + more)), own);
      };
    } else if (word === 'exit') {
      const run = current.runs.at(-1);
      if (run) run.exit = Number(rest[0]);
    }
  }
  return cases;
}

/** A backslash on the last line takes the line break before it away. */
function unended(text: string): string {
  return text.endsWith('\n\\') ? text.slice(0, -2) : text;
}

function words(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}
