import { windowsEngine } from './daemon/windows/door';
import { newWindowsEngine } from './daemon/windows/engine';
import { utilityVm } from './daemon/windows/utility-vm';
import { provide } from './given';
import { editionOf } from './hosts/windows/editions';
import { isHypervisorRunning } from './hosts/windows/features';
import { families } from './hosts/systems';
import { windowsFamily } from './hosts/windows/systems';
import { windowsPrograms } from './hosts/windows/index';

/** Windows machines: their files and processes, PowerShell, Hyper-V, WSL. */
provide({ name: 'windows', programs: { ...windowsPrograms, [utilityVm.name]: utilityVm } });
families.windows?.fill(windowsFamily);
windowsEngine.fill(
  newWindowsEngine({
    hasHypervisor: isHypervisorRunning,
    isServer: (machine) => editionOf(machine).isServer,
    utilityVm: '/Windows/System32/uvmwp.exe',
  }),
);
