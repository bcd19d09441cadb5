import { command } from '../command';

export const logout = command({
  path: 'logout',
  usage: '[SERVER]',
  short: 'Forget who you are to a registry',
  long: 'Forget who you are to a registry.\nWithout a server it is Docker Hub.',
  args: { max: 1 },
  flags: {},
  *run({ cli, args }) {
    yield* cli.out(`Removing login credentials for ${args[0] ?? 'https://index.docker.io/v1/'}\n`);
    return 0;
  },
});
