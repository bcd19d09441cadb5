import type { Palette } from '#assets/palette';
import { imageColour } from '#assets/images';
import type { CoreUse, HostFacts, MemoryOwner } from '../facts';
import type { CoreCell, MemoryPart, ThingOf } from '../scene';
import { memoryText, type Box } from './sizes';

/** Colours of owners by the palette's names; the scene is drawn for one theme. */
export function ownerColour(owner: { kind: string; image?: string }, palette: Palette): string {
  switch (owner.kind) {
    case 'kernel':
      return palette.kernel;
    case 'daemon':
      return palette.accent;
    case 'vm':
      return palette.vm;
    case 'overhead':
      return palette.dim;
    case 'cache':
      return palette.cache;
    case 'container':
      return imageColour(owner.image ?? '');
    case 'process':
      return palette.good;
    default:
      return palette.steel;
  }
}

/** Deals fluid shares of processor time onto cores: each core is filled before the next begins. */
export function dealCores(running: readonly CoreUse[], cores: number, palette: Palette): CoreCell[] {
  const cells: CoreCell[] = Array.from({ length: cores }, () => ({ uses: [] }));
  let core = 0;
  let room = 1;
  for (const use of running) {
    let rest = use.rate;
    const colour = ownerColour({ kind: use.owner, image: use.image }, palette);
    while (rest > 0.001 && core < cores) {
      const part = Math.min(rest, room);
      cells[core]?.uses.push({ colour, part: Math.round(part * 1000) / 1000 });
      rest -= part;
      room -= part;
      if (room <= 0.001) {
        core += 1;
        room = 1;
      }
    }
  }
  return cells;
}

export function coresThing(host: HostFacts, at: Box, palette: Palette): ThingOf<'cores'> {
  const load = host.running.reduce((sum, use) => sum + use.rate, 0);
  return {
    id: `cores:${host.id}`,
    picture: 'cores',
    ...at,
    name: { key: 'stage.cores.name', values: { n: host.cores, load: load.toFixed(1) } },
    data: { cores: dealCores(host.running, host.cores, palette) },
  };
}

function memoryPart(owner: MemoryOwner, palette: Palette): MemoryPart {
  return {
    id: `${owner.kind}:${owner.id}`,
    colour: ownerColour(owner, palette),
    bytes: owner.bytes,
    unused: Math.max(0, (owner.reserved ?? 0) - owner.bytes),
    text: owner.name,
    isShared: owner.kind === 'cache',
  };
}

/** Thousands of owners in a bar would each be less than a pixel: those that look alike are drawn as one. */
const mostParts = 240;

function mergedParts(parts: readonly MemoryPart[]): MemoryPart[] {
  if (parts.length <= mostParts) return [...parts];
  const merged = new Map<string, MemoryPart>();
  for (const part of parts) {
    const key = part.unused > 0 ? part.id : part.colour;
    const sum = merged.get(key);
    if (sum === undefined) merged.set(key, { ...part, id: key, text: '' });
    else sum.bytes += part.bytes;
  }
  return [...merged.values()];
}

export function memoryThing(host: HostFacts, at: Box, palette: Palette): ThingOf<'memory'> {
  const values = { free: memoryText(host.memoryFree), total: memoryText(host.memory) };
  return {
    id: `memory:${host.id}`,
    picture: 'memory',
    ...at,
    name: { key: 'stage.memory.name', values },
    data: {
      total: host.memory,
      free: host.memoryFree,
      parts: mergedParts(host.owners.map((owner) => memoryPart(owner, palette))),
      label: { key: 'stage.memory.free', values },
    },
  };
}
