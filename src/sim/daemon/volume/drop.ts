import * as files from '#sim/files/index';
import type { VolumeRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { announce } from '../state/events';
import { volumeKey } from './prepare';

/** Takes a volume away that nobody uses, with its files. */
export function dropVolume(sim: Sim, row: VolumeRow): void {
  const { machine } = sim.daemons.need(row.daemon);
  files.removeAll(sim, files.rootViewer(sim, machine), `/var/lib/docker/volumes/${row.name}`);
  sim.volumes.remove(volumeKey(row.daemon, row.name));
  announce(sim, row.daemon, 'volume', 'destroy', row.name, { driver: row.driver });
}
