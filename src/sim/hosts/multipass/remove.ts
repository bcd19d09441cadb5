import type { Proc } from '#sim/kernel/proc';
import { instance, instances, missing, readNames, type Command } from './instances';
import { forget } from './launch';
import { halt } from './power';

function mark(p: Proc, id: number, isDeleted: boolean): void {
  p.do((sim) => {
    sim.machines.need(id).isDeleted = isDeleted;
  });
}

export const remove: Command = {
  summary: 'Delete instances; they can be recovered until a purge',
  *run(p, args) {
    const read = readNames(p, args, ['--purge', '-p']);
    if (typeof read === 'string') {
      yield* p.err(read);
      return 1;
    }
    const isPurge = read.options.some((option) => option !== '--all');
    for (const name of read.names) {
      const one = instance(p, name);
      if (one === undefined) return yield* missing(p, 'delete', name);
      yield* halt(p, name);
      if (isPurge) forget(p, one.id);
      else mark(p, one.id, true);
    }
    return 0;
  },
};

export const purge: Command = {
  summary: 'Remove deleted instances for good',

  *run(p) {
    for (const one of instances(p)) if (one.isDeleted) forget(p, one.id);
    return 0;
  },
};

export const recover: Command = {
  summary: 'Bring deleted instances back',
  *run(p, args) {
    const read = readNames(p, args);
    if (typeof read === 'string') {
      yield* p.err(read);
      return 1;
    }
    for (const name of read.names) {
      const one = instance(p, name);
      if (one === undefined) return yield* missing(p, 'recover', name);
      if (one.isDeleted) mark(p, one.id, false);
    }
    return 0;
  },
};
