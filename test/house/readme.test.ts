import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { levels } from '#levels/index';
import { verbs } from '#app/node/verbs/index';
import { languages } from '#locales/index';
import { commands as buildxCommands } from '#sim/buildx/commands/index';
import { commands } from '#sim/cli/commands';
import { commands as composeCommands } from '#sim/compose/catalogue';
import { absentCommands } from '#sim/compose/commands/absent';
import { programs } from '#sim/programs/index';
import { families } from '#sim/registry/catalogue/index';
import { shellPrograms } from '#sim/shell/index';
import { supportTable } from './support';

const path = join(import.meta.dirname, '../../README.md');

const wrapped = (names: readonly string[]) => code(names).join(', ');

const code = (names: readonly string[]) => [...names].sort().map((name) => `\`${name}\``);

/** Commands by their first word: `- container: create, start, …`. Short ways (`docker ps`) stand behind their long ones. */
function commandList(): string {
  const groups = new Map<string, string[]>();
  for (const { path, aliases = [], isAbsent } of commands) {
    if (isAbsent) continue;
    const words = path.split(' ');
    const group = words.length > 1 ? words.slice(0, -1).join(' ') : '';
    const short = aliases.filter((alias) => !alias.includes(' ') && alias !== words.at(-1));
    const name = code([words.at(-1) ?? path])[0] + (short.length > 0 ? ` (${code(short).join(', ')})` : '');
    groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  groups.set(
    'buildx',
    buildxCommands.map(({ path }) => code([path])[0] ?? ''),
  );
  groups.set(
    'compose',
    composeCommands.filter((one) => !absentCommands.includes(one)).map(({ name }) => code([name])[0] ?? ''),
  );
  return [...groups]
    .map(([group, names]) => `- \`${`docker ${group}`.trim()}\`: ${names.sort().join(', ')}`)
    .join('\n');
}

/** What stands between the marks of the README, made from the tables in the code: each fact is stated once. */
const lists: Record<string, () => string> = {
  verbs: () =>
    Object.entries(verbs)
      .map(([name, { usage, summary }]) => `- \`${`${name} ${usage}`.trim()}\`: ${summary}.`)
      .join('\n'),
  commands: commandList,
  absent: () =>
    // `docker bake` is buildx's, which is listed with the other commands
    wrapped(commands.filter(({ isAbsent, path }) => isAbsent && path !== 'bake').map(({ path }) => path)),
  support: supportTable,
  images: () => wrapped(families.map(({ repository }) => repository.replace(/^library\//, ''))),
  programs: () => wrapped([...new Set([...Object.keys(programs), ...Object.keys(shellPrograms())])]),
  levels: () => wrapped(Object.keys(levels)),
  languages: () => wrapped(Object.values(languages)),
};

const marked = /(<!-- list: (\w+) -->\n)[^]*?(<!-- end -->)/g;

/** All commands and flags of the real client: they lie beside the project. */
const oracle = join(import.meta.dirname, '../../../shared/oracle/cli-flags.json');

it.skipIf(!existsSync(oracle))(
  `knows every command and flag of the real client ${existsSync(oracle) ? '' : '(SKIPPED: its list is not beside this checkout)'}`,
  () => {
    interface Known {
      aliases?: string[];
      flags?: { name: string }[];
    }
    const real = JSON.parse(readFileSync(oracle, 'utf8')) as Record<string, Known>;
    const ours = new Map(
      commands.flatMap((one) => [one.path, ...(one.aliases ?? [])].map((path) => [path, one] as const)),
    );
    const groups = new Set(
      [...ours.keys()].flatMap((path) => path.split(' ').map((_, i, all) => all.slice(0, i).join(' '))),
    );
    const missing = Object.entries(real).flatMap(([path, { flags = [] }]) => {
      if (groups.has(path) && !ours.has(path)) return [];
      const own = ours.get(path);
      if (own === undefined) return [path];
      return flags.filter(({ name }) => !(name in own.flags)).map(({ name }) => `${path} --${name}`);
    });
    expect(missing).toEqual([]);
  },
);

it('lists what the code has (npx vitest run test/house/readme.test.ts -u writes it)', async () => {
  const text = readFileSync(path, 'utf8');
  const names = [...text.matchAll(marked)].map((match) => match[2]);
  expect(names).toEqual(Object.keys(lists));
  const made = text.replace(marked, (_, start: string, name: string, end: string) => {
    const list = lists[name]?.() ?? '';
    return list === '' ? start + end : `${start}\n${list}\n\n${end}`;
  });
  await expect(made).toMatchFileSnapshot(path);
});
