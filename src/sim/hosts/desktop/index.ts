import type { ProgramTable } from '#sim/kernel/program';
import { backend } from './backend';
import { hyperVEmulator, macEmulator, wslEmulator } from './emulators';
import { installer } from './installer';
import { linuxkitInit } from './linuxkit-init';
import { desktopPlugin, platformOf } from './plugin';
import { switchProgram } from './switch';
import { windowProgram } from './window';

export { linuxkitFamily } from './linuxkit';
export { macPlatform } from './mac';
export { prepareVm } from './machine';

/** The programs of Docker Desktop: on its host, and in its virtual machine. */
export const desktopPrograms: ProgramTable = Object.fromEntries(
  [
    backend(platformOf),
    macEmulator,
    wslEmulator,
    hyperVEmulator,
    linuxkitInit,
    desktopPlugin,
    installer,
    switchProgram,
    windowProgram,
  ].map((program) => [program.name, program]),
);
