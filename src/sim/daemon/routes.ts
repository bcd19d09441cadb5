import { build } from './build/build';
import { getArchive, putArchive, statArchive } from './container/archive';
import { attach } from './container/attach';
import { changes } from './container/changes';
import { commit } from './container/commit';
import { create as createContainer } from './container/create';
import { exportContainer } from './container/export';
import { inspect as inspectContainer } from './container/inspect';
import { kill } from './container/kill';
import { list as listContainers } from './container/list';
import { logs } from './container/logs';
import { pause, unpause } from './container/pause';
import { prune as pruneContainers } from './container/prune';
import { remove as removeContainer } from './container/remove';
import { rename } from './container/rename';
import { restart } from './container/restart';
import { start as startContainer } from './container/start';
import { stats } from './container/stats';
import { stop } from './container/stop';
import { top } from './container/top';
import { update } from './container/update';
import { wait } from './container/wait';
import { create as createExec } from './exec/create';
import { inspect as inspectExec } from './exec/inspect';
import { resizeContainer, resizeExec } from './exec/resize';
import { start as startExec } from './exec/start';
import { compileRoutes } from './http/router';
import type { Route } from './http/verb';
import { history } from './image/history';
import { inspect as inspectImage } from './image/inspect';
import { list as listImages } from './image/list';
import { prune as pruneImages } from './image/prune';
import { pull } from './image/pull';
import { remove as removeImage } from './image/remove';
import { search } from './image/search';
import { tag } from './image/tag';
import { connect, disconnect } from './network/connect';
import { create as createNetwork } from './network/create';
import { inspect as inspectNetwork } from './network/inspect';
import { list as listNetworks } from './network/list';
import { prune as pruneNetworks, remove as removeNetwork } from './network/remove';
import { noSwarm, notInSwarm, swarmNotSimulated } from './swarm/refuse';
import * as absent from './system/absent';
import { df } from './system/df';
import { events } from './system/events';
import { info } from './system/info';
import { headPing, ping } from './system/ping';
import { version } from './system/version';
import { create as createVolume } from './volume/create';
import { inspect as inspectVolume } from './volume/inspect';
import { list as listVolumes } from './volume/list';
import { prune as pruneVolumes } from './volume/prune';
import { remove as removeVolume } from './volume/remove';

const containers: readonly Route[] = [
  ['GET', '/containers/json', { answer: listContainers }],
  ['POST', '/containers/create', { work: createContainer }],
  ['POST', '/containers/prune', { answer: pruneContainers }],
  ['GET', '/containers/{name}/json', { answer: inspectContainer }],
  ['GET', '/containers/{name}/top', { answer: top }],
  ['GET', '/containers/{name}/logs', { stream: logs }],
  ['GET', '/containers/{name}/stats', { stream: stats }],
  ['GET', '/containers/{name}/changes', { answer: changes }],
  ['GET', '/containers/{name}/export', { answer: exportContainer }],
  ['GET', '/containers/{name}/attach/ws', { answer: absent.webSocket }],
  ['HEAD', '/containers/{name}/archive', { answer: statArchive }],
  ['GET', '/containers/{name}/archive', { answer: getArchive }],
  ['PUT', '/containers/{name}/archive', { answer: putArchive }],
  ['GET', '/containers/{name}/checkpoints', { answer: absent.noCheckpoint }],
  ['POST', '/containers/{name}/start', { work: startContainer }],
  ['POST', '/containers/{name}/stop', { work: stop }],
  ['POST', '/containers/{name}/kill', { work: kill }],
  ['POST', '/containers/{name}/restart', { work: restart }],
  ['POST', '/containers/{name}/pause', { answer: pause }],
  ['POST', '/containers/{name}/unpause', { answer: unpause }],
  ['POST', '/containers/{name}/wait', { stream: wait }],
  ['POST', '/containers/{name}/rename', { answer: rename }],
  ['POST', '/containers/{name}/update', { answer: update }],
  ['POST', '/containers/{name}/resize', { answer: resizeContainer }],
  ['POST', '/containers/{name}/attach', { stream: attach }],
  ['POST', '/containers/{name}/exec', { answer: createExec }],
  ['DELETE', '/containers/{name}', { work: removeContainer }],
  ['POST', '/commit', { answer: commit }],
  ['POST', '/exec/{id}/start', { stream: startExec }],
  ['POST', '/exec/{id}/resize', { answer: resizeExec }],
  ['GET', '/exec/{id}/json', { answer: inspectExec }],
];

