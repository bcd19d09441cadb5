import { indented } from '../metadata';
import type { Definition, RawTarget } from './definition';
import { asList, asMap, asText, type Value } from './functions';
import type { Plan } from './resolve';

/** Keys of a target in the order in which they are printed. */
const order = [
  ...[
    'annotations',
    'attest',
    'context',
    'contexts',
    'dockerfile',
    'dockerfile-inline',
    'args',
    'labels',
    'tags',
  ],
  ...[
    'cache-from',
    'cache-to',
    'target',
    'secret',
    'ssh',
    'platforms',
    'output',
    'pull',
    'no-cache',
    'network',
  ],
  ...['no-cache-filter', 'shm-size', 'ulimits', 'call', 'entitlements', 'extra-hosts'],
];
/** Keys whose texts are shown taken apart. */
const records = new Set(['cache-from', 'cache-to', 'secret', 'ssh', 'output', 'attest']);
const maps = new Set(['args', 'labels', 'contexts', 'extra-hosts']);

function sorted(map: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function shown(raw: RawTarget): Record<string, unknown> {
  const full: RawTarget = { context: '.', dockerfile: 'Dockerfile', ...raw };
  const found: Record<string, unknown> = {};
  for (const key of order) {
    const value = full[key];
    if (value === undefined || value === null) continue;
    if (maps.has(key))
      found[key] = Object.fromEntries(
        Object.entries(sorted(asMap(value))).map(([name, one]) => [name, one === null ? null : asText(one)]),
      );
    else if (records.has(key)) found[key] = asList(value).map((one) => fieldsOf(one, key));
    else found[key] = value;
  }
  return found;
}

function fieldsOf(value: Value, key: string): unknown {
  if (typeof value === 'object') return sorted(asMap(value));
  const text = asText(value);
  if (!text.includes('=')) {
    if (key.startsWith('cache')) return { ref: text, type: 'registry' };
    return key === 'output' ? { dest: text, type: 'local' } : { id: text };
  }
  const fields = text.split(',').map((field): [string, string] => {
    const at = field.indexOf('=');
    return [field.slice(0, at), field.slice(at + 1)];
  });
  return sorted(
    Object.fromEntries(fields.map(([name, one]) => [name === 'src' && key !== 'secret' ? 'src' : name, one])),
  );
}

/** `--print` */
export function printPlan({ groups, targets }: Plan): string {
  const group = Object.fromEntries(
    Object.keys(groups)
      .sort()
      .map((name) => [name, { targets: groups[name] ?? [] }]),
  );
  const target = Object.fromEntries(
    Object.keys(targets)
      .sort()
      .map((name) => [name, shown(targets[name] ?? {})]),
  );
  return `${indented({ group, target })}\n`;
}

interface Listed {
  readonly name: string;
  readonly description: string;
  readonly group: boolean;
}

function listed({ targets, groups, descriptions }: Definition): Listed[] {
  const rows: Listed[] = [...targets].map(([name]) => ({
    name,
    description: descriptions.get(name) ?? '',
    group: false,
  }));
  for (const [name, names] of groups)
    rows.push({ name, description: descriptions.get(name) ?? names.join(', '), group: true });
  return rows.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** `--list=targets`, `--list=variables`, as a table or as JSON. */
export function printList(definition: Definition, what: string, format: string): string {
  if (what === 'variables') {
    const rows = [...definition.variables].sort((a, b) => (a.name < b.name ? -1 : 1));
    if (format === 'json')
      return `${indented(rows.map(({ name, description, value }) => ({ name, ...(description === '' ? {} : { description }), ...(value === null || value === '' ? {} : { value: asText(value) }) })))}\n`;
    const lines = rows.map(({ name, value, description }) => [
      name,
      '',
      value === null ? '<null>' : asText(value),
      description,
    ]);
    return tabbed([['VARIABLE', 'TYPE', 'VALUE', 'DESCRIPTION'], ...lines]);
  }
  const rows = listed(definition);
  if (format === 'json')
    return `${indented(rows.map(({ name, description, group }) => ({ name, ...(description === '' ? {} : { description }), ...(group ? { group: true } : {}) })))}\n`;
  return tabbed([['TARGET', 'DESCRIPTION'], ...rows.map(({ name, description }) => [name, description])]);
}

/** Columns that are filled up with tabs of eight. */
function tabbed(rows: readonly (readonly string[])[]): string {
  const count = rows[0]?.length ?? 0;
  const widths = Array.from(
    { length: count },
    (_, i) => Math.ceil((Math.max(...rows.map((row) => (row[i] ?? '').length)) + 1) / 8) * 8,
  );
  return rows
    .map((row) =>
      row
        .map((cell, i) =>
          i === count - 1 ? cell : cell + '\t'.repeat(Math.ceil(((widths[i] ?? 8) - cell.length) / 8)),
        )
        .join(''),
    )
    .map((line) => `${line}\n`)
    .join('');
}
