import { isFail } from '#sim/base/fail';
import { text, utf8 } from '#sim/base/bytes';
import * as files from '#sim/files/index';
import type { Sim } from '#sim/world/sim';

/** A distribution that is registered with WSL. */
export interface Distribution {
  name: string;
  /** its own namespaces, which stay while it does not run */
  mnt: number;
  pid: number;
  /** its filesystem */
  fs: number;
}

/**
 * What Windows keeps of itself on its disk, as its registry does: which features and services are wanted, and what the
 * last start made of it. One file, so that it is there after a restart, and in a copy of the disk.
 */
export interface Hive {
  /** features that are on, as of the last start */
  features: Record<string, boolean>;
  /** what they will be after the next one */
  pending: Record<string, boolean>;
  /** how services start that were changed */
  starts: Record<string, 'Automatic' | 'Manual' | 'Disabled'>;
  /** hypervisorlaunchtype of the boot configuration */
  launch: 'Auto' | 'Off';
  /** the hypervisor came up at the last start */
  hasHypervisor: boolean;
  /** distributions of WSL by name, and which is the usual one */
  distributions?: Record<string, Distribution>;
  usualDistribution?: string;
  /** why it did not, though it was wanted */
  refusal?: 'firmware' | 'launch';
}

const path = '/Windows/System32/config/SYSTEM';

const empty: Hive = { features: {}, pending: {}, starts: {}, launch: 'Auto', hasHypervisor: false };

export function readHive(sim: Sim, machine: number): Hive {
  const found = files.readFile(sim, files.rootViewer(sim, machine), path);
  if (isFail(found)) return { ...empty, features: {}, pending: {}, starts: {} };
  return { ...empty, ...(JSON.parse(text(found)) as Partial<Hive>) };
}

export function changeHive(sim: Sim, machine: number, change: (hive: Hive) => void): Hive {
  const hive = readHive(sim, machine);
  change(hive);
  const refused = files.writeFile(sim, files.rootViewer(sim, machine), path, utf8(JSON.stringify(hive)));
  if (refused !== undefined) throw new Error(`the registry cannot be written: ${refused.error}`);
  return hive;
}
