import { parseUnsigned } from '#sim/cli/flags/numbers';
import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { ContainerRow } from '../client/answers';
import type { Compose } from '../client/compose';
import { oneContainer } from '../client/containers';
import { command } from '../command';
import { index } from './shared';

export const port = command({
  name: 'port',
  usage: 'SERVICE PRIVATE_PORT',
  short: "Say where a service's port is published",
  args: { min: 2 },
  flags: {
    index,
    protocol: { kind: 'string', default: 'tcp', help: 'tcp or udp' },
  },
  *run({ compose, flags, args }) {
    const [service = '', typed = ''] = args;
    const number = parseUnsigned(typed, 16);
    if (isRefusal(number)) return yield* compose.fail(number);
    const asked = { service, index: flags.index ?? 0, number, protocol: flags.protocol.toLowerCase() };
    const found = yield* compose.loop.run(published(compose, asked));
    if (isRefusal(found)) return yield* compose.fail(found);
    yield* compose.cli.out(`${found}\n`);
    return 0;
  },
});

interface Asked {
  readonly service: string;
  readonly index: number;
  readonly number: number;
  readonly protocol: string;
}

function* published(compose: Compose, asked: Asked): Steps<string | Refusal> {
  const name = yield* compose.projectName();
  if (isRefusal(name)) return name;
  const row = yield* oneContainer(compose, name, { ...asked, oneOff: 'include', all: false });
  return isRefusal(row) ? row : addressOf(row, asked);
}

function addressOf(row: ContainerRow, { number, protocol }: Asked): string | Refusal {
  const found = row.Ports.find((one) => one.PrivatePort === number && one.Type === protocol);
  if (found) return `${found.IP ?? ''}:${String(found.PublicPort ?? 0)}`;
  const others = row.Ports.map(({ PublicPort = 0, Type }) => `${String(PublicPort)}/${Type}`).join(', ');
  const name = (row.Names[0] ?? '').replace(/^\//, '');
  return refuse(`no port ${String(number)}/${protocol} for container ${name}: ${others}`);
}
