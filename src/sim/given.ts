import { bareHostLayer, hostLayer, hostTree } from './hosts/root-tree';
import type { Program, ProgramTable } from './kernel/program';
import { layerSource as imageLayer, provideFamilies, type Family } from './registry/index';
import type { Given } from './world/sim';

/** A part of the simulation that can be loaded by itself: programs, images. */
export interface Part {
  programs?: ProgramTable;
  families?: readonly Family[];
  addImage?: Given['addImage'];
  /** the last part: what nobody has provided by now does not exist */
  isLast?: boolean;
}

const programs: Record<string, Program> = {};
let addImage: Given['addImage'];
let isComplete = false;

/** Adds a part. Parts only add, and say nothing of worlds, so that no result depends on when they came. */
export function provide(part: Part): void {
  Object.assign(programs, part.programs);
  addImage ??= part.addImage;
  provideFamilies(part.families ?? [], part.isLast === true);
  if (part.isLast === true) isComplete = true;
}

/** What is handed to every transaction. */
export const given: Given = {
  programs,
  /** Layers that no world holds, because they are always the same: hosts as they are delivered, images of the catalogue. */
  layerSource: (diffId) =>
    diffId === hostLayer || diffId === bareHostLayer ? hostTree(diffId) : imageLayer(diffId),
  get addImage() {
    return addImage;
  },
  get isComplete() {
    return isComplete;
  },
};
