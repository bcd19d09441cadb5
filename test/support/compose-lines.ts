const kinds = ['Image', 'Service', 'Network', 'Volume', 'Config', 'Secret', 'Container'];

const ofObject = new RegExp(`^ ?(?:DRY-RUN MODE - +)?(${kinds.join('|')}) (\\S+) {1,2}[A-Z]`);
const ofImage =
  /^ ?(\S+) +(?:Pulling|Pulled|Building|Built|Skipped|Warning|Error|Interrupted|Pushing|Pushed)\b|^ ?(\S+) (?:copy|export|Commit) .*(?:ing|ed|sha256:\S+)$/;
const ofLog = /^(?:\x1b\[K)?(\S+?)(?: +\| |\|$| exited with code \d)/;

/** What a line tells of, with words that sort as the objects shall; undefined for a line that has its place. */
function subject(line: string): readonly [kind: 'progress' | 'log', object: string] | undefined {
  const object = ofObject.exec(line);
  if (object) return ['progress', `${String(kinds.indexOf(object[1] ?? ''))} ${object[2] ?? ''}`];
  const image = ofImage.exec(line);
  if (image) return ['progress', `0 ${image[1] ?? image[2] ?? ''}`];
  const log = ofLog.exec(line);
  return log ? ['log', log[1] ?? ''] : undefined;
}

const byFirst = (a: readonly [string, string], b: readonly [string, string]): number =>
  a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;

/** What compose does at the same time has no order: runs of such lines are sorted by object, those of one keep theirs. */
export function composeInOrder(text: string): string {
  const done: string[] = [];
  let run: [object: string, line: string][] = [];
  let kind: string | undefined;
  const flush = (): void => {
    done.push(...run.sort(byFirst).map(([, line]) => line));
    run = [];
  };
  for (const line of text.split('\n')) {
    const found = subject(line);
    if (found?.[0] !== kind) flush();
    kind = found?.[0];
    if (found) run.push([found[1], line]);
    else
      done.push(
        line.replace(/^(Attaching to )(.*)$/, (_, head: string, names: string) => head + sorted(names)),
      );
  }
  flush();
  return done.join('\n');
}

const sorted = (names: string): string => names.split(', ').sort().join(', ');
