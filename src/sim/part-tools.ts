import { provide } from './given';
import { vmPrograms } from './hosts/index';
import { tools } from './programs/tools';

/** The tools of a Linux host and of busybox. */
provide({ programs: { ...tools, ...vmPrograms } });
