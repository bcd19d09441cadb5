import type { ProgramTable } from '#sim/kernel/program';
import { qemu } from './qemu';
import { guestServices } from './services';

/** What virtual machines need among the programs: the emulator, and the services of a guest. */
export const vmPrograms: ProgramTable = { [qemu.name]: qemu, ...guestServices };
