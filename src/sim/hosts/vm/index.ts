import type { ProgramTable } from '#sim/kernel/program';
import { multipass } from '../multipass/index';
import { qemu } from './qemu';
import { guestServices } from './services';

/** What virtual machines need among the programs: the emulator, what starts it, and the services of a guest. */
export const vmPrograms: ProgramTable = { multipass, [qemu.name]: qemu, ...guestServices };
