import { pidIn } from '#sim/world/pids';
import type { Process } from '#sim/world/process';
import { capabilityMask } from './capabilities';
import { commOf, cpuTimeOf, memoryOf, stateLetter, type ProcessContext } from './process-facts';

const pageSize = 4096;
/** USER_HZ: clock ticks a second in all that /proc says */
const ticks = 100;

const stateWords = { R: 'R (running)', S: 'S (sleeping)', T: 'T (stopped)', Z: 'Z (zombie)' } as const;

function bitMask(numbers: readonly number[]): string {
  let mask = 0n;
  for (const number of numbers) mask |= 1n << BigInt(number - 1);
  return mask.toString(16).padStart(16, '0');
}

function signalsWith(process: Readonly<Process>, action: 'ignore' | 'handle'): number[] {
  return Object.keys(process.signals.actions)
    .filter((number) => process.signals.actions[number] === action)
    .map(Number);
}

/** Numbers of a process in the pid namespaces from the one that looks inwards. */
function numbersFrom({ sim, fs, process }: ProcessContext): number[] {
  const seen = pidIn(sim, process.id, fs.namespace ?? 0);
  const at = process.pids.indexOf(seen);
  return at < 0 ? [] : process.pids.slice(at);
}

/** /proc/PID/status */
export function statusText(context: ProcessContext): string {
  const { sim, fs, process, pid } = context;
  const pidNs = fs.namespace ?? 0;
  const { uid, gid, groups, caps } = process.cred;
  const mask = capabilityMask(caps);
  const hasFilter = process.container !== undefined && process.isUnfiltered !== true;
  const session = pidIn(sim, process.session, pidNs);
  const lines: [string, string | number][] = [
    ['Name', commOf(process)],
    ['Umask', process.umask.toString(8).padStart(4, '0')],
    ['State', stateWords[stateLetter(sim, process)]],
    ['Tgid', pid],
    ['Ngid', 0],
    ['Pid', pid],
    ['PPid', pidIn(sim, process.parent, pidNs)],
    ['TracerPid', 0],
    ['Uid', `${uid}\t${uid}\t${uid}\t${uid}`],
    ['Gid', `${gid}\t${gid}\t${gid}\t${gid}`],
    ['FDSize', 256],
    ['Groups', `${groups.map((group) => `${group} `).join('')}` || ' '],
    ['NStgid', numbersFrom(context).join('\t')],
    ['NSpid', numbersFrom(context).join('\t')],
    ['NSpgid', pidIn(sim, process.group, pidNs)],
    ['NSsid', session],
    ['Kthread', 0],
    ...memoryLines(context),
    ['Threads', Math.max(1, process.threads.length)],
    ['SigQ', '0/63434'],
    ['SigPnd', bitMask([])],
    ['ShdPnd', bitMask(process.signals.pending)],
    ['SigBlk', bitMask([])],
    ['SigIgn', bitMask(signalsWith(process, 'ignore'))],
    ['SigCgt', bitMask(signalsWith(process, 'handle'))],
    ['CapInh', capabilityMask([])],
    ['CapPrm', mask],
    ['CapEff', mask],
    ['CapBnd', capabilityMask(process.cred.bounds ?? caps)],
    ['CapAmb', capabilityMask([])],
    ['NoNewPrivs', process.noNewPrivileges === true ? 1 : 0],
    ['Seccomp', hasFilter ? 2 : 0],
    ['Seccomp_filters', hasFilter ? 1 : 0],
    ...processorLines(context),
    ['voluntary_ctxt_switches', 1],
    ['nonvoluntary_ctxt_switches', 0],
  ];
  return lines.map(([name, value]) => `${name}:\t${value}\n`).join('');
}

function memoryLines({ sim, process }: ProcessContext): [string, string][] {
  if (process.state === 'zombie') return [];
  const { anon, file } = memoryOf(sim, process);
  const kb = (bytes: number) => `${String(Math.round(bytes / 1024)).padStart(8)} kB`;
  const resident = anon + file;
  return [
    ['VmPeak', kb(resident)],
    ['VmSize', kb(resident)],
    ['VmLck', kb(0)],
    ['VmPin', kb(0)],
    ['VmHWM', kb(resident)],
    ['VmRSS', kb(resident)],
    ['RssAnon', kb(anon)],
    ['RssFile', kb(file)],
    ['RssShmem', kb(0)],
    ['VmData', kb(anon)],
    ['VmStk', kb(132 * 1024)],
    ['VmSwap', kb(0)],
  ];
}

