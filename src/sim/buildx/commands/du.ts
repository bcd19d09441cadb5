import { command } from '#sim/cli/command';
import { alignTabs } from '#sim/cli/format/tabwriter';
import { execute, GoStruct, parse } from '#sim/cli/template';
import { humanDuration, humanSize } from '#sim/cli/format/units';
import { isRefusal } from '#sim/cli/refusal';
import type { UsageRecord } from '#sim/daemon/api/buildkit';
import { ask } from '../connection';
import { commonFlags } from '../help';
import { goString } from '../progress/times';
import { error } from './build';
import { filtersOf } from './filters';

export const size = (bytes: number): string => humanSize(bytes, 4);
export const ago = (now: number, at: number): string => `${humanDuration(now - at)} ago`;

export const du = command({
  path: 'du',
  usage: '',
  hidesOptions: true,
  short: 'Space that the build cache takes',
  args: { max: 0 },
  flags: {
    ...commonFlags,
    filter: { kind: 'filter', help: 'Show only what meets this condition' },
    format: { kind: 'string', help: 'How to print' },
    verbose: { kind: 'bool', help: 'The same as "--format=pretty"' },
  },
  *run({ cli, flags }) {
    const filters = filtersOf(flags.filter);
    const records = yield* ask<UsageRecord[]>(cli.p, cli.engine, { method: 'DiskUsage', filters });
    if (isRefusal(records)) return yield* error(cli, records.refused);
    const format = flags.verbose === true ? 'pretty' : (flags.format ?? '');
    const now = cli.now();
    if (format === '' || format === 'table') {
      yield* cli.out(table(records, now));
      if (flags.filter === undefined) yield* cli.out(totals(records));
      return 0;
    }
    if (format === 'pretty') {
      yield* cli.out(records.map((one) => `${pretty(one, now)}\n`).join(''));
      if (flags.filter === undefined) yield* cli.out(totals(records));
      return 0;
    }
    const words = templated(records, format, now);
    if (typeof words !== 'string') return yield* error(cli, words.refused);
    yield* cli.out(words);
    return 0;
  },
});

function table(records: readonly UsageRecord[], now: number): string {
  const rows = records.map((one) => {
    const id = `${one.id}${one.mutable ? '*' : ''}`;
    return `${id}\ttrue\t${size(one.size)}${one.shared ? '*' : ''}\t${ago(now, one.lastUsed)}\n`;
  });
  return alignTabs(`ID\tRECLAIMABLE\tSIZE\tLAST ACCESSED\n${rows.join('')}`);
}

function totals(records: readonly UsageRecord[]): string {
  const sum = (list: readonly UsageRecord[]) => list.reduce((total, one) => total + one.size, 0);
  const shared = sum(records.filter((one) => one.shared));
  const all = sum(records);
  const isShared = records.some((one) => one.shared) && shared > 0;
  const parts = isShared ? `Shared:\t\t${size(shared)}\nPrivate:\t${size(all - shared)}\n` : '';
  return `${parts}Reclaimable:\t${size(all)}\nTotal:\t\t${size(all)}\n`;
}

function pretty(one: UsageRecord, now: number): string {
  const parents =
    one.parents.length === 0 ? '' : `Parents:\n${one.parents.map((id) => ` - ${id}\n`).join('')}`;
  const row = (name: string, value: string) => `${`${name}:`.padEnd(14)}${value}\n`;
  return (
    row('ID', one.id) +
    parents +
    row('Created at', goString(one.created)) +
    row('Mutable', String(one.mutable)) +
    row('Reclaimable', String(!one.inUse)) +
    row('Shared', String(one.shared)) +
    row('Size', size(one.size)) +
    (one.description === '' ? '' : row('Description', one.description)) +
    row('Usage count', String(one.uses)) +
    row('Last used', ago(now, one.lastUsed)) +
    (one.type === '' ? '' : row('Type', one.type))
  );
}

function fields(one: UsageRecord, now: number) {
  return {
    CreatedAt: goString(one.created),
    Description: one.description,
    ID: one.id,
    LastUsedAt: ago(now, one.lastUsed),
    Mutable: one.mutable,
    Parents: one.parents.length === 0 ? null : one.parents,
    Reclaimable: !one.inUse,
    Shared: one.shared,
    Size: size(one.size),
    Type: one.type,
    UsageCount: one.uses,
  };
}

function templated(
  records: readonly UsageRecord[],
  format: string,
  now: number,
): string | { refused: string } {
  if (format === 'json') return records.map((one) => `${goJson(fields(one, now))}\n`).join('');
  const isTable = format.startsWith('table ');
  const source = (isTable ? format.slice(6) : format).replaceAll('\\t', '\t').replaceAll('\\n', '\n');
  const template = parse(source);
  if (isRefusal(template)) return { refused: `template parsing error: ${template.refused}` };
  let out = '';
  if (isTable) {
    const headers = {
      ID: 'ID',
      CreatedAt: 'CREATED AT',
      Description: 'DESCRIPTION',
      LastUsedAt: 'LAST ACCESSED',
      Mutable: 'MUTABLE',
    };
    const more = {
      Parents: 'PARENTS',
      Reclaimable: 'RECLAIMABLE',
      Shared: 'SHARED',
      Size: 'SIZE',
      Type: 'TYPE',
      UsageCount: 'USAGE COUNT',
    };
    const head = execute(template, new GoStruct('formatter.SubHeaderContext', { ...headers, ...more }));
    if (isRefusal(head)) return head;
    out += `${head}\n`;
  }
  for (const one of records) {
    const line = execute(template, new GoStruct('*commands.diskusageContext', fields(one, now) as never));
    if (isRefusal(line)) return line;
    out += `${line}\n`;
  }
  return isTable ? alignTabs(out) : out;
}

/** JSON in one line as Go writes it. */
export function goJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`);
}
