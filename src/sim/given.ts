import { docker } from './cli/docker';
import { bareHostLayer, hostLayer, isOfDocker, rootTree } from './hosts/index';
import type { ProgramTable } from './kernel/program';
import { programs as tools } from './programs/index';
import { layerSource as imageLayer } from './registry/index';
import { shellPrograms } from './shell/index';
import type { LayerTree } from './world/files';
import type { Given } from './world/sim';

/** Every program there is. */
const programs: ProgramTable = { ...tools, ...shellPrograms(), docker };

const hostTrees: Record<string, LayerTree> = {};

/** Layers that no world holds, because they are always the same: hosts as they are delivered, images of the catalogue. */
function layerSource(diffId: string): LayerTree | undefined {
  const names = Object.keys(programs);
  if (diffId === hostLayer) return (hostTrees[diffId] ??= rootTree(names));
  if (diffId === bareHostLayer) return (hostTrees[diffId] ??= rootTree(names.filter((name) => !isOfDocker(name))));
  return imageLayer(diffId);
}

export const given: Given = { programs, layerSource };
