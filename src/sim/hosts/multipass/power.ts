import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { Sim } from '#sim/world/sim';
import { instance, missing, readNames, type Command } from './instances';
import { boot } from './launch';

/** Pid of the process that is the VM. */
function emulatorOf(sim: Sim, p: Proc, name: string): number {
  const host = sim.processes.need(p.processId).machine;
  for (const row of sim.processes.all()) {
    const isIt = row.machine === host && row.program === 'qemu-system-x86_64' && row.argv.at(-1) === name;
    if (isIt && row.state !== 'zombie') return row.pids[0] ?? 0;
  }
  return 0;
}

/** Shuts an instance down, and waits until it is off. */
export function* halt(p: Proc, name: string, signal = 15): Steps<void> {
  const emulator = p.do((sim) => emulatorOf(sim, p, name));
  if (emulator === 0) return;
  p.kill(emulator, signal);
  for (;;) {
    const state = instance(p, name)?.state;
    if (state === 'off' || state === undefined) return;
    yield* p.sleep(100);
  }
}

function* eachOf(
  p: Proc,
  verb: string,
  args: readonly string[],
  options: readonly string[],
  deed: (name: string, options: readonly string[]) => Steps<number>,
): Steps<number> {
  const read = readNames(p, args, options);
  if (typeof read === 'string') {
    yield* p.err(read);
    return 1;
  }
  for (const name of read.names) {
    const known = instance(p, name);
    if (known === undefined) return yield* missing(p, verb, name);
    if (known.isDeleted) {
      yield* p.err(`${verb} failed: instance "${name}" is deleted\n`);
      return 2;
    }
    const status = yield* deed(name, read.options);
    if (status !== 0) return status;
  }
  return 0;
}

function* startOne(p: Proc, verb: string, name: string): Steps<number> {
  const known = instance(p, name);
  if (known === undefined || known.state === 'running' || known.state === 'booting') return 0;
  return yield* boot(p, verb, { name, cpus: known.cores, memory: known.memory });
}

export const start: Command = {
  summary: 'Start instances',
  *run(p, args) {
    return yield* eachOf(p, 'start', args, [], (name) => startOne(p, 'start', name));
  },
};

export const stop: Command = {
  summary: 'Stop instances',
  *run(p, args) {
    return yield* eachOf(p, 'stop', args, ['--force'], function* (name, options) {
      yield* halt(p, name, options.includes('--force') ? 9 : 15);
      return 0;
    });
  },
};

export const restart: Command = {
  summary: 'Stop instances and start them again',
  *run(p, args) {
    return yield* eachOf(p, 'restart', args, [], function* (name) {
      yield* halt(p, name);
      return yield* startOne(p, 'restart', name);
    });
  },
};
