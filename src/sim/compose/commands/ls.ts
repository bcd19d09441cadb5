import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { ContainerRow } from '../client/answers';
import { labels } from '../client/labels';
import { command } from '../command';
import { plainFormat } from './shared';
import { goJson, printed } from './tables';

export const ls = command({
  name: 'ls',
  usage: '',
  short: 'List the projects that run',
  args: { max: 0 },
  flags: {
    all: { kind: 'bool', short: 'a', help: 'Projects that have stopped, too' },
    filter: { kind: 'filter', help: 'Only those that meet this (name=…)' },
    format: plainFormat,
    quiet: { kind: 'bool', short: 'q', help: 'Names only' },
  },
  *run({ compose, flags }) {
    const unknown = Object.keys(flags.filter ?? {}).find((key) => key !== 'name');
    if (unknown !== undefined) return yield* compose.fail(refuse(`invalid filter '${unknown}'`));
    const wanted = [labels.project, labels.configHash];
    const rows = yield* compose.loop.run(compose.api.containers(wanted, flags.all === true));
    if (isRefusal(rows)) return yield* compose.fail(rows);
    const names = flags.filter?.['name'] ?? [];
    const projects = projectsOf(rows).filter(
      ({ Name }) => names.length === 0 || names.some((name) => matches(Name, name)),
    );
    if (flags.quiet === true) {
      yield* compose.cli.out(projects.map(({ Name }) => `${Name}\n`).join(''));
      return 0;
    }
    const text: string | Refusal = printed(
      flags.format,
      `${goJson(projects)}\n`,
      ['NAME', 'STATUS', 'CONFIG FILES'],
      projects.map(({ Name, Status, ConfigFiles }) => [Name, Status, ConfigFiles]),
    );
    if (isRefusal(text)) return yield* compose.fail(text);
    yield* compose.cli.out(text);
    return 0;
  },
});

/** The same text, or a pattern that is found in it. */
function matches(name: string, pattern: string): boolean {
  if (name === pattern) return true;
  try {
    return new RegExp(pattern).test(name);
  } catch {
    return false;
  }
}

interface Listed {
  readonly Name: string;
  readonly Status: string;
  readonly ConfigFiles: string;
}

function projectsOf(rows: readonly ContainerRow[]): Listed[] {
  const groups = new Map<string, ContainerRow[]>();
  for (const row of rows) {
    const name = row.Labels[labels.project] ?? '';
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([Name, own]) => ({ Name, Status: statusOf(own), ConfigFiles: filesOf(own) }));
}

/** `exited(1), running(2)`. */
function statusOf(rows: readonly ContainerRow[]): string {
  const counts = new Map<string, number>();
  for (const { State } of rows) counts.set(State, (counts.get(State) ?? 0) + 1);
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([state, count]) => `${state}(${String(count)})`).join(', ');
}

function filesOf(rows: readonly ContainerRow[]): string {
  const files = rows.map((row) => row.Labels[labels.configFiles]);
  if (files.includes(undefined)) return 'N/A';
  return [...new Set(files.flatMap((one) => (one ?? '').split(',')))].join(',');
}
