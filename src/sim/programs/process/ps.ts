import { utf8 } from '#sim/base/bytes';
import type { Proc } from '#sim/kernel/proc';
import type { Program, Steps } from '#sim/kernel/program';
import { zoneOf } from '../dates';
import { appletArgv, Quit } from '../tool';
import { Names } from '../users';
import { busyboxPs } from './ps-busybox';
import { cpuShare, psAliases, psColumns, type PsColumn, type PsContext } from './ps-columns';
import { parsePsArgs, type PsWish } from './ps-options';
import { listProcesses, type ProcessFacts } from './process-list';

const formats: Readonly<Record<PsWish['format'], readonly string[]>> = {
  standard: ['pid', 'tty-long', 'time', 'comm-cmd'],
  bsd: ['pid', 'tty-long', 'stat', 'bsdtime', 'args'],
  full: ['uid-name', 'pid', 'ppid', 'c', 'stime', 'tty-long', 'time', 'cmd'],
  user: ['user', 'pid', '%cpu', '%mem', 'vsz', 'rss', 'tty-long', 'stat', 'start', 'bsdtime', 'args'],
  long: [
    'f',
    's',
    'uid',
    'pid',
    'ppid',
    'c',
    'pri',
    'ni',
    'addr',
    'sz',
    'wchan',
    'tty-long',
    'time',
    'comm-cmd',
  ],
  jobs: ['pid', 'pgid', 'sid', 'tty-long', 'time', 'comm-cmd'],
};

function columnsOf(wish: PsWish): PsColumn[] {
  const wanted =
    wish.columns.length > 0
      ? wish.columns
      : formats[wish.format].map((name) => ({ name, header: undefined }));
  return wanted.map(({ name, header }) => {
    const column = psColumns[psAliases[name] ?? name];
    if (column === undefined)
      throw new Quit(`error: unknown user-defined format specifier "${name}"\n\nUsage:\n ps [options]`);
    return header === undefined
      ? column
      : { ...column, header, width: Math.max(header.length, column.width) };
  });
}

function isSelected(wish: PsWish, one: ProcessFacts, me: ProcessFacts | undefined, names: Names): boolean {
  const hasList = wish.pids.length + wish.users.length + wish.commands.length + wish.parents.length > 0;
  if (hasList) {
    const byUser = wish.users.some((user) => names.uid(user) === one.uid);
    return (
      wish.pids.includes(one.pid) ||
      byUser ||
      wish.commands.includes(one.comm) ||
      wish.parents.includes(one.parent)
    );
  }
  if (wish.everyone) return wish.withoutTty || one.tty !== '?';
  if (wish.withoutTty) return one.uid === me?.uid;
  return one.uid === me?.uid && one.tty === me.tty;
}

const sortKeys: Readonly<Record<string, (one: ProcessFacts) => number | string>> = {
  pid: (one) => one.pid,
  ppid: (one) => one.parent,
  '%cpu': cpuShare,
  '%mem': (one) => one.resident,
  rss: (one) => one.resident,
  vsz: (one) => one.virtual,
  time: (one) => one.cpu,
  user: (one) => one.uid,
  uid: (one) => one.uid,
  comm: (one) => one.comm,
  args: (one) => one.argv.join(' '),
  stime: (one) => one.started,
  etime: (one) => -one.started,
  lstart: (one) => one.started,
};

function sorted(processes: ProcessFacts[], keys: readonly string[]): ProcessFacts[] {
  let result = processes;
  for (const key of keys.toReversed()) {
    const [, sign = '', name = ''] = /^([-+]?)(.*)$/.exec(key) ?? [];
    const of = sortKeys[psAliases[name] ?? name];
    if (of === undefined) throw new Quit(`error: unknown sort specifier\n\nUsage:\n ps [options]`);
    const direction = sign === '-' ? -1 : 1;
    result = result.toSorted((a, b) => (of(a) < of(b) ? -direction : of(a) > of(b) ? direction : 0));
  }
  return result;
}

/** Children below their parents, with the lines that `f` and --forest draw. */
function asForest(processes: ProcessFacts[]): { order: ProcessFacts[]; indent: Map<number, string> } {
  const shown = new Set(processes.map(({ pid }) => pid));
  const order: ProcessFacts[] = [];
  const indent = new Map<number, string>();
  const visit = (one: ProcessFacts, depth: number) => {
    order.push(one);
    if (depth > 0) indent.set(one.pid, `${'    '.repeat(depth - 1)} \\_ `);
    for (const child of processes) if (child.parent === one.pid) visit(child, depth + 1);
  };
  for (const one of processes) if (!shown.has(one.parent)) visit(one, 0);
  return { order, indent };
}

/** Rows as wide as their widest cell; the last column is as long as it is. */
export function tabulated(
  columns: readonly PsColumn[],
  rows: readonly ProcessFacts[],
  context: PsContext,
  hasHeader: boolean,
): string {
  const line = (cells: readonly string[]) =>
    `${columns
      .map((column, i) => {
        const cell = cells[i] ?? '';
        if (column.isRight === true) return cell.padStart(column.width);
        return i === columns.length - 1 ? cell : cell.padEnd(column.width);
      })
      .join(' ')}\n`;
  const head =
    hasHeader && columns.some(({ header }) => header !== '') ? line(columns.map(({ header }) => header)) : '';
  return head + rows.map((row) => line(columns.map((column) => column.value(row, context)))).join('');
}

function* run(p: Proc): Steps<number> {
  const wish = parsePsArgs(p.args);
  const names = new Names(p);
  const all = listProcesses(p);
  const me = all.find(({ pid }) => pid === p.pid);
  const selected = sorted(
    all.filter((one) => isSelected(wish, one, me, names)),
    wish.sort,
  );
  const { order, indent } = wish.forest
    ? asForest(selected)
    : { order: selected, indent: new Map<number, string>() };
  const memory = p.do((sim) => sim.machines.need(sim.processes.need(p.processId).machine).hardware.memory);
  const context: PsContext = { now: p.now(), zone: zoneOf(p.env.TZ), names, memory, indent };
  const text = tabulated(columnsOf(wish), order, context, wish.hasHeader);
  // on a terminal lines are cut at its edge
  const width = wish.wide ? undefined : p.tty(1)?.cols;
  yield* p.write(
    1,
    utf8(width === undefined ? text : text.replace(/[^\n]+/g, (line) => line.slice(0, width).trimEnd())),
  );
  return order.length > 0 ? 0 : 1;
}

export const ps: Program = {
  name: 'ps',
  start: { cpu: 2, anon: 1_500_000 },
  *main(p) {
    const isBusybox = p.do((sim) => sim.processes.peek(p.processId)?.program === 'busybox');
    try {
      return isBusybox ? yield* busyboxPs(p, appletArgv(p.argv).slice(1)) : yield* run(p);
    } catch (end) {
      if (!(end instanceof Quit)) throw end;
      yield* p.err(isBusybox ? `ps: ${end.message}\n` : `${end.message}\n`);
      return end.code;
    }
  },
};
