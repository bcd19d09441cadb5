import { emulator } from '../../vm/index';
import { stages } from '../../vm/stages';

const MB = 2 ** 20;

export const workerPath = '/Windows/System32/vmwp.exe';

/**
 * vmwp.exe: one worker process for each VM. Hyper-V's documentation counts 32 MB beside the guest's memory for its first
 * GB ("Tuning Hyper-V memory": 32 MB for the first GB, 8 MB for each more); the latter is left out.
 */
export const worker = emulator({
  name: 'windows-vmwp',
  start: 40,
  overhead: 32 * MB,
  refusal: 'memory\n',
  stages,
});
