import { start as dockerStart } from '#sim/cli/container/start';
import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Cli } from '#sim/cli/cli';
import type { Outcome, Steps } from '#sim/kernel/program';
import type { ContainerRow } from '../client/answers';
import type { Compose } from '../client/compose';
import { projectContainers } from '../client/containers';
import { command } from '../command';
import type { Project } from '../model/project';
import type { Service } from '../model/service';
import { plainBuild } from '../plan/build';
import { Convergence } from '../plan/convergence';
import { createProject, observed, plainCreate } from '../plan/create';
import { ensureImages } from '../plan/images';
import { makeContainer } from '../plan/make';
import { imageOf } from '../plan/names';
import { putFiles } from '../plan/put-files';
import { onlyThese, without } from '../plan/select';
import { startServices } from '../plan/start';
import { waitForDependencies } from '../plan/wait';
import { applied, contradiction, statusOf } from './creating';
import { asDockers } from './exec';
import { oneOffService, shellWords, type RunFlags } from './run-service';
import { noDeps, removeOrphans } from './shared';

const stringArray = { kind: 'list', word: 'stringArray' } as const;

export const run = command({
  name: 'run',
  usage: 'SERVICE [COMMAND] [ARGS...]',
  short: 'Run a program once in a container of a service',
  args: { min: 1 },
  interspersed: false,
  flags: {
    build: { kind: 'bool', help: 'Build the image first' },
    'cap-add': { kind: 'list', help: 'Capability to give' },
    'cap-drop': { kind: 'list', help: 'Capability to take away' },
    detach: { kind: 'bool', short: 'd', help: 'Leave it in the background and print its ID' },
    entrypoint: { kind: 'string', help: "In place of the image's entrypoint" },
    env: { ...stringArray, short: 'e', help: 'Environment variable to set' },
    'env-from-file': { ...stringArray, help: 'File with environment variables' },
    interactive: { kind: 'bool', short: 'i', default: true, help: 'Keep standard input open' },
    label: { ...stringArray, short: 'l', help: 'Label to set' },
    labels: { ...stringArray, hidden: true, aliasOf: 'label', help: '' },
    name: { kind: 'string', help: 'Name for the container' },
    'no-TTY': { kind: 'bool', short: 'T', shownDefault: 'true', help: 'No terminal (found out by itself)' },
    'no-deps': noDeps,
    publish: { ...stringArray, short: 'p', help: 'Port to publish' },
    pull: { kind: 'string', default: 'policy', help: 'When to pull ("always"|"missing"|"never")' },
    quiet: { kind: 'bool', short: 'q', help: 'Print nothing of how it goes' },
    'quiet-build': { kind: 'bool', help: 'Keep the building to itself' },
    'quiet-pull': { kind: 'bool', help: 'Keep the pulling to itself' },
    'remove-orphans': removeOrphans,
    rm: { kind: 'bool', help: 'Remove it when it has ended' },
    'service-ports': { kind: 'bool', short: 'P', help: "Publish the service's own ports" },
    tty: { kind: 'bool', short: 't', default: true, hidden: true, help: 'With a terminal' },
    'use-aliases': { kind: 'bool', help: "Be found under the service's names in its networks" },
    user: { kind: 'string', short: 'u', help: 'User to run as' },
    volume: { ...stringArray, short: 'v', help: 'Volume to mount' },
    volumes: { ...stringArray, hidden: true, aliasOf: 'volume', help: '' },
    workdir: { kind: 'string', short: 'w', help: 'Folder to start in' },
  },
  *run({ compose, flags, args, isTyped }) {
    const [name = '', ...words] = args;
    const wrong = contradiction([
      [
        (flags.publish ?? []).length > 0 && flags['service-ports'] === true,
        '--service-ports and --publish are incompatible',
      ],
      [isTyped('tty') && isTyped('no-TTY'), "--tty and --no-TTY can't be used together"],
    ]);
    if (wrong) return yield* compose.fail(wrong);
    const entrypoint = isTyped('entrypoint') ? shellWords(flags.entrypoint ?? '') : undefined;
    if (isRefusal(entrypoint)) return yield* compose.fail(entrypoint);
    const { cli } = compose;
    const isSilent = !isTyped('no-TTY') && !isTyped('interactive') && cli.terminal(0) === undefined;
    const noTerminal = isTyped('tty')
      ? !flags.tty
      : (flags['no-TTY'] ?? (isSilent || cli.terminal(1) === undefined));
    const asked: Asked = {
      ...{ name, words, entrypoint, flags, hasTerminal: !noTerminal },
      isPullTyped: isTyped('pull'),
    };
    const made = yield* compose.loop.run(prepare(compose, asked));
    if (isRefusal(made)) return yield* compose.fail(made, statusOf(made));
    const dockers = asDockers(cli, dockerStart.path);
    const outcome = yield* dockerStart.run({
      cli: dockers,
      args: [made.Id],
      flags: {
        attach: flags.detach !== true,
        interactive: flags.detach !== true && flags.interactive,
      } as never,
      isTyped: () => false,
    });
    return dockers.hasFailed ? outcome : yield* endOfRun(cli, outcome);
  },
});

