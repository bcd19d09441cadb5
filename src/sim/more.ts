import { provide } from './given';
import { vmPrograms } from './hosts/index';
import { programs } from './programs/index';
import { families } from './registry/catalogue/index';

/** Everything that core.ts has not. A page loads it after the terminal can be used; Node and the tests load it at once. */
provide({ programs: { ...programs, ...vmPrograms }, families, isLast: true });
