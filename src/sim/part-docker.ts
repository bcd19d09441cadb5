import { docker } from './cli/docker';
import { provide } from './given';

/** Docker's client. */
provide({ programs: { docker } });
