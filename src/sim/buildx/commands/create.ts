import { command } from '#sim/cli/command';
import { randomName } from '../builder/names';
import { drivers } from '../builder/drivers';
import { choose, readBuilder, writeBuilder, type Builder } from '../builder/store';
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
    if (flags.leave === true) {
      if (asked === '') return yield* error(cli, 'leave requires instance name');
      if ((flags.node ?? '') === '') return yield* error(cli, 'leave requires node name');
    }
    if (flags.append === true && asked === '') return yield* error(cli, 'append requires a builder name');
    const old = asked === '' ? undefined : readBuilder(p, asked);
    if (flags.append === true && old === undefined)
      return yield* error(cli, `failed to find instance ${JSON.stringify(asked)} for append`);
    if (flags.leave === true) {
      if (old === undefined)
        return yield* error(cli, `failed to find instance ${JSON.stringify(asked)} for leave`);
      writeBuilder(p, { ...old, nodes: old.nodes.filter(({ name }) => name !== flags.node) });
      yield* cli.out(`${asked}\n`);
      return 0;
    }
    const driver = flags.driver ?? old?.driver ?? 'docker-container';
    if (driver === 'docker')
      return yield* error(cli, 'additional instances of driver "docker" cannot be created');
    if (!(drivers as readonly string[]).includes(driver))
      return yield* error(cli, `failed to find driver ${JSON.stringify(driver)}`);
    if (old !== undefined && flags.append !== true && old.driver !== driver)
      return yield* error(
        cli,
        `existing instance for ${JSON.stringify(asked)} but no append mode, specify the node name to make changes for existing instances`,
      );
    if (asked === 'default')
      return yield* error(
        cli,
        '"default" is a reserved name and cannot be used to identify builder instance',
      );
    if (asked !== '' && !/^[a-zA-Z][a-zA-Z0-9-_.]*[a-zA-Z0-9]?$/.test(asked))
      return yield* error(cli, `invalid builder name ${JSON.stringify(asked)}`);
    const name = asked === '' ? randomName(p) : asked;
    if (driver === 'kubernetes')
      return yield* error(
        cli,
        `failed to initialize builder ${name} (${name}0): cannot determine Kubernetes namespace, specify manually: invalid configuration: no configuration has been provided, try setting KUBERNETES_MASTER environment variable`,
      );
    const nodes = flags.append === true ? (old?.nodes ?? []) : [];
    const made: Builder = {
      ...{ name, driver, lastActivity: p.now() },
      nodes: [
        ...nodes,
        {
          ...{
            name: flags.node ?? `${name}${nodes.length}`,
            endpoint: args[0] ?? 'unix:///var/run/docker.sock',
          },
          platforms: (flags.platform ?? []).flatMap((text) => text.split(',')),
          flags:
            driver === 'docker-container'
              ? [
                  '--allow-insecure-entitlement=network.host',
                  ...(flags['buildkitd-flags'] === undefined ? [] : flags['buildkitd-flags'].split(' ')),
                ]
              : [],
          options: Object.fromEntries(
            (flags['driver-opt'] ?? []).map((text) => [
              text.split('=')[0] ?? '',
              text.slice(text.indexOf('=') + 1),
            ]),
          ),
        },
      ],
    };
    writeBuilder(p, made);
    if (flags.use === true) choose(p, name);
    yield* cli.out(`${name}\n`);
    return 0;
  },
});
