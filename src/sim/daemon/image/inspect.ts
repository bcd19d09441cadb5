import { json, type Reply } from '../http/answer';
import { isRefusal, type Refusal } from '../http/refusal';
import { isAtLeast } from '../http/request';
import type { Call } from '../http/verb';
import { digestsOf, findImage, tagsOf } from '../state/images';
import { imageGraphDriver } from '../state/storage';
import { goTime } from '../time';

/** GET /images/{name}/json */
export function inspect({ sim, daemon, request }: Call): Reply | Refusal {
  const row = findImage(sim, daemon, request.vars['name'] ?? '');
  if (isRefusal(row)) return row;
  return json({
    Id: row.id,
    RepoTags: tagsOf(daemon, row.id),
    RepoDigests: digestsOf(daemon, row.id),
    Parent: row.parent,
    Comment: row.comment,
    Created: goTime(row.created),
    ...(isAtLeast(request, 45) ? {} : { ContainerConfig: noConfig }),
    DockerVersion: row.dockerVersion,
    Author: row.author,
    Architecture: row.architecture,
    ...(row.architecture === 'arm64' ? { Variant: 'v8' } : {}),
    Os: row.os,
    Size: row.size,
    ...(isAtLeast(request, 44) ? {} : { VirtualSize: row.size }),
    GraphDriver: imageGraphDriver(row.layers),
    RootFS: { Type: 'layers', Layers: row.layers },
    Metadata: { LastTagTime: goTime(row.taggedAt) },
    Config: configOf(isAtLeast(request, 50) ? row.config : { ...ofContainers, ...row.config }),
  });
}

/** What an image's configuration had in common with a container's, until API 1.50. */
const ofContainers = {
  Hostname: '',
  Domainname: '',
  AttachStdin: false,
  AttachStdout: false,
  AttachStderr: false,
  Tty: false,
  OpenStdin: false,
  StdinOnce: false,
  Image: '',
};

/** The container that an image was made from has been forgotten since 1.45, and was empty for long before. */
const noConfig = {
  Hostname: '',
  Domainname: '',
  User: '',
  AttachStdin: false,
  AttachStdout: false,
  AttachStderr: false,
  Tty: false,
  OpenStdin: false,
  StdinOnce: false,
  Env: null,
  Cmd: null,
  Image: '',
  Volumes: null,
  WorkingDir: '',
  Entrypoint: null,
  OnBuild: null,
  Labels: null,
};

/** The configuration with its fields in alphabetical order, as Engine 28 shows it. */
function configOf(config: Readonly<object>): object {
  return Object.fromEntries(
    Object.entries(config)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
