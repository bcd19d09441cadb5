import { strftime, utc } from '#sim/base/strftime';
import { text, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { again, type Again, type Steps } from '#sim/kernel/program';
import { parseDate } from '../date-parse';
import { zoneOf } from '../dates';
import { tool, type Tool } from '../tool';
import { journalFolder } from './systemd';
import { managerOf, units } from './units';

type Option =
  | 'unit'
  | 'follow'
  | 'lines'
  | 'noPager'
  | 'reverse'
  | 'since'
  | 'until'
  | 'output'
  | 'kernel'
  | 'boot'
  | 'explain'
  | 'end'
  | 'quiet';

interface Line {
  at: number;
  unit: string;
  text: string;
}

/** Time of a line: what it says itself (`time="…"`), or that of the file. */
function linesOf(t: Tool<Option>, unit: string): Line[] {
  const path = `${journalFolder}/${unit}`;
  const content = t.p.readFile(path);
  const stat = t.p.stat(path);
  if (isFail(content) || isFail(stat)) return [];
  return text(content)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const said = /^time="([^"]+)"/.exec(line)?.[1];
      return {
        at: (said === undefined ? undefined : parseDate(said, stat.mtime, utc)) ?? stat.mtime,
        unit,
        text: line,
      };
    });
}

function shown(t: Tool<Option>, { at, unit, text: line }: Line): string {
  if (t.value('output') === 'cat') return `${line}\n`;
  const host = t.p.do((sim) => sim.namespaces.peek(sim.processes.need(t.p.processId).ns.uts)?.hostname ?? '');
  const pid = t.p.do((sim) => managerOf(sim, t.p.processId)?.manager.units[unit]?.pid ?? 0);
  const program = (units[unit]?.exec[0] ?? unit).replace(/.*\//, '');
  return `${strftime('%b %d %H:%M:%S', at, zoneOf(t.p.env.TZ))} ${host} ${program}[${String(pid)}]: ${line}\n`;
}

/** With -f: waits for more in the file of the (one) unit. */
function* follow(t: Tool<Option>, unit: string, from: number): Steps<Again | number> {
  const fd = t.p.open(`${journalFolder}/${unit}`);
  if (isFail(fd)) return 1;
  t.p.seek(fd, from);
  const key = t.p.wakeKey(fd);
  let more: Bytes | undefined;
  for (;;) {
    const part = yield* t.p.readAll(fd);
    if (isFail(part)) return 1;
    if (part !== '') {
      more = part;
      break;
    }
    const at = t.p.clock();
    yield* t.p.until((sim) => (sim.time > at ? true : undefined), [key]);
  }
  t.p.close(fd);
  const now = t.p.now();
  for (const line of text(more).split('\n')) if (line !== '') t.say(shown(t, { at: now, unit, text: line }));
  yield* t.flush();
  return again(from + more.length);
}

export const journalctl = tool<Option>({
  name: 'journalctl',
  usage: '[OPTIONS...] [MATCHES...]',
  summary: 'Shows what services said',
  options: {
    unit: 'u,unit=UNIT',
    follow: 'f,follow',
    lines: 'n,lines[=INTEGER]',
    noPager: ',no-pager',
    reverse: 'r,reverse',
    since: 'S,since=DATE',
    until: 'U,until=DATE',
    output: 'o,output=STRING',
    kernel: 'k,dmesg',
    boot: 'b,boot[=ID]',
    explain: 'x,catalog',
    end: 'e,pager-end',
    quiet: 'q,quiet',
  },
  refused: [
    '-p',
    '--priority',
    '-g',
    '--grep',
    '-t',
    '--identifier',
    '--user',
    '--list-boots',
    '--disk-usage',
    '--vacuum-size',
    '--vacuum-time',
    '-a',
    '--all',
    '-D',
    '-M',
  ],
  origin: 'systemd',
  rewrite: (args) =>
    args.flatMap((arg, i) =>
      arg === '-n' && /^\d+$/.test(args[i + 1] ?? '')
        ? []
        : i > 0 && args[i - 1] === '-n' && /^\d+$/.test(arg)
          ? [`-n${arg}`]
          : [arg],
    ),
  *run(t, state) {
    const names = t.values('unit').map((name) => name.replace(/\.service$/, ''));
    const [unit = ''] = names;
    if (typeof state === 'number') return yield* follow(t, unit, state);
    const known = t.p.do((sim) => Object.keys(managerOf(sim, t.p.processId)?.manager.units ?? {}));
    const [since, until] = [t.value('since'), t.value('until')].map((date) =>
      date === undefined ? undefined : parseDate(date, t.p.now(), zoneOf(t.p.env.TZ)),
    );
    let lines = (names.length > 0 ? names : known)
      .flatMap((name) => linesOf(t, name))
      .filter(({ at }) => at >= (since ?? -Infinity) && at <= (until ?? Infinity));
    const most = t.has('lines') ? Number(t.value('lines') ?? 10) : t.has('follow') ? 10 : Infinity;
    if (Number.isFinite(most)) lines = lines.slice(-most);
    if (t.has('reverse')) lines = lines.toReversed();
    if (lines.length === 0 && !t.has('quiet')) t.say('-- No entries --\n');
    for (const line of lines) t.say(shown(t, line));
    yield* t.flush();
    if (!t.has('follow') || names.length !== 1) return 0;
    const stat = t.p.stat(`${journalFolder}/${unit}`);
    return again(isFail(stat) ? 0 : stat.size);
  },
});
