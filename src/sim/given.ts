import { hostLayer, rootTree } from './hosts/index';
import type { ProgramTable } from './kernel/program';
import { programs as tools } from './programs/index';
import type { LayerTree } from './world/files';
import type { Given } from './world/sim';

/** Every program there is. */
const programs: ProgramTable = { ...tools };

let hostTree: LayerTree | undefined;

/** Layers that no world holds, because they are always the same: hosts as they are delivered, images of the catalogue. */
function layerSource(diffId: string): LayerTree | undefined {
  if (diffId === hostLayer) return (hostTree ??= rootTree(Object.keys(programs)));
  return undefined;
}

export const given: Given = { programs, layerSource };
