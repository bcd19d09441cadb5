import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import { createProcess, exitKey } from '#sim/kernel/processes';
import type { Outcome, Steps } from '#sim/kernel/program';
import { attachMaster, newTty, openSlave } from '#sim/kernel/ttys';
import { wake } from '#sim/kernel/wait';
import type { Sim } from '#sim/world/sim';
import * as files from '#sim/files/index';
import { machineOf } from '../facts';
import type { Distribution } from '../hive';
import { namespacesOf, startInit } from './distributions';
import { wslKey } from './service';
import { wslVm } from './vm';

/** Own descriptor of the terminal's other end. */
const master = 9;

/** Where a folder of Windows is in Linux: `/Users/learner` → /mnt/c/Users/learner. */
const mounted = (path: string) => `/mnt/c${path === '/' ? '' : path}`;

export interface Wish {
  argv: readonly string[];
  cwd?: string;
  user?: string;
}

/** Starts a program in a distribution, with this process's streams or a terminal of its own. Answers its process, or why not. */
function start(sim: Sim, p: Proc, one: Distribution, wish: Wish, isTty: boolean): number | string {
  const host = machineOf(sim, p).id;
  const vm = sim.machines.need(wslVm(sim, host)?.id ?? 0);
  const init = startInit(sim, host, one);
  const own = sim.processes.need(p.processId);
  const descriptors: Record<number, number> = {};
  let tty: number | undefined;
  if (isTty) {
    const line = sim.ttys.peek(own.tty);
    const made = newTty(sim, vm.id, line?.rows ?? 24, line?.cols ?? 80, 0, one.pid);
    tty = made.id;
    attachMaster(sim, p.processId, master, tty);
    const slave = openSlave(sim, tty);
    for (const fd of [0, 1, 2]) descriptors[fd] = slave.id;
  } else
    for (const fd of [0, 1, 2]) {
      const row = own.files[fd];
      if (row !== undefined) descriptors[fd] = row;
    }
  const cwd = wish.cwd === '~' ? '/root' : (wish.cwd ?? mounted(own.cwd));
  const viewer = {
    machine: vm.id,
    ns: namespacesOf(vm, one),
    root: '/',
    cwd: '/',
    umask: 0o022,
    cred: rootCred(),
  };
  const isThere = !isFail(files.stat(sim, viewer, cwd, true));
  const process = createProcess(sim, {
    machine: vm.id,
    parent: init,
    argv: wish.argv,
    path: find(sim, viewer, wish.argv[0] ?? ''),
    env: {
      HOME: '/root',
      USER: 'root',
      LOGNAME: 'root',
      SHELL: '/bin/bash',
      LANG: 'C.UTF-8',
      TERM: 'xterm-256color',
      PATH: searchPath.join(':'),
      WSL_DISTRO_NAME: one.name,
      PWD: isThere ? cwd : '/',
    },
    cwd: isThere ? cwd : '/',
    cred: rootCred(),
    ns: namespacesOf(vm, one),
    cgroup: sim.cgroups.need(vm.cgroup).children[1] ?? vm.cgroup,
    files: descriptors,
    ...(tty === undefined ? {} : { tty }),
  });
  wake(sim, wslKey(host));
  return isFail(process) ? process.error : process;
}

const rootCred = () => ({ uid: 0, gid: 0, groups: [0], caps: 'all' as const });
const searchPath = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

function find(sim: Sim, viewer: files.Viewer, name: string): string {
  if (name.includes('/')) return name;
  return (
    searchPath
      .map((folder) => `${folder}/${name}`)
      .find((path) => !isFail(files.executable(sim, viewer, path))) ?? name
  );
}

/** Runs a program in a distribution to its end: its exit status; a text says why it did not start. */
export function* enter(p: Proc, one: Distribution, wish: Wish): Steps<number | string> {
  const isTty = p.isTty(0) && p.isTty(1);
  const process = p.do((sim) => start(sim, p, one, wish, isTty));
  if (typeof process === 'string') return process;
  if (isTty) {
    p.setTtyModes(0, {
      canonical: false,
      echo: false,
      carriageReturn: false,
      newline: false,
      signals: false,
    });
    p.thread('keys');
    for (;;) {
      const data = yield* p.read(master);
      if (isFail(data) || data === '') break;
      yield* p.write(1, data);
    }
    p.setTtyModes(0, { canonical: true, echo: true, carriageReturn: true, newline: true, signals: true });
  }
  const code = yield* p.until(
    (sim) => {
      const row = sim.processes.peek(process);
      if (row === undefined) return 0;
      return row.state === 'zombie' ? (row.exit?.code ?? 0) : undefined;
    },
    [exitKey(process)],
  );
  p.do((sim) => {
    wake(sim, wslKey(machineOf(sim, p).id));
  });
  return code;
}

/** Carries what is typed to the terminal over there. */
export function* keysBody(p: Proc): Steps<Outcome> {
  for (;;) {
    const data = yield* p.read(0);
    if (isFail(data) || data === '') return undefined;
    const refused = yield* p.write(master, data);
    if (refused !== undefined) return undefined;
  }
}
