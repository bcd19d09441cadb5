import { fail } from '#sim/base/fail';
import { leads, shows, type Branch } from '../branch';
import type { MadeContext } from '../made';

function version({ sim, fs }: MadeContext): string {
  const kernel = sim.machines.peek(fs.machine)?.kernel;
  const builder =
    '(buildd@lcy02-amd64-080) (x86_64-linux-gnu-gcc-13 (Ubuntu 13.3.0-6ubuntu2~24.04) 13.3.0, GNU ld (GNU Binutils for Ubuntu) 2.42)';
  return `Linux version ${kernel?.release ?? ''} ${builder} ${kernel?.version ?? ''}\n`;
}

const filesystems = [
  'sysfs',
  'tmpfs',
  'bdev',
  'proc',
  'cgroup',
  'cgroup2',
  'devtmpfs',
  'bpf',
  'pipefs',
  'devpts',
  'mqueue',
  'overlay',
];
const onDisks = ['ext3', 'ext2', 'ext4', 'xfs', 'vfat'];

function partitions({ sim, fs }: MadeContext): string {
  const blocks = Math.floor((sim.machines.peek(fs.machine)?.hardware.disk ?? 0) / 1024);
  const line = (minor: number, size: number, name: string) =>
    `${'8'.padStart(4)}  ${String(minor).padStart(7)} ${String(size).padStart(10)} ${name}\n`;
  return `major minor  #blocks  name\n\n${line(0, blocks, 'sda')}${line(1, Math.max(0, blocks - 1024), 'sda1')}`;
}

/** Files of /proc that belong to no process. */
export const systemFiles: Branch = {
  cmdline: shows(() => 'BOOT_IMAGE=/vmlinuz root=/dev/sda1 ro quiet splash\n'),
  devices: shows(
    () => 'Character devices:\n  1 mem\n  4 tty\n  5 /dev/tty\n136 pts\n\nBlock devices:\n  8 sd\n',
  ),
  filesystems: shows(
    () =>
      filesystems.map((name) => `nodev\t${name}\n`).join('') + onDisks.map((name) => `\t${name}\n`).join(''),
  ),
  mounts: leads(() => 'self/mounts'),
  net: leads(() => 'self/net'),
  partitions: shows(partitions),
  'sysrq-trigger': (context) => ({
    type: 'file',
    mode: 0o200,
    read: () => fail('EIO'),
    write(text) {
      context.sim.at(0, 'sysrq', context.fs.machine, text.charCodeAt(0));
      return undefined;
    },
  }),
  swaps: shows(() => 'Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n'),
  version: shows(version),
};
