import { provide } from './given';
import { curl } from './programs/net/curl/index';

/** curl: typed often, but not before there is something to ask. */
provide({ name: 'curl', programs: { curl } });
