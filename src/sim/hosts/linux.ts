import { utf8 } from '#sim/base/bytes';
import * as files from '#sim/files/index';
import type { Machine } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';

/** The root of a Linux machine, and what its kernel makes up. */
export function mountLinux(sim: Sim, machine: Machine, root: number): void {
  const { id, ns, hardware } = machine;
  const mounts: [at: string, fs: number, source: string][] = [
    ['/', root, '/dev/sda1'],
    ['/proc', files.newProc(sim, id, ns.pid), 'proc'],
    ['/sys', files.newSysfs(sim, id), 'sysfs'],
    ['/sys/fs/cgroup', files.newCgroup2(sim, id, machine.cgroup), 'cgroup2'],
    ['/dev', files.newDev(sim, id, 'host'), 'udev'],
    ['/dev/pts', files.newDevPts(sim, id, ns.pid), 'devpts'],
    ['/dev/shm', files.newTmpfs(sim, id), 'tmpfs'],
    ['/run', files.newTmpfs(sim, id, { size: Math.floor(hardware.memory / 10), mode: 0o755 }), 'tmpfs'],
  ];
  for (const [at, fs, source] of mounts) files.mount(sim, ns.mnt, { at, fs, source });
}

/** The files that tell a Linux machine what it is called. */
export function nameLinux(sim: Sim, machine: Machine): void {
  const viewer = files.rootViewer(sim, machine.id);
  const hosts = `127.0.0.1 localhost\n127.0.1.1 ${machine.name}\n\n::1     ip6-localhost ip6-loopback\n`;
  files.writeFile(sim, viewer, '/etc/hostname', utf8(`${machine.name}\n`));
  files.writeFile(sim, viewer, '/etc/hosts', utf8(hosts));
}
