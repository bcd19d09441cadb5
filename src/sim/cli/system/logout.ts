import { command } from '../command';
import { readConfig, writeConfig } from '../config-file';
import { hub, registryKey } from '../registry-auth';

export const logout = command({
  path: 'logout',
  usage: '[SERVER]',
  short: 'Forget who you are to a registry',
  long: 'Forget who you are to a registry.\nWithout a server it is Docker Hub.',
  args: { max: 1 },
  flags: {},
  *run({ cli, args }) {
    const key = registryKey(args[0] ?? hub);
    yield* cli.out(`Removing login credentials for ${key}\n`);
    const config = readConfig(cli.p);
    if (!Object.hasOwn(config.auths, key)) return 0;
    const rest = Object.entries(config.auths).filter(([name]) => name !== key);
    writeConfig(cli.p, { ...config, auths: Object.fromEntries(rest) });
    return 0;
  },
});
