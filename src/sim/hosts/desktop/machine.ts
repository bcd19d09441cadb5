import * as files from '#sim/files/index';
import { isFail } from '#sim/base/fail';
import { addInterface, newWire, plugIn, setDefaultRoute } from '#sim/network/index';
import type { Machine } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';
import { defineVm, findVm } from '../vm/index';
import type { Platform } from './platform';
import { settingsOf } from './settings';

export const vmName = 'docker-desktop';

/** docker/docs settings.md: "Docker subnet". The addresses in it are those that Docker Desktop gives. */
const subnet = '192.168.65.0/24';
const addresses = {
  vm: '192.168.65.3',
  gateway: '192.168.65.1',
  dns: '192.168.65.7',
  host: '192.168.65.254',
};

/** The virtual machine of a host's Docker Desktop, if it was ever started. */
export function desktopVm(sim: Sim, host: number): Machine | undefined {
  return findVm(sim, host, vmName, 'docker-desktop');
}

/** The machine, made at the first start, with the settings of now; one that runs keeps those that it was started with. */
export function prepareVm(sim: Sim, host: number, platform: Platform): Machine {
  const { cores, memory, disk, shared } = settingsOf(sim, host, platform);
  const machine =
    desktopVm(sim, host) ??
    made(
      sim,
      host,
      defineVm(sim, {
        host,
        hypervisor: 'docker-desktop',
        name: vmName,
        cores,
        memory,
        disk,
        disks: [{ path: platform.disk, format: 'raw', device: 'vda' }],
        system: platform.system,
        network: { kind: 'none' },
        firmware: 'efi',
        settings: { grows: platform.backend === 'wsl' },
      }),
    );
  machine.emulates = [machine.arch === 'arm64' ? 'amd64' : 'arm64'];
  if (machine.state === 'off') Object.assign(machine.hardware, { cores, memory });
  share(sim, host, machine, platform, shared);
  return machine;
}

/** Its network: a wire of its own, whose other end is in a process of the host, which lets it out and answers names. */
function made(sim: Sim, host: number, machine: Machine): Machine {
  const wire = newWire(sim, { name: vmName, subnet, latency: 0.3, isInternet: false });
  const net = sim.machines.need(host).ns.net;
  plugIn(sim, machine.ns.net, wire.id, { name: 'eth0', ip: addresses.vm });
  setDefaultRoute(sim, machine.ns.net, addresses.gateway, 'eth0');
  for (const ip of [addresses.gateway, addresses.dns, addresses.host]) wire.members.push({ netns: net, ip });
  // down, and without routes: nothing on the host gets to the machine by it
  addInterface(sim, net, {
    name: 'vpnkit0',
    kind: 'physical',
    addresses: [`${addresses.gateway}/24`, `${addresses.dns}/24`, `${addresses.host}/24`],
    wire: wire.id,
    bridge: { isInternal: false, icc: true, isMasqueraded: true },
  });
  const resolv = files.readFile(sim, files.rootViewer(sim, host), '/etc/resolv.conf');
  const own = isFail(resolv)
    ? []
    : [...resolv.matchAll(/^nameserver\s+(\S+)/gm)].map((match) => match[1] ?? '');
  sim.netns.need(net).relay = {
    ip: addresses.dns,
    names: {
      'host.docker.internal': addresses.host,
      'gateway.docker.internal': addresses.gateway,
      'kubernetes.docker.internal': addresses.host,
    },
    servers: own.length === 0 ? ['192.168.1.1'] : own,
  };
  return machine;
}

/** Mounts the host's shared directories in the machine, and takes away those that are shared no more. */
function share(
  sim: Sim,
  host: number,
  machine: Machine,
  platform: Platform,
  shared: readonly string[],
): void {
  const { mnt } = machine.ns;
  const from = sim.machines.need(host).ns.mnt;
  const wanted = new Map<string, string>();
  for (const path of shared) {
    const at = platform.inVm(path);
    if (at !== undefined) wanted.set(at, platform.plain(path));
  }
  const present = files.listMounts(sim, mnt).filter((one) => one.type === 'fakeowner');
  for (const one of present) if (!wanted.has(one.at)) files.unmount(sim, mnt, one.at);
  for (const [at, path] of wanted) {
    const disk = files.findMount(sim, from, path);
    const covered = [...wanted.keys()].some((other) => at.startsWith(`${other}/`));
    if (disk === undefined || covered || present.some((one) => one.at === at)) continue;
    files.mkdirAll(sim, files.rootViewer(sim, machine.id), at, 0o755);
    files.mount(sim, mnt, {
      at,
      fs: disk.fs,
      from: path === '/' ? '' : path,
      sharedBy: platform.user,
      source: `/run/host_mark${path}`,
    });
  }
}
