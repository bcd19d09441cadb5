import type { DaemonRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { find, isRefused } from '#sim/registry/index';
import { isRefusal } from './http/refusal';
import { storeOffered } from './image/store';
import { makeDefaultNetworks } from './network/make';
import { daemonOfMachine } from './state/find';
import { parseReference, tagged } from './state/reference';

/** A machine's /var/lib/docker as it is made at the first start of dockerd: no images, no containers, three networks. */
export function install(sim: Sim, machine: number): DaemonRow {
  const id = sim.newId();
  const hex = sim.random.hex(32);
  const daemon = sim.daemons.insert(id, {
    id,
    machine,
    process: 0,
    containerd: 0,
    engineId: [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
      '-',
    ),
    references: {},
    digests: {},
    networks: {},
    lastEvent: 0,
    counts: { running: 0, paused: 0, stopped: 0 },
  });
  makeDefaultNetworks(sim, daemon);
  return daemon;
}

/** Puts an image of the catalogue into a machine's store, as if it had been pulled before. Answers why not, or undefined. */
export function addImage(sim: Sim, machine: number, name: string): string | undefined {
  const daemon = daemonOfMachine(sim, machine) ?? install(sim, machine);
  const reference = parseReference(name);
  if (isRefusal(reference)) return reference.message;
  const { kernel } = sim.machines.need(machine);
  const offered = find(
    reference.repository,
    reference.tag === '' ? 'latest' : reference.tag,
    sim.machines.need(machine).arch,
    kernel.kind === 'windows' ? kernel.release : undefined,
  );
  if (isRefused(offered)) return offered.message;
  storeOffered(sim, daemon, offered, tagged(reference));
  return undefined;
}
