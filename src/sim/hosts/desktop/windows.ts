import { isFail } from '#sim/base/fail';
import { asBytes, text } from '#sim/base/bytes';
import * as files from '#sim/files/index';
import type { Sim } from '#sim/world/sim';
import { hyperVStages, linuxkitStages } from './linuxkit';
import type { Platform } from './platform';
import { whyNot } from './requirements';

const home = '/Users/learner';
export const installation = '/Program Files/Docker/Docker';
const settings = `${home}/AppData/Roaming/Docker/settings-store.json`;

/** A path of Windows as the world's files name it: `C:\Users\x`, `/c/Users/x` and `//c/Users/x` are one. */
export function worldPath(path: string): string {
  const slashes = path
    .replaceAll('\\', '/')
    .replace(/^([A-Za-z]):\/?/, '/')
    .replace(/^\/\/?c\//i, '/');
  return slashes.length > 1 ? slashes.replace(/\/$/, '') : slashes;
}

const isWindowsPath = (path: string) => /^([A-Za-z]:[\\/]|\/\/?c\/)/.test(path);

/** Which way to run Linux was chosen when it was installed, or in its settings since: WSL 2 unless they say otherwise. */
export function chosenBackend(sim: Sim, host: number): 'wsl' | 'hyper-v' {
  const file = files.readFile(sim, files.rootViewer(sim, host), settings);
  if (isFail(file)) return 'wsl';
  try {
    const { WslEngineEnabled } = JSON.parse(text(asBytes(file))) as { WslEngineEnabled?: boolean };
    return WslEngineEnabled === false ? 'hyper-v' : 'wsl';
  } catch {
    return 'wsl';
  }
}

/** On Windows: in the machine that WSL 2 runs all of its distributions in, or in one of its own under Hyper-V. */
export function windowsPlatform(backend: 'wsl' | 'hyper-v'): Platform {
  const isWsl = backend === 'wsl';
  const mounted = isWsl ? '/mnt/host/c' : '/host_mnt/c';
  const resources = `${installation}/resources`;
  return {
    backend,
    system: isWsl ? 'linuxkit-wsl' : 'linuxkit-amd64',
    emulator: `${resources}/${isWsl ? 'vmmemWSL' : 'vmmemDockerDesktopVM'}.exe`,
    stages: isWsl ? linuxkitStages : hyperVStages,
    socket: '/pipe/dockerDesktopLinuxEngine',
    program: `${resources}/com.docker.backend.exe`,
    settings,
    disk: `${home}/AppData/Local/Docker/${isWsl ? 'wsl/disk/docker_data' : 'vm-data/DockerDesktop'}.vhdx`,
    user: { uid: 0, gid: 0 },
    config: `${home}/.docker`,
    shared: isWsl ? ['C:\\'] : ['C:\\Users'],
    inVm: (path) => (isWindowsPath(path) ? `${mounted}${worldPath(path)}`.replace(/\/$/, '') : undefined),
    plain: worldPath,
    check: whyNot,
    noMemory:
      "Not enough memory to start Docker Desktop\nYou are trying to start Docker Desktop but you don't have enough memory.\nFree some memory or change your settings.",
    windowsEngine: {
      program: `${resources}/dockerd.exe`,
      pipe: 'npipe:////./pipe/dockerDesktopWindowsEngine',
    },
  };
}
