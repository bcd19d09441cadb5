import { provide } from './given';
import { python3 } from './programs/servers/python/index';

/** Python. */
provide({ name: 'python', programs: { [python3.name]: python3 } });
