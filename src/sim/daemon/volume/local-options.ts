import { isFail, strerror } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { VolumeRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { broken, invalid, type Refusal } from '../http/refusal';
import { volumePath } from './prepare';

/** Options of the local driver, which are mount(8)'s: what is mounted at the volume's place when a container uses it. */
export function checkLocalOptions(
  name: string,
  options: Readonly<Record<string, string>> | null,
): Refusal | undefined {
  const given = options ?? {};
  const strange = Object.keys(given).find((one) => !['type', 'device', 'o', 'size'].includes(one));
  if (strange !== undefined) return invalid(`create ${name}: invalid option: ${JSON.stringify(strange)}`);
  const has = (one: string) => (given[one] ?? '') !== '';
  if (!has('type') && !has('device') && !has('o')) return undefined;
  const missing = ['device', 'type'].find((one) => !has(one));
  return missing === undefined
    ? undefined
    : invalid(`create ${name}: missing required option: ${JSON.stringify(missing)}`);
}

/** What a container gets in the place of the volume's own directory: another directory, or options of a tmpfs. */
export type LocalMount = { source: string } | { tmpfs: string } | Refusal | undefined;

/** Mounts what a volume's options name, or says why that fails. */
export function localMount(sim: Sim, machine: number, row: Readonly<VolumeRow>): LocalMount {
  const { type = '', device = '', o = '' } = row.options ?? {};
  if (type === '') return undefined;
  if (type === 'tmpfs') return { tmpfs: o };
  const settings = o.split(',');
  const isBind = settings.includes('bind') || settings.includes('rbind');
  const failed = (detail: string, why: string) =>
    broken(
      `error while mounting volume '${volumePath(row.name)}': failed to mount local volume: mount ${device}:${volumePath(row.name)}${detail}: ${why}`,
    );
  if (!isBind) {
    if (type === 'nfs' || type === 'nfs4' || type === 'cifs')
      return failed(o === '' ? '' : `, data: ${o}`, 'connection refused');
    return failed('', 'no such file or directory');
  }
  const there = files.stat(sim, files.rootViewer(sim, machine), device, true);
  if (isFail(there)) return failed(', flags: 0x1000', strerror(there).toLowerCase());
  return { source: device };
}
