import { emulator } from '../vm/index';
import { qemuOverhead } from '../vm/stages';

/** The process that is a VirtualBox machine. What it takes beside its guest nobody has published: QEMU's figure stands in. */
export const vboxHeadless = emulator({
  name: 'VBoxHeadless',
  start: 90,
  overhead: qemuOverhead,
  refusal: '',
});
