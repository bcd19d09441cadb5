import type { Verb } from './http/verb';
import { build } from './build/build';
import { getArchive, putArchive, statArchive } from './container/archive';
import { changes } from './container/changes';
import { commit } from './container/commit';
import { exportContainer } from './container/export';
import { pause, unpause } from './container/pause';
import { prune as pruneContainers } from './container/prune';
import { rename } from './container/rename';
import { stats } from './container/stats';
import { top } from './container/top';
import { update } from './container/update';
import { history } from './image/history';
import { prune as pruneImages } from './image/prune';
import { search } from './image/search';
import { tag } from './image/tag';
import { connect, disconnect } from './network/connect';
import { create as createNetwork } from './network/create';
import { inspect as inspectNetwork } from './network/inspect';
import { list as listNetworks } from './network/list';
import { prune as pruneNetworks, remove as removeNetwork } from './network/remove';
import { swarmVerbs } from './swarm/refuse';
import * as absent from './system/absent';
import { df } from './system/df';
import { events } from './system/events';
import { info } from './system/info';
import { pluginVerbs } from './system/plugins';
import { create as createVolume } from './volume/create';
import { inspect as inspectVolume } from './volume/inspect';
import { list as listVolumes } from './volume/list';
import { prune as pruneVolumes } from './volume/prune';
import { remove as removeVolume } from './volume/remove';

/** Verbs of the engine that a page loads when one is asked for: all that a first `docker run`, `ps`, `logs`, `rm` does without. */
export const rareVerbs = {
  ...pluginVerbs,
  ...swarmVerbs,
  build: { stream: build },
  buildPrune: { answer: absent.buildPrune },
  cancelBuild: { answer: absent.cancelBuild },
  changes: { answer: changes },
  commit: { answer: commit },
  connect: { answer: connect },
  createNetwork: { answer: createNetwork },
  createVolume: { answer: createVolume },
  df: { answer: df },
  disconnect: { answer: disconnect },
  events: { stream: events },
  exportContainer: { answer: exportContainer },
  getArchive: { answer: getArchive },
  grpc: { answer: absent.grpc },
  history: { answer: history },
  info: { answer: info },
  inspectNetwork: { answer: inspectNetwork },
  inspectVolume: { answer: inspectVolume },
  listNetworks: { answer: listNetworks },
  listVolumes: { answer: listVolumes },
  noCheckpoint: { answer: absent.noCheckpoint },
  pause: { answer: pause },
  pruneContainers: { answer: pruneContainers },
  pruneImages: { answer: pruneImages },
  pruneNetworks: { answer: pruneNetworks },
  pruneVolumes: { answer: pruneVolumes },
  putArchive: { answer: putArchive },
  removeNetwork: { answer: removeNetwork },
  removeVolume: { answer: removeVolume },
  rename: { answer: rename },
  search: { answer: search },
  session: { answer: absent.session },
  statArchive: { answer: statArchive },
  stats: { stream: stats },
  tag: { answer: tag },
  top: { answer: top },
  unpause: { answer: unpause },
  update: { answer: update },
  updateVolume: { answer: absent.updateVolume },
  webSocket: { answer: absent.webSocket },
} as const satisfies Record<string, Verb>;

export type RareVerbs = typeof rareVerbs;
