import type { Json } from '#sim/base/json';
import * as memory from '#sim/kernel/memory';
import { stopMachine } from '#sim/kernel/power';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import type { Sim } from '#sim/world/sim';
import { becomeReady, enterStage, loadKernel, powerOn, startGuestInit, startService } from './machine';
import { qemuOverhead, stages, type Stage } from './stages';

/** The value behind an option of the command line: `-smp 2`. */
function valueOf(args: readonly string[], option: string): string {
  return args[args.indexOf(option) + 1] ?? '';
}

/** `4096M` in bytes. */
const megabytes = (text: string) => Number(text.replace(/M$/, '')) * 2 ** 20;

/** Takes the guest's memory from the host to the last byte, before it starts (`-overcommit mem-lock`); the VM's id, or 0. */
function reserve(sim: Sim, p: Proc, args: readonly string[]): number {
  const { machine: host } = sim.processes.need(p.processId);
  const name = valueOf(args, '-name');
  const wanted = megabytes(valueOf(args, '-m'));
  if (memory.available(sim, host) < wanted + qemuOverhead) {
    sim.emit(host, 'vm', 'refused', name, { name, memory: String(wanted) });
    return 0;
  }
  memory.setAnon(sim, p.processId, wanted + qemuOverhead);
  const machine = powerOn(sim, {
    host,
    name,
    cores: Number(valueOf(args, '-smp')),
    memory: wanted,
    disk: 5 * 2 ** 30,
  });
  sim.processes.need(p.processId).carries = machine.id;
  sim.emit(host, 'vm', 'start', name, { name, memory: String(wanted) });
  return machine.id;
}

function* runStage(p: Proc, vm: number, stage: Stage): Steps<void> {
  p.do((sim) => {
    enterStage(sim, vm, stage.text);
    if (stage.text === 'kernel') loadKernel(sim, vm);
    if (stage.text === 'systemd') startGuestInit(sim, vm);
  });
  yield* p.sleep(stage.waits);
  yield* p.cpu(stage.works);
  p.do((sim) => {
    for (const name of stage.starts) startService(sim, vm, name);
  });
}

/** The machine emulator: one process of the host for each VM. It ends, and the VM with it, on SIGTERM. */
export const qemu: Program = {
  name: 'qemu-system-x86_64',
  start: { cpu: 60 },
  *main(p: Proc, state: Json): Steps<Outcome> {
    p.onSignal(15, 'handle');
    if (typeof state === 'number') {
      yield* p.waitSignal();
      p.do((sim) => {
        stopMachine(sim, state, 'off');
      });
      return 0;
    }
    const vm = p.do((sim) => reserve(sim, p, p.args));
    if (vm === 0) {
      yield* p.err("qemu-system-x86_64: cannot set up guest memory 'pc.ram': Cannot allocate memory\n");
      return 1;
    }
    for (const stage of stages) yield* runStage(p, vm, stage);
    p.do((sim) => {
      becomeReady(sim, vm);
    });
    return again(vm);
  },
};
