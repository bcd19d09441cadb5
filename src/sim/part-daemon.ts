import { daemonPrograms } from './daemon/index';
import { provide } from './given';

/** Docker's engine. */
provide({ programs: daemonPrograms });
