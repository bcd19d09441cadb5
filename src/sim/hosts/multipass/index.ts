import type { Proc } from '#sim/kernel/proc';
import type { Outcome, Program, Steps } from '#sim/kernel/program';
import { exec, shell, transfer } from './enter';
import { info } from './info';
import type { Command } from './instances';
import { launch } from './launch';
import { list } from './list';
import { restart, start, stop } from './power';
import { purge, recover, remove } from './remove';
import { restore, snapshot } from './snapshots';

const version: Command = {
  summary: 'Say which version this is',
  *run(p) {
    yield* p.out('multipass   1.16.1\nmultipassd  1.16.1\n');
    return 0;
  },
};

/** Name → command. */
const commands: Readonly<Record<string, Command>> = {
  delete: remove,
  exec,
  info,
  launch,
  list,
  ls: list,
  purge,
  recover,
  restart,
  restore,
  shell,
  snapshot,
  start,
  stop,
  transfer,
  version,
};

const usage = `Usage: multipass [options] <command>
Virtual machines from the command line.

Available commands:
${Object.entries(commands)
  .filter(([name]) => name !== 'ls')
  .map(([name, one]) => `  ${name.padEnd(8)}  ${one.summary}\n`)
  .join('')}`;

/** Canonical's multipass: virtual machines from the command line. Here it is the client and its daemon in one. */
export const multipass: Program = {
  name: 'multipass',
  start: { cpu: 20, anon: 12 * 2 ** 20 },
  *main(p: Proc): Steps<Outcome> {
    const [name = '', ...args] = p.args;
    if (name === '' || name === 'help' || name === '--help' || name === '-h') {
      yield* p.out(usage);
      return 0;
    }
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command === undefined) {
      yield* p.err(`Error: Unknown command or alias '${name}' (try "multipass help")\n`);
      return 1;
    }
    return yield* command.run(p, args);
  },
};
