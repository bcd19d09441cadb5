import type { ProgramTable } from '#sim/kernel/program';
import { cmdletTable, powershell } from '#sim/powershell/index';
import { systemProcesses } from './services';

const shell = powershell(cmdletTable([], {}, {}));

/** Everything that runs on Windows. */
export const windowsPrograms: ProgramTable = { [shell.name]: shell, ...systemProcesses };
