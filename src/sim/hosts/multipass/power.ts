import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { ask, forceOff, untilOff } from '../vm/control';
import { instance, missing, readNames, type Command } from './instances';
import { boot } from './launch';

/** How long a guest has to go down by itself before the plug is pulled, ms. */
const patience = 60_000;

/** Shuts an instance down (or switches it off, where that is `forced`), and waits until it is off. */
export function* halt(p: Proc, name: string, forced = false): Steps<void> {
  const one = instance(p, name);
  if (one === undefined || one.state === 'off') return;
  const isAlive = one.state === 'running';
  p.do((sim) => {
    if (forced || !isAlive) forceOff(sim, one.id);
    else ask(sim, one.id, 'shutdown');
  });
  if (yield* untilOff(p, one.id, patience)) return;
  p.do((sim) => {
    forceOff(sim, one.id);
  });
  yield* untilOff(p, one.id, patience);
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
  return yield* boot(p, verb, name);
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
      yield* halt(p, name, options.includes('--force'));
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
