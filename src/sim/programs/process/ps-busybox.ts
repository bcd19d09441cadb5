import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { parseOptions } from '../options';
import { busyboxBanner, Quit } from '../tool';
import { Names } from '../users';
import { shortTime } from './ps-columns';
import { commandLine, listProcesses, stateText, type ProcessFacts } from './process-list';

interface Column {
  header: string;
  width: number;
  isRight?: boolean;
  value: (one: ProcessFacts, names: Names) => string;
}

/** Sizes as `ps -o rss` has them there: in KiB, from 10 MB on in megabytes. */
function size(bytes: number): string {
  const kib = Math.round(bytes / 1024);
  if (kib < 10_000) return String(kib);
  const mib = kib / 1024;
  return mib < 10_000 ? `${String(Math.round(mib))}m` : `${String(Math.round(mib / 1024))}g`;
}

/** `{name} command line` where the two differ. */
function args(one: ProcessFacts): string {
  const line = commandLine(one);
  const called = (one.argv[0] ?? '').replace(/^-/, '').replace(/.*\//, '').slice(0, 15);
  // the shell's file has two names
  const isShell = called === 'sh' && one.comm === 'ash';
  return one.argv.length === 0 || called === one.comm || isShell ? line : `{${one.comm}} ${line}`;
}

/** Columns of busybox's -o. */
const columns: Readonly<Record<string, Column>> = {
  user: {
    header: 'USER',
    width: 8,
    value: (one, names) => (names.user(one.uid) ?? String(one.uid)).slice(0, 8),
  },
  group: {
    header: 'GROUP',
    width: 8,
    value: (one, names) => (names.group(one.gid) ?? String(one.gid)).slice(0, 8),
  },
  comm: { header: 'COMMAND', width: 16, value: (one) => one.comm },
  args: { header: 'COMMAND', width: 256, value: args },
  pid: { header: 'PID', width: 5, isRight: true, value: (one) => String(one.pid) },
  ppid: { header: 'PPID', width: 5, isRight: true, value: (one) => String(one.parent) },
  pgid: { header: 'PGID', width: 5, isRight: true, value: (one) => String(one.group) },
  sid: { header: 'SID', width: 5, isRight: true, value: (one) => String(one.session) },
  tty: { header: 'TT', width: 6, value: (one) => (one.tty === '?' ? '?' : one.tty.replace('pts/', '136,')) },
  vsz: { header: 'VSZ', width: 4, isRight: true, value: (one) => size(one.virtual) },
  rss: { header: 'RSS', width: 4, isRight: true, value: (one) => size(one.resident) },
  stat: { header: 'STAT', width: 4, value: (one) => stateText(one).replace(/[l+]/g, '') },
  time: { header: 'TIME', width: 5, isRight: true, value: (one) => shortTime(one.cpu) },
  etime: { header: 'ELAPSED', width: 7, isRight: true, value: (one) => shortTime(one.elapsed) },
  nice: { header: 'NI', width: 5, isRight: true, value: (one) => String(one.nice) },
};

/** As upstream's image has it: pid, user, time, command. */
const usual = 'pid,user,time,args';

const table = { columns: 'o=COL1,COL2=HEADER', threads: 'T', wide: 'w', long: 'l' } as const;

/** busybox's ps shows everything always; BSD letters (`ps aux`) are taken and mean nothing. */
export function* busyboxPs(p: Proc, words: readonly string[]): Steps<number> {
  const known = words.filter((word) => !/^-?[aefAux]+$/.test(word));
  const { given, problem } = parseOptions(table, known);
  if (problem !== undefined) {
    const isMusl = p.exists('/etc/alpine-release');
    yield* p.err(
      `ps: ${isMusl ? problem.musl : problem.gnu}\n${busyboxBanner(p.version)}\nUsage: ps [-o COL1,COL2=HEADER] [-T]\n\nShows processes\n`,
    );
    return 1;
  }
  const wanted =
    given
      .filter(({ key }) => key === 'columns')
      .map(({ value = '' }) => value)
      .join(',') || usual;
  const chosen = wanted.split(',').map((word): Column => {
    const [name = '', header] = word.split('=');
    const column = columns[name];
    if (column === undefined)
      throw new Quit(`bad -o argument '${name}', supported arguments: ${Object.keys(columns).join(',')}`);
    return header === undefined
      ? column
      : { ...column, header, width: Math.max(column.width, header.length) };
  });
  const names = new Names(p);
  const line = (cells: readonly string[], isHead: boolean) =>
    `${chosen
      .map((column, i) => {
        const cell = cells[i] ?? '';
        if (i === chosen.length - 1 && column.isRight !== true) return cell;
        return column.isRight === true && !isHead ? cell.padStart(column.width) : cell.padEnd(column.width);
      })
      .join(' ')}\n`;
  const rows = listProcesses(p).map((one) =>
    line(
      chosen.map((column) => column.value(one, names)),
      false,
    ),
  );
  const text =
    line(
      chosen.map(({ header }) => header),
      true,
    ) + rows.join('');
  const width = given.some(({ key }) => key === 'wide') ? undefined : p.tty(1)?.cols;
  yield* p.out(width === undefined ? text : text.replace(/[^\n]+/g, (one) => one.slice(0, width)));
  return 0;
}
