import { provide } from './given';
import { databases } from './programs/servers/databases';

/** Databases that speak SQL. */
provide({ name: 'databases', programs: databases });
