import type { HostFacts } from '../facts';
import { bare, type Rooms } from '../fittings';
import type { Label } from '../label';
import type { Thing } from '../scene';
import type { View } from '../view';
import { diskThing } from './disk';
import { coresThing, memoryThing } from './hardware';
import { holdThings } from './hold';
import { quayThings } from './quay';
import { dropsOf } from './rail';
import { memoryText, type Box } from './sizes';

/** From this width on a host's name and figures stand on one line, stage pixels. */
const oneLine = 440;
/** Height of client and daemon where they lie on the hold. */
const stripHeight = 36;

/** Where the parts of a host are: read from the bottom up, always the same way round. */
interface Plan {
  hull: Box;
  hold: Box;
  quay: Box;
  kernel: Box;
  cores: Box;
  memory: Box;
  disk: Box;
}

function plan(at: Box, hasDaemon: boolean, rooms: Rooms): Plan {
  const isLow = at.height < 380;
  const inner = at.width < 420 ? 12 : 20;
  const row = isLow ? 16 : 22;
  const gap = isLow ? 7 : 10;
  const diskHeight = isLow ? 30 : 48;
  const hardware = gap * 4 + row * 2 + diskHeight + (isLow ? 4 : 8);
  const kernelHeight = isLow ? 30 : 38;
  const gauge = at.width < 420 ? 62 : 84;
  const floor = at.y + at.height - hardware;
  const x = at.x + inner;
  const width = at.width - inner * 2;
  const isOneLine = at.width >= oneLine;
  const top = at.y + (isOneLine ? 44 : isLow ? 58 : 64);
  // Where a host is narrow, client and daemon lie on the hold instead of beside it.
  const isFlat = at.width < oneLine;
  const strip = isFlat && hasDaemon ? stripHeight + 8 : 0;
  const quayWidth = hasDaemon && !isFlat ? quayWidthIn(at.width) : 0;
  const holdX = x + quayWidth + (quayWidth > 0 ? 16 : 0);
  const holdHeight = floor - kernelHeight - 2 - top - strip;
  const line = (y: number, height: number): Box => ({ x: x + gauge, y, width: width - gauge, height });
  return {
    hull: at,
    quay: isFlat
      ? { x, y: top, width, height: stripHeight }
      : { x, y: top, width: quayWidth, height: holdHeight },
    hold: {
      x: holdX,
      y: top + strip,
      width: at.x + at.width - inner - rooms.right - holdX,
      height: holdHeight,
    },
    kernel: { x: at.x + 6, y: floor - kernelHeight, width: at.width - 12, height: kernelHeight },
    cores: line(floor + gap + 2, row),
    memory: line(floor + gap * 2 + 2 + row, row),
    disk: line(floor + gap * 3 + 2 + row * 2, diskHeight),
  };
}

export const quayWidthIn = (width: number): number => Math.min(178, Math.max(118, width * 0.25));

function figures(host: HostFacts): Label[] {
  const of = host.containers.length;
  const n = host.containers.filter((container) => container.state === 'running').length;
  const list: Label[] = [];
  if (of > 0)
    list.push(
      n === of
        ? { key: 'stage.host.containers', values: { n } }
        : { key: 'stage.host.some', values: { n, of } },
    );
  if (host.vms.length > 0) list.push({ key: 'stage.host.vms', values: { n: host.vms.length } });
  list.push({
    key: 'stage.host.kernels',
    values: { n: 1 + host.vms.filter((vm) => vm.state !== 'off').length },
  });
  list.push({
    key: 'stage.memory.free',
    values: { free: memoryText(host.memoryFree), total: memoryText(host.memory) },
  });
  return list;
}

/** Everything of one host. */
export function hostThings(host: HostFacts, at: Box, time: number, view: View): Thing[] {
  const rooms = view.fittings?.rooms(host, at.width) ?? bare;
  const places = plan(at, host.daemon !== undefined, rooms);
  const hull: Thing = {
    id: `hull:${host.id}`,
    picture: 'hull',
    ...at,
    name: { key: 'stage.host.name', values: { name: host.name, os: host.osName } },
    data: {
      title: host.name,
      subtitle: host.osName,
      figures: figures(host),
      isOff: host.state === 'off',
      isOneLine: at.width >= oneLine,
    },
  };
  const cargo = engineThings(host, places, { time, view, rooms });
  const disk = { ...places.disk, width: places.disk.width - rooms.stores };
  const files = { ...disk, width: Math.max(0, rooms.files - 14) };
  const stacks = { ...disk, x: disk.x + rooms.files, width: disk.width - rooms.files };
  const stores = { ...disk, x: disk.x + disk.width + 14, width: Math.max(0, rooms.stores - 14) };
  const ground = { hull: at, kernel: places.kernel, memory: places.memory, files, stores, cargo, view };
  const around = view.fittings?.aroundHost(host, ground);
  return [
    hull,
    // Who reaches for something on the disk does so behind the kernel and the gauges.
    ...(around?.behind ?? []),
    kernelThing(host, places.kernel),
    coresThing(host, places.cores, view.palette),
    memoryThing(host, places.memory, view.palette),
    diskThing(withGuests(host), stacks),
    ...cargo,
    ...(around?.front ?? []),
  ];
}

/** Images in its VMs lie on its disk too. */
function withGuests(host: HostFacts): HostFacts {
  const guests = host.vms.flatMap((vm) => (vm.inside === undefined ? [] : [vm.inside]));
  if (guests.length === 0) return host;
  return {
    ...host,
    images: [host, ...guests].flatMap((one) => one.images),
    layers: [host, ...guests].flatMap((one) => one.layers),
  };
}

function kernelThing(host: HostFacts, at: Box): Thing {
  const load = host.running.reduce((sum, use) => sum + use.rate, 0) / Math.max(1, host.cores);
  return {
    id: `kernel:${host.id}`,
    picture: 'kernel',
    ...at,
    name: { key: 'stage.kernel.name', values: { kernel: host.kernel } },
    data: {
      title: host.kernel,
      note: { key: host.vms.length > 0 ? 'stage.kernel.host' : 'stage.kernel.one' },
      load: Math.round(load * 20) / 20,
      isVm: false,
      isPanicked: host.state === 'panicked',
    },
  };
}

/** What stands on a kernel: daemon and client, loose programs, virtual machines, crates. */
export function engineThings(
  host: HostFacts,
  places: { quay: Box; hold: Box },
  { time, view, rooms }: { time: number; view: View; rooms: Rooms },
): Thing[] {
  const things: Thing[] = [];
  const rail = host.daemon === undefined ? 2 : 20;
  let hold = { ...places.hold, y: places.hold.y + rail, height: places.hold.height - rail };
  const berths = view.fittings?.berths(host, hold, time, view);
  if (berths !== undefined) {
    things.push(...berths.things);
    hold = berths.hold;
  }
  const above = { ...hold, height: rooms.above };
  hold = { ...hold, y: hold.y + rooms.above, height: hold.height - rooms.above };
  const drops = dropsOf(view.events, host.id, time, view);
  const crates = holdThings(host, hold, places.hold.y + 6, drops, rooms, view.fittings);
  if (host.daemon !== undefined) things.push(...quayThings(host, places, view, crates.holding));
  things.push(...(view.fittings?.aroundCrates(host, { above, crates: crates.things, view }) ?? []));
  things.push(...crates.things);
  return things;
}
