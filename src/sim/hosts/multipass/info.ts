import { keptByKernel } from '../vm/stages';
import * as files from '#sim/files/index';
import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import { instance, missing, readNames, shownState, type Command, type Instance } from './instances';

const MiB = 2 ** 20;
const GiB = 2 ** 30;

const row = (name: string, value: string) => `${`${name}:`.padEnd(16)}${value}\n`;
const mebi = (bytes: number) =>
  bytes < GiB ? `${(bytes / MiB).toFixed(1)}MiB` : `${(bytes / GiB).toFixed(1)}GiB`;

/** Memory in use and disk, as the guest itself counts them. */
function usage(p: Proc, id: number): { used: number; disk: number; diskSize: number; load: string } {
  return p.do((sim) => {
    const machine = sim.machines.need(id);
    const used = sim.cgroups.peek(machine.cgroup)?.anon ?? 0;
    const viewer = files.rootViewer(sim, id);
    const disk = files.statFs(sim, viewer, '/');
    const loads = files.readFile(sim, viewer, '/proc/loadavg');
    const [size, full] = isFail(disk) ? [machine.hardware.disk, 0] : [disk.size, disk.used];
    return {
      used: Math.max(0, used - keptByKernel(machine.hardware.memory)),
      disk: full,
      diskSize: size,
      load: isFail(loads) ? '--' : loads.split(' ').slice(0, 3).join(' '),
    };
  });
}

function details(p: Proc, one: Instance): string {
  const head =
    row('Name', one.name) + row('State', shownState(one)) + row('Snapshots', String(one.snapshots.length));
  if (one.state !== 'running' || one.isDeleted)
    return `${head}${row('IPv4', '--')}${row('Release', '--')}${row('CPU(s)', '--')}${row('Load', '--')}${row('Disk usage', '--')}${row('Memory usage', '--')}${row('Mounts', '--')}`;
  const { used, disk, diskSize, load } = usage(p, one.id);
  const visible = one.memory - keptByKernel(one.memory);
  return (
    head +
    row('IPv4', one.ip) +
    row('Release', one.osName) +
    row('CPU(s)', String(one.cores)) +
    row('Load', load) +
    row('Disk usage', `${mebi(disk)} out of ${mebi(diskSize)}`) +
    row('Memory usage', `${mebi(used)} out of ${mebi(visible)}`) +
    row('Mounts', '--')
  );
}

export const info: Command = {
  summary: 'Tell what is known of instances',
  *run(p, args) {
    const read = readNames(p, args);
    if (typeof read === 'string') {
      yield* p.err(read);
      return 1;
    }
    const texts: string[] = [];
    for (const name of read.names) {
      const one = instance(p, name);
      if (one === undefined) return yield* missing(p, 'info', name);
      texts.push(details(p, one));
    }
    yield* p.out(texts.join('\n'));
    return 0;
  },
};
