import * as files from '#sim/files/index';
import { mountLinux, nameLinux } from '../linux';
import type { Family, System } from '../systems';
import { wslKernel } from '../windows/wsl/vm';
import type { Machine } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';
import type { LayerEntry, LayerTree } from '#sim/world/files';
import type { Stage } from '../vm/index';

/** Kernels that Docker Desktop 4.51 boots: its own (LinuxKit's), and in WSL 2 the one that Microsoft ships. */
const kernels = {
  linuxkit: { release: '6.12.54-linuxkit', version: '#1 SMP Tue Nov  4 21:39:03 UTC 2025' },
  wsl: wslKernel,
} as const;

const applets =
  'ash awk basename cat chmod chown clear cp cut date dd df dirname dmesg du echo env expr false find free grep gunzip gzip head hostname id kill killall ln ls mkdir mktemp mount mv nc nslookup ping printenv printf ps pwd readlink rm rmdir route sed seq sh sleep sort stat tail tar tee test time top touch tr true umount uname uniq uptime vi wc wget which whoami xargs yes';
const engine = 'docker dockerd docker-proxy docker-init containerd containerd-shim-runc-v2 ctr runc';
const more = 'ip iptables nsenter unshare';

const program = (name: string, size = 140_000): LayerEntry => ({
  type: 'file',
  mode: 0o755,
  size,
  exe: { program: name },
});
const folder: LayerEntry = { type: 'dir', mode: 0o755 };

const osRelease = 'PRETTY_NAME="Docker Desktop"\n';

let made: LayerTree | undefined;

/** The disk that Docker Desktop boots: BusyBox, an init, the engine, and nothing else. */
function tree(): LayerTree {
  if (made !== undefined) return made;
  const found: LayerTree = {
    '/bin/busybox': {
      type: 'file',
      mode: 0o755,
      size: 900_000,
      exe: { program: 'busybox', version: '1.36.1', as: { sh: 'ash', ash: 'ash' } },
    },
    '/sbin/init': program('linuxkit-init', 1_900_000),
    '/etc/os-release': { type: 'file', text: osRelease },
    '/etc/linuxkit.yml': { type: 'file', text: 'kernel: {}\ninit: []\nservices:\n  - name: docker\n' },
    '/etc/passwd': {
      type: 'file',
      text: 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin\n',
    },
    '/etc/group': { type: 'file', text: 'root:x:0:\ndocker:x:101:\nnogroup:x:65534:\n' },
    '/etc/resolv.conf': { type: 'file', text: 'nameserver 192.168.65.7\n' },
    '/lib': folder,
    '/tmp': { type: 'dir', mode: 0o1777 },
    '/var/lib/docker': { type: 'dir', mode: 0o710 },
    '/var/run': { type: 'symlink', target: '/run' },
    '/etc/docker': folder,
    '/host_mnt': folder,
  };
  for (const name of ['dev', 'proc', 'sys', 'run', 'root', 'mnt', 'opt', 'usr/sbin'])
    found[`/${name}`] = folder;
  for (const name of applets.split(' ')) found[`/bin/${name}`] = { type: 'symlink', target: 'busybox' };
  for (const name of engine.split(' ')) found[`/usr/bin/${name}`] = program(name, 40_000_000);
  for (const name of more.split(' ')) found[`/usr/bin/${name}`] = program(name);
  return (made = found);
}

function system(arch: Machine['arch'], kernel: keyof typeof kernels): System {
  return {
    kernel: () => ({ kind: 'linux', ...kernels[kernel] }),
    arch,
    osName: 'Docker Desktop',
    login: {
      path: '/bin/sh',
      argv: ['/bin/sh'],
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/root', USER: 'root' },
      cwd: '/root',
    },
    runs: ['/bin/sh', '-c'],
    startup: { path: '/sbin/init', argv: ['/sbin/init'], env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } },
    layers: () => ['host:linuxkit'],
    slices: ['init', 'docker'],
    card: 'eth0',
    mount(sim: Sim, machine: Machine, root: number) {
      mountLinux(sim, machine, root);
      // its data disk is where images and containers are
      files.mkdirAll(sim, files.rootViewer(sim, machine.id), '/var/lib/docker', 0o710);
    },
    nameItself: nameLinux,
  };
}

/** What virtual machines of Docker Desktop run. */
export const linuxkitFamily: Family = {
  systems: {
    'linuxkit-arm64': system('arm64', 'linuxkit'),
    'linuxkit-amd64': system('amd64', 'linuxkit'),
    'linuxkit-wsl': system('amd64', 'wsl'),
  },
  tree,
};

const MB = 2 ** 20;

/**
 * How that machine comes up. 0.58 s until the kernel has started the first process are what QEMU with a kernel of a distribution
 * needs (raw data of Firecracker, NSDI '20); with the rest a waking from Resource Saver takes 3 s on a Mac that does nothing else, the
 * lower end of the "3 to 10 seconds" of Docker's documentation. How the rest divides is ours.
 */
export const linuxkitStages: readonly Stage[] = [
  { text: 'hypervisor', waits: 40, works: 60, reads: 0, starts: [] },
  { text: 'kernel', waits: 120, works: 360, reads: 15 * MB, starts: [] },
  { text: 'init', waits: 500, works: 300, reads: 40 * MB, starts: [], isInit: true },
  { text: 'network', waits: 300, works: 50, reads: 0, starts: [] },
  { text: 'file sharing', waits: 900, works: 100, reads: 0, starts: [] },
];

/** Under Hyper-V the firmware (UEFI) and the devices of a generation 2 machine come before: the upper end of the same figure. */
export const hyperVStages: readonly Stage[] = [
  { text: 'hypervisor', waits: 700, works: 200, reads: 0, starts: [] },
  { text: 'firmware', waits: 2600, works: 300, reads: 0, starts: [] },
  ...linuxkitStages.slice(1),
];
