import * as files from '#sim/files/index';
import type { ContainerRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { configOf } from '../state/find';
import { hostsFile, resolvFile, writeEtc } from './etc-files';
import { rareWays } from './rare-ways';

/** Writes /etc/hosts and /etc/resolv.conf of a container that runs anew, after its networks have changed. */
export function updateEtc(sim: Sim, machine: number, row: Readonly<ContainerRow>): void {
  const process = sim.processes.peek(row.process);
  if (process === undefined) return;
  const mounted = files.findMount(sim, process.ns.mnt, '/etc/hosts');
  if (mounted === undefined || mounted.at !== '/etc/hosts') return;
  writeEtc(sim, mounted.fs, etcOf(sim, machine, row));
}

/** The files of /etc that Docker makes for a container. */
export function etcOf(sim: Sim, machine: number, row: Readonly<ContainerRow>): Record<string, string> {
  const config = configOf(sim, row.id);
  const settings = Object.values(row.endpoints).map((endpoint) => endpoint.settings);
  const isInternal = sim.netns.peek(row.netns)?.dns !== undefined;
  const parts = {
    addresses: settings.map((one) => one.IPAddress).filter((ip) => ip !== ''),
    links: (config.host.Links ?? []).length === 0 ? [] : rareWays.value.linksOf(sim, row, config.host),
    gateway: settings.find((one) => one.Gateway !== '')?.Gateway ?? '',
  };
  return {
    hostname: `${config.config.Hostname}\n`,
    hosts: hostsFile(config, parts),
    'resolv.conf': resolvFile(sim, machine, config.host, isInternal),
  };
}
