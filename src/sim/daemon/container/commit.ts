import * as files from '#sim/files/index';
import type { ContainerRow, HistoryEntry, ImageRow } from '#sim/world/docker';
import type { ContainerConfig, ImageConfig } from '#sim/world/docker-config';
import type { Sim } from '#sim/world/sim';
import { json, type Reply } from '../http/answer';
import { parseBody, readFields } from '../http/go-json';
import { invalid, isRefusal, type Refusal } from '../http/refusal';
import { param, type ApiRequest } from '../http/request';
import type { Call } from '../http/verb';
import { imageIdOf } from '../image/config-text';
import { layerArchive } from '../image/layer-archive';
import { storeImage, storeLayer, tagImage } from '../image/store';
import { engineVersion } from '../api/version';
import { announceContainer, announceImage } from '../state/events';
import { configOf, findContainer } from '../state/find';
import { imageKey } from '../state/images';
import { familiarName, parseReference, tagged } from '../state/reference';
import { applyChanges } from './commit-changes';
import { mergeImage } from './defaults';
import { configFields } from './fields';

/** POST /commit: a container's own files as a new layer, on an image made from its configuration. */
export function commit({ sim, daemon, request }: Call): Reply | Refusal {
  const repository = param(request, 'repo');
  const asked = request.body === '' ? null : askedConfig(request);
  if (isRefusal(asked)) return asked;
  const reference = repository === '' ? undefined : parseReference(repository);
  if (reference !== undefined && isRefusal(reference)) return reference;
  const tag = param(request, 'tag');
  if (tag !== '' && !/^\w[\w.-]{0,127}$/.test(tag)) return invalid('invalid tag format');
  const row = findContainer(sim, daemon.id, param(request, 'container'));
  if (isRefusal(row)) return row;
  const own = configOf(sim, row.id);
  const wanted = asked === null ? own.config : mergeImage(asked, imageConfigOf(own.config));
  const config = applyChanges(imageConfigOf(wanted), request.query['changes'] ?? []);
  if (isRefusal(config)) return config;
  // what the changes emptied is the container's own again (moby, daemon/commit.go: merge)
  if ((config.Entrypoint ?? []).length === 0 && (config.Cmd ?? []).length === 0)
    config.Cmd = own.config.Cmd === null ? null : [...own.config.Cmd];
  const command = [own.path, ...own.args].join(' ');
  const image = buildImage(sim, row, config, param(request, 'comment'), param(request, 'author'), command);
  announceImage(sim, daemon, 'create', image.id, image.id);
  let name = '';
  if (reference !== undefined) {
    name = tagged(tag === '' ? reference : { ...reference, tag });
    tagImage(sim, daemon, name, image.id);
    announceImage(sim, daemon, 'tag', image.id, familiarName(name));
  }
  const attributes: Record<string, string> = { comment: image.comment, imageID: image.id };
  if (name !== '') attributes['imageRef'] = familiarName(name);
  announceContainer(sim, row, 'commit', attributes);
  return json({ Id: image.id }, 201);
}

/** A configuration that takes the place of the container's own where it says something. */
function askedConfig(request: ApiRequest): ContainerConfig | null | Refusal {
  const body = parseBody(request, 'container.CommitConfig');
  if (isRefusal(body) || body.object === null) return isRefusal(body) ? body : null;
  const read = readFields(body.object, configFields, 'container.CommitConfig');
  return isRefusal(read) ? read : (read as unknown as ContainerConfig);
}

function buildImage(
  sim: Sim,
  row: Readonly<ContainerRow>,
  config: ImageConfig,
  comment: string,
  author: string,
  createdBy: string,
): ImageRow {
  const tree = files.upperTree(sim, row.fs);
  const size = files.usage(sim, row.fs).writable;
  const { diffId } = layerArchive(tree);
  if (!sim.layers.has(diffId)) sim.layers.insert(diffId, { tree, size });
  storeLayer(sim, row.daemon, diffId, size);
  const base = sim.images.peek(imageKey(row.daemon, row.image));
  const step: HistoryEntry = { created: sim.now, createdBy, comment, isEmpty: false };
  const made: Omit<ImageRow, 'id'> = {
    daemon: row.daemon,
    created: sim.now,
    architecture: base?.architecture ?? 'amd64',
    os: base?.os ?? 'linux',
    ...(base?.osVersion === undefined ? {} : { osVersion: base.osVersion }),
    config,
    author,
    comment,
    dockerVersion: engineVersion,
    parent: row.image,
    layers: [...(base?.layers ?? []), diffId],
    size: (base?.size ?? 0) + size,
    history: [...(base?.history ?? []), step],
    taggedAt: 0,
  };
  return storeImage(sim, { ...made, id: imageIdOf(made) });
}

/** The part of a container's configuration that its image gets. */
function imageConfigOf(config: Readonly<ContainerConfig>): ImageConfig {
  const { ExposedPorts, StopSignal, Shell, Healthcheck } = config;
  return {
    User: config.User,
    ...(ExposedPorts === undefined ? {} : { ExposedPorts: { ...ExposedPorts } }),
    Env: config.Env === null ? null : [...config.Env],
    Entrypoint: config.Entrypoint === null ? null : [...config.Entrypoint],
    Cmd: config.Cmd === null ? null : [...config.Cmd],
    Volumes:
      config.Volumes === null || Object.keys(config.Volumes).length === 0 ? null : { ...config.Volumes },
    WorkingDir: config.WorkingDir,
    OnBuild: config.OnBuild,
    Labels: config.Labels === null ? null : { ...config.Labels },
    ...(StopSignal === undefined ? {} : { StopSignal }),
    ...(Shell === undefined ? {} : { Shell: [...Shell] }),
    ...(Healthcheck === undefined ? {} : { Healthcheck: { ...Healthcheck } }),
  };
}
