import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import { compact } from '#sim/cli/text';
import type { MountRow } from '../client/answers';
import type { FileObject, Project } from '../model/project';
import type { FileReference, Service, ServiceVolume } from '../model/service';
import { bytesOf } from '../model/units';

/** A mount as the API takes it. */
export interface MountBody {
  readonly Type: string;
  readonly Source?: string;
  readonly Target: string;
  readonly ReadOnly?: boolean;
  readonly BindOptions?: object;
  readonly VolumeOptions?: object;
  readonly TmpfsOptions?: object;
  readonly ImageOptions?: object;
}

/** What a container mounts, in both of the API's forms. */
export interface Mounts {
  readonly binds: readonly string[];
  readonly mounts: readonly MountBody[];
}

/** What a recreated container keeps of the one before it. */
export interface Inherited {
  readonly mounts: readonly MountRow[];
  /** folders that the image declares as volumes */
  readonly imageVolumes: readonly string[];
}

export function mountsOf(project: Project, service: Service, kept?: Inherited): Mounts | Refusal {
  const all = new Map<string, MountBody>();
  let own = service.volumes ?? [];
  for (const mount of kept?.mounts ?? []) {
    if (mount.Type === 'tmpfs') continue;
    const isAnonymous = (volume: ServiceVolume): boolean =>
      volume.target === mount.Destination && (volume.source ?? '') === '';
    const isOwn = own.some(isAnonymous);
    own = own.filter((volume) => !isAnonymous(volume));
    if (isOwn || kept?.imageVolumes.includes(mount.Destination) === true) {
      all.set(mount.Destination, inheritedMount(mount));
    }
  }
  for (const volume of own) all.set(volume.target ?? '', mountOf(project, volume));
  for (const [kind, files] of [
    ['secret', service.secrets ?? []],
    ['config', service.configs ?? []],
  ] as const) {
    for (const file of files) {
      const mount = fileMount(kind, project, file);
      if (isRefusal(mount)) return mount;
      if (mount && !all.has(mount.Target)) all.set(mount.Target, mount);
    }
  }
  return asBinds(project, service, [...all.values()]);
}

function inheritedMount(mount: MountRow): MountBody {
  return {
    Type: mount.Type,
    Source: mount.Type === 'volume' ? (mount.Name ?? '') : mount.Source,
    Target: mount.Destination,
    ReadOnly: !mount.RW,
  };
}

/** Simple mounts go as `source:target:rw`, whose missing sources the engine makes; the others in the longer form. */
function asBinds(project: Project, service: Service, all: readonly MountBody[]): Mounts {
  const binds: string[] = [];
  const mounts: MountBody[] = [];
  const volumes = new Set(Object.values(project.volumes).map((volume) => volume.name));
  for (const mount of all) {
    const volume = service.volumes?.find((one) => one.target === mount.Target);
    const isShort =
      volume !== undefined &&
      (mount.Type === 'bind'
        ? !needsMountApi(volume)
        : mount.Type === 'volume' && volumes.has(mount.Source) && !volumeNeedsMountApi(volume));
    if (isShort) binds.push(bindText(mount.Source ?? '', volume));
    else mounts.push(compact({ ...mount, ReadOnly: mount.ReadOnly === true ? true : undefined }));
  }
  return { binds, mounts };
}

function needsMountApi({ bind }: ServiceVolume): boolean {
  if (!bind) return false;
  const { create_host_path: creates, propagation = '', recursive = '' } = bind;
  return creates !== true || propagation !== '' || recursive !== '';
}

function volumeNeedsMountApi({ volume }: ServiceVolume): boolean {
  if (!volume) return false;
  const { labels = {}, subpath = '', nocopy } = volume;
  return Object.keys(labels).length > 0 || subpath !== '' || nocopy === true;
}

function bindText(source: string, volume: ServiceVolume): string {
  const options = [
    volume.read_only === true ? 'ro' : 'rw',
    volume.bind?.selinux,
    volume.bind?.propagation,
    volume.volume?.nocopy === true ? 'nocopy' : undefined,
  ].filter((option) => option !== undefined && option !== '');
  return `${source}:${volume.target ?? ''}:${options.join(',')}`;
}

const optionsOf: Readonly<Record<string, (volume: ServiceVolume) => Partial<MountBody>>> = {
  bind: ({ bind }) =>
    bind
      ? {
          BindOptions: compact({
            Propagation: bind.propagation || undefined,
            CreateMountpoint: bind.create_host_path === true ? true : undefined,
            NonRecursive: bind.recursive === 'disabled' ? true : undefined,
            ReadOnlyNonRecursive: bind.recursive === 'writable' ? true : undefined,
            ReadOnlyForceRecursive: bind.recursive === 'readonly' ? true : undefined,
          }),
        }
      : {},
  volume: ({ volume }) =>
    volume
      ? {
          VolumeOptions: compact({
            NoCopy: volume.nocopy === true ? true : undefined,
            Labels: volume.labels,
            Subpath: volume.subpath || undefined,
          }),
        }
      : {},
  tmpfs: ({ tmpfs }) =>
    tmpfs
      ? {
          TmpfsOptions: compact({
            SizeBytes: tmpfs.size === undefined ? undefined : bytesOf(tmpfs.size),
            Mode: tmpfs.mode,
          }),
        }
      : {},
  image: ({ image }) => (image ? { ImageOptions: compact({ Subpath: image.subpath }) } : {}),
};

function mountOf(project: Project, volume: ServiceVolume): MountBody {
  const { type = 'volume', source = '' } = volume;
  const named = type === 'volume' ? (project.volumes[source]?.name ?? source) : source;
  return compact({
    Type: type,
    Source: named === '' ? undefined : named,
    Target: volume.target ?? '',
    ReadOnly: volume.read_only === true ? true : undefined,
    Consistency: volume.consistency || undefined,
    ...optionsOf[type]?.(volume),
  });
}

type FileKind = 'secret' | 'config';
const folders: Readonly<Record<FileKind, string>> = { secret: '/run/secrets/', config: '/' };

/** Where a secret or config lies in the container. */
export function fileTarget(kind: FileKind, file: FileReference): string {
  const { target = '', source = '' } = file;
  if (target === '') return folders[kind] + source;
  return target.startsWith('/') ? target : folders[kind] + target;
}

/** The mount of a secret or config that is a file; undefined for those whose text is put in later. */
function fileMount(kind: FileKind, project: Project, file: FileReference): MountBody | Refusal | undefined {
  const table: Readonly<Record<string, FileObject>> = kind === 'secret' ? project.secrets : project.configs;
  const defined = table[file.source ?? ''] ?? {};
  if (defined.external === true) return refuse(`unsupported external ${kind} ${defined.name ?? ''}`);
  if (defined.driver !== undefined) return refuse(`Docker Compose does not support ${kind}s.*.driver`);
  if (defined.template_driver !== undefined) {
    return refuse(`Docker Compose does not support ${kind}s.*.template_driver`);
  }
  if (defined.environment !== undefined || (kind === 'config' && defined.content !== undefined))
    return undefined;
  return {
    Type: 'bind',
    Source: defined.file ?? '',
    Target: fileTarget(kind, file),
    ReadOnly: true,
    ...(kind === 'secret' && { BindOptions: {} }),
  };
}
