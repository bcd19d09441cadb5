import { utf8 } from '#sim/base/bytes';
import { hexDigest } from '#sim/base/digest';
import * as files from '#sim/files/index';
import type { Program } from '#sim/kernel/program';
import type { Sim } from '#sim/world/sim';
import type { LayerEntry, LayerTree } from '#sim/world/files';
import { wantFeature } from '../windows/features';
import { useDisk } from '../vm/index';
import { neededFeatures, wrongEdition, wrongWindows, type Backend } from './requirements';
import { installation } from './windows';

const MB = 1e6;
const pe = (program: string, size: number, version?: string): LayerEntry => ({
  type: 'file',
  mode: 0o755,
  size,
  exe: { program, kernel: 'windows', ...(version === undefined ? {} : { version }) },
});

const pipes = {
  'desktop-linux': 'dockerDesktopLinuxEngine',
  'desktop-windows': 'dockerDesktopWindowsEngine',
};

function contextFiles(): LayerTree {
  return Object.fromEntries(
    Object.entries(pipes).map(([Name, pipe]): [string, LayerEntry] => [
      `/Users/learner/.docker/contexts/meta/${hexDigest('sha256', utf8(Name))}/meta.json`,
      {
        type: 'file',
        text: JSON.stringify({
          Name,
          Metadata: { Description: 'Docker Desktop' },
          Endpoints: { docker: { Host: `npipe:////./pipe/${pipe}`, SkipTLSVerify: false } },
        }),
      },
    ]),
  );
}

/** What the installer puts onto C:. */
function installed(backend: Backend): LayerTree {
  const resources = `${installation}/resources`;
  return {
    [`${installation}/Docker Desktop.exe`]: pe('docker-desktop-window', 3 * MB),
    [`${installation}/DockerCli.exe`]: pe('docker-desktop-switch', 2 * MB),
    [`${resources}/com.docker.backend.exe`]: pe('com.docker.backend', 61 * MB),
    [`${resources}/vmmemWSL.exe`]: pe('vmmem-wsl', MB),
    [`${resources}/vmmemDockerDesktopVM.exe`]: pe('vmmem-hyper-v', MB),
    [`${resources}/dockerd.exe`]: pe('dockerd', 66 * MB),
    [`${resources}/containerd.exe`]: pe('containerd', 40 * MB),
    [`${resources}/containerd-shim-runhcs-v1.exe`]: pe('containerd-shim-runc-v2', 30 * MB),
    [`${resources}/runhcs.exe`]: pe('runc', 20 * MB),
    [`${resources}/bin/docker.exe`]: pe('docker', 41 * MB),
    [`${resources}/bin/docker-compose.exe`]: pe('docker-compose', 62 * MB),
    ...Object.fromEntries(
      ['buildx', 'compose', 'desktop'].map((name) => [
        `/Program Files/Docker/cli-plugins/docker-${name}.exe`,
        pe(`docker-${name}`, 50 * MB),
      ]),
    ),
    ...contextFiles(),
    '/Users/learner/.docker/config.json': {
      type: 'file',
      text: '{\n\t"auths": {},\n\t"currentContext": "desktop-linux"\n}',
    },
    '/Users/learner/AppData/Roaming/Docker/settings-store.json': {
      type: 'file',
      text: `${JSON.stringify({ WslEngineEnabled: backend === 'wsl' }, null, 2)}\n`,
    },
  };
}

/** The same with the folders that all of it lies in, outermost first. */
function withFolders(tree: LayerTree): LayerTree {
  const folders: LayerTree = {};
  for (const path of Object.keys(tree)) {
    const parts = path.split('/').slice(1, -1);
    parts.forEach((_part, i) => {
      folders[`/${parts.slice(0, i + 1).join('/')}`] ??= { type: 'dir' };
    });
  }
  return { ...folders, ...tree };
}

/** Bytes that it writes: an installation of 4.51 takes about 3 GB with its machine's image. */
const size = 3e9;

const backends: Readonly<Record<string, Backend>> = { 'wsl-2': 'wsl', 'hyper-v': 'hyper-v' };
const known = /^--(quiet|accept-license|no-windows-containers|always-run-service|backend=.*)$/;

const usage =
  'Usage: "Docker Desktop Installer.exe" install [--quiet] [--accept-license] [--backend=wsl-2|hyper-v]\n       "Docker Desktop Installer.exe" uninstall\n';

/** Wants what is missing among Windows' features. Answers whether Windows must be started again for it. */
function wantAll(sim: Sim, host: number, backend: Backend, withWindows: boolean): boolean {
  const isHyperV = backend === 'hyper-v' || (withWindows && wrongEdition(sim, host, 'hyper-v') === undefined);
  const wanted = [
    ...(backend === 'wsl' ? neededFeatures.wsl : []),
    ...(isHyperV ? ['Microsoft-Hyper-V-All', ...neededFeatures['hyper-v']] : []),
  ];
  return wanted.map((name) => wantFeature(sim, host, name, true, true)).includes(true);
}

/** `Docker Desktop Installer.exe`: looks whether this Windows will do, puts everything in its place, and switches features on. */
export const installer: Program = {
  name: 'docker-desktop-installer',
  start: { cpu: 400, anon: 60_000_000 },
  *main(p) {
    const [verb, ...flags] = p.args;
    const wrong = flags.find((flag) => !known.test(flag));
    if (verb === 'uninstall') {
      p.do((sim) => {
        files.removeAll(
          sim,
          files.rootViewer(sim, sim.processes.need(p.processId).machine),
          '/Program Files/Docker/Docker',
        );
      });
      yield* p.out('Docker Desktop has been uninstalled\n');
      return 0;
    }
    if ((verb !== undefined && verb !== 'install') || wrong !== undefined) {
      yield* p.err(`${wrong === undefined ? '' : `Unknown option ${wrong}\n`}${usage}`);
      return 1;
    }
    const named = flags.find((flag) => flag.startsWith('--backend='))?.slice('--backend='.length) ?? 'wsl-2';
    const backend = backends[named];
    if (backend === undefined) {
      yield* p.err(`Unknown backend ${named}\n${usage}`);
      return 1;
    }
    const refused = p.do((sim) => {
      const host = sim.processes.need(p.processId).machine;
      return wrongWindows(sim, host) ?? wrongEdition(sim, host, backend);
    });
    if (refused !== undefined) {
      yield* p.err(`Installation failed\n${refused}\n`);
      return 1;
    }
    yield* useDisk(p, size);
    yield* p.cpu(8000);
    const isRestartNeeded = p.do((sim) => {
      const host = sim.processes.need(p.processId).machine;
      const full = files.putTree(sim, files.rootViewer(sim, host), '/', withFolders(installed(backend)));
      if (full !== undefined) return null;
      return wantAll(sim, host, backend, !flags.includes('--no-windows-containers'));
    });
    if (isRestartNeeded === null) {
      yield* p.err('Installation failed\nNot enough space on disk\n');
      return 1;
    }
    yield* p.out(
      isRestartNeeded
        ? 'Installation succeeded\nYou must restart Windows to complete installation.\n'
        : 'Installation succeeded\n',
    );
    return 0;
  },
};
