import type { ProgramTable } from '#sim/kernel/program';
import { backend } from './backend';
import { macEmulator } from './emulators';
import { linuxkitInit } from './linuxkit-init';
import { desktopPlugin, platformOf } from './plugin';

export { linuxkitFamily } from './linuxkit';

/** The programs of Docker Desktop: on its host, and in its virtual machine. */
export const desktopPrograms: ProgramTable = Object.fromEntries(
  [backend(platformOf), macEmulator, linuxkitInit, desktopPlugin].map((program) => [program.name, program]),
);
