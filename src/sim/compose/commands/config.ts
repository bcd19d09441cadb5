import { utf8 } from '#sim/base/bytes';
import { isFail, strerror } from '#sim/base/fail';
import type { FlagValues } from '#sim/cli/flags/spec';
import { alignTabs } from '#sim/cli/format/tabwriter';
import { isBad, parseReference } from '#sim/cli/reference';
import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Outcome, Steps } from '#sim/kernel/program';
import { mapping, isMapping, type Mapping } from '#sim/compose/yaml/index';
import type { Compose } from '../client/compose';
import { writeLog } from '../client/log';
import { command } from '../command';
import { checkContainerNames } from '../model/consistency';
import * as listing from '../model/listing';
import { attempt, loadModel, loadProject } from '../model/load';
import { projectJson, projectYaml, treeJson, treeYaml } from '../model/print';
import type { Loaded, LoadOptions, Project, ProjectSource } from '../model/project';

const flags = {
  environment: { kind: 'bool', help: 'What variables in the files are looked up in' },
  format: { kind: 'string', help: 'How to print: [yaml | json]' },
  hash: { kind: 'string', help: 'Hashes of the services, a line each (* for all)' },
  images: { kind: 'bool', help: 'Names of the images only' },
  'lock-image-digests': { kind: 'bool', help: 'An override file that pins every image' },
  models: { kind: 'bool', help: 'Names of the models only' },
  networks: { kind: 'bool', help: 'Names of the networks only' },
  'no-consistency': { kind: 'bool', help: 'Let pass what does not fit together' },
  'no-env-resolution': { kind: 'bool', help: 'Leave the files of variables alone' },
  'no-interpolate': { kind: 'bool', help: 'Leave variables as they are' },
  'no-normalize': { kind: 'bool', help: 'Leave out what goes without saying' },
  'no-path-resolution': { kind: 'bool', help: 'Leave relative paths as they are' },
  output: { kind: 'string', short: 'o', help: 'File to write to' },
  profiles: { kind: 'bool', help: 'Names of the profiles only' },
  quiet: { kind: 'bool', short: 'q', help: 'Only look for mistakes' },
  'resolve-image-digests': { kind: 'bool', help: 'Pin every image to what its tag stands for now' },
  services: { kind: 'bool', help: 'Names of the services only' },
  variables: { kind: 'bool', help: 'The variables that the files mention' },
  volumes: { kind: 'bool', help: 'Names of the volumes only' },
} as const;

type Flags = FlagValues<typeof flags>;

/** What each way of asking needs. */
interface Ask {
  readonly compose: Compose;
  readonly flags: Flags;
  readonly args: readonly string[];
}

export const config = command({
  name: 'config',
  usage: '[SERVICE...]',
  short: 'Check the files and print what they amount to',
  args: {},
  flags,
  *run({ compose, flags: said, args }): Steps<Outcome> {
    const ask = { compose, flags: said, args };
    const list = lists.find(([flag]) => (flag === 'hash' ? (said.hash ?? '') !== '' : said[flag] === true));
    const printed = list === undefined ? yield* whole(ask) : yield* list[1](ask);
    if (isRefusal(printed)) return yield* compose.fail(printed);
    yield* compose.cli.out(printed);
    return 0;
  },
});

type List = (ask: Ask) => Steps<string | Refusal>;

/** Lists of a project, in the order in which one of several flags counts. */
const lists: readonly (readonly [keyof Flags, List])[] = [
  ['services', serviceList],
  ['volumes', (ask) => ofProject(ask, [], ({ volumes }) => listing.names(volumes))],
  ['networks', (ask) => ofProject(ask, [], ({ networks }) => listing.names(networks))],
  ['models', (ask) => ofProject(ask, [], listing.modelNames)],
  ['hash', (ask) => ofProject(ask, [], (project) => listing.hashes(project, ask.flags.hash ?? ''))],
  ['profiles', (ask) => ofProject(ask, ask.args, listing.profileNames)],
  [
    'images',
    (ask) => ofProject(ask, ask.args, (project) => listing.imageNames(project, ask.compose.separator)),
  ],
  ['variables', variableList],
  ['environment', environmentList],
];

function* load<T>({ compose }: Ask, how: (source: ProjectSource) => Loaded<T>): Steps<T | Refusal> {
  const { log, result } = how(compose.source());
  yield* writeLog(compose.cli, log, compose.cli.p.clock());
  return result;
}

function optionsOf({ compose, flags: said }: Ask): LoadOptions {
  const { flags: settings } = compose.settings;
  return {
    ...settings,
    interpolate: said['no-interpolate'] !== true,
    resolvePaths: said['no-path-resolution'] !== true,
    normalize: said['no-normalize'] !== true && settings.compatibility !== true,
    consistency: said['no-consistency'] !== true,
  };
}

function* ofProject(
  ask: Ask,
  services: readonly string[],
  print: (project: Project) => string,
): Steps<string | Refusal> {
  const options = { ...optionsOf(ask), services, resolveEnvironment: false };
  const project = yield* load(ask, (source) => loadProject(source, options));
  if (isRefusal(project)) return project;
  return attempt(ask.compose.source(), () => print(project)).result;
}

function* serviceList(ask: Ask): Steps<string | Refusal> {
  if (ask.flags['no-interpolate'] !== true) return yield* ofProject(ask, [], listing.serviceNames);
  const tree = yield* load(ask, (source) => loadModel(source, optionsOf(ask)));
  if (isRefusal(tree)) return tree;
  return isMapping(tree.services) ? listing.names(tree.services) : '';
}

