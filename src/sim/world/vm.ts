import type { Json } from '#sim/base/json';

/** Who manages a virtual machine: each lists its own, and touches no other's. */
export type Hypervisor =
  'multipass' | 'libvirt' | 'virtualbox' | 'hyper-v' | 'wsl' | 'docker-desktop' | 'virtualization-framework';

/** What is written of a virtual machine: it is there while the machine is off as while it runs. */
export interface VirtualMachine {
  hypervisor: Hypervisor;
  /** 8-4-4-4-12 hex digits; its emulator finds it by it */
  uuid: string;
  disks: VmDisk[];
  /** what starts it: a BIOS, or UEFI */
  firmware: 'bios' | 'efi';
  /** path of a disc in its drive, on the host; absent: none. What boots from it is an installer */
  cdrom?: string;
  /** stands still where it is, with all of its memory */
  isPaused?: boolean;
  /** row of `vmStates`: its memory was written to the disk, and it will go on there */
  saved?: number;
  /** begins with its host */
  startsWithHost?: boolean;
  /** what somebody has asked of the emulator and it has not done yet */
  asked?: 'shutdown' | 'reboot' | 'reset';
  /** switched itself off to come up again: its emulator runs the boot once more */
  isRestarting?: boolean;
  /** oldest first */
  snapshots: VmSnapshot[];
  /** name of the snapshot that it was last at */
  current?: string;
  /** bytes that the balloon has taken back from the guest; absent: none, it is not inflated by itself */
  balloon?: number;
  /** how much slower its processors are than their host's own, 1 where absent: nested or emulated by another hypervisor */
  slowness?: number;
  /** what else its hypervisor keeps */
  settings: Record<string, Json>;
}

/** An image file of the host that is a disk of the guest. */
export interface VmDisk {
  /** on the host */
  path: string;
  format: DiskFormat;
  /** as the guest sees it: vda, sda */
  device: string;
  /** nothing is installed on it: it cannot be booted from */
  isBlank?: boolean;
}

export type DiskFormat = 'qcow2' | 'raw' | 'vdi' | 'vmdk' | 'vhdx';

export interface VmSnapshot {
  name: string;
  description: string;
  uuid: string;
  /** ms since 1970 */
  at: number;
  /** name of the one it comes after */
  parent?: string;
  /** as the machine was; 'off': its disk alone is kept */
  state: 'running' | 'paused' | 'off';
  /** row of `vmStates` */
  kept: number;
  /** bytes that its memory takes in the image */
  memory: number;
}

/**
 * Rows of a machine as they were at one moment (key: a number of its own), with which it can go on there: those of its
 * disk, and, where it ran, of everything that its kernel had.
 */
export interface VmState {
  id: number;
  machine: number;
  /** simulated ms at which it was taken */
  time: number;
  /** table → key → row, as they were */
  rows: Record<string, Record<string, Json>>;
  /** the machine's own row */
  own: Json;
  /** whether it ran: then the rows of its kernel are among them */
  isLive: boolean;
}
