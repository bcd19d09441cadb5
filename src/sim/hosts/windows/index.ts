import type { ProgramTable } from '#sim/kernel/program';
import { cmdletTable, powershell } from '#sim/powershell/index';
import { systemCmdlets, systemViews } from './cmdlets/index';
import { commands } from './commands/index';
import { hyperVCmdlets, hyperVViews, worker } from './hyper-v/index';
import { systemProcesses } from './processes';
import { wslService } from './wsl/service';
import { wslInit, wslWorker } from './wsl/vm';
import { wsl } from './wsl/wsl';

const shell = powershell(
  cmdletTable([...systemCmdlets, ...hyperVCmdlets], { ...systemViews, ...hyperVViews }, {}),
);

/** Everything that runs on Windows. */
export const windowsPrograms: ProgramTable = {
  [shell.name]: shell,
  [worker.name]: worker,
  [wsl.name]: wsl,
  [wslInit.name]: wslInit,
  [wslService.name]: wslService,
  [wslWorker.name]: wslWorker,
  ...systemProcesses,
  ...Object.fromEntries(commands.map((one) => [one.name, one])),
};
