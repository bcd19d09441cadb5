import type { Cmdlet } from '#sim/powershell/index';
import { getComputerInfo, restartComputer, stopComputer } from './computer';
import { restartService, setService, startService, stopService } from './control-service';
import { getProcess } from './get-process';
import { getService } from './get-service';
import { invokeWebRequest } from './invoke-webrequest';
import { startProcess } from './start-process';
import { stopProcess } from './stop-process';
import { testNetConnection } from './test-netconnection';

/** What PowerShell can do with this system. */
export const systemCmdlets: readonly Cmdlet[] = [
  getComputerInfo,
  getProcess,
  getService,
  invokeWebRequest,
  restartComputer,
  restartService,
  setService,
  startProcess,
  startService,
  stopComputer,
  stopProcess,
  stopService,
  testNetConnection,
];
