import { command } from '../command';
import { readConfig, writeConfig } from '../config-file';
import { isRefusal, refuse } from '../refusal';
import { readContext } from './store';

export const use = command({
  path: 'context use',
  usage: 'CONTEXT',
  short: 'Use another context from now on',
  args: {},
  flags: {},
  *run({ cli, args }) {
    const { p } = cli;
    // cobra's own words: this one command leaves the counting to it
    if (args.length !== 1)
      return yield* cli.fail(refuse(`accepts 1 arg(s), received ${String(args.length)}`));
    const [name = ''] = args;
    if (name !== 'default') {
      const meta = readContext(p, name);
      if (isRefusal(meta)) return yield* cli.fail(meta);
    }
    const config = readConfig(p);
    const wanted = name === 'default' ? '' : name;
    if ((config.currentContext ?? '') !== wanted) writeConfig(p, { ...config, currentContext: wanted });
    yield* cli.out(`${name}\n`);
    yield* cli.err(`Current context is now ${JSON.stringify(name)}\n`);
    if ((p.env['DOCKER_HOST'] ?? '') !== '' && name !== 'default') {
      yield* cli.err(
        `Warning: DOCKER_HOST environment variable overrides the active context. To use ${JSON.stringify(name)}, either set the global --context flag, or unset DOCKER_HOST environment variable.\n`,
      );
    }
    return 0;
  },
});