const images: readonly Route[] = [
  ['GET', '/images/json', { answer: listImages }],
  ['GET', '/images/search', { answer: search }],
  ['GET', '/images/get', { answer: absent.noSave }],
  ['POST', '/images/create', { stream: pull }],
  ['POST', '/images/load', { answer: absent.noLoad }],
  ['POST', '/images/prune', { answer: pruneImages }],
  ['GET', '/images/{name}/get', { answer: absent.noSave }],
  ['GET', '/images/{name}/history', { answer: history }],
  ['GET', '/images/{name}/json', { answer: inspectImage }],
  ['POST', '/images/{name}/push', { answer: absent.noPush }],
  ['POST', '/images/{name}/tag', { answer: tag }],
  ['DELETE', '/images/{name}', { answer: removeImage }],
  ['GET', '/distribution/{name}/json', { answer: absent.noDistribution }],
  ['POST', '/build', { stream: build }],
  ['POST', '/build/prune', { answer: absent.buildPrune }],
  ['POST', '/build/cancel', { answer: absent.noBuild }],
  ['POST', '/session', { answer: absent.session }],
  ['POST', '/grpc', { answer: absent.session }],
];

const networks: readonly Route[] = [
  ['GET', '/networks', { answer: listNetworks }],
  ['GET', '/networks/', { answer: listNetworks }],
  ['POST', '/networks/create', { answer: createNetwork }],
  ['POST', '/networks/prune', { answer: pruneNetworks }],
  ['GET', '/networks/{name}', { answer: inspectNetwork }],
  ['POST', '/networks/{name}/connect', { answer: connect }],
  ['POST', '/networks/{name}/disconnect', { answer: disconnect }],
  ['DELETE', '/networks/{name}', { answer: removeNetwork }],
];

const volumes: readonly Route[] = [
  ['GET', '/volumes', { answer: listVolumes }],
  ['POST', '/volumes/create', { answer: createVolume }],
  ['POST', '/volumes/prune', { answer: pruneVolumes }],
  ['GET', '/volumes/{name}', { answer: inspectVolume }],
  ['DELETE', '/volumes/{name}', { answer: removeVolume }],
];

const system: readonly Route[] = [
  ['GET', '/_ping', { answer: ping }],
  ['HEAD', '/_ping', { answer: headPing }],
  ['GET', '/version', { answer: version }],
  ['GET', '/info', { answer: info }],
  ['GET', '/system/df', { answer: df }],
  ['GET', '/events', { stream: events }],
  ['POST', '/auth', { answer: absent.auth }],
  ['GET', '/plugins', { answer: absent.plugins }],
  ['GET', '/plugins/{name}/json', { answer: absent.plugin }],
  ['POST', '/plugins/pull', { answer: absent.noPlugins }],
];

/** All of these need a swarm: services, nodes, tasks, secrets, configs. */
const swarm: readonly Route[] = [
  ...['services', 'nodes', 'tasks', 'secrets', 'configs'].flatMap((noun): Route[] => [
    ['GET', `/${noun}`, { answer: noSwarm }],
    ['POST', `/${noun}/create`, { answer: noSwarm }],
    ['GET', `/${noun}/{id}`, { answer: noSwarm }],
    ['DELETE', `/${noun}/{id}`, { answer: noSwarm }],
    ['POST', `/${noun}/{id}/update`, { answer: noSwarm }],
    ['GET', `/${noun}/{id}/logs`, { answer: noSwarm }],
  ]),
  ['GET', '/swarm', { answer: noSwarm }],
  ['GET', '/swarm/unlockkey', { answer: noSwarm }],
  ['POST', '/swarm/update', { answer: noSwarm }],
  ['POST', '/swarm/unlock', { answer: noSwarm }],
  ['POST', '/swarm/init', { answer: swarmNotSimulated }],
  ['POST', '/swarm/join', { answer: swarmNotSimulated }],
  ['POST', '/swarm/leave', { answer: notInSwarm }],
];

/** Every endpoint: one row, one file. */
export const routes: readonly Route[] = [
  ...containers,
  ...images,
  ...networks,
  ...volumes,
  ...system,
  ...swarm,
];

/** The same, ready to be searched. */
export const router = compileRoutes(routes);
