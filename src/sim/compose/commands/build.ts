import { isRefusal, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { Compose } from '../client/compose';
import { command } from '../command';
import { buildImages, plainBuild, type BuildOrder } from '../plan/build';
import { statusOf } from './creating';

export const build = command({
  name: 'build',
  usage: '[SERVICE...]',
  short: 'Build the images of services',
  args: {},
  flags: {
    'build-arg': { kind: 'list', word: 'stringArray', help: 'Value of a build argument' },
    builder: { kind: 'string', help: 'Builder to use' },
    check: { kind: 'bool', help: 'Only look for mistakes' },
    memory: { kind: 'bytes', short: 'm', help: 'Memory limit of the steps. BuildKit does not take it' },
    'no-cache': { kind: 'bool', help: 'Do every step anew' },
    print: { kind: 'bool', help: 'Print the bake file that would be built' },
    provenance: { kind: 'string', help: 'Attest where the image comes from' },
    pull: { kind: 'bool', help: 'Fetch newer base images' },
    push: { kind: 'bool', help: 'Push the images afterwards' },
    quiet: { kind: 'bool', short: 'q', help: 'Keep the building to itself' },
    sbom: { kind: 'string', help: 'Attest what is in the image' },
    ssh: { kind: 'string', help: "Key for steps that need ssh ('default' for the agent)" },
    'with-dependencies': { kind: 'bool', help: 'Build what the services depend on, too' },
  },
  *run({ compose, flags, args }) {
    const order: BuildOrder = {
      ...plainBuild,
      services: args,
      withDependencies: flags['with-dependencies'] === true,
      args: Object.fromEntries((flags['build-arg'] ?? []).map(pair)),
      pull: flags.pull === true,
      noCache: flags['no-cache'] === true,
      isQuiet: flags.quiet === true,
      push: flags.push === true,
      check: flags.check === true,
      print: flags.print === true,
      memory: flags.memory ?? 0,
      provenance: flags.provenance ?? '',
      sbom: flags.sbom ?? '',
      ssh: flags.ssh === undefined ? [] : [flags.ssh],
      builder: flags.builder ?? '',
    };
    const failed = yield* compose.loop.run(buildAll(compose, order));
    return failed ? yield* compose.fail(failed, statusOf(failed)) : 0;
  },
});

function pair(text: string): [name: string, value: string | null] {
  const equals = text.indexOf('=');
  return equals < 0 ? [text, null] : [text.slice(0, equals), text.slice(equals + 1)];
}

function* buildAll(compose: Compose, order: BuildOrder): Steps<Refusal | undefined> {
  const project = yield* compose.project(order.services);
  if (isRefusal(project)) return project;
  const work = buildImages(compose, project, order, new Map());
  const shown = order.isQuiet
    ? compose.silently(compose.showing('Building', work))
    : compose.showing('Building', work);
  const built = yield* order.print ? work : shown;
  return isRefusal(built) ? built : undefined;
}