/** A program that has failed leaves an empty line: the words of an error that has none. */
export function* endOfRun(cli: Cli, outcome: Outcome): Steps<Outcome> {
  if (typeof outcome === 'number' && outcome !== 0) yield* cli.err('\n');
  return outcome;
}

interface Asked {
  readonly name: string;
  readonly words: readonly string[];
  readonly entrypoint: readonly string[] | undefined;
  readonly flags: RunFlags;
  readonly hasTerminal: boolean;
  readonly isPullTyped: boolean;
}

function* prepare(compose: Compose, asked: Asked): Steps<ContainerRow | Refusal> {
  const { name, flags } = asked;
  const loaded = yield* compose.project([name]);
  if (isRefusal(loaded)) return loaded;
  const alone = flags['no-deps'] === true ? onlyThese(loaded, [name]) : loaded;
  const project = applied(alone, { pull: flags.pull, build: flags.build }, asked.isPullTyped);
  if (isRefusal(project)) return project;
  const declared = project.services[name];
  if (!declared) return refuse(`no such service: ${name}`);
  const service = oneOffService(compose, project, declared, asked);
  if (isRefusal(service)) return service;
  const begun = yield* hushed(compose, flags, startDependencies(compose, project, asked));
  if (begun) return begun;
  if (asked.hasTerminal && flags.interactive && !compose.cli.terminal(0)) {
    return refuse('the input device is not a TTY');
  }
  return yield* hushed(compose, flags, make(compose, project, service, asked));
}

/** `--quiet` keeps progress to itself. */
function* hushed<T>(compose: Compose, flags: RunFlags, work: Steps<T>): Steps<T> {
  return flags.quiet === true ? yield* compose.silently(work) : yield* work;
}

function* startDependencies(
  compose: Compose,
  project: Project,
  { name, flags }: Asked,
): Steps<Refusal | undefined> {
  const others = without(project, name);
  const failed = yield* compose.showing(
    'Creating',
    createProject(compose, others, {
      ...plainCreate,
      build: { ...plainBuild, isQuiet: flags['quiet-build'] === true },
      removesOrphans: flags['remove-orphans'] === true,
      ignoresOrphans: compose.isOn('COMPOSE_IGNORE_ORPHANS'),
      isQuietPull: flags['quiet-pull'] === true,
    }),
  );
  if (failed || Object.keys(others.services).length === 0) return failed;
  return yield* compose.showing('Running', startServices(compose, others));
}

const idLength = 64;
const shortLength = 12;

function* make(
  compose: Compose,
  project: Project,
  declared: Service,
  { name, flags }: Asked,
): Steps<ContainerRow | Refusal> {
  const { p } = compose.cli;
  const slug = Array.from({ length: idLength }, () => p.random(16).toString(16)).join('');
  const short = slug.slice(0, shortLength);
  const container = declared.container_name ?? [project.name, name, 'run', short].join(compose.separator);
  const own = { ...project, services: { ...project.services, [name]: declared } };
  const build = { ...plainBuild, services: [name], isQuiet: flags['quiet-build'] === true };
  const images = yield* ensureImages(compose, own, build, flags['quiet-pull'] === true);
  if (isRefusal(images)) return images;
  const rows = yield* projectContainers(compose, project.name, { oneOff: 'include', all: true });
  if (isRefusal(rows)) return rows;
  if (flags['no-deps'] !== true) {
    const waited = yield* waitForDependencies(compose, own, name, declared.depends_on ?? {}, rows);
    if (waited) return waited;
  }
  const grounds = { images, networks: undefined, volumes: undefined };
  const service = new Convergence(compose, own, grounds, observed(rows)).resolve(declared);
  if (isRefusal(service)) return service;
  const made = yield* makeContainer(compose, own, {
    ...{ name, service: { ...service, container_name: container }, number: -1, container },
    image: images.get(imageOf(own, name, service, compose.separator)),
    oneOff: {
      slug,
      autoRemove: flags.rm === true,
      attachesInput: flags.interactive,
      usesAliases: flags['use-aliases'] === true,
    },
  });
  if (isRefusal(made)) return made;
  return (yield* putFiles(compose, own, name, service, made.Id)) ?? made;
}
