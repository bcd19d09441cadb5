import { rowsOf } from '#sim/base/table';
import { describe, expect, it } from 'vitest';
import * as cgroups from '#sim/kernel/cgroups';
import { isFail } from '#sim/base/fail';
import type { Program } from '#sim/kernel/program';
import { newCgroup } from '#sim/world/cgroup';
import { KernelWorld } from '../support/kernel-world';

const MiB = 2 ** 20;

const hog: Program = {
  name: 'hog',
  *main(p) {
    p.setMemory(Number(p.args[0]) * MiB);
    yield* p.sleep(1000);
    yield* p.out('lived\n');
    return 0;
  },
};

/** Runs `hog` in a group of its own with that memory.max and pids.max, or frozen for a while. */
const limited: Program = {
  name: 'limited',
  *main(p) {
    const [memory = '', pids = '', size = ''] = p.args;
    const group = p.do((sim) => {
      const process = sim.processes.need(p.processId);
      const made = newCgroup(sim, process.machine, process.cgroup, 'limited');
      if (memory !== '-') made.memoryMax = Number(memory) * MiB;
      if (pids !== '-') made.pidsMax = Number(pids);
      cgroups.moveProcess(sim, p.processId, made.id);
      return made.id;
    });
    const child = p.spawn({ argv: ['/usr/bin/hog', size] });
    if (isFail(child)) {
      yield* p.out(`${child.error}\n`);
      return 1;
    }
    const end = yield* p.wait(child);
    const kills = p.do((sim) => sim.cgroups.need(group).oomKills);
    yield* p.out(`${isFail(end) ? end.error : JSON.stringify(end.exit)} kills ${kills}\n`);
    return 0;
  },
};

describe('memory', () => {
  it('kills who takes more than its group may have', () => {
    const world = new KernelWorld([hog, limited]);
    expect(world.exec(['limited', '64', '-', '100']).stdout).toBe(
      '{"code":137,"signal":9,"oom":true} kills 1\n',
    );
    expect(world.exec(['limited', '64', '-', '50']).stdout).toBe('lived\n{"code":0} kills 0\n');
  });

  it('kills on a host that has no more, and gives everything back', () => {
    const world = new KernelWorld([hog]);
    const before = rowsOf(world.world.tables.cgroups);
    expect(world.exec(['hog', String(20 * 1024)])).toMatchObject({ stdout: '', exit: 137 });
    const after = rowsOf(world.world.tables.cgroups);
    expect(after.map((row) => [row.path, row.anon, row.pids])).toEqual(
      before.map((row) => [row.path, row.anon, row.pids]),
    );
  });

  it('lets a group have so many processes and no more', () => {
    expect(new KernelWorld([hog, limited]).exec(['limited', '-', '1', '1']).stdout).toBe('EAGAIN\n');
  });
});
