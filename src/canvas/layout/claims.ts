import { imageColour } from '#assets/images';
import type { ClaimFacts, HostFacts } from '../facts';
import type { HostGround } from '../fittings';
import type { Thing } from '../scene';
import type { Box } from './sizes';

const chip = { width: 128, height: 54, gap: 10 };

/** How wide the part of the hold is that loose programs take. */
export function looseWidth(host: HostFacts, most: number): number {
  const count = looseOf(host).length;
  return count === 0 ? 0 : Math.min(most, Math.min(count, 3) * (chip.width + chip.gap) - chip.gap);
}

interface Loose {
  id: string;
  title: string;
  note: string;
  wants: string;
  state: 'running' | 'broken' | 'quiet';
}

/** Programs that stand on the kernel without a crate: those that a level watches for their claims, then the running ones. */
function looseOf(host: HostFacts): Loose[] {
  const wanting = host.claims.flatMap((claim) =>
    claim.wants
      .filter((want) => !want.isContained)
      .map((want): Loose => {
        const process = host.processes.find((one) => one.name === want.app);
        return {
          id: `app:${host.id}:${want.app}`,
          title: want.app,
          note: process?.command ?? '',
          wants: want.version,
          state: !want.isMet ? 'broken' : process ? 'running' : 'quiet',
        };
      }),
  );
  const named = new Set(wanting.map((one) => one.title));
  const running = host.processes
    .filter((process) => !named.has(process.name))
    .map((process): Loose => ({
      id: `process:${process.id}`,
      title: process.name,
      note: process.command,
      wants: '',
      state: 'running',
    }));
  return [...wanting, ...running];
}

/** Loose programs in the hold, standing on the kernel. */
export function looseThings(host: HostFacts, area: Box): Thing[] {
  const columns = Math.max(1, Math.floor((area.width + chip.gap) / (chip.width + chip.gap)));
  const rows = Math.max(1, Math.floor((area.height + chip.gap) / (chip.height + chip.gap)));
  return looseOf(host)
    .slice(0, columns * rows)
    .map((one, index): Thing => ({
      id: one.id,
      picture: 'process',
      x: area.x + (index % columns) * (chip.width + chip.gap),
      y: area.y + area.height - (Math.floor(index / columns) + 1) * (chip.height + chip.gap) + chip.gap,
      width: Math.min(chip.width, area.width),
      height: chip.height,
      name: { key: 'stage.process.name', values: { name: one.title, command: one.note } },
      data: {
        title: one.title,
        note: one.note,
        colour: imageColour(one.title),
        state: one.state,
        wants: one.wants,
      },
    }));
}

export interface ClaimThings {
  beams: Thing[];
  files: Thing[];
}

/** The object that several reach for, on the disk, and a beam from each of them; those in vain are drawn as a clash. */
export function claimThings(host: HostFacts, { files: disk, kernel, cargo }: HostGround): ClaimThings {
  const crossing = kernel.y + kernel.height + 6;
  const beams: Thing[] = [];
  const files: Thing[] = [];
  host.claims.forEach((claim, index) => {
    const wants = claim.wants.filter((want) => !want.isContained);
    if (wants.length === 0 && claim.has === '') return;
    const width = Math.min(190, disk.width);
    const at: Box = { x: disk.x + index * (width + 10), y: disk.y, width, height: disk.height };
    const ends = wants.map((_, order) => (width * (order + 1)) / (wants.length + 1));
    files.push(fileThing(host, claim, wants, ends, at));
    wants.forEach((want, order) => {
      const from = cargo.find((thing) => thing.id === `app:${host.id}:${want.app}`);
      const end = at.x + (ends[order] ?? 0);
      if (from !== undefined)
        beams.push(
          beamThing(
            host,
            claim,
            want,
            [from.x + from.width / 2, from.y + from.height],
            [end, at.y],
            crossing + order * 3,
          ),
        );
    });
  });
  return { beams, files };
}

type Want = ClaimFacts['wants'][number];

function fileThing(
  host: HostFacts,
  claim: ClaimFacts,
  wants: readonly Want[],
  ends: readonly number[],
  at: Box,
): Thing {
  return {
    id: `file:${host.id}:${claim.path}`,
    picture: 'file',
    ...at,
    name: { key: 'stage.file.name', values: { path: claim.path, has: claim.has } },
    data: {
      path: claim.path,
      has: claim.has,
      isClash: wants.some((want) => !want.isMet),
      isMissing: claim.has === '',
      reaches: wants.map((want, order) => ({ x: ends[order] ?? 0, isMet: want.isMet })),
    },
  };
}

function beamThing(
  host: HostFacts,
  claim: ClaimFacts,
  want: Want,
  [startX, startY]: readonly [number, number],
  [endX, endY]: readonly [number, number],
  crossing: number,
): Thing {
  const points = [
    { x: startX, y: startY },
    { x: startX, y: crossing },
    { x: endX, y: crossing },
    { x: endX, y: endY },
  ];
  return {
    id: `beam:${host.id}:${claim.path}:${want.app}`,
    picture: 'beam',
    x: 0,
    y: 0,
    width: 0,
    height: 0,
    isExact: true,
    name: {
      key: want.isMet ? 'stage.beam.met' : 'stage.beam.clash',
      values: { app: want.app, path: claim.path },
    },
    data: { points, isClash: !want.isMet },
  };
}
