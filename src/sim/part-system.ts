import { provide } from './given';
import { accountTools } from './programs/accounts/index';
import { archiveTools } from './programs/archive/index';
import { fillApplets } from './programs/busybox/applets';
import { otherThanEveryday } from './programs/everyday';
import { processTools } from './programs/process/index';
import { terminalTools } from './programs/terminal/index';

/** Processes, mounts, accounts, archives, the editor. */
provide({
  name: 'system',
  programs: fillApplets(
    'system',
    otherThanEveryday({ ...processTools, ...accountTools, ...archiveTools, ...terminalTools }),
  ),
});
