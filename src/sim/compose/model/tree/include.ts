import { isMapping, isSame, mapping, type Mapping, type Value } from '#sim/compose/yaml/index';
import {
  absolutePath,
  exists,
  isFolder,
  type ComposeFile,
  type LoadContext,
  type Surroundings,
} from '../context';
import { readEnvFiles } from '../env-files';
import { ComposeFailure } from '../failure';
import { refuseRemote } from '../remote';
import { relativeFolder } from './extends';
import { asText, asWords, goType } from './interpolate';
import { folderOf, isAbsolute, joinPath } from './paths';

export interface Including {
  readonly context: LoadContext;
  readonly around: Surroundings;
  /** the files that are being read, this one last */
  readonly trail: readonly string[];
  load(files: readonly ComposeFile[], around: Surroundings, trail: readonly string[]): Mapping;
}

/** What a file includes becomes part of it. Changes the tree. */
export function applyInclude(tree: Mapping, including: Including): void {
  const { include } = tree;
  if (include === undefined || include === null) {
    Reflect.deleteProperty(tree, 'include');
    return;
  }
  if (!Array.isArray(include)) {
    throw new ComposeFailure(`\`include\` must be a list, got ${asWords(include)}`);
  }
  const odd = include.flatMap((entry, i) =>
    typeof entry === 'string' || isMapping(entry)
      ? []
      : [`'[${i}]' expected a map or struct, got "${goType(entry)}"`],
  );
  if (odd.length > 0) {
    throw new ComposeFailure(`decoding failed due to the following error(s):\n\n${odd.join('\n')}`);
  }
  for (const entry of include) includeOne(tree, entry, including);
  Reflect.deleteProperty(tree, 'include');
}

function listOf(value: Value | undefined): string[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.map(asText) : [asText(value)];
}

function includeOne(tree: Mapping, entry: Value, { context, around, trail, load }: Including): void {
  const said = isMapping(entry) ? entry : mapping([['path', entry]]);
  const paths = listOf(said.path).map((path) => {
    refuseRemote(path);
    return isAbsolute(path) ? path : joinPath(around.fileDir, path);
  });
  const [main] = paths;
  if (main === undefined) return;
  const folder = listOf(said.project_directory)[0] ?? '';
  const workingDir = workingDirOf(context, around, main, folder);
  const projectDir =
    folder === '' ? folderOf(main) : isAbsolute(folder) ? folder : joinPath(around.workingDir, folder);
  if (trail.includes(main)) {
    const [first = '', ...rest] = [...trail, main];
    throw new ComposeFailure(`include cycle detected:\n${first}\n include ${rest.join('\n include ')}`);
  }
  const envFiles = envFilesOf(context, around, listOf(said.env_file), projectDir);
  const environment = new Map([
    ...readEnvFiles(context, around.environment, envFiles),
    ...around.environment,
  ]);
  const files = paths.map((path) => ({ path }));
  importResources(load(files, { workingDir, environment, fileDir: projectDir }, trail), tree);
}

function workingDirOf(context: LoadContext, around: Surroundings, main: string, folder: string): string {
  if (isAbsolute(folder)) return folder;
  return relativeFolder(context, around, folder === '' ? main : folder);
}

function envFilesOf(
  context: LoadContext,
  { workingDir }: Surroundings,
  said: readonly string[],
  projectDir: string,
): string[] {
  if (said.length === 0) {
    const own = joinPath(projectDir, '.env');
    return exists(context, own) && !isFolder(context, own) ? [own] : [];
  }
  return said.map((file) => {
    if (isAbsolute(file)) return file;
    const path = joinPath(workingDir, file);
    if (!exists(context, path)) {
      throw new ComposeFailure(`stat ${path}: no such file or directory`);
    }
    if (isFolder(context, path)) throw new ComposeFailure(`${path} is not a file`);
    return absolutePath(context, path);
  });
}

function importResources(from: Mapping, to: Mapping): void {
  for (const kind of ['services', 'volumes', 'networks', 'secrets', 'configs', 'models']) {
    const source = from[kind];
    if (!isMapping(source)) continue;
    const own = to[kind];
    const target = isMapping(own) ? own : mapping();
    for (const [name, value] of Object.entries(source)) {
      if (name in target && !isSame(target[name], value)) {
        throw new ComposeFailure(`${kind}.${name} conflicts with imported resource`);
      }
      target[name] = value;
    }
    to[kind] = target;
  }
}
