import * as files from '#sim/files/index';
import { wake } from '#sim/kernel/wait';
import type { ContainerRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { countedAs } from '../runtime/exit';
import { tearDownNetwork } from '../runtime/networking';
import { endAttachments, logKey } from '../runtime/output';
import { announceContainer } from '../state/events';
import { configOf, containerKey, nameKey } from '../state/find';
import { dropVolume } from '../volume/drop';
import { volumeKey } from '../volume/prepare';

/** Takes a container that does not run away, with its files and log; with its anonymous volumes where that is wanted. */
export function removeNow(sim: Sim, row: ContainerRow, withVolumes: boolean): void {
  const { mounts } = configOf(sim, row.id);
  const daemon = sim.daemons.need(row.daemon);
  daemon.counts[countedAs(row)] -= 1;
  tearDownNetwork(sim, daemon, row); // of a start that was under way
  for (const { type, name, isAnonymous } of mounts) {
    if (type !== 'volume') continue;
    const volume = sim.volumes.get(volumeKey(row.daemon, name));
    if (volume === undefined) continue;
    volume.users = volume.users.filter((id) => id !== row.id);
    if (withVolumes && isAnonymous && volume.users.length === 0) dropVolume(sim, volume);
  }
  announceContainer(sim, row, 'destroy');
  endAttachments(sim, row.attachments);
  for (const id of [...row.execs, ...(row.pastExecs ?? [])]) if (sim.execs.has(id)) sim.execs.remove(id);
  files.destroyFilesystem(sim, row.fs);
  sim.containerNames.remove(nameKey(row.daemon, row.name));
  sim.containerConfigs.remove(row.id);
  sim.containerLogs.remove(row.id);
  sim.containers.remove(row.id);
  wake(sim, containerKey(row.id));
  wake(sim, logKey(row.id));
}
