import type { VolumeRow } from '#sim/world/docker';
import { secondsTime } from '../time';
import { volumePath } from './prepare';

/** A volume as the API shows it. */
export function volumeSummary(row: Readonly<VolumeRow>): object {
  return {
    CreatedAt: secondsTime(row.created),
    Driver: row.driver,
    Labels: row.labels,
    Mountpoint: volumePath(row.name),
    Name: row.name,
    Options: row.options,
    Scope: 'local',
  };
}
