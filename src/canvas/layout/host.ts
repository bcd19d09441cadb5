import { imageColour } from '#assets/images';
import type { HostFacts } from '../facts';
import type { Label } from '../label';
import type { Thing } from '../scene';
import type { View } from '../view';
import { claimThings, looseThings, looseWidth } from './claims';
import { crateThing } from './crate';
import { diskThing } from './disk';
import { coresThing, memoryThing } from './hardware';
import { pack, slot } from './pack';
import { quayThings } from './quay';
import { dropsOf, type Drop, type Holding } from './rail';
import { memoryText, type Box } from './sizes';
import { placeVms } from './vm';

/** From this width on a host's name and figures stand on one line, stage pixels. */
const oneLine = 440;

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

function plan(at: Box, hasDaemon: boolean): Plan {
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
  const quayWidth = hasDaemon ? Math.min(178, Math.max(118, at.width * 0.25)) : 0;
  const holdX = x + quayWidth + (hasDaemon ? 16 : 0);
  const holdHeight = floor - kernelHeight - 2 - top;
  const line = (y: number, height: number): Box => ({ x: x + gauge, y, width: width - gauge, height });
  return {
    hull: at,
    quay: { x, y: top, width: quayWidth, height: holdHeight },
    hold: { x: holdX, y: top, width: at.x + at.width - inner - holdX, height: holdHeight },
    kernel: { x: at.x + 6, y: floor - kernelHeight, width: at.width - 12, height: kernelHeight },
    cores: line(floor + gap + 2, row),
    memory: line(floor + gap * 2 + 2 + row, row),
    disk: line(floor + gap * 3 + 2 + row * 2, diskHeight),
  };
}

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
  const places = plan(at, host.daemon !== undefined);
  const things: Thing[] = [
    {
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
    },
  ];
  const cargo = cargoThings(host, places, time, view);
  const files = host.claims.length > 0 ? Math.min(190 * host.claims.length, places.disk.width / 2) : 0;
  const stacks = { ...places.disk, x: places.disk.x + files, width: places.disk.width - files };
  const claims = claimThings(
    host,
    { ...places.disk, width: files - 14 },
    cargo,
    places.kernel.y + places.kernel.height + 6,
  );
  // Who reaches for a file on the disk does so behind the kernel and the gauges.
  things.push(...claims.beams, kernelThing(host, places.kernel));
  things.push(coresThing(host, places.cores, view.palette), memoryThing(host, places.memory, view.palette));
  things.push(diskThing(host, stacks), ...cargo, ...claims.files);
  return things;
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

/** What stands on the kernel: daemon and client, loose programs, virtual machines, crates. */
function cargoThings(host: HostFacts, places: Plan, time: number, view: View): Thing[] {
  const things: Thing[] = [];
  const gap = 14;
  const rail = host.daemon === undefined ? 2 : 20;
  let hold = { ...places.hold, y: places.hold.y + rail, height: places.hold.height - rail };
  const takeLeft = (width: number): Box => {
    const part = { ...hold, width };
    hold = { ...hold, x: hold.x + width + gap, width: hold.width - width - gap };
    return part;
  };
  const loose = looseWidth(host, hold.width * (host.containers.length > 0 ? 0.42 : 1));
  if (loose > 0) things.push(...looseThings(host, takeLeft(loose)));
  if (host.vms.length > 0) {
    const share = host.containers.length === 0 ? 1 : 0.55;
    things.push(...placeVms(host.vms, takeLeft(Math.min(hold.width * share, host.vms.length * 198)), time));
  }
  const drops = dropsOf(view.events, host.id, time, view);
  const crates = crateThings(host, hold, places.hold.y + 6, drops);
  if (host.daemon !== undefined) things.push(...quayThings(host, places, time, view, crates.holding));
  things.push(...crates.things);
  return things;
}

interface Crates {
  things: Thing[];
  holding: Holding | undefined;
}

function crateThings(host: HostFacts, area: Box, railY: number, drops: ReadonlyMap<string, Drop>): Crates {
  const packing = pack(host.containers.length, area);
  let holding: Crates['holding'];
  const things = host.containers.map((container, index): Thing => {
    const place = slot(index, packing, area);
    const drop = drops.get(container.id);
    if (drop === undefined) return crateThing(container, place, packing.detail);
    const y = railY + 14 + (place.y - railY - 14) * drop.way;
    holding = { x: place.x + place.width / 2, y, colour: imageColour(container.image) };
    return { ...crateThing(container, { ...place, y }, packing.detail), isExact: true };
  });
  return { things, holding };
}
