import type { ProgramTable } from '#sim/kernel/program';
import { multipass } from '../multipass/index';
import { qemu } from './qemu';
import { guestServices } from './services';

/** What virtual machines need among the programs: the emulator, what starts it, and the services of a guest. */
export const vmPrograms: ProgramTable = { multipass, [qemu.name]: qemu, ...guestServices };

export {
  ask,
  conditionOf,
  discardSaved,
  emulatorOf,
  forceOff,
  inflate,
  mostMemory,
  pause,
  saveVm,
  startVm,
  untilOff,
  type VmCondition,
} from './control';
export { defineVm, findVm, newUuid, removeVm, vmsOf } from './definition';
export { reconnect, type VmNetwork } from './network';
export { useDisk } from './disk-time';
export { emulator } from './emulator';
export type { Stage } from './stages';
export { growMemory } from './growing';
export { imageSize, readImage, writeImage, type ImageHeader } from './image';
export { deleteSnapshot, findSnapshot, revertTo, takeSnapshot } from './snapshots';
