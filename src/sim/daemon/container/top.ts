import { processesIn } from '#sim/kernel/cgroups';
import { processUsage } from '#sim/kernel/cpu';
import { pidIn } from '#sim/world/pids';
import type { Process } from '#sim/world/process';
import { civilTime, months, twoDigits } from '#sim/base/calendar';
import { text } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Sim } from '#sim/world/sim';
import { json, type Reply } from '../http/answer';
import { broken, conflict, isRefusal, type Refusal } from '../http/refusal';
import { param } from '../http/request';
import type { Call } from '../http/verb';
import { announceContainer } from '../state/events';
import { findContainer } from '../state/find';

/** How a column of ps is filled: its title, and its value for a process. */
interface Column {
  title: string;
  value: (sim: Sim, process: Readonly<Process>) => string;
}

const command = (process: Readonly<Process>) => process.argv.join(' ');
const rss = (process: Readonly<Process>) =>
  Math.round(process.memory.anon / 1024) + 1060 * Math.min(1, process.memory.maps.length);

const columns: Readonly<Record<string, Column>> = {
  uid: { title: 'UID', value: userName },
  user: { title: 'USER', value: userName },
  pid: { title: 'PID', value: (_, process) => String(process.pids[0] ?? 0) },
  ppid: {
    title: 'PPID',
    value: (sim, process) => String(pidIn(sim, process.parent, hostPidNs(sim, process))),
  },
  c: { title: 'C', value: (sim, process) => String(Math.floor(share(sim, process))) },
  stime: { title: 'STIME', value: (sim, process) => startTime(sim, process) },
  start: { title: 'START', value: (sim, process) => startTime(sim, process) },
  tty: { title: 'TTY', value: (sim, process) => ttyName(sim, process) },
  tt: { title: 'TT', value: (sim, process) => ttyName(sim, process) },
  time: { title: 'TIME', value: (sim, process) => longTime(processUsage(sim, process.id)) },
  shorttime: { title: 'TIME', value: (sim, process) => shortTime(processUsage(sim, process.id)) },
  cmd: { title: 'CMD', value: (_, process) => command(process) },
  command: { title: 'COMMAND', value: (_, process) => command(process) },
  args: { title: 'COMMAND', value: (_, process) => command(process) },
  comm: { title: 'COMMAND', value: (_, process) => process.argv[0]?.split('/').at(-1)?.slice(0, 15) ?? '' },
  pcpu: { title: '%CPU', value: (sim, process) => share(sim, process).toFixed(1) },
  pmem: { title: '%MEM', value: (sim, process) => memoryShare(sim, process).toFixed(1) },
  vsz: { title: 'VSZ', value: (_, process) => String(rss(process) + 900) },
  rss: { title: 'RSS', value: (_, process) => String(rss(process)) },
  stat: {
    title: 'STAT',
    value: (_, process) => `${letter(process)}${process.session === process.id ? 's' : ''}`,
  },
  state: { title: 'S', value: (_, process) => letter(process) },
  ni: { title: 'NI', value: (_, process) => String(process.nice) },
};

const aliases: Readonly<Record<string, string>> = {
  '%cpu': 'pcpu',
  '%mem': 'pmem',
  tname: 'tty',
  s: 'state',
  vsize: 'vsz',
  nice: 'ni',
};

/** Columns of the usual ways to call ps. */
const layouts: Readonly<Record<string, readonly string[]>> = {
  '-ef': ['uid', 'pid', 'ppid', 'c', 'stime', 'tty', 'time', 'cmd'],
  aux: ['user', 'pid', 'pcpu', 'pmem', 'vsz', 'rss', 'tty', 'stat', 'start', 'shorttime', 'command'],
  ax: ['pid', 'tty', 'stat', 'shorttime', 'command'],
  '-e': ['pid', 'tty', 'time', 'comm'],
};
const sameLayout: Readonly<Record<string, string>> = {
  '-aux': 'aux',
  '-fe': '-ef',
  '-A': '-e',
  '-ax': 'ax',
  x: 'ax',
  '-x': 'ax',
  '-eF': '-ef',
};

