import { exec as dockerExec } from '#sim/cli/container/exec';
import { isRefusal, type Refusal } from '#sim/cli/refusal';
import { Cli } from '#sim/cli/cli';
import type { Steps } from '#sim/kernel/program';
import type { ContainerRow } from '../client/answers';
import type { Compose } from '../client/compose';
import { oneContainer } from '../client/containers';
import { command } from '../command';
import { index } from './shared';

export const exec = command({
  name: 'exec',
  usage: 'SERVICE COMMAND [ARGS...]',
  short: "Run another program in a service's container",
  args: { min: 2 },
  interspersed: false,
  flags: {
    detach: { kind: 'bool', short: 'd', help: 'Leave the program in the background' },
    env: { kind: 'list', short: 'e', word: 'stringArray', help: 'Environment variable to set' },
    index,
    interactive: { kind: 'bool', short: 'i', default: true, hidden: true, help: 'Keep standard input open' },
    'no-tty': {
      kind: 'bool',
      short: 'T',
      shownDefault: 'true',
      help: 'No terminal for the program; otherwise it gets one',
    },
    'no-TTY': { kind: 'bool', hidden: true, aliasOf: 'no-tty', help: '' },
    privileged: { kind: 'bool', help: 'Take nearly all fences away from the program' },
    tty: { kind: 'bool', short: 't', default: true, hidden: true, help: 'A terminal for the program' },
    user: { kind: 'string', short: 'u', help: 'User to run it as' },
    workdir: { kind: 'string', short: 'w', help: 'Folder in which it starts' },
  },
  *run({ compose, flags, args }) {
    const [service = '', ...words] = args;
    const row = yield* compose.loop.run(find(compose, service, flags.index ?? 0));
    if (isRefusal(row)) return yield* compose.fail(row);
    const { cli } = compose;
    const hasTerminal = !(flags['no-tty'] ?? cli.terminal(1) === undefined);
    const env = (flags.env ?? []).flatMap((one) => withValue(compose, one));
    return yield* dockerExec.run({
      cli: asDockers(cli, dockerExec.path),
      args: [row.Id, ...words],
      flags: {
        ...{ detach: flags.detach, env, interactive: flags.interactive, tty: hasTerminal },
        ...{ privileged: flags.privileged, user: flags.user, workdir: flags.workdir },
      } as never,
      isTyped: () => false,
    });
  },
});

/** A client that remembers whether it has had to say why something failed. */
class NotingCli extends Cli {
  hasFailed = false;

  override *fail(refusal: Refusal, status = 1): Steps<number> {
    this.hasFailed = true;
    return yield* super.fail(refusal, status);
  }
}

/** The same client under the name of docker's own command: its turns go on there. */
export function asDockers(cli: Cli, path: string): NotingCli {
  return new NotingCli(cli.p, path, `docker ${path}`, cli.engine.endpoint, cli.engine.state());
}

/** `NAME` alone takes its value from the environment; without one it is not set. */
export function withValue(compose: Compose, variable: string): string[] {
  if (variable.includes('=')) return [variable];
  const value = compose.variable(variable);
  return value === undefined ? [] : [`${variable}=${value}`];
}

function* find(compose: Compose, service: string, number: number): Steps<ContainerRow | Refusal> {
  const name = yield* compose.projectName();
  if (isRefusal(name)) return name;
  const how = { service, index: number, oneOff: 'include', all: false } as const;
  return yield* oneContainer(compose, name, how);
}
