import { wake } from '#sim/kernel/wait';
import type { ContainerRow, DaemonRow, DockerEventRow, NetworkRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { configOf } from './find';

/** How many of its last events a daemon remembers (moby, daemon/events). */
const remembered = 256;

/** Woken when a daemon announces something. */
export function eventsKey(daemon: number): string {
  return `events:${daemon}`;
}

export function eventKey(daemon: number, number: number): string {
  return `${daemon} ${number}`;
}

/** Announces what happened: to `docker events`, and to the world's own stream. */
export function announce(
  sim: Sim,
  daemonId: number,
  type: string,
  action: string,
  actor: string,
  attributes: Record<string, string>,
): void {
  const daemon = sim.daemons.need(daemonId);
  daemon.lastEvent += 1;
  const ordered = Object.fromEntries(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)));
  const row: DockerEventRow = { type, action, actor, attributes: ordered, time: sim.now };
  sim.dockerEvents.insert(eventKey(daemonId, daemon.lastEvent), row);
  sim.dockerEvents.remove(eventKey(daemonId, daemon.lastEvent - remembered));
  sim.emit(daemon.machine, type, action, actor, ordered);
  wake(sim, eventsKey(daemonId));
}

/** Events still remembered, oldest first, from number `after` + 1 on. */
export function* eventsAfter(
  sim: Sim,
  daemonId: number,
  after: number,
): Generator<[number, Readonly<DockerEventRow>]> {
  const last = sim.daemons.peek(daemonId)?.lastEvent ?? 0;
  for (let number = Math.max(after + 1, last - remembered + 1, 1); number <= last; number++) {
    const row = sim.dockerEvents.peek(eventKey(daemonId, number));
    if (row !== undefined) yield [number, row];
  }
}

/** A container's event: with its image, name and labels. */
export function announceContainer(
  sim: Sim,
  row: Readonly<ContainerRow>,
  action: string,
  more: Record<string, string> = {},
): void {
  if (row.isBuild === true) return;
  const { config } = configOf(sim, row.id);
  announce(sim, row.daemon, 'container', action, row.id, {
    ...config.Labels,
    ...(config.Image === '' ? {} : { image: config.Image }),
    name: row.name,
    ...more,
  });
}

/** A network's event about a container, or about itself. */
export function announceNetwork(
  sim: Sim,
  network: Readonly<NetworkRow>,
  action: string,
  container = '',
): void {
  if (sim.containers.peek(container)?.isBuild === true) return;
  announce(sim, network.daemon, 'network', action, network.id, {
    name: network.name,
    type: network.driver,
    ...(container === '' ? {} : { container }),
  });
}

export function announceImage(
  sim: Sim,
  daemon: Readonly<DaemonRow>,
  action: string,
  id: string,
  name: string,
): void {
  const labels = sim.images.peek(`${daemon.id} ${id}`)?.config.Labels ?? {};
  announce(sim, daemon.id, 'image', action, action === 'pull' ? name : id, { ...labels, name });
}

/** With which code a container ended that has been removed since: its `die` is among the last events. */
export function lastExitCode(sim: Sim, daemonId: number, container: string): number {
  const last = sim.daemons.peek(daemonId)?.lastEvent ?? 0;
  for (let number = last; number > last - remembered; number--) {
    const row = sim.dockerEvents.peek(eventKey(daemonId, number));
    if (row?.actor === container && row.action === 'die') return Number(row.attributes['exitCode'] ?? 0);
  }
  return 0;
}

/** The events of a container's volumes, when it begins or ends to use them (`docker cp` uses them, too). */
export function announceMounts(
  sim: Sim,
  { id, daemon }: Readonly<ContainerRow>,
  action: 'mount' | 'unmount',
): void {
  for (const { type, name, destination, isWritable, propagation } of configOf(sim, id).mounts) {
    if (type !== 'volume') continue;
    const more = { destination, propagation, 'read/write': String(isWritable) };
    announce(sim, daemon, 'volume', action, name, {
      container: id,
      driver: 'local',
      ...(action === 'mount' ? more : {}),
    });
  }
}
