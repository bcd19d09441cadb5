import type { HostFacts, MemoryOwner } from '../facts';
import type { HostGround } from '../fittings';
import type { ThingOf } from '../scene';
import { ownerColour } from './hardware';
import { memoryText } from './sizes';

/** Where the figure of free memory stands, at the bar's end. */
const figureRoom = 140;

/** Who has how much of the memory, in figures, in the part of the bar that nobody has. */
export function ledgerThings(host: HostFacts, { memory, view }: HostGround): ThingOf<'ledger'>[] {
  const taken = host.owners.reduce((sum, owner) => sum + Math.max(owner.bytes, owner.reserved ?? 0), 0);
  const used = memory.width * Math.min(1, taken / Math.max(1, host.memory));
  const width = memory.width - used - figureRoom - 14;
  if (width < 90) return [];
  const sums = new Map<MemoryOwner['kind'], { bytes: number; colour: string }>();
  for (const owner of host.owners) {
    const sum = sums.get(owner.kind) ?? { bytes: 0, colour: ownerColour(owner, view.palette) };
    sum.bytes += owner.kind === 'vm' ? Math.max(owner.bytes, owner.reserved ?? 0) : owner.bytes;
    sums.set(owner.kind, sum);
  }
  return [
    {
      id: `ledger:${host.id}`,
      picture: 'ledger',
      x: memory.x + used + 10,
      y: memory.y,
      width,
      height: memory.height,
      isExact: true,
      name: {
        key: 'stage.memory.name',
        values: { free: memoryText(host.memoryFree), total: memoryText(host.memory) },
      },
      data: {
        entries: [...sums]
          .filter(([, { bytes }]) => bytes > 0)
          .sort(([, a], [, b]) => b.bytes - a.bytes)
          .map(([kind, { bytes, colour }]) => ({
            colour,
            isShared: kind === 'cache',
            text: { key: `fitting.ledger.${kind}`, values: { size: memoryText(bytes) } },
          })),
      },
    },
  ];
}
