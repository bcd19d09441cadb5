import type { Facts, HostFacts } from '../facts';
import type { Scene, Thing } from '../scene';
import type { View } from '../view';
import { hostThings } from './host';
import { dropsOf } from './rail';
import { parcelThings, registryThing } from './registry';
import { wireBetween } from './quay';
import { exchangesOf, lastFlight, packetThings } from './requests';
import type { Box } from './sizes';

/** Below this width of the stage, hosts stand one over the other, and the registry is left to the table view. */
const narrow = 620;
/** A host wants so much width and height at least, stage pixels. */
const thinnest = 400;
const lowest = 330;
/** What it wants more where client and daemon lie on the hold. */
const stripRoom = 70;

/** Lays out the facts on a stage of the view's size. Pure: equal facts and views give equal scenes. */
export function layout(facts: Facts, view: View): Scene {
  const isNarrow = view.width < narrow;
  const margin = isNarrow ? 8 : 18;
  const hasRegistry = facts.registries.length > 0 && !isNarrow;
  const registryWidth = hasRegistry ? 150 : 0;
  const hosts = facts.hosts.filter((host) => host.state !== 'off' || facts.hosts.length === 1);
  const columns = columnsOf(hosts.length, view.width - margin * 2 - (hasRegistry ? 168 : 0));
  const rows = Math.ceil(Math.max(1, hosts.length) / columns);
  const gap = 18;
  const width =
    (view.width - margin * 2 - registryWidth - (hasRegistry ? gap : 0) - gap * (columns - 1)) / columns;
  const flat = width < 440 ? stripRoom : 0;
  const needed = hosts.map((host) => lowest + flat + aboveOf(host, view));
  const height = Math.max(view.height, rows * (Math.max(lowest, ...needed) + margin) + margin);
  const tall = (height - margin * (rows + 1)) / rows;
  const things: Thing[] = [];
  hosts.forEach((host, index) => {
    const at: Box = {
      x: margin + (index % columns) * (width + gap),
      y: margin + Math.floor(index / columns) * (tall + margin),
      width,
      height: tall,
    };
    things.push(...hostThings(host, at, facts.time, view));
  });
  if (hasRegistry) things.push(...registryThings(facts, view, { margin, registryWidth, height }));
  things.push(...parcels(facts, hosts, view, things));
  const still = things.length;
  return {
    width: view.width,
    height,
    things: [...things, ...flying(things, facts, view)],
    still,
    isMoving: isMoving(facts, view),
  };
}

/**
 * The scene of the same facts a moment later, when nothing but time has passed: only what flies is laid out anew, however many
 * containers there are. Undefined where more than that moves; `layout` knows then.
 */
export function later(scene: Scene, before: number, facts: Facts, view: View): Scene | undefined {
  const things = scene.things.slice(0, scene.still);
  const isMore = facts.hosts.some(
    (host) =>
      host.vms.some((vm) => vm.state === 'booting') ||
      view.events.some(({ attributes }) => attributes.path?.includes('/push') === true) ||
      [before, facts.time].some((time) => isLowering(things, dropsOf(view.events, host.id, time, view))),
  );
  if (isMore) return undefined;
  return { ...scene, things: [...things, ...flying(things, facts, view)], isMoving: isMoving(facts, view) };
}

/** A crate on its way down is one that can be seen: not a cell of a map. */
function isLowering(things: readonly Thing[], drops: ReadonlyMap<string, unknown>): boolean {
  return (
    drops.size > 0 &&
    things.some(({ picture, id }) => picture === 'crate' && drops.has(id.slice('crate:'.length)))
  );
}

/** Requests and answers in the air. */
function flying(things: readonly Thing[], { time }: Facts, view: View): Thing[] {
  return things.flatMap((daemon) => {
    if (daemon.picture !== 'daemon') return [];
    const host = daemon.id.slice('daemon:'.length);
    const client = things.find(({ id }) => id === `client:${host}`);
    if (client === undefined) return [];
    return packetThings(exchangesOf(view.events, Number(host)), wireBetween(client, daemon), time, view);
  });
}

/** Few hosts stand side by side; when they would get too thin, they stand in rows of equal length. */
function columnsOf(count: number, width: number): number {
  if (width < narrow) return 1;
  const most = Math.max(1, Math.floor(width / thinnest));
  return Math.max(1, Math.ceil(count / Math.ceil(count / most)));
}

/** What its fittings want over its crates. */
function aboveOf(host: HostFacts, view: View): number {
  const engines = [host, ...host.vms.flatMap((vm) => (vm.inside === undefined ? [] : [vm.inside]))];
  const rooms = engines.map((one) => view.fittings?.rooms(one, view.width).above ?? 0);
  return Math.max(...rooms) + (engines.length > 1 ? 90 : 0);
}

function registryThings(
  facts: Facts,
  view: View,
  sizes: { margin: number; registryWidth: number; height: number },
): Thing[] {
  const x = view.width - sizes.margin - sizes.registryWidth;
  const gap = 14;
  const tall = (sizes.height - sizes.margin * 2 + gap) / facts.registries.length - gap;
  const places = facts.registries.map((_, index): Box => ({
    x,
    y: sizes.margin + index * (tall + gap),
    width: sizes.registryWidth,
    height: tall,
  }));
  return facts.registries.map((registry, index) =>
    registryThing(registry, places[index] ?? { x, y: 0, width: 0, height: 0 }),
  );
}

/** Layers on their way, between the disks of hosts and registries; from the edge where there is no room for a registry. */
function parcels(facts: Facts, hosts: readonly HostFacts[], view: View, things: readonly Thing[]): Thing[] {
  return hosts.flatMap((host) => {
    const hull = things.find((thing) => thing.id === `hull:${host.id}`);
    const disk = things.find((thing) => thing.id === `disk:${host.id}`);
    if (hull === undefined || disk === undefined) return [];
    const board = things.find((thing) => thing.picture === 'registry');
    const usual =
      board === undefined ? { x: hull.x + hull.width, y: hull.y + 70 } : { x: board.x, y: board.y + 52 };
    const to = { x: disk.x + disk.width / 2, y: disk.y };
    return [
      ...parcelThings(host, view.fittings?.source(host, facts, view, things) ?? usual, to),
      ...(view.fittings?.pushes(host, facts, view, things, to) ?? []),
    ];
  });
}

function isMoving(facts: Facts, view: View): boolean {
  return facts.hosts.some((host) => {
    const exchanges = exchangesOf(view.events, host.id);
    return (
      lastFlight(exchanges) > facts.time ||
      exchanges.some((one) => one.answered === undefined && one.path.includes('/push')) ||
      dropsOf(view.events, host.id, facts.time, view).size > 0 ||
      host.pulls.length > 0 ||
      host.vms.some((vm) => vm.state === 'booting')
    );
  });
}
