import { fail, type Fail } from '#sim/base/fail';
import type { Stat } from '#sim/files/index';
import * as listing from '#sim/compose/model/listing';
import { attempt, loadModel, loadProject } from '#sim/compose/model/load';
import { projectJson, projectYaml, treeJson, treeYaml } from '#sim/compose/model/print';
import type { Loaded, LoadOptions, Project, ProjectSource } from '#sim/compose/model/project';
import type { Case } from './cases';

const lab = '/home/user/lab';

/** Files in memory, in the folder in which the recordings were made. */
export function sourceOf({ files, env, stdin }: Pick<Case, 'files' | 'env' | 'stdin'>): ProjectSource {
  const isFolder = (path: string): boolean =>
    path === lab || Object.keys(files).some((file) => `${lab}/${file}`.startsWith(`${path}/`));
  const textOf = (path: string): string | undefined => files[path.slice(lab.length + 1)];
  return {
    env: { HOME: '/root', ...env },
    ...(stdin !== undefined && { stdin }),
    cwd: () => lab,
    readText: (path): string | Fail => textOf(path) ?? fail(isFolder(path) ? 'EISDIR' : 'ENOENT'),
    stat: (path): Stat | Fail => {
      if (textOf(path) === undefined && !isFolder(path)) return fail('ENOENT');
      return { type: isFolder(path) ? 'dir' : 'file' } as Stat;
    },
  };
}

interface Typed {
  readonly options: LoadOptions;
  readonly list: string;
  readonly hash: string;
  readonly format: string;
  readonly isQuiet: boolean;
}

const listed = /^--(?:services|volumes|networks|models|profiles|images|variables)$/;

function readArgs(args: readonly string[]): Typed {
  const many: Record<string, string[]> = { '-f': [], '--env-file': [], '--profile': [], services: [] };
  const one: Record<string, string> = {};
  const rest = [...args];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === 'config') continue;
    if (['-p', '--project-directory', '--format', '--hash'].includes(word)) one[word] = rest.shift() ?? '';
    else if (word.startsWith('-') && many[word] === undefined) one[listed.test(word) ? 'list' : word] = word;
    else if (Object.hasOwn(many, word)) many[word]?.push(rest.shift() ?? '');
    else many.services?.push(word);
  }
  return {
    options: {
      ...{ files: many['-f'] ?? [], envFiles: many['--env-file'] ?? [], profiles: many['--profile'] ?? [] },
      ...{ services: many.services ?? [], all: '--all-resources' in one },
      ...(one['-p'] !== undefined && { projectName: one['-p'] }),
      ...(one['--project-directory'] !== undefined && { projectDirectory: one['--project-directory'] }),
      interpolate: !('--no-interpolate' in one),
      normalize: !('--no-normalize' in one),
      resolvePaths: !('--no-path-resolution' in one),
      consistency: !('--no-consistency' in one),
    },
    list: '--hash' in one ? 'hash' : (one.list ?? '').slice(2),
    hash: one['--hash'] ?? '',
    format: one['--format'] ?? 'yaml',
    isQuiet: '-q' in one,
  };
}

/** Runs a command line of a case: what it prints, and how it ends. */
export function play(own: Case, args: readonly string[]): { out: string; err: string; exit: number } {
  const source = sourceOf(own);
  const typed = readArgs(args);
  const { log, result } = printed(source, typed);
  const lines = log.map(({ level, message }) => {
    const shown = /^[A-Za-z0-9\-._/@^+]+$/.test(message) ? message : JSON.stringify(message);
    return `time="T" level=${level} msg=${shown}\n`;
  });
  if (typeof result === 'string') return { out: typed.isQuiet ? '' : result, err: lines.join(''), exit: 0 };
  return {
    out: '',
    err: `${lines.join('')}${result.refused.replace(/\n$/, '')}\n`,
    exit: result.status ?? 1,
  };
}

function printed(source: ProjectSource, typed: Typed): Loaded<string> {
  const { list, options, format } = typed;
  if (list === 'variables' || options.interpolate === false) {
    const { log, result } = loadModel(source, { ...options, interpolate: false });
    if ('refused' in result && typeof result.refused === 'string')
      return { log, result: { refused: result.refused } };
    const tree = result as Exclude<typeof result, { readonly refused: string }>;
    if (list === 'services')
      return { log, result: listing.names(Object(tree.services) as object as Record<string, unknown>) };
    return { log, result: format === 'json' ? treeJson(tree) : treeYaml(tree) };
  }
  const isOfAll = ['services', 'volumes', 'networks', 'models', 'hash'].includes(list);
  const { log, result } = loadProject(source, {
    ...options,
    ...(list !== '' && { resolveEnvironment: false }),
    ...(isOfAll && { services: [] }),
  });
  if ('refused' in result) return { log, result };
  return { log, result: attempt(source, () => print(result, typed)).result };
}

function print(project: Project, { list, hash, format }: Typed): string {
  const lists: Readonly<Record<string, () => string>> = {
    services: () => listing.serviceNames(project),
    volumes: () => listing.names(project.volumes),
    networks: () => listing.names(project.networks),
    models: () => listing.modelNames(project),
    profiles: () => listing.profileNames(project),
    images: () => listing.imageNames(project, '-'),
    hash: () => listing.hashes(project, hash),
  };
  const whole = (): string =>
    (format === 'json' ? projectJson(project) : projectYaml(project)).replaceAll('$', '$$$$');
  return (lists[list] ?? whole)();
}
