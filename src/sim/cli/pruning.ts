import type { Steps } from '#sim/kernel/program';
import type { Cli } from './cli';
import type { Filters } from './flags/kinds';
import { humanSize } from './format/units';
import { confirm } from './prompt';
import { filtersQuery, flag } from './query';
import { isRefusal, type Refusal } from './refusal';

/** What a prune has removed: the lines to print, and how many bytes came free. */
export interface Pruned {
  readonly words: string;
  readonly bytes: number;
}

type Kind = 'containers' | 'networks' | 'volumes' | 'images';

interface Report {
  readonly ContainersDeleted?: readonly string[] | null;
  readonly NetworksDeleted?: readonly string[] | null;
  readonly VolumesDeleted?: readonly string[] | null;
  readonly ImagesDeleted?: readonly { readonly Untagged?: string; readonly Deleted?: string }[] | null;
  readonly SpaceReclaimed?: number;
}

const titles: Readonly<Record<Kind, string>> = {
  containers: 'Deleted Containers:',
  networks: 'Deleted Networks:',
  volumes: 'Deleted Volumes:',
  images: 'Deleted Images:',
};

function namesOf(kind: Kind, report: Report): readonly string[] {
  if (kind === 'containers') return report.ContainersDeleted ?? [];
  if (kind === 'networks') return report.NetworksDeleted ?? [];
  if (kind === 'volumes') return report.VolumesDeleted ?? [];
  return (report.ImagesDeleted ?? []).map(({ Untagged, Deleted }) =>
    Untagged ? `untagged: ${Untagged}` : `deleted: ${Deleted ?? ''}`,
  );
}

/** Asks the engine to remove what nobody uses. */
export function* prune(cli: Cli, kind: Kind, filters: Filters | undefined): Steps<Pruned | Refusal> {
  const query = { filters: filtersQuery(filters) };
  const report = yield* cli.engine.json<Report>('POST', `/${kind}/prune`, { query });
  if (isRefusal(report)) return report;
  const names = namesOf(kind, report);
  if (names.length === 0) return { words: '', bytes: 0 };
  const lines = [titles[kind], ...names].map((line) => `${line}\n`);
  return { words: lines.join(''), bytes: report.SpaceReclaimed ?? 0 };
}

/** `docker container prune` and its sisters: ask, remove, say what is gone. Networks take no space. */
export function* pruneOne(
  cli: Cli,
  kind: Kind,
  options: {
    readonly warning: string;
    readonly force: boolean | undefined;
    readonly filters: Filters | undefined;
  },
): Steps<number> {
  const question = `WARNING! ${options.warning}\nAre you sure you want to continue?`;
  if (options.force !== true && !(yield* confirm(cli, question))) return 0;
  const pruned = yield* prune(cli, kind, options.filters);
  if (isRefusal(pruned)) return yield* cli.fail(pruned);
  if (pruned.words !== '') yield* cli.out(`${pruned.words}\n`);
  if (kind !== 'networks') yield* cli.out(`Total reclaimed space: ${humanSize(pruned.bytes, 4)}\n`);
  return 0;
}

interface BuildReport {
  readonly CachesDeleted?: readonly string[] | null;
  readonly SpaceReclaimed?: number;
}

/** Asks the engine to empty its build cache. */
export function* pruneBuilds(cli: Cli, all: boolean, filters: Filters | undefined): Steps<Pruned | Refusal> {
  const sent = filters && Object.keys(filters).length > 0 ? filters : undefined;
  const report = yield* cli.engine.json<BuildReport>('POST', '/build/prune', {
    query: { all: flag(all), filters: sent ? filtersQuery(sent) : '' },
  });
  if (isRefusal(report)) return report;
  const ids = report.CachesDeleted ?? [];
  if (ids.length === 0) return { words: '', bytes: 0 };
  const lines = ['Deleted build cache objects:', ...ids].map((line) => `${line}\n`);
  return { words: lines.join(''), bytes: report.SpaceReclaimed ?? 0 };
}
