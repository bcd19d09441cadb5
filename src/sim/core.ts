import { provide } from './given';
import { systemd } from './programs/system/systemd';
import { shellPrograms } from './shell/index';

/** What every world needs for a prompt. The rest comes in parts: parts.ts. */
provide({ name: 'core', programs: { ...shellPrograms(), systemd } });
