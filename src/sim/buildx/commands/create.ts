import { command } from '#sim/cli/command';
import { randomName } from '../builder/names';
import { drivers } from '../builder/drivers';
import { choose, readBuilder, writeBuilder, type Builder, type Node } from '../builder/store';
import { commonFlags } from '../help';
import { error } from './build';

export const create = command({
  path: 'create',
  usage: '[CONTEXT|ENDPOINT]',
  short: 'Make a builder instance',
  args: { max: 1 },
  flags: {
    debug: commonFlags.debug,
    append: { kind: 'bool', help: 'Add a node to a builder that is there' },
    bootstrap: { kind: 'bool', help: 'Start it afterwards' },
    'buildkitd-config': { kind: 'string', help: "File with BuildKit's configuration" },
    'buildkitd-flags': { kind: 'string', help: "Flags of BuildKit's daemon" },
    driver: { kind: 'string', help: 'Driver ("docker-container", "kubernetes", "remote")' },
    'driver-opt': { kind: 'list', help: 'Option of the driver' },
    leave: { kind: 'bool', help: 'Take a node away from a builder' },
    name: { kind: 'string', help: 'Name of the builder' },
    node: { kind: 'string', help: 'Name of the node' },
    platform: { kind: 'list', help: 'Platform of the node' },
    use: { kind: 'bool', help: 'Use it from now on' },
  },
  *run({ cli, flags, args }) {
    const { p } = cli;
    const asked = flags.name ?? '';
    const old = asked === '' ? undefined : readBuilder(p, asked);
    const wrong = whyNot(flags, asked, old);
    if (wrong !== undefined) return yield* error(cli, wrong);
    if (flags.leave === true && old !== undefined) {
      writeBuilder(p, { ...old, nodes: old.nodes.filter(({ name }) => name !== flags.node) });
      yield* cli.out(`${asked}\n`);
      return 0;
    }
    const driver = flags.driver ?? old?.driver ?? 'docker-container';
    const name = asked === '' ? randomName(p) : asked;
    if (driver === 'kubernetes') {
      const why =
        'cannot determine Kubernetes namespace, specify manually: invalid configuration: no configuration has been provided, try setting KUBERNETES_MASTER environment variable';
      return yield* error(cli, `failed to initialize builder ${name} (${name}0): ${why}`);
    }
    const nodes = flags.append === true ? (old?.nodes ?? []) : [];
    const own = nodeOf(flags, flags.node ?? `${name}${nodes.length}`, driver, args[0]);
    writeBuilder(p, { name, driver, lastActivity: p.now(), nodes: [...nodes, own] });
    if (flags.use === true) choose(p, name);
    yield* cli.out(`${name}\n`);
    return 0;
  },
});

type Flags = Readonly<Record<string, unknown>>;

/** What speaks against it; undefined when nothing does. */
function whyNot(flags: Flags, asked: string, old: Builder | undefined): string | undefined {
  const { leave, append, node = '', driver = old?.driver ?? 'docker-container' } = flags;
  if (leave === true && asked === '') return 'leave requires instance name';
  if (leave === true && node === '') return 'leave requires node name';
  if (append === true && asked === '') return 'append requires a builder name';
  const verb = leave === true ? 'leave' : 'append';
  if ((append === true || leave === true) && old === undefined)
    return `failed to find instance ${JSON.stringify(asked)} for ${verb}`;
  if (driver === 'docker') return 'additional instances of driver "docker" cannot be created';
  if (!(drivers as readonly unknown[]).includes(driver))
    return `failed to find driver ${JSON.stringify(driver)}`;
  if (old !== undefined && append !== true && old.driver !== driver)
    return `existing instance for ${JSON.stringify(asked)} but no append mode, specify the node name to make changes for existing instances`;
  if (asked === 'default')
    return '"default" is a reserved name and cannot be used to identify builder instance';
  const isName = asked === '' || /^[a-zA-Z][a-zA-Z0-9-_.]*[a-zA-Z0-9]?$/.test(asked);
  return isName ? undefined : `invalid builder name ${JSON.stringify(asked)}`;
}

function nodeOf(flags: Flags, name: string, driver: string, endpoint: string | undefined): Node {
  const list = (flag: string) => (flags[flag] as readonly string[] | undefined) ?? [];
  const typed = flags['buildkitd-flags'] as string | undefined;
  const own = typed === undefined ? [] : typed.split(' ');
  const pairs = list('driver-opt').map((text) => [
    text.split('=')[0] ?? '',
    text.slice(text.indexOf('=') + 1),
  ]);
  return {
    ...{ name, endpoint: endpoint ?? 'unix:///var/run/docker.sock' },
    platforms: list('platform').flatMap((text) => text.split(',')),
    flags: driver === 'docker-container' ? ['--allow-insecure-entitlement=network.host', ...own] : [],
    options: Object.fromEntries(pairs) as Record<string, string>,
  };
}
