import { goFaults } from './daemon/http/go-faults';
import { faults } from './daemon/http/go-json';
import { rareVerbs } from './daemon/rare-verbs';
import { rare } from './daemon/routes';

/** What Docker's engine is asked for less often, and what it says of requests that make no sense. */
rare.fill(rareVerbs);
faults.fill(goFaults);
