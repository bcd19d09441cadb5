import { Later } from '#sim/base/later';
import { grpc } from './buildkit/door';
import { attach } from './container/attach';
import { create as createContainer } from './container/create';
import { inspect as inspectContainer } from './container/inspect';
import { kill } from './container/kill';
import { list as listContainers } from './container/list';
import { logs } from './container/logs';
import { remove as removeContainer } from './container/remove';
import { restart } from './container/restart';
import { start as startContainer } from './container/start';
import { stop } from './container/stop';
import { wait } from './container/wait';
import { create as createExec } from './exec/create';
import { inspect as inspectExec } from './exec/inspect';
import { resizeContainer, resizeExec } from './exec/resize';
import { start as startExec } from './exec/start';
import { moving } from './http/elsewhere';
import { compileRoutes } from './http/router';
import { inspect as inspectImage } from './image/inspect';
import { list as listImages } from './image/list';
import { pull } from './image/pull';
import { remove as removeImage } from './image/remove';
import { headPing, ping } from './system/ping';
import { version } from './system/version';
import type { Route } from './http/verb';
import type { RareVerbs } from './rare-verbs';

/** Verbs that most pages never ask for: they are loaded when one is. */
export const rare = new Later<RareVerbs>('engine-more');

const containers: readonly Route[] = [
  ['GET', '/containers/json', { answer: listContainers }],
  ['POST', '/containers/create', { work: createContainer }],
  ['POST', '/containers/prune', () => rare.value.pruneContainers],
  ['GET', '/containers/{name}/json', { answer: inspectContainer }],
  ['GET', '/containers/{name}/top', () => rare.value.top],
  ['GET', '/containers/{name}/logs', { stream: logs }],
  ['GET', '/containers/{name}/stats', () => rare.value.stats],
  ['GET', '/containers/{name}/changes', () => rare.value.changes],
  ['GET', '/containers/{name}/export', () => rare.value.exportContainer],
  ['GET', '/containers/{name}/attach/ws', () => rare.value.webSocket],
  ['HEAD', '/containers/{name}/archive', () => rare.value.statArchive],
  ['GET', '/containers/{name}/archive', () => rare.value.getArchive],
  ['PUT', '/containers/{name}/archive', () => rare.value.putArchive],
  ['GET', '/containers/{name}/checkpoints', () => rare.value.noCheckpoint],
  ['POST', '/containers/{name}/checkpoints', () => rare.value.noCheckpoint],
  ['DELETE', '/containers/{name}/checkpoints/{id}', () => rare.value.noCheckpoint],
  ['POST', '/containers/{name}/start', { work: startContainer }],
  ['POST', '/containers/{name}/stop', { work: stop }],
  ['POST', '/containers/{name}/kill', { work: kill }],
  ['POST', '/containers/{name}/restart', { work: restart }],
  ['POST', '/containers/{name}/pause', () => rare.value.pause],
  ['POST', '/containers/{name}/unpause', () => rare.value.unpause],
  ['POST', '/containers/{name}/wait', { stream: wait }],
  ['POST', '/containers/{name}/rename', () => rare.value.rename],
  ['POST', '/containers/{name}/update', () => rare.value.update],
  ['POST', '/containers/{name}/resize', { answer: resizeContainer }],
  ['POST', '/containers/{name}/attach', { stream: attach }],
  ['POST', '/containers/{name}/exec', { answer: createExec }],
  ['DELETE', '/containers/{name}', { work: removeContainer }],
  ['POST', '/commit', () => rare.value.commit],
  ['POST', '/exec/{id}/start', { stream: startExec }],
  ['POST', '/exec/{id}/resize', { answer: resizeExec }],
  ['GET', '/exec/{id}/json', { answer: inspectExec }],
];

const images: readonly Route[] = [
  ['GET', '/images/json', { answer: listImages }],
  ['GET', '/images/search', () => rare.value.search],
  ['GET', '/images/get', moving('save')],
  ['POST', '/images/create', { stream: pull }],
  ['POST', '/images/load', moving('load')],
  ['POST', '/images/prune', () => rare.value.pruneImages],
  ['GET', '/images/{name}/get', moving('save')],
  ['GET', '/images/{name}/history', () => rare.value.history],
  ['GET', '/images/{name}/json', { answer: inspectImage }],
  ['POST', '/images/{name}/push', moving('push')],
  ['POST', '/images/{name}/tag', () => rare.value.tag],
  ['DELETE', '/images/{name}', { answer: removeImage }],
  ['GET', '/distribution/{name}/json', moving('distribution')],
  ['POST', '/build', () => rare.value.build],
  ['POST', '/build/prune', () => rare.value.buildPrune],
  ['POST', '/build/cancel', () => rare.value.cancelBuild],
  ['POST', '/session', () => rare.value.session],
  ['POST', '/grpc', grpc],
];

