import type { ContainerFacts, HostFacts, NetworkFacts } from '../facts';
import type { Rooms } from '../fittings';

/** Height of a network's rail, and of the legend. */
export const railPitch = 22;
/** Width of a volume on the disk, with the gap after it. */
export const storePitch = 98;
/** So many rails are drawn; more would leave no hold. */
const mostRails = 5;
/** From so many containers on, colours need a legend: crates have no names any more. */
const legendFrom = 25;

/** Networks worth a rail: the engine's own bridge only beside others. */
export function railsOf(host: HostFacts): NetworkFacts[] {
  const networks = host.networks ?? [];
  return (networks.some((one) => one.name !== 'bridge') ? networks : []).slice(0, mostRails);
}

export const hasLegend = (host: HostFacts): boolean => host.containers.length >= legendFrom;

/** An engine and those in its host's VMs: whose containers need the disk, and the hull. */
export function enginesOf(host: HostFacts): HostFacts[] {
  return [host, ...host.vms.flatMap((vm) => (vm.inside === undefined ? [] : [vm.inside]))];
}

export function roomsOf(host: HostFacts, width: number): Rooms {
  const engines = enginesOf(host);
  const containers = engines.flatMap((one) => one.containers);
  const stores = engines.reduce((sum, one) => sum + (one.stores ?? []).length, 0);
  const rails = railsOf(host).length;
  const most = Math.max(1, Math.floor((width * 0.42) / storePitch));
  return {
    above: rails * railPitch + (rails > 0 ? 10 : 0) + (hasLegend(host) ? railPitch : 0),
    right: containers.some((one) => one.ports.length > 0 || one.clash?.kind === 'port') ? 36 : 0,
    files: Math.min(190 * host.claims.length, width * 0.36),
    stores: stores === 0 ? 0 : Math.min(stores, most) * storePitch + 14,
    rows: host.containers.some((one) => one.project !== undefined) ? 18 : 0,
    lines: host.containers.length > 24 ? 1 : Math.min(4, Math.max(1, ...host.containers.map(linesIn))),
  };
}

const linesIn = (one: ContainerFacts): number =>
  (one.command === '' ? 0 : 1) + (one.execs ?? []).length + (one.names ?? []).length;
