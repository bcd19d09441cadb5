import { goFaults } from './daemon/http/go-faults';
import { faults } from './daemon/http/go-json';
import { rareVerbs } from './daemon/rare-verbs';
import { addDevices } from './daemon/runtime/devices';
import { linksOf } from './daemon/runtime/legacy-links';
import { rareWays } from './daemon/runtime/rare-ways';
import { checkLog, logProblem } from './daemon/runtime/log-driver';
import { checkLocalOptions, localMount } from './daemon/volume/local-options';
import { rare } from './daemon/routes';

/** What Docker's engine is asked for less often, and what it says of requests that make no sense. */
rare.fill(rareVerbs);
rareWays.fill({ addDevices, linksOf, localMount, checkLocalOptions, checkLog, logProblem });
faults.fill(goFaults);
