import { daemonPrograms } from './daemon/index';
import { addImage } from './daemon/install';
import { provide } from './given';

/** Docker's engine. */
provide({ programs: daemonPrograms, addImage });
