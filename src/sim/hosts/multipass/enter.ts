import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { instance, missing, type Command } from './instances';
import { boot } from './launch';

/** multipass reaches its instances as everybody does: by ssh, with a key of its own that it need not be asked about. */
const quietly = [
  '-q',
  '-o',
  'StrictHostKeyChecking=no',
  '-o',
  'UserKnownHostsFile=/dev/null',
  '-o',
  'LogLevel=ERROR',
];

function* through(p: Proc, verb: string, name: string, command: readonly string[]): Steps<number> {
  const one = instance(p, name);
  if (one === undefined) return yield* missing(p, verb, name);
  if (one.state !== 'running') {
    yield* p.err(`${verb} failed: instance "${name}" is not running\n`);
    return 2;
  }
  const terminal = p.isTty(0) ? ['-t'] : [];
  yield* p.exec({
    path: '/usr/bin/ssh',
    argv: ['ssh', ...quietly, ...terminal, `ubuntu@${one.ip}`, ...command.map(quoted)],
  });
  yield* p.err(`${verb} failed: cannot start ssh\n`);
  return 2;
}

/** As a shell over there must read it to get the same word. */
const quoted = (word: string) =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

export const exec: Command = {
  summary: 'Run a command in an instance',
  *run(p, args) {
    const [name, ...rest] = args;
    const command = rest[0] === '--' ? rest.slice(1) : rest;
    if (name === undefined || command.length === 0) {
      yield* p.err('Wrong number of arguments\n');
      return 1;
    }
    if (rest[0] !== '--' && rest.some((word) => word.startsWith('-'))) {
      const option = rest.find((word) => word.startsWith('-')) ?? '';
      yield* p.err(
        `Unknown option '${option.replace(/^-+/, '')}'.\nOptions to the inner command should come after "--", like this:\nmultipass exec <instance> -- <command> <arguments>\n`,
      );
      return 1;
    }
    return yield* through(p, 'exec', name, command);
  },
};

export const shell: Command = {
  summary: 'Open a shell in an instance',
  *run(p, args) {
    const name = args[0] ?? 'primary';
    const one = instance(p, name);
    if (one?.state === 'off' && !one.isDeleted) {
      const status = yield* boot(p, 'start', name);
      if (status !== 0) return status;
    }
    return yield* through(p, 'shell', name, []);
  },
};

export const transfer: Command = {
  summary: 'Copy files between the host and instances',
  *run(p, args) {
    const words: string[] = [];
    for (const arg of args) {
      const [, name = '', path = ''] = /^([\w-]+):(.*)$/.exec(arg) ?? [];
      const one = name === '' ? undefined : instance(p, name);
      if (name !== '' && one === undefined) return yield* missing(p, 'transfer', name);
      words.push(one === undefined ? arg : `ubuntu@${one.ip}:${path}`);
    }
    yield* p.exec({ path: '/usr/bin/scp', argv: ['scp', ...quietly, ...words] });
    return 2;
  },
};
