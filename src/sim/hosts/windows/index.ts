import type { ProgramTable } from '#sim/kernel/program';
import { cmdletTable, powershell } from '#sim/powershell/index';
import { systemCmdlets } from './cmdlets/index';
import { commands } from './commands/index';
import { systemProcesses } from './processes';

const shell = powershell(cmdletTable(systemCmdlets, {}, {}));

/** Everything that runs on Windows. */
export const windowsPrograms: ProgramTable = {
  [shell.name]: shell,
  ...systemProcesses,
  ...Object.fromEntries(commands.map((one) => [one.name, one])),
};
