import { provide } from './given';
import { servers } from './programs/servers/index';

/** Servers that images bring, but databases. */
provide({ name: 'servers', programs: servers });
