import { isFail } from '#sim/base/fail';
import { asBytes, text } from '#sim/base/bytes';
import * as files from '#sim/files/index';
import type { Sim } from '#sim/world/sim';
import type { Platform } from './platform';

const MiB = 2 ** 20;

/** What people set in Docker Desktop's settings. */
export interface Settings {
  cores: number;
  /** bytes */
  memory: number;
  /** bytes */
  disk: number;
  /** directories of the host that containers may mount */
  shared: readonly string[];
  /** ms without containers after which Resource Saver stops the machine; 0: never */
  idle: number;
}

/** Names of settings-store.json. */
interface Stored {
  Cpus?: number;
  MemoryMiB?: number;
  DiskSizeMiB?: number;
  FilesharingDirectories?: string[];
  UseResourceSaver?: boolean;
  AutoPauseTimeoutSeconds?: number;
}

function stored(sim: Sim, host: number, path: string): Stored {
  const file = files.readFile(sim, files.rootViewer(sim, host), path);
  if (isFail(file)) return {};
  try {
    return JSON.parse(text(asBytes(file))) as Stored;
  } catch {
    return {};
  }
}

/**
 * The settings of a host's Docker Desktop. Defaults as its documentation has them (docker/docs settings.md, use-desktop/resource-saver.md):
 * half of the host's memory, all of its processors, five minutes until it saves resources.
 */
export function settingsOf(sim: Sim, host: number, platform: Platform): Settings {
  const { hardware } = sim.machines.need(host);
  const own = stored(sim, host, platform.settings);
  const idle = own.UseResourceSaver === false ? 0 : (own.AutoPauseTimeoutSeconds ?? 300) * 1000;
  return {
    cores: own.Cpus ?? hardware.cores,
    memory: own.MemoryMiB === undefined ? Math.floor(hardware.memory / 2) : own.MemoryMiB * MiB,
    disk: own.DiskSizeMiB === undefined ? Math.min(64 * 2 ** 30, hardware.disk) : own.DiskSizeMiB * MiB,
    shared: own.FilesharingDirectories ?? platform.shared,
    idle,
  };
}
