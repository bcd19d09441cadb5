import * as files from '#sim/files/index';
import { isFail } from '#sim/base/fail';
import { publishedPorts, unpublishPort } from '#sim/network/index';
import { removeCgroup } from '#sim/world/cgroup';
import type { Machine, Startup } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';
import * as cgroups from './cgroups';
import { endProcess } from './exit';
import { bury, createProcess } from './processes';
import { SIG } from './signal-numbers';
import { wake } from './wait';

/**
 * How long a server needs from the power button to its init, ms: firmware, boot loader, kernel and initrd of a distribution's VM
 * (hosts/vm/stages.ts). Real servers test their memory besides, for minutes.
 */
const bootTime = 5600;

const systemd: Startup = {
  path: '/usr/lib/systemd/systemd',
  argv: ['/sbin/init'],
  env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin', LANG: 'C.UTF-8' },
};

/** Starts PID 1, and with it the machine's services. */
export function startInit(sim: Sim, machine: Machine): void {
  const init = createProcess(sim, {
    machine: machine.id,
    parent: 0,
    ...(machine.startup ?? systemd),
    cwd: '/',
    cred: { uid: 0, gid: 0, groups: [], caps: 'all' },
    ns: machine.ns,
    cgroup: sim.cgroups.need(machine.cgroup).children[0] ?? machine.cgroup,
    files: {},
  });
  if (isFail(init)) throw new Error(`no init: ${init.error}`);
  machine.init = init;
}

/**
 * Everything that runs on a machine is gone at once: the power went (`off`), or its kernel gave up (`panicked`). The machines
 * that it ran end with their processes.
 */
export function stopMachine(sim: Sim, id: number, state: 'off' | 'panicked'): void {
  const machine = sim.machines.get(id);
  if (machine === undefined || machine.state === 'off') return;
  machine.state = state;
  const own = Object.values(machine.ns) as number[];
  for (const namespace of own) sim.namespaces.need(namespace).users += 1; // its disk and its network card stay
  const all = [...sim.processes.all()].filter((row) => row.machine === id).map((row) => row.id);
  for (const process of all) endProcess(sim, process, { code: 137, signal: SIG.KILL });
  for (const process of all) if (sim.processes.has(process)) bury(sim, process);
  for (const port of publishedPorts(sim, machine.ns.net)) unpublishPort(sim, machine.ns.net, port);
  for (const slice of sim.cgroups.need(machine.cgroup).children) {
    for (const group of cgroups.below(sim, slice)) if (group !== slice) removeCgroup(sim, group);
  }
  cgroups.count(sim, machine.cgroup, 0, -(sim.cgroups.peek(machine.cgroup)?.anon ?? 0));
  for (const namespace of own) sim.namespaces.need(namespace).users -= 1;
  machine.init = 0;
  machine.pageCache = {};
  wake(sim, vmKey(id));
  sim.emit(id, 'machine', state === 'off' ? 'off' : 'panic', machine.name, { name: machine.name });
  if (machine.parent !== undefined && state === 'off')
    sim.emit(machine.parent, 'vm', 'stop', machine.name, { name: machine.name });
}

/** Woken when something was done to a virtual machine that its emulator must know of. */
export function vmKey(id: number): string {
  return `vm:${id}`;
}

/** Switches a machine on that was off or has panicked. Its init comes up when firmware and kernel are through; a VM's emulator sees to that. */
export function startMachine(sim: Sim, id: number): void {
  const machine = sim.machines.get(id);
  if (machine === undefined || machine.state === 'running' || machine.state === 'booting') return;
  if (machine.vm !== undefined) {
    machine.vm.isRestarting = true;
    wake(sim, vmKey(id));
    return;
  }
  machine.state = 'booting';
  machine.bootedAt = sim.time;
  machine.kernelLog = [];
  sim.namespaces.need(machine.ns.pid).nextPid = 1;
  sim.emit(id, 'machine', 'boot', machine.name, { name: machine.name });
  sim.at(bootTime, 'boot', id);
}

/** The kernel is up: /run begins empty, and init starts. */
export function boot(sim: Sim, id: number): void {
  const machine = sim.machines.get(id);
  if (machine?.state !== 'booting') return;
  machine.state = 'running';
  if (machine.kernel.kind === 'linux') {
    files.unmount(sim, machine.ns.mnt, '/run');
    const run = files.newTmpfs(sim, id, { size: Math.floor(machine.hardware.memory / 10), mode: 0o755 });
    files.mount(sim, machine.ns.mnt, { at: '/run', fs: run, source: 'tmpfs' });
  }
  startInit(sim, machine);
  sim.emit(id, 'machine', 'ready', machine.name, { name: machine.name });
}

/** What the letters written to /proc/sysrq-trigger do: Documentation/admin-guide/sysrq.rst. */
const sysrqDeeds: Readonly<Record<string, (sim: Sim, id: number) => void>> = {
  b(sim, id) {
    stopMachine(sim, id, 'off');
    startMachine(sim, id);
  },
  c(sim, id) {
    const machine = sim.machines.need(id);
    const at = sim.time - machine.bootedAt;
    for (const text of ['sysrq: Trigger a crash', 'Kernel panic - not syncing: sysrq triggered crash'])
      machine.kernelLog.push({ at, text });
    stopMachine(sim, id, 'panicked');
  },
  o(sim, id) {
    stopMachine(sim, id, 'off');
  },
};

/** A letter was written to /proc/sysrq-trigger. */
export function sysrq(sim: Sim, id: number, letter: number): void {
  sysrqDeeds[String.fromCharCode(letter)]?.(sim, id);
}
