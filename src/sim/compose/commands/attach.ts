import { attach as dockerAttach } from '#sim/cli/container/attach';
import { detachKeys, sigProxy } from '#sim/cli/flags/shared';
import { isRefusal, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { ContainerRow } from '../client/answers';
import type { Compose } from '../client/compose';
import { oneContainer } from '../client/containers';
import { command } from '../command';
import { asDockers } from './exec';
import { index } from './shared';

export const attach = command({
  name: 'attach',
  usage: 'SERVICE',
  short: "Attach the terminal to a service's container",
  args: { min: 1 },
  flags: {
    'detach-keys': detachKeys,
    index,
    'no-stdin': { kind: 'bool', help: 'Without standard input' },
    'sig-proxy': sigProxy,
  },
  *run({ compose, flags, args }) {
    const row = yield* compose.loop.run(find(compose, args[0] ?? '', flags.index ?? 0));
    if (isRefusal(row)) return yield* compose.fail(row);
    const outcome = yield* dockerAttach.run({
      cli: asDockers(compose.cli, dockerAttach.path),
      args: [row.Id],
      flags: {
        'detach-keys': flags['detach-keys'],
        'no-stdin': flags['no-stdin'],
        'sig-proxy': flags['sig-proxy'],
      } as never,
      isTyped: () => false,
    });
    if (typeof outcome === 'number' && outcome !== 0) yield* compose.cli.err('\n');
    return outcome;
  },
});

function* find(compose: Compose, service: string, number: number): Steps<ContainerRow | Refusal> {
  const name = yield* compose.projectName();
  if (isRefusal(name)) return name;
  const how = { service, index: number, oneOff: 'include', all: false } as const;
  return yield* oneContainer(compose, name, how);
}
