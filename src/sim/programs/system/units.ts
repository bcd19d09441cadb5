import type { Json } from '#sim/base/json';
import type { Sim } from '#sim/world/sim';

/** A service that systemd knows: what its unit file says. It exists where its executable does. */
export interface Unit {
  description: string;
  documentation: string;
  file: string;
  exec: readonly string[];
  /** units that start it when somebody knocks */
  triggeredBy?: string;
  /** systemd listens here for it, and starts it when somebody comes (Ubuntu does so with ssh since 22.10) */
  port?: number;
  /** unix socket that it listens at once it is up: until then it is starting (Type=notify) */
  readyAt?: string;
  /** starts it again when it ends unasked */
  restarts: boolean;
  /** started at boot unless disabled */
  isEnabled: boolean;
}

/** Unit name (without .service) → unit. One row for each service. */
export const units: Readonly<Record<string, Unit>> = {
  docker: {
    description: 'Docker Application Container Engine',
    documentation: 'https://docs.docker.com',
    file: '/usr/lib/systemd/system/docker.service',
    exec: ['/usr/bin/dockerd', '-H', 'fd://', '--containerd=/run/containerd/containerd.sock'],
    triggeredBy: 'docker.socket',
    readyAt: '/docker.sock',
    restarts: true,
    isEnabled: true,
  },
  libvirtd: {
    description: 'Virtualization daemon',
    documentation: 'man:libvirtd(8)',
    file: '/usr/lib/systemd/system/libvirtd.service',
    exec: ['/usr/sbin/libvirtd'],
    triggeredBy: 'libvirtd.socket',
    readyAt: '/libvirt-sock',
    restarts: true,
    isEnabled: true,
  },
  ssh: {
    description: 'OpenBSD Secure Shell server',
    documentation: 'man:sshd(8)',
    file: '/usr/lib/systemd/system/ssh.service',
    exec: ['/usr/sbin/sshd', '-D'],
    triggeredBy: 'ssh.socket',
    port: 22,
    restarts: false,
    isEnabled: false,
  },
  nginx: {
    description: 'A high performance web server and a reverse proxy server',
    documentation: 'man:nginx(8)',
    file: '/usr/lib/systemd/system/nginx.service',
    exec: ['/usr/sbin/nginx', '-g', 'daemon off;'],
    restarts: false,
    isEnabled: true,
  },
};

/** What systemd remembers of a unit; kept in what its threads share. */
export type UnitState = {
  active: 'active' | 'inactive' | 'failed' | 'deactivating' | 'activating';
  /** main process, as systemd numbers it; 0: none */
  pid: number;
  /** since when it is so, ms since 1970 */
  since: number;
  isEnabled: boolean;
  /** how it ended last: exit status, or minus the signal */
  result: number;
  /** simulated ms: when to end it by force, or to start it again; 0: never */
  deadline: number;
};

/** A wish of systemctl. Done ones say so, and are taken away by who asked. */
export type Job = { id: number; verb: 'start' | 'stop' | 'restart'; unit: string; isDone: boolean };

/** What systemd and systemctl have in common. */
export type Manager = { units: Record<string, UnitState>; jobs: Job[]; nextJob: number };

export function managerKey(init: number): string {
  return `systemd:${String(init)}`;
}

/** The manager of a machine, in the row of its first process; undefined where that is no systemd (in containers). */
export function managerOf(sim: Sim, processId: number): { init: number; manager: Manager } | undefined {
  const process = sim.processes.need(processId);
  const init = sim.machines.need(process.machine).init;
  const row = sim.processes.get(init);
  const isVisible = process.ns.pid === row?.ns.pid;
  if (row === undefined || !isVisible || row.shared.manager === undefined) return undefined;
  return { init, manager: row.shared.manager as unknown as Manager };
}

/** Is the machine's first process a systemd that this process can see (its manager may still be coming up)? Answers its process id. */
export function systemdSeenBy(sim: Sim, processId: number): number | undefined {
  const process = sim.processes.need(processId);
  const init = sim.processes.peek(sim.machines.need(process.machine).init);
  return init?.program === 'systemd' && init.ns.pid === process.ns.pid ? init.id : undefined;
}

export function asJson(manager: Manager): Json {
  return manager as unknown as Json;
}