const networks: readonly Route[] = [
  ['GET', '/networks', () => rare.value.listNetworks],
  ['GET', '/networks/', () => rare.value.listNetworks],
  ['POST', '/networks/create', () => rare.value.createNetwork],
  ['POST', '/networks/prune', () => rare.value.pruneNetworks],
  ['GET', '/networks/{name}', () => rare.value.inspectNetwork],
  ['POST', '/networks/{name}/connect', () => rare.value.connect],
  ['POST', '/networks/{name}/disconnect', () => rare.value.disconnect],
  ['DELETE', '/networks/{name}', () => rare.value.removeNetwork],
];

const volumes: readonly Route[] = [
  ['GET', '/volumes', () => rare.value.listVolumes],
  ['POST', '/volumes/create', () => rare.value.createVolume],
  ['POST', '/volumes/prune', () => rare.value.pruneVolumes],
  ['GET', '/volumes/{name}', () => rare.value.inspectVolume],
  ['PUT', '/volumes/{name}', () => rare.value.updateVolume],
  ['DELETE', '/volumes/{name}', () => rare.value.removeVolume],
];

const system: readonly Route[] = [
  ['GET', '/_ping', { answer: ping }],
  ['HEAD', '/_ping', { answer: headPing }],
  ['GET', '/version', { answer: version }],
  ['GET', '/info', () => rare.value.info],
  ['GET', '/system/df', () => rare.value.df],
  ['GET', '/events', () => rare.value.events],
  ['POST', '/auth', moving('auth')],
];

const plugins: readonly Route[] = [
  ['GET', '/plugins', () => rare.value.plugins],
  ['GET', '/plugins/privileges', () => rare.value.pluginPrivileges],
  ['GET', '/plugins/{name}/json', () => rare.value.plugin],
  ['DELETE', '/plugins/{name}', () => rare.value.plugin],
  ['POST', '/plugins/pull', () => rare.value.pluginPull],
  ['POST', '/plugins/create', () => rare.value.pluginCreate],
  ['POST', '/plugins/{name}/enable', () => rare.value.pluginEnable],
  ['POST', '/plugins/{name}/disable', () => rare.value.plugin],
  ['POST', '/plugins/{name}/push', () => rare.value.plugin],
  ['POST', '/plugins/{name}/upgrade', () => rare.value.pluginUpgrade],
  ['POST', '/plugins/{name}/set', () => rare.value.pluginSet],
];

/** All of these need a swarm. */
const swarm: readonly Route[] = [
  ['GET', '/swarm', () => rare.value.swarm],
  ['GET', '/swarm/unlockkey', () => rare.value.swarm],
  ['POST', '/swarm/update', () => rare.value.swarmUpdate],
  ['POST', '/swarm/unlock', () => rare.value.swarmUnlock],
  ['POST', '/swarm/init', () => rare.value.swarmInit],
  ['POST', '/swarm/join', () => rare.value.swarmJoin],
  ['POST', '/swarm/leave', () => rare.value.swarmLeave],
  ['GET', '/services', () => rare.value.serviceList],
  ['GET', '/services/{id}', () => rare.value.service],
  ['GET', '/services/{id}/logs', () => rare.value.swarmLogs],
  ['POST', '/services/create', () => rare.value.serviceCreate],
  ['POST', '/services/{id}/update', () => rare.value.serviceUpdate],
  ['DELETE', '/services/{id}', () => rare.value.swarm],
  ['GET', '/nodes', () => rare.value.swarmList],
  ['GET', '/nodes/{id}', () => rare.value.swarm],
  ['POST', '/nodes/{id}/update', () => rare.value.nodeUpdate],
  ['DELETE', '/nodes/{id}', () => rare.value.swarm],
  ['GET', '/tasks', () => rare.value.swarmList],
  ['GET', '/tasks/{id}', () => rare.value.swarm],
  ['GET', '/tasks/{id}/logs', () => rare.value.swarmLogs],
  ['GET', '/secrets', () => rare.value.swarmList],
  ['GET', '/secrets/{id}', () => rare.value.swarm],
  ['POST', '/secrets/create', () => rare.value.secretCreate],
  ['POST', '/secrets/{id}/update', () => rare.value.secretUpdate],
  ['DELETE', '/secrets/{id}', () => rare.value.swarm],
  ['GET', '/configs', () => rare.value.swarmList],
  ['GET', '/configs/{id}', () => rare.value.swarm],
  ['POST', '/configs/create', () => rare.value.configCreate],
  ['POST', '/configs/{id}/update', () => rare.value.configUpdate],
  ['DELETE', '/configs/{id}', () => rare.value.swarm],
];

/** Every endpoint: one row, one file. */
export const routes: readonly Route[] = [
  ...containers,
  ...images,
  ...networks,
  ...volumes,
  ...system,
  ...plugins,
  ...swarm,
];

/** The same, ready to be searched. */
export const router = compileRoutes(routes);
