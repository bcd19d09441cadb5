import { provide } from './given';
import { desktopPrograms, linuxkitFamily, macPlatform, prepareVm } from './hosts/desktop/index';
import { engineOf } from './hosts/desktop/engine';
import { families } from './hosts/systems';

/** Docker Desktop: its virtual machine, and what joins that to its host. */
provide({ name: 'desktop', programs: desktopPrograms });
families.linuxkit?.fill(linuxkitFamily);
engineOf.fill((sim, host) => prepareVm(sim, host.id, macPlatform(host.arch)).id);
