import { command } from '../command';
import { readConfig, writeConfig } from '../config-file';
import { isRefusal, refuse, type Refusal } from '../refusal';
import { currentContext } from './current';
import { readContext, removeContext } from './store';

export const rm = command({
  path: 'context rm',
  aliases: ['context remove'],
  usage: 'CONTEXT [CONTEXT...]',
  hidesOptions: true,
  short: 'Remove contexts',
  args: { min: 1 },
  flags: { force: { kind: 'bool', short: 'f', help: 'Also the one in use' } },
  *run({ cli, flags, args }) {
    const { p } = cli;
    const refusals: Refusal[] = [];
    const inUse = currentContext(p);
    for (const name of args) {
      if (name === 'default') {
        refusals.push(refuse('context "default" cannot be removed'));
        continue;
      }
      if (isRefusal(readContext(p, name))) {
        if (flags.force === true) yield* cli.out(`${name}\n`);
        else refusals.push(refuse(`context ${JSON.stringify(name)} does not exist`));
        continue;
      }
      if (name === inUse) {
        if (flags.force !== true) {
          refusals.push(refuse(`context ${JSON.stringify(name)} is in use, set -f flag to force remove`));
          continue;
        }
        writeConfig(p, { ...readConfig(p), currentContext: '' });
      }
      removeContext(p, name);
      yield* cli.out(`${name}\n`);
    }
    return yield* cli.failAll(refusals);
  },
});
