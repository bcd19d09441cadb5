import { provide } from './given';
import { jqTools } from './programs/jq/index';

/** jq. */
provide({ name: 'jq', programs: jqTools });
