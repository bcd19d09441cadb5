import { command } from '#sim/cli/command';
import { buildxVersion } from '#sim/cli/version';
import { commonFlags } from '../help';

export const version = command({
  path: 'version',
  usage: '',
  hidesOptions: true,
  short: 'Version of buildx',
  args: { max: 0 },
  flags: { ...commonFlags },
  *run({ cli }) {
    yield* cli.out(`github.com/docker/buildx v${buildxVersion} a6e0c5c4bce2a5a8e2d2c7c1b3e6d2a9b0f4c311\n`);
    return 0;
  },
});
