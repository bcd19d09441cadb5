import type { Json } from '#sim/base/json';
import * as memory from '#sim/kernel/memory';
import { stopMachine, vmKey } from '#sim/kernel/power';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import { signalKey, take } from '#sim/kernel/signals';
import type { Machine } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';
import { powerOn, runBoot, startInGuest } from './boot';
import { useDisk } from './disk-time';
import { growMemory, isGrowing } from './growing';
import { growImage } from './image';
import { keptByKernel, type Stage } from './stages';
import { dropState, putStateBack } from './state';

/** What tells one emulator from another. */
export interface EmulatorOptions {
  /** name of its program */
  name: string;
  /** processor time to come up, ms */
  start: number;
  /** bytes that it takes beside its guest's memory */
  overhead: number;
  /** what it says when the host has not that much memory left */
  refusal: string;
  /** why it cannot run now: somebody else has the processor's extensions. Undefined: nothing is in its way */
  conflict?: (sim: Sim, host: number) => string | undefined;
  /** how its guests come up, where they are no distribution with a firmware and systemd */
  stages?: readonly Stage[];
}

type State = { vm: number; at: 'boot' | 'run' };

/** A guest writes dirty pages out after 30 s at most: vm.dirty_expire_centisecs. Its image grows then. */
const writeBack = 30_000;

/**
 * A machine emulator: one process of the host for each VM, and the VM ends with it. It runs the VM (already defined) whose uuid
 * is among its arguments: takes its memory, boots it or lets it go on where it was saved, and does what is asked of it
 * (`machine.vm.asked`). SIGTERM switches the VM off; so does its own poweroff, and it ends.
 */
export function emulator(options: EmulatorOptions): Program {
  return {
    name: options.name,
    start: { cpu: options.start },
    *main(p: Proc, state: Json): Steps<Outcome> {
      p.onSignal(15, 'handle');
      p.onSignal(2, 'handle');
      if (state === null) return yield* begin(p, options);
      const { vm, at }: State = typeof state === 'number' ? { vm: state, at: 'run' } : (state as State);
      if (at === 'boot') yield* runBoot(p, vm, options.stages);
      else return yield* attend(p, vm);
      return again({ vm, at: 'run' });
    },
  };
}

function* begin(p: Proc, options: EmulatorOptions): Steps<Outcome> {
  const conflict = p.do((sim) => options.conflict?.(sim, sim.processes.need(p.processId).machine));
  if (conflict !== undefined) {
    yield* p.err(conflict);
    return 1;
  }
  const taken = p.do((sim) => takeMemory(sim, p, options.overhead));
  if (taken.vm === 0) {
    yield* p.err(taken.isKnown ? options.refusal : `${options.name}: no such virtual machine\n`);
    return 1;
  }
  if (taken.saved === 0) return again({ vm: taken.vm, at: 'boot' });
  yield* useDisk(p, taken.bytes);
  p.do((sim) => {
    putStateBack(sim, taken.saved);
    const { vm, name, parent } = sim.machines.need(taken.vm);
    if (vm?.saved !== undefined) {
      dropState(sim, vm.saved);
      delete vm.saved;
    }
    sim.emit(parent ?? 0, 'vm', 'ready', name, { name, took: '0' });
  });
  return again({ vm: taken.vm, at: 'run' });
}

/** Takes the guest's memory from the host to the last byte, before it starts (`-overcommit mem-lock`); of a growing one what its kernel keeps. */
function takeMemory(sim: Sim, p: Proc, overhead: number) {
  const own = sim.processes.need(p.processId);
  const row = [...sim.machines.all()].find(
    ({ parent, vm }) => parent === own.machine && vm !== undefined && own.argv.includes(vm.uuid),
  );
  if (row === undefined) return { vm: 0, isKnown: false, saved: 0, bytes: 0 };
  const machine = sim.machines.need(row.id);
  const { memory: size } = machine.hardware;
  const wanted = isGrowing(machine) ? keptByKernel(size) : size;
  const { name } = machine;
  if (memory.available(sim, own.machine) < wanted + overhead) {
    sim.emit(own.machine, 'vm', 'refused', name, { name, memory: String(wanted) });
    return { vm: 0, isKnown: true, saved: 0, bytes: 0 };
  }
  memory.setAnon(sim, p.processId, wanted + overhead);
  sim.processes.need(p.processId).carries = machine.id;
  sim.emit(own.machine, 'vm', 'start', name, { name, memory: String(wanted) });
  const saved = machine.vm?.saved ?? 0;
  if (saved === 0) powerOn(sim, machine);
  return { vm: machine.id, isKnown: true, saved, bytes: saved === 0 ? 0 : wanted };
}

/** What the emulator must do next. */
type Duty = 'end' | 'reset' | 'shutdown' | 'reboot' | 'write';

function* attend(p: Proc, vm: number): Steps<Outcome> {
  const until = p.clock() + writeBack;
  const duty = yield* p.until(
    (sim) => dutyOf(sim, p, vm) ?? (sim.time >= until ? 'write' : undefined),
    [signalKey(p.processId), vmKey(vm)],
    until,
  );
  const goesOn = p.do((sim) => duties[duty](sim, vm));
  if (goesOn === 'end') return 0;
  return again({ vm, at: goesOn });
}

/** Looks, and changes nothing until there is something to do. */
function dutyOf(sim: Sim, p: Proc, id: number): Duty | undefined {
  const machine = sim.machines.peek(id);
  const { pending } = sim.processes.need(p.processId).signals;
  if (machine === undefined) return 'end';
  if (pending.length > 0 && take(sim, p.processId) !== undefined) return 'end';
  if (machine.vm?.isRestarting === true) return 'reset';
  if (machine.state === 'off') return 'end';
  return machine.vm?.asked;
}

const duties: Readonly<Record<Duty, (sim: Sim, id: number) => 'end' | 'boot' | 'run'>> = {
  end(sim, id) {
    const machine = sim.machines.peek(id);
    if (machine !== undefined) growImage(sim, machine);
    stopMachine(sim, id, 'off');
    return 'end';
  },
  reset(sim, id) {
    const machine = sim.machines.need(id);
    stopMachine(sim, id, 'off');
    powerOn(sim, machine);
    return 'boot';
  },
  /** the button on the case: the guest sees to it, if it lives */
  shutdown: (sim, id) => press(sim, id, '/usr/sbin/poweroff'),
  reboot: (sim, id) => press(sim, id, '/usr/sbin/reboot'),
  write(sim, id) {
    growImage(sim, sim.machines.need(id));
    growMemory(sim, id);
    return 'run';
  },
};

function press(sim: Sim, id: number, program: string): 'run' {
  const machine: Machine = sim.machines.need(id);
  if (machine.vm !== undefined) delete machine.vm.asked;
  if (machine.state !== 'running') return 'run';
  const isHeard = machine.kernel.kind === 'linux' && startInGuest(sim, id, [program]);
  if (isHeard) return 'run';
  // a system that has no such program goes down by its own ways
  const restarts = program.endsWith('reboot');
  stopMachine(sim, id, 'off');
  if (restarts && machine.vm !== undefined) machine.vm.isRestarting = true;
  return 'run';
}
