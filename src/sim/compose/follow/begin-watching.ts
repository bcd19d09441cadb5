import { parseTime } from '#sim/cli/format/time';
import { isRefusal, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import { isFail } from '#sim/base/fail';
import type { InspectedImage } from '../client/answers';
import type { Compose } from '../client/compose';
import { projectContainers } from '../client/containers';
import type { Project } from '../model/project';
import { sync } from './watch-actions';
import { matched, watchRules, type WatchRule } from './watch-rules';
import { snapshot, type WatchState } from './watcher';

/** Prepares to watch: what there is now is not a change, but for files that are newer than the image and asked for. */
export function* beginWatching(
  compose: Compose,
  project: Project,
  how: { readonly services: readonly string[]; readonly prunes: boolean; readonly isQuiet: boolean },
  say: (line: string) => Steps<void>,
): Steps<WatchState | Refusal> {
  const found = watchRules(compose, project);
  if (isRefusal(found)) return found;
  for (const warning of found.warnings) yield* compose.warn(warning);
  const files = snapshot(compose, found.rules);
  for (const rule of found.rules.filter(({ initialSync }) => initialSync)) {
    const failed = yield* syncFirst(compose, project.name, rule, Object.keys(files));
    if (failed) return failed;
  }
  yield* say('Watch enabled');
  return {
    ...{ project: project.name, services: how.services, rules: found.rules },
    ...{ prunes: how.prunes, isQuiet: how.isQuiet, files, pending: [], next: 0 },
  };
}

function* syncFirst(
  compose: Compose,
  project: string,
  rule: WatchRule,
  files: readonly string[],
): Steps<Refusal | undefined> {
  const how = { oneOff: 'exclude', all: true, services: [rule.service] } as const;
  const rows = yield* projectContainers(compose, project, how);
  if (isRefusal(rows)) return rows;
  const [row] = rows;
  if (!row) return undefined;
  const image = yield* compose.api.json<InspectedImage>('GET', `/images/${row.ImageID}/json`);
  if (isRefusal(image)) return image;
  const made = parseTime(image.Created ?? '');
  const mappings = files.flatMap((from) => {
    const to = matched(rule, from);
    const stat = compose.cli.p.stat(from);
    return to === undefined || isFail(stat) || stat.mtime < made ? [] : [{ from, to }];
  });
  return mappings.length === 0 ? undefined : yield* sync(compose, project, rule.service, mappings);
}
