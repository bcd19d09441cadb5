import {
  absolutePath,
  exists,
  isFolder,
  readFile,
  realPath,
  warn,
  type ComposeFile,
  type LoadContext,
} from './context';
import { readEnvFiles } from './env-files';
import { ComposeFailure } from './failure';
import type { LoadOptions } from './project';
import { isRemote, refuseRemote } from './remote';
import { nameIn } from './tree/documents';
import { interpolate, asText } from './tree/interpolate';
import { baseOf, folderOf, joinPath } from './tree/paths';
import { mapping } from '#sim/compose/yaml/index';

const fileNames = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const overrideNames = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
];

/** What the flags and the environment say of a project, before its files are understood. */
export interface Located {
  readonly files: readonly ComposeFile[];
  readonly workingDir: string;
  /** the process's variables, and those of `.env`; with COMPOSE_PROJECT_NAME */
  readonly environment: ReadonlyMap<string, string>;
  readonly name: string;
  readonly profiles: readonly string[];
  readonly envFiles: readonly string[];
}

/** Finds a project's files, reads the variables for them, and names it. */
export function locate(context: LoadContext, options: LoadOptions): Located {
  const environment = new Map(Object.entries(context.source.env));
  const envFiles = explicitEnvFiles(context, options);
  const { projectDirectory = '' } = options;
  const given = options.files ?? [];
  const folderFor = (files: readonly string[]): string => workingDir(context, projectDirectory, files);
  addVariables(context, environment, envFilesFor(context, envFiles, folderFor(given)));
  const paths = filePaths(context, environment, given, folderFor);
  const folder = folderFor(paths);
  addVariables(context, environment, envFilesFor(context, envFiles, folder));
  const profiles = profilesOf(options, environment);
  const { projectName = '' } = options;
  if (projectName !== '') checkName(projectName);
  if (paths.length === 0) throw new ComposeFailure('no configuration file provided: not found');
  const files = paths.map((path) => readComposeFile(context, path));
  const name = nameOf(context, options, environment, files, folder);
  environment.set('COMPOSE_PROJECT_NAME', name);
  return { files, workingDir: folder, environment, name, profiles, envFiles };
}

function explicitEnvFiles(context: LoadContext, { envFiles = [] }: LoadOptions): string[] {
  const said = (context.source.env.COMPOSE_ENV_FILES ?? '').split(',').filter((file) => file !== '');
  return (envFiles.length > 0 ? envFiles : said).map((file) => absolutePath(context, file));
}

function workingDir(context: LoadContext, projectDirectory: string, files: readonly string[]): string {
  if (projectDirectory !== '') return absolutePath(context, projectDirectory);
  const first = files.find((file) => file !== '-');
  return first === undefined || isRemote(first)
    ? context.source.cwd()
    : folderOf(absolutePath(context, first));
}

/** Adds the variables of these files; what is set already stays. */
function addVariables(
  context: LoadContext,
  environment: Map<string, string>,
  files: readonly string[],
): void {
  for (const [name, value] of readEnvFiles(context, environment, files)) {
    if (!environment.has(name)) environment.set(name, value);
  }
}

/** The given files of variables, or the folder's `.env`. */
function envFilesFor(context: LoadContext, explicit: readonly string[], folder: string): readonly string[] {
  if (explicit.length > 0) return explicit;
  const own = joinPath(folder, '.env');
  return !isDisabled(context) && exists(context, own) && !isFolder(context, own) ? [own] : [];
}

function isDisabled({ source }: LoadContext): boolean {
  const said = source.env.COMPOSE_DISABLE_ENV_FILE;
  if (said === undefined) return false;
  if (['1', 't', 'T', 'TRUE', 'true', 'True'].includes(said)) return true;
  if (['0', 'f', 'F', 'FALSE', 'false', 'False'].includes(said)) return false;
  throw new ComposeFailure(`strconv.ParseBool: parsing ${JSON.stringify(said)}: invalid syntax`);
}

function filePaths(
  context: LoadContext,
  environment: ReadonlyMap<string, string>,
  given: readonly string[],
  folderFor: (files: readonly string[]) => string,
): readonly string[] {
  if (given.length > 0) return given;
  const said = environment.get('COMPOSE_FILE');
  if (said === undefined) return defaultPaths(context, folderFor([]));
  const separator = environment.get('COMPOSE_PATH_SEPARATOR') ?? '';
  return said.split(separator === '' ? ':' : separator).map((file) => {
    if (file === '-') return file;
    const path = absolutePath(context, file);
    if (!exists(context, path)) throw new ComposeFailure(`stat ${path}: no such file or directory`);
    return path;
  });
}