/** GET /containers/{name}/top: what `ps` on the host says of a container's processes. */
export function top({ sim, daemon, request }: Call): Reply | Refusal {
  const row = findContainer(sim, daemon.id, request.vars['name'] ?? '');
  if (isRefusal(row)) return row;
  if (row.process === 0) return conflict(`container ${row.id} is not running`);
  if (row.state === 'restarting')
    return conflict(`Container ${row.id} is restarting, wait until the container is running`);
  const names = columnsOf(param(request, 'ps_args') || '-ef');
  if (isRefusal(names)) return names;
  const chosen = names.map((name) => columns[name]).filter((one) => one !== undefined);
  if (!names.includes('pid')) return broken("Couldn't find PID field in ps output");
  const processes = processesIn(sim, row.cgroup)
    .map((id) => sim.processes.peek(id))
    .filter((process) => process !== undefined);
  processes.sort((a, b) => (a.pids[0] ?? 0) - (b.pids[0] ?? 0));
  announceContainer(sim, row, 'top');
  return json({
    Processes: processes.map((process) => chosen.map(({ value }) => value(sim, process))),
    Titles: chosen.map(({ title }) => title),
  });
}

function columnsOf(args: string): readonly string[] | Refusal {
  const words = args.trim().split(/\s+/);
  const at = words.findIndex((word) => /^-[a-zA-Z]*o$/.test(word));
  const list =
    at >= 0
      ? words[at + 1]
      : /^o\b/.test(words[0] ?? '')
        ? words[1]
        : words.find((word) => /^-[a-zA-Z]*o./.test(word))?.replace(/^-[a-zA-Z]*?o/, '');
  if (list !== undefined) {
    const names = list.split(',').map((name) => aliases[name.toLowerCase()] ?? name.toLowerCase());
    const strange = names.find((name) => columns[name] === undefined);
    return strange === undefined
      ? names
      : broken(`ps: error: unknown user-defined format specifier "${strange}"`);
  }
  const name = sameLayout[args.trim()] ?? args.trim();
  return layouts[name] ?? broken(`ps: error: unsupported option (BSD syntax)`);
}

function hostPidNs(sim: Sim, process: Readonly<Process>): number {
  return sim.machines.peek(process.machine)?.ns.pid ?? 0;
}

function userName(sim: Sim, process: Readonly<Process>): string {
  const passwd = files.readFile(sim, files.rootViewer(sim, process.machine), '/etc/passwd');
  if (isFail(passwd)) return String(process.cred.uid);
  const line = text(passwd)
    .split('\n')
    .find((one) => one.split(':')[2] === String(process.cred.uid));
  return line?.split(':')[0] ?? String(process.cred.uid);
}

function startTime(sim: Sim, process: Readonly<Process>): string {
  const started = civilTime(sim.now - sim.time + process.started);
  const now = civilTime(sim.now);
  if (started.dayOfYear === now.dayOfYear && started.year === now.year)
    return `${twoDigits(started.hour)}:${twoDigits(started.minute)}`;
  return started.year === now.year
    ? `${months[started.month - 1] ?? ''}${twoDigits(started.day)}`
    : String(started.year);
}

function ttyName(sim: Sim, process: Readonly<Process>): string {
  const tty = sim.ttys.peek(process.tty);
  return tty === undefined ? '?' : `pts/${tty.number}`;
}

/** Percent of a core over its life. */
function share(sim: Sim, process: Readonly<Process>): number {
  const age = Math.max(1, sim.time - process.started);
  return (processUsage(sim, process.id) / age) * 100;
}

function memoryShare(sim: Sim, process: Readonly<Process>): number {
  const total = sim.machines.peek(process.machine)?.hardware.memory ?? 1;
  return ((rss(process) * 1024) / total) * 100;
}

function letter(process: Readonly<Process>): string {
  return process.state === 'zombie' ? 'Z' : process.state === 'stopped' ? 'T' : 'S';
}

function longTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${twoDigits(Math.floor(seconds / 3600))}:${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}`;
}

function shortTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${twoDigits(seconds % 60)}`;
}
