import { rareVerbs } from './daemon/rare-verbs';
import { rare } from './daemon/routes';

/** What Docker's engine is asked for less often. */
rare.fill(rareVerbs);