/** The file that is there by default, and its override, in this folder or the nearest above. */
function defaultPaths(context: LoadContext, start: string): string[] {
  for (let folder = start; ; folder = folderOf(folder)) {
    const found = filesIn(context, folder, fileNames);
    const [winner] = found;
    if (winner !== undefined) {
      const overrides = filesIn(context, folder, overrideNames);
      choose(context, 'config', found);
      choose(context, 'override', overrides);
      return [winner, ...overrides.slice(0, 1)];
    }
    if (folder === '/') return [];
  }
}

function filesIn(context: LoadContext, folder: string, names: readonly string[]): string[] {
  return names.map((name) => joinPath(folder, name)).filter((path) => exists(context, path));
}

function choose(context: LoadContext, kind: string, found: readonly string[]): void {
  if (found.length < 2) return;
  warn(context, `Found multiple ${kind} files with supported names: ${found.join(', ')}`);
  warn(context, `Using ${found[0] ?? ''}`);
}

function readComposeFile(context: LoadContext, file: string): ComposeFile {
  if (file === '-') return { path: '-', text: context.source.stdin ?? '' };
  refuseRemote(file);
  const path = absolutePath(context, file);
  return { path, text: readFile(context, path) };
}

function profilesOf(
  { profiles = [] }: LoadOptions,
  environment: ReadonlyMap<string, string>,
): readonly string[] {
  if (profiles.length > 0) return profiles;
  return (environment.get('COMPOSE_PROFILES') ?? '').split(',').map((profile) => profile.trim());
}

/** A name of which only what a project may be called is left. */
export function normalizeName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, '')
    .replace(/^[_-]+/, '');
}

function checkName(name: string): void {
  if (normalizeName(name) === name) return;
  throw new ComposeFailure(
    `invalid project name ${JSON.stringify(name)}: must consist only of lowercase alphanumeric characters, hyphens, and underscores as well as start with a letter or number`,
  );
}

function nameOf(
  context: LoadContext,
  { projectName = '', interpolate: isInterpolated = true, normalize = true }: LoadOptions,
  environment: ReadonlyMap<string, string>,
  files: readonly ComposeFile[],
  folder: string,
): string {
  if (projectName !== '') return projectName;
  const names = files.map(({ text = '' }) => nameIn(text));
  const fromEnvironment = environment.get('COMPOSE_PROJECT_NAME') ?? '';
  if (fromEnvironment !== '') {
    checkName(fromEnvironment);
    return fromEnvironment;
  }
  const said = names.findLast((name) => name !== '');
  if (said === undefined) return nameOfFolder(context, folder);
  const lookup = (name: string): string | undefined => environment.get(name);
  const value = isInterpolated ? asText(interpolate(mapping([['name', said]]), lookup, context).name) : said;
  return normalize ? normalizeName(value) : value;
}

function nameOfFolder(context: LoadContext, folder: string): string {
  const name = baseOf(folder);
  if (baseOf(realPath(context, folder)) !== name) {
    const shown = JSON.stringify(name);
    warn(context, `project has been loaded without an explicit name from a symlink. Using name ${shown}`);
  }
  return normalizeName(name);
}

/**
 * The process's environment, and what `.env` (or `--env-file`) says of COMPOSE_… where the process says nothing: that counts
 * as if it had been set outside. What cannot be read is told later, by whoever needs it.
 */
export function outerEnvironment(
  context: LoadContext,
  options: LoadOptions,
): Readonly<Record<string, string>> {
  const { env } = context.source;
  const environment = new Map(Object.entries(env));
  const folder = workingDir(context, options.projectDirectory ?? '', options.files ?? []);
  const found: [string, string][] = [];
  try {
    const files = envFilesFor(context, explicitEnvFiles(context, options), folder);
    // They are read twice, and warned of twice.
    addVariables(context, new Map(environment), files);
    for (const [name, value] of readEnvFiles(context, environment, files)) {
      if (name.startsWith('COMPOSE_') && !environment.has(name)) found.push([name, value]);
    }
  } catch (error) {
    if (!(error instanceof ComposeFailure)) throw error;
  }
  return { ...env, ...Object.fromEntries(found) };
}
