import type { Cmdlet, View } from '#sim/powershell/index';
import { property, toText } from '#sim/powershell/index';
import { checkpointVm, getSnapshot, removeSnapshot, restoreSnapshot } from './checkpoints';
import { getVm } from './get-vm';
import { getVmSwitch } from './get-vmswitch';
import { newVm } from './new-vm';
import { removeVm } from './remove-vm';
import { setVm } from './set-vm';
import { startVm } from './start-vm';
import { restartVm, resumeVm, saveVmCmdlet, stopVm, suspendVm } from './stop-vm';

export { worker } from './worker';

/** What the module Hyper-V brings. */
export const hyperVCmdlets: readonly Cmdlet[] = [
  checkpointVm,
  getSnapshot,
  getVm,
  getVmSwitch,
  newVm,
  removeSnapshot,
  removeVm,
  restartVm,
  restoreSnapshot,
  resumeVm,
  saveVmCmdlet,
  setVm,
  startVm,
  stopVm,
  suspendVm,
];

export const hyperVViews: Readonly<Record<string, View>> = {
  'Microsoft.HyperV.PowerShell.VirtualMachine': {
    kind: 'table',
    columns: [
      { head: 'Name' },
      { head: 'State' },
      { head: 'CPUUsage(%)', isRight: true, value: 'CPUUsage' },
      {
        head: 'MemoryAssigned(M)',
        isRight: true,
        value: (thing) => String(Math.round(Number(property(thing, 'MemoryAssigned') ?? 0) / 2 ** 20)),
      },
      { head: 'Uptime', value: (thing) => toText(property(thing, 'Uptime') ?? null) },
      { head: 'Status' },
      { head: 'Version' },
    ],
  },
  'Microsoft.HyperV.PowerShell.VMSnapshot': {
    kind: 'table',
    columns: [
      { head: 'VMName' },
      { head: 'Name' },
      { head: 'SnapshotType' },
      { head: 'CreationTime' },
      { head: 'ParentSnapshotName' },
    ],
  },
};
