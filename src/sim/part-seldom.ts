import { provide } from './given';
import { seldomTools } from './programs/seldom/index';

/** Tools that are typed now and then. */
provide({ name: 'seldom', programs: seldomTools });
