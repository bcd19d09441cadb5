import { systemTree } from './hosts/systems';
import type { Program, ProgramTable } from './kernel/program';
import { partOf } from './programs/directory';
import { hub } from './registry/hub';
import type { Given } from './world/sim';

/** A part of the simulation that can be loaded by itself: its name in parts.ts, and the programs it holds. */
export interface Part {
  name?: string;
  programs?: ProgramTable;
  addImage?: Given['addImage'];
}

const programs: Record<string, Program> = {};
/** part → names of its programs, as far as loaded: what `held.ts` is made from */
export const provided = new Map<string, readonly string[]>();
let addImage: Given['addImage'];

/** Adds a part. Parts only add, and say nothing of worlds, so that no result depends on when they came. */
export function provide(part: Part): void {
  Object.assign(programs, part.programs);
  if (part.name !== undefined) provided.set(part.name, Object.keys(part.programs ?? {}));
  addImage ??= part.addImage;
}

/** What is handed to every transaction. */
export const given: Given = {
  programs,
  partOf,
  /** Layers that no world holds, because they are always the same: hosts as they are delivered, images of the catalogue. */
  layerSource: (diffId) => (diffId.startsWith('host:') ? systemTree(diffId) : hub.value.layerSource(diffId)),
  get addImage() {
    return addImage;
  },
};
