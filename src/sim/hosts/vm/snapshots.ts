import * as cgroups from '#sim/kernel/cgroups';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { Machine } from '#sim/world/machine';
import type { VmSnapshot } from '#sim/world/vm';
import type { Sim } from '#sim/world/sim';
import { conditionOf, forceOff, pause, startVm, untilOff, usedMemory } from './control';
import { newUuid } from './definition';
import { useDisk } from './disk-time';
import { growImage } from './image';
import { dropState, keepState, putStateBack } from './state';

/** A VM's snapshot by name (or uuid). */
export function findSnapshot(machine: Readonly<Machine>, name: string): Readonly<VmSnapshot> | undefined {
  return machine.vm?.snapshots.find((one) => one.name === name || one.uuid === name);
}

/**
 * Keeps what a VM is like: its disk, and where it runs its memory and all that goes on in it. It stands still meanwhile, as long
 * as its memory takes to be written. Nothing when the name is taken: ask `findSnapshot` before.
 */
export function* takeSnapshot(p: Proc, vm: number, name: string, description = ''): Steps<void> {
  // what is in the middle of its boot is let come up first
  while (p.do((sim) => sim.machines.peek(vm)?.state === 'booting')) yield* p.sleep(200);
  const bytes = p.do((sim) => {
    const machine = sim.machines.need(vm);
    if (machine.state === 'running') cgroups.freeze(sim, machine.cgroup, true);
    return usedMemory(sim, machine);
  });
  yield* useDisk(p, bytes);
  p.do((sim) => {
    const machine = sim.machines.need(vm);
    const { vm: definition } = machine;
    if (definition === undefined) return;
    const condition = conditionOf(machine);
    if (machine.state === 'running' && condition !== 'paused') cgroups.freeze(sim, machine.cgroup, false);
    const state = condition === 'running' || condition === 'paused' ? condition : 'off';
    definition.snapshots.push({
      name,
      description,
      uuid: newUuid(sim),
      at: sim.now,
      ...(definition.current === undefined ? {} : { parent: definition.current }),
      state,
      kept: keepState(sim, vm),
      memory: bytes,
    });
    definition.current = name;
    growImage(sim, machine);
    sim.emit(machine.parent ?? 0, 'vm', 'snapshot', machine.name, { name: machine.name, snapshot: name });
  });
}

/**
 * Takes a VM back to a snapshot: what has come since is gone. Afterwards it runs (its emulator is started with `argv` where it
 * is off), stands still or is off, as it was then.
 */
export function* revertTo(
  p: Proc,
  vm: number,
  snapshot: Readonly<VmSnapshot>,
  argv: readonly string[],
): Steps<void> {
  const { kept, state, memory, name } = snapshot;
  if (state === 'off') {
    p.do((sim) => {
      forceOff(sim, vm);
    });
    yield* untilOff(p, vm, 10_000);
    p.do((sim) => {
      putStateBack(sim, kept);
      note(sim, vm, name);
    });
    return;
  }
  const isOff = p.do((sim) => sim.machines.need(vm).state === 'off');
  if (isOff) {
    p.do((sim) => {
      const machine = sim.machines.need(vm);
      // its emulator begins with this memory; a copy, since the snapshot stays
      const row = sim.vmStates.need(kept);
      const copy = sim.newId();
      sim.vmStates.insert(copy, { ...row, id: copy });
      if (machine.vm !== undefined) machine.vm.saved = copy;
    });
    yield* startVm(p, vm, argv, { untilReady: true });
  } else {
    yield* useDisk(p, memory);
    p.do((sim) => {
      putStateBack(sim, kept);
    });
  }
  p.do((sim) => {
    if (state === 'paused') pause(sim, vm, true);
    else if (sim.cgroups.peek(sim.machines.need(vm).cgroup)?.isFrozen === true)
      cgroups.freeze(sim, sim.machines.need(vm).cgroup, false);
    note(sim, vm, name);
  });
}

function note(sim: Sim, vm: number, snapshot: string): void {
  const machine = sim.machines.need(vm);
  if (machine.vm !== undefined) machine.vm.current = snapshot;
  sim.emit(machine.parent ?? 0, 'vm', 'revert', machine.name, { name: machine.name, snapshot });
}

/** Forgets a snapshot; those that came after it come after the one before it then. */
export function deleteSnapshot(sim: Sim, vm: number, name: string): void {
  const machine = sim.machines.get(vm);
  const gone = machine?.vm?.snapshots.find((one) => one.name === name);
  if (machine?.vm === undefined || gone === undefined) return;
  dropState(sim, gone.kept);
  machine.vm.snapshots = machine.vm.snapshots.filter((one) => one !== gone);
  for (const one of machine.vm.snapshots) {
    if (one.parent !== name) continue;
    if (gone.parent === undefined) delete one.parent;
    else one.parent = gone.parent;
  }
  if (machine.vm.current !== name) return;
  if (gone.parent === undefined) delete machine.vm.current;
  else machine.vm.current = gone.parent;
}
