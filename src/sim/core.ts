import { docker } from './cli/docker';
import { daemonPrograms } from './daemon/index';
import { provide } from './given';
import { systemd } from './programs/system/systemd';
import { shellPrograms } from './shell/index';

/** What a page needs before its first prompt. The rest is in more.ts. */
provide({ programs: { ...shellPrograms(), ...daemonPrograms, systemd, docker } });