function processorLines({ sim, process }: ProcessContext): [string, string][] {
  const cores = sim.machines.peek(process.machine)?.hardware.cores ?? 1;
  const set = sim.cgroups.peek(process.cgroup)?.cpuset;
  const list = set ?? (cores === 1 ? '0' : `0-${cores - 1}`);
  let mask = 0n;
  for (const part of list.split(',')) {
    const [from, to] = part.split('-').map(Number);
    for (let core = from ?? 0; core <= (to ?? from ?? 0); core++) mask |= 1n << BigInt(core);
  }
  return [
    ['Cpus_allowed', mask.toString(16)],
    ['Cpus_allowed_list', list],
  ];
}

/** /proc/PID/stat: the fields of proc_pid_stat(5); what the model has no word for is 0. */
export function statLine(context: ProcessContext): string {
  const { sim, fs, process, pid } = context;
  const pidNs = fs.namespace ?? 0;
  const { anon, file } = memoryOf(sim, process);
  const used = Math.floor((cpuTimeOf(sim, process) * ticks) / 1000);
  const tty = process.tty === 0 ? 0 : 136 * 256 + (sim.ttys.peek(process.tty)?.number ?? 0);
  const foreground = process.tty === 0 ? -1 : pidIn(sim, sim.ttys.peek(process.tty)?.foreground ?? 0, pidNs);
  const bootedAt = sim.machines.peek(process.machine)?.bootedAt ?? 0;
  const fields = [
    pid,
    `(${commOf(process)})`,
    stateLetter(sim, process),
    pidIn(sim, process.parent, pidNs),
    pidIn(sim, process.group, pidNs),
    pidIn(sim, process.session, pidNs),
    tty,
    foreground,
    4194304,
    ...[0, 0, 0, 0],
    used,
    ...[0, 0, 0],
    20 + process.nice,
    process.nice,
    Math.max(1, process.threads.length),
    0,
    Math.floor(((process.started - bootedAt) * ticks) / 1000),
    anon + file,
    Math.floor((anon + file) / pageSize),
    '18446744073709551615',
    ...new Array<number>(12).fill(0),
    17,
    ...new Array<number>(14).fill(0),
  ];
  return `${fields.join(' ')}\n`;
}

/** /proc/PID/statm, in pages */
export function statmLine({ sim, process }: ProcessContext): string {
  const { anon, file } = memoryOf(sim, process);
  const pages = (bytes: number) => Math.floor(bytes / pageSize);
  return `${pages(anon + file)} ${pages(anon + file)} ${pages(file)} 0 0 ${pages(anon)} 0\n`;
}

/** name in `Process.limits`, title, usual soft and hard limit, unit: getrlimit(2), fs/proc/base.c */
const limits = [
  ['cpu', 'Max cpu time', -1, -1, 'seconds'],
  ['fsize', 'Max file size', -1, -1, 'bytes'],
  ['data', 'Max data size', -1, -1, 'bytes'],
  ['stack', 'Max stack size', 8388608, -1, 'bytes'],
  ['core', 'Max core file size', 0, -1, 'bytes'],
  ['rss', 'Max resident set', -1, -1, 'bytes'],
  ['nproc', 'Max processes', -1, -1, 'processes'],
  ['nofile', 'Max open files', 1048576, 1048576, 'files'],
  ['memlock', 'Max locked memory', 8388608, 8388608, 'bytes'],
  ['as', 'Max address space', -1, -1, 'bytes'],
  ['locks', 'Max file locks', -1, -1, 'locks'],
  ['sigpending', 'Max pending signals', 63434, 63434, 'signals'],
  ['msgqueue', 'Max msgqueue size', 819200, 819200, 'bytes'],
  ['nice', 'Max nice priority', 0, 0, ''],
  ['rtprio', 'Max realtime priority', 0, 0, ''],
  ['rttime', 'Max realtime timeout', -1, -1, 'us'],
] as const;

/** /proc/PID/limits */
export function limitsText({ process }: ProcessContext): string {
  const line = (title: string, soft: string, hard: string, unit: string) =>
    `${title.padEnd(25)} ${soft.padEnd(20)} ${hard.padEnd(20)} ${unit.padEnd(10)}\n`;
  const shown = (value: number) => (value < 0 ? 'unlimited' : String(value));
  let out = line('Limit', 'Soft Limit', 'Hard Limit', 'Units');
  for (const [name, title, soft, hard, unit] of limits) {
    const [ownSoft, ownHard] = process.limits?.[name] ?? [soft, hard];
    out += line(title, shown(ownSoft), shown(ownHard), unit);
  }
  return out;
}
