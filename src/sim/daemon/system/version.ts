import {
  apiVersion,
  buildTime,
  containerdCommit,
  containerdVersion,
  engineVersion,
  gitCommit,
  goVersion,
  initCommit,
  initVersion,
  minApiVersion,
  runcCommit,
  runcVersion,
} from '../api/version';
import { json, type Reply } from '../http/answer';
import type { Call } from '../http/verb';

/** What the engine in Docker Desktop's virtual machine says that it belongs to. */
const desktopPlatform = 'Docker Desktop 4.51.0 (210443)';

/** GET /version */
export function version({ sim, daemon }: Call): Reply {
  const machine = sim.machines.need(daemon.machine);
  const kernel = machine.kernel.release;
  const os = machine.kernel.kind === 'windows' ? 'windows' : 'linux';
  const own = {
    ApiVersion: apiVersion,
    Arch: machine.arch,
    BuildTime: buildTime,
    Experimental: 'false',
    GitCommit: gitCommit,
    GoVersion: goVersion,
    KernelVersion: kernel,
    MinAPIVersion: minApiVersion,
    Os: os,
  };
  return json({
    Platform: { Name: machine.osName.startsWith('Docker') ? desktopPlatform : 'Docker Engine - Community' },
    Components: [
      { Name: 'Engine', Version: engineVersion, Details: own },
      { Name: 'containerd', Version: containerdVersion, Details: { GitCommit: containerdCommit } },
      { Name: 'runc', Version: runcVersion, Details: { GitCommit: runcCommit } },
      { Name: 'docker-init', Version: initVersion, Details: { GitCommit: initCommit } },
    ],
    Version: engineVersion,
    ApiVersion: apiVersion,
    MinAPIVersion: minApiVersion,
    GitCommit: gitCommit,
    GoVersion: goVersion,
    Os: os,
    Arch: machine.arch,
    KernelVersion: kernel,
    BuildTime: buildTime,
  });
}
