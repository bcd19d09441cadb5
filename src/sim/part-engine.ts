import { daemonPrograms } from './daemon/index';
import { addImage } from './daemon/install';
import { provide } from './given';

/** Docker's engine. */
provide({ name: 'engine', programs: daemonPrograms, addImage });