function* variableList(ask: Ask): Steps<string | Refusal> {
  const options = { ...optionsOf(ask), interpolate: false };
  const tree = yield* load(ask, (source) => loadModel(source, options));
  if (isRefusal(tree)) return tree;
  const found = listing.variables(tree);
  const { format = '' } = ask.flags;
  if (format === 'yaml') return listing.variablesYaml(found);
  if (format.toLowerCase() === 'json') return listing.variablesJson(found);
  if (!['', 'table', 'pretty'].includes(format.toLowerCase())) {
    return refuse(`format value ${JSON.stringify(format)} could not be parsed: parsing failed`);
  }
  return alignTabs(listing.variableCells(found), { minWidth: 20, padding: 3 });
}

function* environmentList(ask: Ask): Steps<string | Refusal> {
  const options = { ...optionsOf(ask), services: ask.args };
  const project = yield* load(ask, (source) => loadProject(source, options));
  if (isRefusal(project)) return project;
  return ask.flags.quiet === true ? '' : listing.environmentLines(project);
}

/** The whole project, or where variables stay as they are, the tree. */
function* whole(ask: Ask): Steps<string | Refusal> {
  const { flags: said, compose } = ask;
  const content = said['no-interpolate'] === true ? yield* treeText(ask) : yield* projectText(ask);
  if (isRefusal(content)) return content;
  const text = said['no-interpolate'] === true ? content : content.replaceAll('$', '$$$$');
  if (said.quiet === true) return '';
  const { output = '' } = said;
  if (output === '' || text === '') return text;
  const failed = compose.cli.p.writeFile(output, utf8(text), { mode: 0o666 });
  return isFail(failed) ? refuse(`open ${output}: ${strerror(failed).toLowerCase()}`) : '';
}

function formatOf({ format = '' }: Flags): string {
  return format === '' ? 'yaml' : format;
}

function* projectText(ask: Ask): Steps<string | Refusal> {
  const { flags: said, compose } = ask;
  const options = { ...optionsOf(ask), services: ask.args };
  const loaded = yield* load(ask, (source) => loadProject(source, options));
  if (isRefusal(loaded)) return loaded;
  const project = isPinned(said) ? yield* pinned(compose, loaded) : loaded;
  if (isRefusal(project)) return project;
  return attempt(compose.source(), () => {
    if (said['no-consistency'] !== true) checkContainerNames(project);
    const shown = said['lock-image-digests'] === true ? imagesOnly(project) : project;
    return print(
      formatOf(said),
      () => projectYaml(shown),
      () => projectJson(shown),
    );
  }).result as string | Refusal;
}

function print(format: string, yaml: () => string, json: () => string): string | Refusal {
  if (format === 'yaml') return yaml();
  return format === 'json' ? json() : refuse(`unsupported format ${JSON.stringify(format)}`);
}

function isPinned(said: Flags): boolean {
  return said['resolve-image-digests'] === true || said['lock-image-digests'] === true;
}

/** Every image with the digest that its tag has in its registry now. */
function* pinned(compose: Compose, project: Project): Steps<Project | Refusal> {
  const services: Record<string, Project['services'][string]> = {};
  for (const [name, service] of Object.entries(project.services)) {
    if (service.image === undefined) {
      services[name] = service;
      continue;
    }
    const image = yield* digested(compose, service.image);
    if (isRefusal(image)) return image;
    services[name] = { ...service, image };
  }
  return { ...project, services };
}

function* digested(compose: Compose, image: string): Steps<string | Refusal> {
  const reference = parseReference(image);
  if (isBad(reference)) return refuse(reference.bad);
  const { domain, path, tag = 'latest', digest } = reference;
  if (digest !== undefined) return `${domain}/${path}@${digest}`;
  const name = `${domain}/${path}:${tag}`;
  const answer = yield* compose.cli.engine.json<{ readonly Descriptor: { readonly digest: string } }>(
    'GET',
    `/distribution/${name}/json`,
  );
  if (isRefusal(answer)) return refuse(`failed to resolve digest for ${name}: ${answer.refused}`);
  return `${name}@${answer.Descriptor.digest}`;
}

function imagesOnly(project: Project): Project {
  const services = Object.entries(project.services).map(([name, { image }]) => {
    return [name, { command: null, entrypoint: null, ...(image !== undefined && { image }) }] as const;
  });
  const none = { networks: {}, volumes: {}, secrets: {}, configs: {}, models: {} };
  const { '#extensions': dropped, ...rest } = project;
  void dropped;
  return { ...rest, ...none, name: '', services: Object.fromEntries(services) };
}

function* treeText(ask: Ask): Steps<string | Refusal> {
  const { flags: said, compose } = ask;
  const tree = yield* load(ask, (source) => loadModel(source, optionsOf(ask)));
  if (isRefusal(tree)) return tree;
  const services = isMapping(tree.services) ? tree.services : mapping();
  if (isPinned(said)) {
    for (const service of Object.values(services)) {
      if (!isMapping(service) || typeof service.image !== 'string' || service.image === '') continue;
      const image = yield* digested(compose, service.image);
      if (isRefusal(image)) return image;
      service.image = image;
    }
  }
  const shown = said['lock-image-digests'] === true ? onlyImages(services) : tree;
  return print(
    formatOf(said),
    () => treeYaml(shown),
    () => treeJson(shown),
  );
}

function onlyImages(services: Mapping): Mapping {
  const entries = Object.entries(services).map(([name, service]) => {
    const image = isMapping(service) ? service.image : undefined;
    return [name, mapping(image === undefined ? [] : [['image', image]])] as const;
  });
  return mapping([['services', mapping(entries)]]);
}
