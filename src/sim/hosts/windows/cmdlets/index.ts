import type { Cmdlet, View } from '#sim/powershell/index';
import { getComputerInfo, restartComputer, stopComputer } from './computer';
import { restartService, setService, startService, stopService } from './control-service';
import { getProcess } from './get-process';
import { getService } from './get-service';
import { disableOptionalFeature, enableOptionalFeature, getOptionalFeature } from './optional-features';
import { getWindowsFeature, installWindowsFeature, uninstallWindowsFeature } from './server-features';
import { invokeWebRequest } from './invoke-webrequest';
import { startProcess } from './start-process';
import { stopProcess } from './stop-process';
import { testNetConnection } from './test-netconnection';

/** How things of these cmdlets are shown. */
export const systemViews: Readonly<Record<string, View>> = {
  'Microsoft.Dism.Commands.ImageObject': { kind: 'list', props: ['Path', 'Online', 'RestartNeeded'] },
  TestNetConnectionResult: { kind: 'list', props: [] },
};

/** What PowerShell can do with this system. */
export const systemCmdlets: readonly Cmdlet[] = [
  disableOptionalFeature,
  enableOptionalFeature,
  getComputerInfo,
  getOptionalFeature,
  getProcess,
  getService,
  getWindowsFeature,
  installWindowsFeature,
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
  uninstallWindowsFeature,
];
