import { utf8 } from '#sim/base/bytes';
import { writeTar } from '#sim/base/tar';
import { refuse, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { Compose } from '../client/compose';
import type { FileObject, Project } from '../model/project';
import type { FileReference, Service } from '../model/service';
import { fileTarget } from './mounts';

/** Puts secrets and configs whose text is in the files or the environment into a container before it starts. */
export function* putFiles(
  compose: Compose,
  project: Project,
  name: string,
  service: Service,
  id: string,
): Steps<Refusal | undefined> {
  for (const [kind, files, table] of [
    ['secret', service.secrets ?? [], project.secrets],
    ['config', service.configs ?? [], project.configs],
  ] as const) {
    for (const file of files) {
      const failed = yield* putFile(compose, project, name, service, id, { kind, file, table });
      if (failed) return failed;
    }
  }
  return undefined;
}

function* putFile(
  compose: Compose,
  project: Project,
  name: string,
  service: Service,
  id: string,
  what: {
    readonly kind: 'secret' | 'config';
    readonly file: FileReference;
    readonly table: Readonly<Record<string, FileObject>>;
  },
): Steps<Refusal | undefined> {
  const { kind, file, table } = what;
  const source = table[file.source ?? ''] ?? {};
  const content = source.content ?? (source.environment && project.environment[source.environment]);
  if (content === undefined && source.environment !== undefined) {
    const variable = JSON.stringify(source.environment);
    const whose = `${kind} ${JSON.stringify(source.name ?? '')}`;
    return refuse(`environment variable ${variable} required by ${whose} is not set`);
  }
  if (content === undefined || content === '') return undefined;
  if (service.read_only === true) {
    const hint = '`file` is the sole supported option';
    const shown = JSON.stringify(source.name ?? '');
    return refuse(`cannot create ${kind} ${shown} in read-only service ${name}: ${hint}`);
  }
  const owned = file.uid !== undefined || file.gid !== undefined;
  const body = writeTar([
    {
      name: fileTarget(kind, file).replace(/^\//, ''),
      type: 'file',
      data: utf8(content),
      mode: file.mode === undefined ? 0o444 : parseInt(file.mode, 8),
      uid: Number(file.uid ?? 0),
      gid: Number(file.gid ?? 0),
      mtime: Math.trunc(compose.cli.now() / 1000),
    },
  ]);
  return yield* compose.api.change('PUT', `/containers/${id}/archive`, {
    query: { path: '/', noOverwriteDirNonDir: 'true', copyUIDGID: owned ? 'true' : undefined },
    body,
    headers: [['Content-Type', 'application/x-tar']],
  });
}
