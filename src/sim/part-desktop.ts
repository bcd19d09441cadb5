import { provide } from './given';
import { desktopPrograms, linuxkitFamily } from './hosts/desktop/index';
import { families } from './hosts/systems';

/** Docker Desktop: its virtual machine, and what joins that to its host. */
provide({ name: 'desktop', programs: desktopPrograms });
families.linuxkit?.fill(linuxkitFamily);
