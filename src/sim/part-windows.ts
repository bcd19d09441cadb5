import { provide } from './given';
import { families } from './hosts/systems';
import { windowsFamily } from './hosts/windows/systems';
import { windowsPrograms } from './hosts/windows/index';

/** Windows machines: their files and processes, PowerShell, Hyper-V, WSL. */
provide({ name: 'windows', programs: windowsPrograms });
families.windows?.fill(windowsFamily);
