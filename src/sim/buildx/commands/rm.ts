import { command } from '#sim/cli/command';
import { confirm } from '#sim/cli/prompt';
import { currentName, readBuilder, removeBuilder, storedBuilders } from '../builder/store';
import { commonFlags } from '../help';
import { error } from './build';

export const rm = command({
  path: 'rm',
  usage: '[NAME...]',
  short: 'Remove builder instances',
  args: {},
  flags: {
    ...commonFlags,
    'all-inactive': { kind: 'bool', help: 'All that do not run' },
    force: { kind: 'bool', short: 'f', help: 'Do not ask first' },
    'keep-daemon': { kind: 'bool', help: 'Leave the daemon running' },
    'keep-state': { kind: 'bool', help: "Keep BuildKit's state" },
  },
  *run({ cli, flags, args }) {
    const { p } = cli;
    if (flags['all-inactive'] === true) {
      if (args.length > 0) return yield* error(cli, 'cannot specify builder name when --all-inactive is set');
      const question =
        'WARNING! This will remove all builders that are not in running state. Are you sure you want to continue?';
      if (flags.force !== true && !(yield* confirm(cli, question))) return 0;
      for (const { name } of storedBuilders(p)) {
        removeBuilder(p, name);
        yield* cli.err(`${name} removed\n`);
      }
      return 0;
    }
    const current = flags.builder ?? currentName(p);
    const names = args.length > 0 ? args : [current === 'default' ? '' : current];
    let hasFailed = false;
    for (const name of names) {
      const why = whyNot(name, readBuilder(p, name) !== undefined);
      if (why === undefined) {
        removeBuilder(p, name);
        yield* cli.err(`${name} removed\n`);
      } else {
        hasFailed = true;
        yield* cli.err(`failed to remove ${name}: ${why}\n`);
      }
    }
    return hasFailed ? yield* error(cli, 'failed to remove one or more builders') : 0;
  },
});

function whyNot(name: string, isThere: boolean): string | undefined {
  if (name === '' || name === 'default')
    return 'context builder cannot be removed, run `docker context rm default` to remove this context';
  return isThere ? undefined : `no builder ${JSON.stringify(name)} found`;
}
