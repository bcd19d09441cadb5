import type { Sim } from '#sim/world/sim';
import { hasVirtualization } from '../systems';
import { editionOf } from '../windows/editions';
import { readHive } from '../windows/hive';

export type Backend = 'wsl' | 'hyper-v';

/** Features of Windows that a way to run Linux stands on: docker/docs windows-install.md, "System requirements". */
export const neededFeatures: Readonly<Record<Backend, readonly string[]>> = {
  wsl: ['Microsoft-Windows-Subsystem-Linux', 'VirtualMachinePlatform'],
  'hyper-v': ['Microsoft-Hyper-V', 'Containers'],
};

/** Least builds of Docker Desktop 4.51: Windows 10 22H2, Windows 11 23H2 (same page). */
const leastBuilds = { ten: 19045, eleven: 22631 } as const;
const firstOfEleven = 22000;

/** What its installer says of a Windows that it does not go with. */
export function wrongWindows(sim: Sim, host: number): string | undefined {
  const machine = sim.machines.need(host);
  const build = Number(machine.kernel.version.split('.')[2]);
  const isEleven = build >= firstOfEleven;
  if (!editionOf(machine).isServer && build >= (isEleven ? leastBuilds.eleven : leastBuilds.ten))
    return undefined;
  return "We've detected that you have an incompatible version of Windows.\nDocker Desktop requires Windows 10 Pro/Enterprise/Home version 22H2 (19045) or above.";
}

/** What it says when the chosen way to run Linux is none for this edition. */
export function wrongEdition(sim: Sim, host: number, backend: Backend): string | undefined {
  const machine = sim.machines.need(host);
  if (backend === 'wsl' || editionOf(machine).hasHyperV) return undefined;
  return `The Hyper-V backend requires Windows Pro, Enterprise or Education: ${machine.osName} has no Hyper-V. Use --backend=wsl-2`;
}

const noVirtualization =
  'Virtualization support not detected\nDocker Desktop requires virtualization support to run. Contact your IT admin to enable virtualization or check system requirements.';
const noFirmware =
  'Hardware assisted virtualization and data execution protection must be enabled in the BIOS. See https://docs.docker.com/desktop/troubleshoot/topics/#virtualization';
const noHypervisor = `Docker Desktop - Windows Hypervisor is not present\nDocker Desktop is unable to detect a Hypervisor.\n${noFirmware}`;
const noFeatures =
  'Hyper-V and Containers features are not enabled. Do you want to enable them for Docker to be able to work properly?\nYour computer will restart automatically.\nNote: VirtualBox will no longer work.';

/** Why Docker Desktop cannot run its virtual machine now, in its words; undefined: it can. */
export function whyNot(sim: Sim, host: number, backend: Backend): string | undefined {
  const machine = sim.machines.need(host);
  const { features, hasHypervisor } = readHive(sim, host);
  const missing = neededFeatures[backend].filter((name) => features[name] !== true);
  const early = wrongWindows(sim, host) ?? wrongEdition(sim, host, backend);
  if (early !== undefined) return early;
  if (!hasVirtualization(machine)) return backend === 'wsl' ? noVirtualization : noFirmware;
  if (backend === 'hyper-v' && missing.length > 0) return noFeatures;
  if (missing.includes('Microsoft-Windows-Subsystem-Linux'))
    return 'Docker Desktop - WSL is not installed\nWindows Subsystem for Linux must be installed. Run wsl --install, or wsl --update, and restart.';
  if (missing.length > 0)
    return `${noVirtualization}\nengine linux/wsl failed to start: checking preconditions:\nVirtual Machine Platform not enabled`;
  return hasHypervisor ? undefined : noHypervisor;
}

/** Why this Windows has no containers of its own kind for Docker Desktop; undefined: it has. */
export function whyNoWindowsContainers(sim: Sim, host: number): string | undefined {
  const machine = sim.machines.need(host);
  if (!editionOf(machine).hasHyperV)
    return `Windows containers require Windows Pro, Enterprise or Education: ${machine.osName} runs Linux containers only`;
  const { features } = readHive(sim, host);
  const missing = ['Containers', 'Microsoft-Hyper-V'].filter((name) => features[name] !== true);
  if (missing.length === 0) return undefined;
  return missing.includes('Microsoft-Hyper-V')
    ? noFeatures
    : 'Containers feature is not enabled. Do you want to enable it for Docker to be able to work properly?\nYour computer will restart automatically.';
}
