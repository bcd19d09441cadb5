const MB = 2 ** 20;

/**
 * How a distribution's VM comes up. Together 10.3 s until one can log in: 10–11 s were measured for Debian 10 and Amazon Linux 2 on
 * EC2 (daemonology's boot benchmark); 2.4 s of kernel and 1.2 s of initrd are those of a systemd-analyze example; the hypervisor
 * itself costs 0.1–0.25 s of it (raw data of Firecracker, NSDI '20). Services' shares are ours, to make up the sum.
 *
 * What is read are the kernel and the initrd as they lie in /boot (15 and 68 MB), and of the rest what services map of it: about
 * as much as the 85 MB that a CentOS 6 was found to read in all while it boots is small beside the 2.6 GB of the disk.
 */
export interface Stage {
  /** as the boot log says */
  text: string;
  /** ms in which it waits for (virtual) devices */
  waits: number;
  /** ms of processor time, on one core */
  works: number;
  /** bytes that it reads of its disk: of its host's, which all VMs share */
  reads: number;
  /** programs that are up at its end */
  starts: readonly string[];
  /** its first process comes up: that of `systemd` always does */
  isInit?: boolean;
}

export const stages: readonly Stage[] = [
  { text: 'hypervisor', waits: 40, works: 60, reads: 0, starts: [] },
  { text: 'firmware', waits: 900, works: 240, reads: 0, starts: [] },
  { text: 'boot loader', waits: 430, works: 200, reads: 83 * MB, starts: [] },
  { text: 'kernel', waits: 700, works: 1700, reads: 0, starts: [] },
  { text: 'initrd', waits: 460, works: 700, reads: 20 * MB, starts: [] },
  {
    text: 'systemd',
    waits: 1370,
    works: 2100,
    reads: 64 * MB,
    starts: ['systemd-journald', 'systemd-udevd', 'dbus-daemon'],
  },
  { text: 'network', waits: 600, works: 100, reads: 0, starts: ['systemd-networkd'] },
  { text: 'sshd', waits: 90, works: 270, reads: 4 * MB, starts: [] },
  { text: 'agent', waits: 0, works: 30, reads: MB, starts: [] },
];

/** What the guest's kernel keeps of the memory (VM size less MemTotal): raw data of Firecracker, NSDI '20. [VM, kept] in MB. */
const kept: readonly (readonly [number, number])[] = [
  [128, 16],
  [256, 18],
  [512, 22],
  [1024, 30],
  [2048, 46],
  [4096, 142],
];

/** Bytes that the guest's kernel keeps for itself; in between, and above, along the line. */
export function keptByKernel(memory: number): number {
  const size = memory / MB;
  let [lowSize, low] = [0, 14];
  for (const [nextSize, next] of kept) {
    if (size <= nextSize) return (low + ((next - low) * (size - lowSize)) / (nextSize - lowSize)) * MB;
    [lowSize, low] = [nextSize, next];
  }
  return (low * size * MB) / lowSize;
}

/** What QEMU itself takes beside the guest's memory: 131 MB, from the same data. */
export const qemuOverhead = 131 * MB;
