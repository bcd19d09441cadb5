import { command } from '#sim/cli/command';
import { confirm } from '#sim/cli/prompt';
import { isRefusal } from '#sim/cli/refusal';
import type { UsageRecord } from '#sim/daemon/api/buildkit';
import { ask } from '../connection';
import { commonFlags } from '../help';
import { goString } from '../progress/times';
import { error } from './build';
import { ago, size } from './du';
import { filtersOf, untilOf } from './filters';

export const prune = command({
  path: 'prune',
  usage: '',
  hidesOptions: true,
  short: 'Empty the build cache',
  args: { max: 0 },
  flags: {
    ...commonFlags,
    all: { kind: 'bool', short: 'a', help: 'Also what images share, and frontends' },
    filter: { kind: 'filter', help: 'Only what meets this condition' },
    force: { kind: 'bool', short: 'f', help: 'Do not ask first' },
    'keep-storage': {
      kind: 'bytes',
      aliasOf: 'reserved-space',
      hidden: true,
      help: '',
      deprecated: 'keep-storage flag has been changed to reserved-space',
    },
    'max-used-space': { kind: 'bytes', help: 'Space that the cache may take at most' },
    'min-free-space': { kind: 'bytes', help: 'Space that shall be free afterwards' },
    'reserved-space': { kind: 'bytes', help: 'Space that the cache may always take' },
    verbose: { kind: 'bool', help: 'Say more about what is removed' },
  },
  *run({ cli, flags }) {
    const all = flags.all === true;
    const question = `WARNING! This will remove all ${all ? '' : 'dangling '}build cache. Are you sure you want to continue?`;
    if (flags.force !== true && !(yield* confirm(cli, question))) return 0;
    const keepDuration = untilOf(flags.filter);
    if (typeof keepDuration !== 'number') return yield* error(cli, keepDuration.refused);
    const keepBytes = Number(flags['reserved-space'] ?? flags['max-used-space'] ?? 0);
    const order = {
      method: 'Prune' as const,
      all,
      filters: filtersOf(flags.filter),
      keepDuration,
      keepBytes,
    };
    const gone = yield* ask<UsageRecord[]>(cli.p, cli.engine, order);
    if (isRefusal(gone)) return yield* error(cli, gone.refused);
    const now = cli.now();
    const total = gone.reduce((sum, one) => sum + one.size, 0);
    const rows = gone.map((one) => (flags.verbose === true ? wordy(one, now) : line(one, now))).join('');
    const head =
      gone.length > 0 && flags.verbose !== true ? 'ID\t\t\t\t\t\tRECLAIMABLE\tSIZE\t\tLAST ACCESSED\n' : '';
    yield* cli.out(`${head}${rows}Total:\t${size(total)}\n`);
    return 0;
  },
});

function line(one: UsageRecord, now: number): string {
  const id = `${one.id}${one.mutable ? '*' : ''}`;
  return `${id.padEnd(40)}\ttrue ${one.shared ? '\t' : '\t'}${size(one.size).padEnd(10)}\t${ago(now, one.lastUsed)}\n`;
}

function wordy(one: UsageRecord, now: number): string {
  const rows = [
    `ID:\t\t${one.id}`,
    ...(one.parents[0] === undefined ? [] : [`Parent:\t\t${one.parents.join(';')}`]),
    `Created at:\t${goString(one.created)}`,
    `Mutable:\t${one.mutable}`,
    `Reclaimable:\t${!one.inUse}`,
    `Shared:\t\t${one.shared}`,
    `Size:\t\t${size(one.size)}`,
    ...(one.description === '' ? [] : [`Description:\t${one.description}`]),
    `Usage count:\t${one.uses}`,
    `Last used:\t${ago(now, one.lastUsed)}`,
  ];
  return `${rows.join('\n')}\n\n`;
}
