import { tool } from '../tool';

export const nproc = tool({
  name: 'nproc',
  usage: '[OPTION]...',
  summary: 'Shows how many cores this process may use',
  options: { all: ',all', ignore: ',ignore=N' },
  busybox: { usage: '[--all] [--ignore=N]' },

  *run(t) {
    const { cores, allowed } = t.p.do((sim) => {
      const process = sim.processes.need(t.p.processId);
      let group = sim.cgroups.peek(process.cgroup);
      while (group !== undefined && group.cpuset === undefined && group.parent !== 0)
        group = sim.cgroups.peek(group.parent);
      return { cores: sim.machines.need(process.machine).hardware.cores, allowed: group?.cpuset ?? '' };
    });
    const count = allowed === '' || t.has('all') ? cores : countCores(allowed);
    t.say(`${String(Math.max(1, count - Number(t.value('ignore') ?? 0)))}\n`);
    return 0;
  },
});

/** How many cores a list such as `0-2,5` names. */
export function countCores(list: string): number {
  return list
    .split(',')
    .map((part) => part.split('-').map(Number))
    .reduce((sum, [from = 0, to = from]) => sum + to - from + 1, 0);
}

export const arch = tool({
  name: 'arch',
  usage: '[OPTION]...',
  summary: 'Shows what the machine is',
  options: {},
  busybox: { usage: '' },

  *run(t) {
    const name = t.p.do((sim) => sim.machines.need(sim.processes.need(t.p.processId).machine).arch);
    t.say(name === 'amd64' ? 'x86_64\n' : 'aarch64\n');
    return 0;
  },
});
