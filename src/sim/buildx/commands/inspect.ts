import { command } from '#sim/cli/command';
import { alignTabs } from '#sim/cli/format/tabwriter';
import { isRefusal } from '#sim/cli/refusal';
import { ask } from '../connection';
import { builderFor, type Builder } from '../builder/store';
import { gcPolicy, platformsOf, workerVersion, type Worker } from '../builder/worker';
import { commonFlags } from '../help';
import { goString, plainTime } from '../progress/times';
import { error } from './build';

export const inspect = command({
  path: 'inspect',
  usage: '[NAME]',
  hidesOptions: true,
  short: 'Show everything about a builder instance',
  args: { max: 1 },
  flags: {
    ...commonFlags,
    bootstrap: { kind: 'bool', help: 'Start it before' },
  },
  *run({ cli, flags, args }) {
    const builder = builderFor(cli.p, args[0] ?? flags.builder);
    if (isRefusal(builder)) return yield* error(cli, builder.refused);
    if (builder.driver !== 'docker') {
      if (flags.bootstrap === true)
        return yield* error(cli, `the ${builder.driver} driver is not simulated yet`);
      yield* cli.out(describeOther(builder));
      return 0;
    }
    const worker = yield* ask<Worker>(cli.p, cli.engine, { method: 'ListWorkers' });
    if (isRefusal(worker)) return yield* error(cli, worker.refused);
    yield* cli.out(describe(worker));
    return 0;
  },
});

function describe(worker: Worker): string {
  const last =
    worker.lastActivity === 0 ? '' : `Last Activity:\t${plainTime(worker.lastActivity)} +0000 UTC\n`;
  const head = alignTabs(`Name:\tdefault\nDriver:\tdocker\n${last}`, { minWidth: 0, padding: 1 });
  const node = [
    'Name:\tdefault',
    'Endpoint:\tdefault',
    'Status:\trunning',
    `BuildKit version:\t${workerVersion}`,
    `Platforms:\t${platformsOf(worker).join(', ')}`,
  ].join('\n');
  const policy = gcPolicy.map(
    ({ lines }, i) => `GC Policy rule#${i}:\n${lines.map((line) => ` ${line}\n`).join('')}`,
  );
  return [
    head,
    '\nNodes:\n',
    alignTabs(`${node}\n`, { minWidth: 0, padding: 1 }),
    `Labels:\n org.mobyproject.buildkit.worker.moby.host-gateway-ip: ${worker.gateway}\n`,
    ...policy,
  ].join('');
}

function describeOther(builder: Builder): string {
  const last =
    builder.lastActivity === 0
      ? ''
      : `Last Activity:\t${goString(Math.floor(builder.lastActivity / 1000) * 1000)}\n`;
  const head = alignTabs(`Name:\t${builder.name}\nDriver:\t${builder.driver}\n${last}`, {
    minWidth: 0,
    padding: 1,
  });
  const nodes = builder.nodes.map((node) => {
    const flags = node.flags.length === 0 ? '' : `BuildKit daemon flags:\t${node.flags.join(' ')}\n`;
    const options = Object.entries(node.options).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
    const driver = options.length === 0 ? '' : `Driver Options:\t${options.join(' ')}\n`;
    const platforms =
      node.platforms.length === 0 ? '' : `Platforms:\t${node.platforms.map((one) => `${one}*`).join(', ')}\n`;
    const text = `Name:\t${node.name}\nEndpoint:\t${node.endpoint}\n${driver}Status:\tinactive\n${flags}${platforms}`;
    return alignTabs(text, { minWidth: 0, padding: 1 });
  });
  return `${head}\nNodes:\n${nodes.join('\n')}`;
}
