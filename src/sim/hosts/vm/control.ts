import { isFail } from '#sim/base/fail';
import * as cgroups from '#sim/kernel/cgroups';
import { stopMachine, vmKey } from '#sim/kernel/power';
import type { Proc } from '#sim/kernel/proc';
import { exitKey } from '#sim/kernel/processes';
import type { Steps } from '#sim/kernel/program';
import { SIG } from '#sim/kernel/signal-numbers';
import { deliver } from '#sim/kernel/signals';
import { wake } from '#sim/kernel/wait';
import type { Machine } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';
import { useDisk } from './disk-time';
import { dropState, keepState } from './state';

/** What a virtual machine is doing, as all hypervisors tell it in words of their own. */
export type VmCondition = 'off' | 'saved' | 'booting' | 'running' | 'paused' | 'panicked';

export function conditionOf(machine: Readonly<Machine>): VmCondition {
  if (machine.vm?.isPaused === true) return 'paused';
  if (machine.state === 'off' && machine.vm?.saved !== undefined) return 'saved';
  return machine.state;
}

/** The process of the host that is this VM: its row; undefined while the VM is off. */
export function emulatorOf(sim: Sim, vm: number): number | undefined {
  for (const row of sim.processes.all()) if (row.carries === vm && row.state !== 'zombie') return row.id;
  return undefined;
}

/** How a start went: it runs, there is not enough memory (with the emulator's words on descriptor 2), or no emulator. */
export type Started = 'up' | 'refused' | 'missing';

/**
 * Starts the emulator of a VM (`argv` has its uuid) as a process without a terminal. Answers when the VM is switched on; with
 * `untilReady` when one could log in, or its emulator has ended. `errors`: descriptor for what the emulator says.
 */
export function* startVm(
  p: Proc,
  vm: number,
  argv: readonly string[],
  options: { untilReady?: boolean; errors?: number } = {},
): Steps<Started> {
  const pid = p.spawn({
    path: argv[0] ?? '',
    argv,
    session: true,
    files: options.errors === undefined ? {} : { 2: options.errors },
  });
  if (isFail(pid)) return 'missing';
  for (;;) {
    const ended = p.waitNoHang(pid);
    if (ended !== undefined && !isFail(ended)) return 'refused';
    const isUp = p.do((sim) => {
      const machine = sim.machines.peek(vm);
      if (machine === undefined || emulatorOf(sim, vm) === undefined) return false;
      if (options.untilReady !== true) return machine.state !== 'off';
      return (
        machine.state === 'running' ||
        (machine.state === 'booting' && machine.bootStage?.endsWith('.') === true)
      );
    });
    if (isUp) return 'up';
    yield* p.sleep(options.untilReady === true ? 200 : 20);
  }
}

/** Waits until a VM is off; answers false when it is not after `patience` ms. */
export function* untilOff(p: Proc, vm: number, patience: number): Steps<boolean> {
  const end = p.clock() + patience;
  const process = p.do((sim) => emulatorOf(sim, vm) ?? 0);
  return yield* p.until(
    (sim) => {
      const state = sim.machines.peek(vm)?.state ?? 'off';
      if (state === 'off' && emulatorOf(sim, vm) === undefined) return true;
      return sim.time >= end ? false : undefined;
    },
    [vmKey(vm), exitKey(process)],
    end,
  );
}

/** Pulls the plug. */
export function forceOff(sim: Sim, vm: number): void {
  const process = emulatorOf(sim, vm);
  if (process === undefined) stopMachine(sim, vm, 'off');
  else deliver(sim, process, SIG.KILL);
}

/** Presses a button on its case, and goes away: the guest, or its emulator, does it. */
export function ask(sim: Sim, vm: number, wish: 'shutdown' | 'reboot' | 'reset'): void {
  const machine = sim.machines.get(vm);
  if (machine?.vm === undefined) return;
  machine.vm.asked = wish;
  wake(sim, vmKey(vm));
}

/** Stops its processors where they are, or lets them go on. Its memory stays taken. */
export function pause(sim: Sim, vm: number, isPaused: boolean): void {
  const machine = sim.machines.get(vm);
  if (machine?.vm === undefined || (machine.vm.isPaused ?? false) === isPaused) return;
  if (isPaused) machine.vm.isPaused = true;
  else delete machine.vm.isPaused;
  cgroups.freeze(sim, machine.cgroup, isPaused);
  const process = emulatorOf(sim, vm);
  if (process !== undefined && machine.state === 'booting')
    deliver(sim, process, isPaused ? SIG.STOP : SIG.CONT);
  sim.emit(machine.parent ?? 0, 'vm', isPaused ? 'pause' : 'resume', machine.name, { name: machine.name });
}

/** Bytes of its memory that are in use: what a snapshot with its state, or a saved machine, takes on the disk. */
export function usedMemory(sim: Sim, machine: Readonly<Machine>): number {
  return machine.state === 'running' ? (sim.cgroups.peek(machine.cgroup)?.anon ?? 0) : 0;
}

/** Writes its memory to the disk and switches it off; its next start goes on there. */
export function* saveVm(p: Proc, vm: number): Steps<void> {
  const bytes = p.do((sim) => usedMemory(sim, sim.machines.need(vm)));
  p.do((sim) => {
    cgroups.freeze(sim, sim.machines.need(vm).cgroup, true);
  });
  yield* useDisk(p, bytes);
  p.do((sim) => {
    const machine = sim.machines.need(vm);
    cgroups.freeze(sim, machine.cgroup, false);
    const kept = keepState(sim, vm);
    if (machine.vm === undefined) return;
    delete machine.vm.isPaused;
    if (machine.vm.saved !== undefined) dropState(sim, machine.vm.saved);
    machine.vm.saved = kept;
    forceOff(sim, vm);
  });
}

/** Forgets the memory that was saved: the next start is a boot. */
export function discardSaved(sim: Sim, vm: number): void {
  const machine = sim.machines.get(vm);
  if (machine?.vm?.saved === undefined) return;
  dropState(sim, machine.vm.saved);
  delete machine.vm.saved;
}

/**
 * Sets what it has of its memory (`virsh setmem`): the balloon in the guest takes the rest and gives it to the host. It does
 * not do so by itself. Bytes; not more than it was defined with.
 */
export function inflate(sim: Sim, vm: number, bytes: number): void {
  const machine = sim.machines.get(vm);
  if (machine?.vm === undefined) return;
  const most = mostMemory(machine);
  const now = Math.min(most, bytes);
  const process = emulatorOf(sim, vm);
  if (process !== undefined) {
    const row = sim.processes.need(process);
    const more = now - machine.hardware.memory;
    row.memory.anon += more;
    cgroups.count(sim, row.cgroup, 0, more);
  }
  machine.hardware.memory = now;
  if (most === now) delete machine.vm.balloon;
  else machine.vm.balloon = most - now;
}

/** Bytes of memory that it was defined with. */
export function mostMemory(machine: Readonly<Machine>): number {
  return machine.hardware.memory + (machine.vm?.balloon ?? 0);
}
