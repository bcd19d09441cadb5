import { alignTabs } from '#sim/cli/format/tabwriter';
import { isRefusal, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { ContainerRow } from '../client/answers';
import type { Compose } from '../client/compose';
import { byName, isOf, nameOf, projectContainers } from '../client/containers';
import { labels } from '../client/labels';
import { command } from '../command';

export const top = command({
  name: 'top',
  usage: '[SERVICES...]',
  hidesOptions: true,
  short: 'List the processes of the services',
  args: {},
  flags: {},
  *run({ compose, args }) {
    const entries = yield* compose.loop.run(processes(compose, args));
    if (isRefusal(entries)) return yield* compose.fail(entries);
    if (entries.length > 0) yield* compose.cli.out(tableOf(entries));
    return 0;
  },
});

type Entry = Readonly<Record<string, string>>;

interface Top {
  readonly Titles: readonly string[];
  readonly Processes: readonly (readonly string[])[];
}

function* processes(compose: Compose, services: readonly string[]): Steps<readonly Entry[] | Refusal> {
  const name = yield* compose.projectName();
  if (isRefusal(name)) return name;
  const rows = yield* projectContainers(compose, name, { oneOff: 'include', all: false });
  if (isRefusal(rows)) return rows;
  const own = (services.length > 0 ? rows.filter(isOf(services)) : [...rows]).sort(byName);
  const found = yield* compose.loop.all(own.map((row) => processesOf(compose, row)));
  const failed = found.find(isRefusal);
  return failed ?? found.flatMap((one) => (isRefusal(one) ? [] : one));
}

function* processesOf(compose: Compose, row: ContainerRow): Steps<readonly Entry[] | Refusal> {
  const top = yield* compose.api.json<Top>('GET', `/containers/${row.Id}/top`);
  if (isRefusal(top)) return top;
  return top.Processes.map((process) => ({
    SERVICE: row.Labels[labels.service] ?? nameOf(row),
    '#': row.Labels[labels.containerNumber] ?? '',
    ...Object.fromEntries(top.Titles.map((title, i) => [title, process[i] ?? ''])),
  }));
}

/** Columns as they first come, CMD last. */
function tableOf(entries: readonly Entry[]): string {
  const titles = [...new Set(entries.flatMap((entry) => Object.keys(entry)))];
  const columns = [
    ...titles.filter((title) => title !== 'CMD'),
    ...titles.filter((title) => title === 'CMD'),
  ];
  const lines = entries.map((entry) => columns.map((title) => entry[title] ?? '-'));
  const text = [columns, ...lines].map((cells) => `${cells.join('\t')}\n`).join('');
  return alignTabs(text, { minWidth: 4, padding: 2 });
}
