import { provide } from './given';
import { jqTools } from './programs/jq/index';
import { servers } from './programs/servers/index';

/** What runs in images: servers and interpreters. The last part: what is nowhere by now does not exist. */
provide({ programs: { ...servers, ...jqTools }, isLast: true });
