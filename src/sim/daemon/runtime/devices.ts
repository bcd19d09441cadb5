import { isFail, strerror } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { HostConfig } from '#sim/world/docker-config';
import type { Sim } from '#sim/world/sim';
import { broken, type Refusal } from '../http/refusal';

/** Puts the devices of `--device` into a container's /dev, and refuses those that the host has not, and graphics cards. */
export function addDevices(
  sim: Sim,
  machine: number,
  mnt: number,
  host: Readonly<HostConfig>,
): Refusal | undefined {
  const requests = host.DeviceRequests;
  if (Array.isArray(requests) && requests.length > 0) return noDriver(requests);
  const hostView = files.rootViewer(sim, machine);
  const inside = files.rootViewer(sim, machine, mnt);
  for (const { PathOnHost, PathInContainer } of host.Devices ?? []) {
    const there = files.stat(sim, hostView, PathOnHost, true);
    if (isFail(there)) return gathering(PathOnHost, strerror(there).toLowerCase());
    for (const [from, to] of devicesAt(sim, hostView, PathOnHost, PathInContainer)) {
      const found = files.stat(sim, hostView, from, true);
      if (isFail(found) || found.device === undefined) return gathering(PathOnHost, 'not a device node');
      const folder = to.slice(0, to.lastIndexOf('/'));
      if (folder !== '') files.mkdirAll(sim, inside, folder, 0o755);
      files.makeDevice(sim, { ...inside, umask: 0 }, to, found.device, found.mode & 0o777);
    }
  }
  return undefined;
}

/** A device, or all of those in a directory. */
function devicesAt(sim: Sim, viewer: files.Viewer, from: string, to: string): [from: string, to: string][] {
  const names = files.readDir(sim, viewer, from);
  if (isFail(names)) return [[from, to]];
  return names.map((name) => [`${from}/${name}`, `${to}/${name}`]);
}

function gathering(path: string, why: string): Refusal {
  return broken(
    `error gathering device information while adding custom device ${JSON.stringify(path)}: ${why}`,
  );
}

/** No machine here has a driver for what `--gpus` asks for. */
function noDriver(requests: readonly unknown[]): Refusal {
  const first = requests[0] as { Driver?: string; Capabilities?: string[][] | null };
  const capabilities = (first.Capabilities ?? []).map((all) => `[${all.join(' ')}]`).join(' ');
  return broken(
    `could not select device driver ${JSON.stringify(first.Driver ?? '')} with capabilities: [${capabilities}]`,
  );
}
