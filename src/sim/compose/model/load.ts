import type { Json } from '#sim/base/json';
import { isMapping, mapping, type Mapping, type Value } from '#sim/compose/yaml/index';
import { checkConsistency } from './consistency';
import type { LoadContext } from './context';
import { ComposeFailure } from './failure';
import { locate, type Located } from './locate';
import type { Loaded, LoadOptions, Project, ProjectSource } from './project';
import { withEnvironment, withLabels } from './service-files';
import { withoutUnused, withProfiles, withSelectedServices, withServicesEnabled } from './selection';
import { bindShape, extensionKey } from './shape/shape';
import { projectShape } from './shape/project';
import { secretContent } from './tree/environment';
import { loadTree } from './tree/load-tree';
import { normalize } from './tree/normalize';

/** A project from its files. Pure but for what it asks of `source`, so it may be called in any turn of a program. */
export function loadProject(source: ProjectSource, options: LoadOptions = {}): Loaded {
  return attempt(source, (context) => {
    const located = locate(context, options);
    const tree = treeOf(context, located, options);
    return select(projectOf(context, tree, located, options), options);
  });
}

/** The files as one tree, with long forms but no further: what is printed when variables are left as they are. */
export function loadModel(source: ProjectSource, options: LoadOptions = {}): Loaded<Mapping> {
  return attempt(source, (context) => {
    const located = locate(context, options);
    // Nothing is looked up for it: names without a value stay without one.
    const environment = new Map([['COMPOSE_PROJECT_NAME', located.name]]);
    return treeOf(context, { ...located, environment }, options);
  });
}

/** Runs what may refuse, and gives its log in either case. */
export function attempt<T>(source: ProjectSource, run: (context: LoadContext) => T): Loaded<T> {
  const context: LoadContext = { source, log: [], obsolete: new Set() };
  try {
    return { log: context.log, result: run(context) };
  } catch (error) {
    if (!(error instanceof ComposeFailure)) throw error;
    return { log: context.log, result: { refused: error.message, status: error.status } };
  }
}

function treeOf(context: LoadContext, located: Located, options: LoadOptions): Mapping {
  const { files, workingDir, environment, name } = located;
  const around = { workingDir, environment, fileDir: workingDir };
  const tree = loadTree(context, files, around, {
    interpolate: options.interpolate ?? true,
    resolvePaths: options.resolvePaths ?? true,
    ...{ validate: true, extend: true, include: true },
  });
  if (Object.keys(tree).length === 0) throw new ComposeFailure('empty compose file');
  if (name === '') throw new ComposeFailure('project name must not be empty');
  if (options.normalize ?? true) normalize(tree, name, (variable) => environment.get(variable));
  return tree;
}

function projectOf(context: LoadContext, tree: Mapping, located: Located, options: LoadOptions): Project {
  Reflect.deleteProperty(tree, 'name');
  moveExtensions(tree, []);
  moveSecrets(tree);
  const misfits: { at: string; words: string }[] = [];
  const bound = bindShape(projectShape, tree, '', { context, misfits });
  if (misfits.length > 0) {
    const lines = misfits.map(({ at, words }) => `'${at}' ${words}`).sort();
    throw new ComposeFailure(`decoding failed due to the following error(s):\n\n${lines.join('\n')}`);
  }
  let project = withProfiles(fromBound(bound, located), located.profiles);
  if (options.consistency ?? true) project = checkConsistency(project);
  const keep = options.keepEnvFiles ?? false;
  if (options.resolveEnvironment ?? true) project = withEnvironment(context, project, keep);
  return withLabels(context, project, keep);
}

function fromBound(bound: Readonly<Record<string, Json | undefined>>, located: Located): Project {
  const { services = {}, networks = {}, volumes = {}, secrets = {}, configs = {}, models = {} } = bound;
  const parts = { services, networks, volumes, secrets, configs, models } as unknown as Pick<
    Project,
    'services' | 'networks' | 'volumes' | 'secrets' | 'configs' | 'models'
  >;
  return {
    name: located.name,
    ...parts,
    ...(bound[extensionKey] !== undefined && {
      [extensionKey]: bound[extensionKey] as Project['#extensions'],
    }),
    workingDir: located.workingDir,
    composeFiles: located.files.map(({ path }) => path),
    envFiles: located.envFiles,
    environment: Object.fromEntries(located.environment),
    profiles: located.profiles,
    disabledServices: {},
  };
}

function select(project: Project, { services = [], all = false }: LoadOptions): Project {
  const selected = withSelectedServices(withServicesEnabled(project, services), services);
  return all ? selected : withoutUnused(selected);
}

/** Mappings whose keys are names of the user's: one that begins with x- is a name too. */
const namedPlaces = [/^services$/, /^services\.[^.]+\.depends_on$/, /^(?:volumes|networks|secrets|configs)$/];

/** Fields that begin with x- go aside, wherever they stand. */
function moveExtensions(tree: Mapping, path: readonly string[]): void {
  const isNamed = namedPlaces.some((place) => place.test(path.join('.')));
  const extras = mapping();
  for (const [key, value] of Object.entries(tree)) {
    if (!isNamed && key.startsWith('x-')) {
      extras[key] = value;
      Reflect.deleteProperty(tree, key);
    } else moveWithin(value, [...path, key]);
  }
  if (Object.keys(extras).length > 0) tree[extensionKey] = extras;
}

function moveWithin(value: Value, path: readonly string[]): void {
  if (isMapping(value)) moveExtensions(value, path);
  if (!Array.isArray(value)) return;
  value.forEach((item, i) => {
    if (isMapping(item)) moveExtensions(item, [...path, String(i)]);
  });
}

/** A secret's value from the environment becomes its content. */
function moveSecrets({ secrets }: Mapping): void {
  if (!isMapping(secrets)) return;
  for (const secret of Object.values(secrets)) {
    if (!isMapping(secret) || !isMapping(secret[extensionKey])) continue;
    const extras = secret[extensionKey];
    if (extras[secretContent] === undefined) continue;
    secret.content = extras[secretContent];
    Reflect.deleteProperty(extras, secretContent);
    if (Object.keys(extras).length === 0) Reflect.deleteProperty(secret, extensionKey);
  }
}
