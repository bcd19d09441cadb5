import { utf8 } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { conditionOf } from './control';
import { install, newOpenFile } from '#sim/kernel/io';
import type { Proc } from '#sim/kernel/proc';
import { createProcess } from '#sim/kernel/processes';
import type { Steps } from '#sim/kernel/program';
import { newTty, openSlave } from '#sim/kernel/ttys';
import type { Machine } from '#sim/world/machine';

/** ^], which leaves a console. */
const escape = '\x1d';
/** How often a console looks whether the guest has said more, ms. */
const glance = 200;

/** A line of the boot log as a console shows it: seconds since power-on. */
const line = ({ at, text }: { at: number; text: string }) =>
  `[${(at / 1000).toFixed(6).padStart(12)}] ${text}\r\n`;

/**
 * Holds the guest's first serial line until somebody presses ^] or the guest goes: the boot log as it comes, then a shell. Systems
 * here are installed with an automatic login on that line (agetty --autologin), since nobody has set a password.
 */
export function* attachConsole(p: Proc, vm: number): Steps<void> {
  const before = p.tty(0)?.modes;
  p.setTtyModes(0, { canonical: false, echo: false, signals: false, carriageReturn: false, newline: false });
  const isThere = yield* followBoot(p, vm);
  if (isThere) yield* holdShell(p, vm);
  if (before !== undefined) p.setTtyModes(0, before);
}

/** Shows the boot log; answers whether there is somebody to talk to (the guest is up, and nobody went away). */
function* followBoot(p: Proc, vm: number): Steps<boolean> {
  for (let shown = 0; ;) {
    const { lines, state } = p.do((sim) => {
      const machine = sim.machines.peek(vm);
      const lines = machine?.kernelLog.slice(shown).map(line) ?? [];
      return { lines, state: machine === undefined ? 'off' : conditionOf(machine) };
    });
    shown += lines.length;
    if (lines.length > 0) yield* p.out(lines.join(''));
    if (state === 'running') return true;
    if (state === 'off' || state === 'saved') return false;
    const ready = yield* p.poll({ read: [0], until: p.clock() + glance });
    if (ready !== 0) continue;
    const keys = yield* p.read(0);
    if (isFail(keys) || keys === '' || keys.includes(escape)) return false;
  }
}

/** What a getty says, and a login shell behind it. */
function* holdShell(p: Proc, vm: number): Steps<void> {
  const window = p.tty(0);
  const opened = p.do((sim) => {
    const machine = sim.machines.need(vm);
    return openShell(machine, window?.rows ?? 24, window?.cols ?? 80);
    function openShell(guest: Machine, rows: number, cols: number): number {
      const tty = newTty(sim, vm, rows, cols);
      const slave = openSlave(sim, tty.id);
      const isUbuntu = guest.kernel.kind === 'linux';
      const made = createProcess(sim, {
        machine: vm,
        parent: guest.init,
        path: '/bin/bash',
        argv: ['-bash'],
        env: {
          HOME: '/home/ubuntu',
          USER: 'ubuntu',
          LOGNAME: 'ubuntu',
          SHELL: '/bin/bash',
          TERM: 'vt220',
          PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
        },
        cwd: isUbuntu ? '/home/ubuntu' : '/',
        cred: { uid: 1000, gid: 1000, groups: [1000, 27], caps: [] },
        ns: guest.ns,
        cgroup: sim.cgroups.need(guest.cgroup).children[2] ?? guest.cgroup,
        files: { 0: slave.id, 1: slave.id, 2: slave.id },
        tty: tty.id,
      });
      if (isFail(made)) return -1;
      const fd = install(sim, p.processId, newOpenFile(sim, 'pty-master', tty.id));
      return typeof fd === 'number' ? fd : -1;
    }
  });
  const { name, osName } = p.do((sim) => {
    const guest = sim.machines.need(vm);
    return { name: guest.name, osName: guest.osName };
  });
  yield* p.out(`\r\n${osName} ${name} ttyS0\r\n\r\n${name} login: ubuntu (automatic login)\r\n\r\n`);
  if (opened >= 0) yield* pump(p, opened);
}

function* pump(p: Proc, master: number): Steps<void> {
  for (;;) {
    const ready = yield* p.poll({ read: [0, master] });
    if (ready === master) {
      const said = yield* p.read(master, 32_768);
      if (isFail(said) || said === '') break;
      yield* p.write(1, said);
    } else {
      const keys = yield* p.read(0);
      if (isFail(keys) || keys === '') break;
      const at = keys.indexOf(escape);
      if (at !== 0) yield* p.write(master, at < 0 ? keys : (keys.slice(0, at) as typeof keys));
      if (at >= 0) break;
    }
  }
  p.close(master);
  yield* p.write(1, utf8('\r\n'));
}
