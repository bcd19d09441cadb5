import { text } from '#sim/base/bytes';
import type { Outcome, Steps } from '#sim/kernel/program';
import type { Cli } from '../cli';
import { command } from '../command';
import type { Opened } from '../engine';
import { listFormat } from '../flags/shared';
import { writeStats, type StatsAnswer, type StatsRow } from '../format/stats';
import { filtersQuery, flag } from '../query';
import { isRefusal, type Refusal } from '../refusal';
import { addWatched, follow, type Watch } from './stats-watch';

export const stats = command({
  path: 'container stats',
  aliases: ['stats'],
  usage: '[CONTAINER...]',
  short: 'Watch what containers use',
  args: {},
  completes: 'running containers',
  flags: {
    all: { kind: 'bool', short: 'a', help: 'Stopped ones, too', shownDefault: 'shows just running' },
    format: listFormat,
    'no-stream': { kind: 'bool', help: 'Only once' },
    'no-trunc': { kind: 'bool', help: 'Show long values in full' },
  },
  *run({ cli, flags, args }) {
    const all = flags.all === true;
    const how = { format: flags.format ?? '', noTrunc: flags['no-trunc'] === true };
    const events = args.length > 0 ? undefined : yield* openEvents(cli);
    if (isRefusal(events)) return yield* cli.fail(events);
    const names = args.length > 0 ? args : yield* list(cli, all);
    if (isRefusal(names)) return yield* cli.fail(names);
    if (flags['no-stream'] === true) {
      if (events) cli.p.close(events.fd);
      return yield* once(cli, names, how, args.length > 0);
    }
    const scope = args.length > 0 ? 'named' : all ? 'all' : 'running';
    const body = events?.response.body.state();
    return yield* watchAll(cli, names, {
      ...{
        ...how,
        scope,
        events: body ? { body, rest: '' } : null,
        watched: [],
        began: 0,
        shown: 0,
        interrupts: 0,
      },
    });
  },
  stages: {
    *follow(cli, data) {
      return yield* follow(cli, data as unknown as Watch);
    },
  },
});

/** Events come first, so that no container is missed that starts while the list is made. */
function* openEvents(cli: Cli): Steps<Opened | Refusal> {
  return yield* cli.engine.open('GET', '/events', {
    query: { filters: filtersQuery({ type: ['container'] }) },
  });
}

function* list(cli: Cli, all: boolean): Steps<readonly string[] | Refusal> {
  const query = { all: flag(all) };
  const rows = yield* cli.engine.json<{ Id: string }[]>('GET', '/containers/json', { query });
  return isRefusal(rows) ? rows : rows.map(({ Id }) => Id);
}

/** One reading of each, all asked for together. */
function* once(
  cli: Cli,
  names: readonly string[],
  how: { readonly format: string; readonly noTrunc: boolean },
  areTyped: boolean,
): Steps<number> {
  const rows: StatsRow[] = [];
  const refusals: Refusal[] = [];
  const sent = [];
  for (const name of names) {
    sent.push(yield* cli.engine.send('GET', `/containers/${name}/stats`, { query: { stream: '0' } }));
  }
  for (const [i, one] of sent.entries()) {
    const opened = isRefusal(one) ? one : yield* cli.engine.receive(one);
    const container = names[i] ?? '';
    if (isRefusal(opened)) {
      refusals.push(opened);
      rows.push({ container });
      continue;
    }
    const body = yield* cli.engine.readAll(opened);
    rows.push({ container, ...(body.trim() !== '' && { answer: JSON.parse(text(body)) as StatsAnswer }) });
  }
  if (areTyped && refusals.length > 0) return yield* cli.failAll(refusals);
  return yield* cli.print(writeStats(rows, how.format, cli.view(how.noTrunc)));
}

function* watchAll(cli: Cli, names: readonly string[], watch: Watch): Steps<Outcome> {
  const refusals: Refusal[] = [];
  for (const name of names) {
    const refusal = yield* addWatched(cli, watch, name);
    if (refusal) refusals.push(refusal);
  }
  if (watch.scope === 'named' && refusals.length > 0) return yield* cli.failAll(refusals);
  return yield* follow(cli, watch);
}
