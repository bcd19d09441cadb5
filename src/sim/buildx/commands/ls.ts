import { command } from '#sim/cli/command';
import { alignTabs } from '#sim/cli/format/tabwriter';
import { isRefusal } from '#sim/cli/refusal';
import { ask } from '../connection';
import { currentName, defaultBuilder, storedBuilders, type Builder } from '../builder/store';
import { commonFlags } from '../help';
import { rfc3339 } from '../progress/times';
import { error } from './build';
import { goJson } from './du';
import { gcPolicy, platformsOf, workerVersion, type Worker } from '../builder/worker';

export const ls = command({
  path: 'ls',
  usage: '',
  hidesOptions: true,
  short: 'List builder instances',
  args: { max: 0 },
  flags: {
    debug: commonFlags.debug,
    builder: { ...commonFlags.builder, hidden: true },
    format: { kind: 'string', default: 'table', help: 'How to print' },
    'no-trunc': { kind: 'bool', help: 'Do not cut anything off' },
  },
  *run({ cli, flags }) {
    const worker = yield* ask<Worker>(cli.p, cli.engine, { method: 'ListWorkers' });
    const current = currentName(cli.p);
    const stored = storedBuilders(cli.p);
    const builders = [...stored, defaultBuilder()];
    if (isRefusal(worker)) return yield* error(cli, worker.refused);
    if (flags.format === 'json') {
      for (const one of builders) yield* cli.out(`${goJson(jsonOf(one, one.name === current, worker))}\n`);
      return 0;
    }
    const rows = builders
      .map((one) => rowsOf(one, one.name === current, worker, flags['no-trunc'] === true))
      .join('');
    yield* cli.out(alignTabs(`NAME/NODE\tDRIVER/ENDPOINT\tSTATUS\tBUILDKIT\tPLATFORMS\n${rows}`));
    return 0;
  },
});

function rowsOf(one: Builder, isCurrent: boolean, worker: Worker, isWhole: boolean): string {
  const nodes = one.nodes.map((node) => {
    const isRunning = one.driver === 'docker';
    const platforms = isRunning
      ? shortened(platformsOf(worker), isWhole)
      : node.platforms.map((name) => `${name}*`).join(', ');
    return ` \\_ ${node.name}\t \\_ ${node.endpoint}\t${isRunning ? 'running' : 'inactive'}\t${isRunning ? workerVersion : ''}\t${platforms}\n`;
  });
  return `${one.name}${isCurrent ? '*' : ''}\t${one.driver}\t\t\t\n${nodes.join('')}`;
}

/** Variants of one architecture are counted. */
function shortened(platforms: readonly string[], isWhole: boolean): string {
  if (isWhole) return platforms.join(', ');
  const groups = new Map<string, number>();
  for (const platform of platforms) {
    const name = platform.split('/').slice(0, 2).join('/');
    groups.set(name, (groups.get(name) ?? 0) + 1);
  }
  return [...groups].map(([name, count]) => (count > 1 ? `${name} (+${count})` : name)).join(', ');
}

function jsonOf(one: Builder, isCurrent: boolean, worker: Worker) {
  const isOwn = one.driver === 'docker';
  return {
    ...{ Current: isCurrent, Driver: one.driver, Dynamic: false },
    ...(isOwn ? { LastActivity: rfc3339(worker.lastActivity) } : { LastActivity: rfc3339(one.lastActivity) }),
    Name: one.name,
    Nodes: one.nodes.map((node) => ({
      Endpoint: node.endpoint,
      ...(isOwn
        ? {
            GCPolicy: gcPolicy.map(({ json }) => json),
            IDs: ['default'],
            Labels: { 'org.mobyproject.buildkit.worker.moby.host-gateway-ip': worker.gateway },
          }
        : {}),
      Name: node.name,
      ...(isOwn ? { Platforms: platformsOf(worker) } : {}),
      Status: isOwn ? 'running' : 'inactive',
      ...(isOwn ? { Version: workerVersion } : {}),
    })),
  };
}
