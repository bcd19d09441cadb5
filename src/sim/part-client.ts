import { docker } from './cli/docker';
import { provide } from './given';

/** Docker's client. */
provide({ name: 'client', programs: { docker } });
