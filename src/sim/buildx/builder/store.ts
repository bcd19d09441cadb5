import { isFail } from '#sim/base/fail';
import { refuse, type Refusal } from '#sim/cli/refusal';
import type { Proc } from '#sim/kernel/proc';

/** One node of a builder. */
export interface Node {
  readonly name: string;
  readonly endpoint: string;
  readonly platforms: readonly string[];
  readonly flags: readonly string[];
  readonly options: Readonly<Record<string, string>>;
}

/** A builder instance. */
export interface Builder {
  readonly name: string;
  readonly driver: string;
  readonly nodes: readonly Node[];
  /** ms since 1970; 0: never */
  readonly lastActivity: number;
}

/** The engine itself, under the name of the client's context. */
export function defaultBuilder(): Builder {
  const node = { name: 'default', endpoint: 'default', platforms: [], flags: [], options: {} };
  return { name: 'default', driver: 'docker', nodes: [node], lastActivity: 0 };
}

const folderOf = (p: Proc) => `${p.env['DOCKER_CONFIG'] ?? `${p.env['HOME'] ?? '/root'}/.docker`}/buildx`;

function makeFolder(p: Proc, path: string): void {
  let at = '';
  for (const part of path.split('/').filter((one) => one !== '')) {
    at += `/${part}`;
    if (isFail(p.stat(at))) p.mkdir(at, 0o755);
  }
}

interface Stored {
  Name: string;
  Driver: string;
  Nodes: {
    Name: string;
    Endpoint: string;
    Platforms: string[] | null;
    Flags: string[] | null;
    DriverOpts: Record<string, string> | null;
  }[];
  LastActivity?: number;
}

/** The builders that somebody has made, by name. */
export function storedBuilders(p: Proc): Builder[] {
  const names = p.readDir(`${folderOf(p)}/instances`);
  if (isFail(names)) return [];
  return names.flatMap(({ name }) => readBuilder(p, name) ?? []);
}

export function readBuilder(p: Proc, name: string): Builder | undefined {
  const text = p.readText(`${folderOf(p)}/instances/${name}`);
  if (isFail(text)) return undefined;
  const stored = JSON.parse(text) as Stored;
  return {
    ...{ name: stored.Name, driver: stored.Driver, lastActivity: stored.LastActivity ?? 0 },
    nodes: stored.Nodes.map((node) => ({
      ...{ name: node.Name, endpoint: node.Endpoint, platforms: node.Platforms ?? [] },
      ...{ flags: node.Flags ?? [], options: node.DriverOpts ?? {} },
    })),
  };
}

export function writeBuilder(p: Proc, builder: Builder): void {
  const folder = `${folderOf(p)}/instances`;
  makeFolder(p, folder);
  const stored: Stored = {
    ...{ Name: builder.name, Driver: builder.driver, LastActivity: builder.lastActivity },
    Nodes: builder.nodes.map((node) => ({
      ...{ Name: node.name, Endpoint: node.endpoint, Platforms: [...node.platforms] },
      ...{ Flags: [...node.flags], DriverOpts: { ...node.options } },
    })),
  };
  p.writeText(`${folder}/${builder.name}`, JSON.stringify(stored));
}

export function removeBuilder(p: Proc, name: string): void {
  p.unlink(`${folderOf(p)}/instances/${name}`);
  if (currentName(p) === name) p.unlink(`${folderOf(p)}/current`);
}

/** The builder that was chosen with `use`; `default` where none was. */
export function currentName(p: Proc): string {
  const text = p.readText(`${folderOf(p)}/current`);
  if (isFail(text)) return 'default';
  const { Name } = JSON.parse(text) as { Name?: string };
  return Name === undefined || Name === '' || readBuilder(p, Name) === undefined ? 'default' : Name;
}

export function choose(p: Proc, name: string): Refusal | undefined {
  if (name !== 'default' && readBuilder(p, name) === undefined) {
    const path = `${folderOf(p)}/instances/${name}`;
    return refuse(`failed to find instance ${JSON.stringify(name)}: open ${path}: no such file or directory`);
  }
  makeFolder(p, folderOf(p));
  const key = p.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock';
  p.writeText(
    `${folderOf(p)}/current`,
    JSON.stringify({ Key: key, Name: name === 'default' ? '' : name, Global: false }),
  );
  return undefined;
}

/** The builder that a command means: --builder, BUILDX_BUILDER, or the chosen one. */
export function builderFor(p: Proc, flag: string | undefined): Builder | Refusal {
  const named = flag !== undefined && flag !== '' ? flag : (p.env['BUILDX_BUILDER'] ?? '');
  const name = named !== '' ? named : currentName(p);
  if (name === 'default') return defaultBuilder();
  return readBuilder(p, name) ?? refuse(`no builder ${JSON.stringify(name)} found`);
}
