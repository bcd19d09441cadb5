import { strftime, type Zone } from '#sim/base/strftime';
import type { Names } from '../users';
import { commandLine, stateText, type ProcessFacts } from './process-list';

/** What columns need beside the process. */
export interface PsContext {
  now: number;
  zone: Zone;
  names: Names;
  /** bytes of memory of the machine */
  memory: number;
  /** pids of the selected ones, for --forest */
  indent: ReadonlyMap<number, string>;
}

export interface PsColumn {
  header: string;
  width: number;
  isRight?: boolean;
  value: (one: ProcessFacts, context: PsContext) => string;
}

const two = (n: number) => String(n).padStart(2, '0');

/** `[DD-]HH:MM:SS`. */
export function longTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const days = Math.floor(seconds / 86_400);
  const rest = `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return days === 0 ? rest : `${String(days)}-${rest}`;
}

/** `M:SS`, as the BSD format has it. */
export function shortTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${String(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

function elapsed(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [days, hours] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600) % 24];
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return days > 0 ? `${String(days)}-${two(hours)}:${rest}` : hours > 0 ? `${two(hours)}:${rest}` : rest;
}

function startText(one: ProcessFacts, { now, zone }: PsContext): string {
  const isToday = strftime('%F', one.started, zone) === strftime('%F', now, zone);
  return strftime(isToday || now - one.started < 86_400_000 ? '%H:%M' : '%b%d', one.started, zone);
}

export const cpuShare = (one: ProcessFacts) => (one.elapsed <= 0 ? 0 : (one.cpu / one.elapsed) * 100);

function percent(value: number): string {
  const shown = value.toFixed(1);
  return shown.length > 4 ? String(Math.round(value)) : shown;
}

const kib = (bytes: number) => String(Math.round(bytes / 1024));

function userName(one: ProcessFacts, { names }: PsContext): string {
  const name = names.user(one.uid) ?? String(one.uid);
  return name.length > 8 ? `${name.slice(0, 7)}+` : name;
}

const args = (one: ProcessFacts, context: PsContext) =>
  (context.indent.get(one.pid) ?? '') + commandLine(one);

/** Columns of -o by name. Widths and headers: procps-ng 4. */
export const psColumns: Readonly<Record<string, PsColumn>> = {
  pid: { header: 'PID', width: 7, isRight: true, value: (one) => String(one.pid) },
  ppid: { header: 'PPID', width: 7, isRight: true, value: (one) => String(one.parent) },
  pgid: { header: 'PGID', width: 7, isRight: true, value: (one) => String(one.group) },
  sid: { header: 'SID', width: 7, isRight: true, value: (one) => String(one.session) },
  user: { header: 'USER', width: 8, value: userName },
  uid: { header: 'UID', width: 5, isRight: true, value: (one) => String(one.uid) },
  gid: { header: 'GID', width: 5, isRight: true, value: (one) => String(one.gid) },
  group: { header: 'GROUP', width: 8, value: (one, { names }) => names.group(one.gid) ?? String(one.gid) },
  'uid-name': { header: 'UID', width: 8, value: userName },
  '%cpu': { header: '%CPU', width: 4, isRight: true, value: (one) => percent(cpuShare(one)) },
  c: {
    header: 'C',
    width: 2,
    isRight: true,
    value: (one) => String(Math.min(99, Math.round(cpuShare(one)))),
  },
  '%mem': {
    header: '%MEM',
    width: 4,
    isRight: true,
    value: (one, { memory }) => (memory === 0 ? '0.0' : percent((one.resident / memory) * 100)),
  },
  vsz: { header: 'VSZ', width: 6, isRight: true, value: (one) => kib(one.virtual) },
  rss: { header: 'RSS', width: 5, isRight: true, value: (one) => kib(one.resident) },
  sz: { header: 'SZ', width: 5, isRight: true, value: (one) => String(Math.round(one.virtual / 4096)) },
  tty: { header: 'TT', width: 8, value: (one) => one.tty },
  'tty-long': { header: 'TTY', width: 8, value: (one) => one.tty },
  stat: { header: 'STAT', width: 4, value: stateText },
  s: { header: 'S', width: 1, value: (one) => one.state },
  start: { header: 'START', width: 5, isRight: true, value: startText },
  stime: { header: 'STIME', width: 5, isRight: true, value: startText },
  lstart: {
    header: 'STARTED',
    width: 24,
    isRight: true,
    value: (one, { zone }) => strftime('%a %b %e %H:%M:%S %Y', one.started, zone),
  },
  etime: { header: 'ELAPSED', width: 11, isRight: true, value: (one) => elapsed(one.elapsed) },
  etimes: {
    header: 'ELAPSED',
    width: 7,
    isRight: true,
    value: (one) => String(Math.floor(one.elapsed / 1000)),
  },
  time: { header: 'TIME', width: 8, isRight: true, value: (one) => longTime(one.cpu) },
  bsdtime: { header: 'TIME', width: 6, isRight: true, value: (one) => shortTime(one.cpu) },
  ni: { header: 'NI', width: 3, isRight: true, value: (one) => String(one.nice) },
  pri: { header: 'PRI', width: 3, isRight: true, value: (one) => String(19 - one.nice) },
  nlwp: { header: 'NLWP', width: 4, isRight: true, value: (one) => String(one.threads) },
  f: { header: 'F', width: 1, value: (one) => (one.uid === 0 ? '4' : '0') },
  wchan: { header: 'WCHAN', width: 6, value: (one) => (one.state === 'R' ? '-' : 'do_wai') },
  addr: { header: 'ADDR', width: 4, value: () => '-' },
  cgroup: { header: 'CGROUP', width: 27, value: (one) => `0::${one.cgroup === '' ? '/' : one.cgroup}` },
  comm: {
    header: 'COMMAND',
    width: 15,
    value: (one, { indent }) =>
      (indent.get(one.pid) ?? '') + one.comm + (one.state === 'Z' ? ' <defunct>' : ''),
  },
  'comm-cmd': {
    header: 'CMD',
    width: 15,
    value: (one) => one.comm + (one.state === 'Z' ? ' <defunct>' : ''),
  },
  args: { header: 'COMMAND', width: 27, value: args },
  cmd: { header: 'CMD', width: 27, value: args },
};

/** Other names of the same columns. */
export const psAliases: Readonly<Record<string, string>> = {
  pcpu: '%cpu',
  pmem: '%mem',
  command: 'args',
  ucmd: 'comm',
  ucomm: 'comm',
  euser: 'user',
  uname: 'user',
  euid: 'uid',
  ruser: 'user',
  tt: 'tty',
  tname: 'tty',
  state: 's',
  vsize: 'vsz',
  rssize: 'rss',
  nice: 'ni',
  thcount: 'nlwp',
  cputime: 'time',
  start_time: 'stime',
  bsdstart: 'start',
  egid: 'gid',
  egroup: 'group',
  pgrp: 'pgid',
  sess: 'sid',
  session: 'sid',
};
