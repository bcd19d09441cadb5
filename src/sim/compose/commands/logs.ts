import type { Json } from '#sim/base/json';
import { timestampOf } from '#sim/cli/format/time';
import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Outcome, Steps } from '#sim/kernel/program';
import type { ContainerRow } from '../client/answers';
import type { Compose, Named } from '../client/compose';
import { isOf, oneContainer, projectContainers, shortName } from '../client/containers';
import { labels } from '../client/labels';
import { interrupted } from '../client/loop';
import { command } from '../command';
import { Follower } from '../follow/follower';
import { newPrinter, Printer } from '../follow/printer';
import { quietState, type FollowState } from '../follow/state';
import { newStream, take } from '../follow/streams';
import { followTurn } from '../follow/turns';

export const logs = command({
  name: 'logs',
  usage: '[SERVICE...]',
  short: 'Print what the containers have written',
  args: {},
  flags: {
    follow: { kind: 'bool', short: 'f', help: 'Go on as more is written' },
    index: { kind: 'int', help: 'Which container, if the service has several' },
    'no-color': { kind: 'bool', help: 'Without colours' },
    'no-log-prefix': { kind: 'bool', help: 'Without the names in front' },
    since: {
      kind: 'string',
      help: 'From this time on ("2013-01-02T13:23:37Z", or "42m" for 42 minutes ago)',
    },
    tail: { kind: 'string', short: 'n', default: 'all', help: 'That many lines from the end of each' },
    timestamps: { kind: 'bool', short: 't', help: 'With the time of each line' },
    until: { kind: 'string', help: 'Up to this time ("2013-01-02T13:23:37Z", or "42m" for 42 minutes ago)' },
  },
  *run({ compose, flags, args }) {
    if ((flags.index ?? 0) > 0 && args.length !== 1) {
      return yield* compose.fail(refuse('--index requires one service to be selected'));
    }
    const asked: Asked = {
      ...{ index: flags.index ?? 0, isFollowing: flags.follow === true, tail: flags.tail },
      ...{ since: flags.since ?? '', until: flags.until ?? '', timestamps: flags.timestamps === true },
    };
    const chosen = yield* compose.loop.run(choose(compose, args, asked));
    if (isRefusal(chosen)) return yield* compose.fail(chosen);
    const isColoured = compose.settings.isAnsi && flags['no-color'] !== true;
    const printer = newPrinter(isColoured, flags['no-log-prefix'] !== true, false);
    if (!asked.isFollowing)
      return yield* printAll(compose, chosen.rows, asked, new Printer(compose.cli, printer));
    const state: FollowState = {
      ...structure(chosen),
      ...{ printer, streams: [], endings: [], restarting: [] },
      logs: { isFollowing: true, tail: asked.tail, until: asked.until, timestamps: asked.timestamps },
    };
    return yield* beginFollowing(compose, state, chosen.rows, asked);
  },
  stages: {
    *follow(compose, data) {
      return yield* follow(compose, data as unknown as FollowState);
    },
  },
});

interface Asked {
  readonly index: number;
  readonly isFollowing: boolean;
  readonly tail: string;
  readonly since: string;
  readonly until: string;
  readonly timestamps: boolean;
}

interface Chosen {
  readonly named: Named;
  readonly services: readonly string[];
  readonly rows: readonly ContainerRow[];
  /** all that counts as alive for those who follow */
  readonly alive: readonly string[];
}

function structure({ named, services, alive }: Chosen): Omit<FollowState, 'printer' | 'logs'> {
  return {
    ...quietState,
    project: named.name,
    services,
    containers: [...alive],
    streams: [],
    restarting: [],
    endings: [],
  };
}

function* choose(compose: Compose, args: readonly string[], asked: Asked): Steps<Chosen | Refusal> {
  const named = yield* compose.named(args);
  if (isRefusal(named)) return named;
  const { name, project } = named;
  const shown = Object.entries(project?.services ?? {}).filter(([, service]) => service.attach !== false);
  const services = args.length > 0 ? args : shown.map(([service]) => service);
  const rows = yield* rowsOf(compose, name, services, asked.index);
  if (isRefusal(rows)) return rows;
  const filters = [`${labels.project}=${name}`, `${labels.oneOff}=False`, labels.configHash];
  const all = asked.isFollowing ? yield* compose.api.containers(filters, true) : [];
  if (isRefusal(all)) return all;
  const counted = services.length > 0 ? all.filter(isOf(services)) : all;
  return { named, services, rows, alive: counted.map(({ Id }) => Id) };
}

function* rowsOf(
  compose: Compose,
  project: string,
  services: readonly string[],
  index: number,
): Steps<readonly ContainerRow[] | Refusal> {
  const [service = ''] = services;
  if (index > 0) {
    const row = yield* oneContainer(compose, project, { service, index, oneOff: 'exclude', all: true });
    return isRefusal(row) ? row : [row];
  }
  return yield* projectContainers(compose, project, { oneOff: 'exclude', all: true, services });
}

/** What `GET /containers/ID/logs` is asked with. */
function queryOf(compose: Compose, asked: Asked): Record<string, string | undefined> | Refusal {
  const times: Record<string, string | undefined> = {};
  for (const name of ['since', 'until'] as const) {
    if (asked[name] === '') continue;
    times[name] = timestampOf(asked[name], compose.cli.now());
    if (times[name] !== undefined) continue;
    const why = `failed to parse value as time or duration: ${JSON.stringify(asked[name])}`;
    return refuse(`invalid value for ${JSON.stringify(name)}: ${why}`);
  }
  return {
    ...times,
    ...{ stdout: '1', stderr: '1', follow: asked.isFollowing ? '1' : undefined, tail: asked.tail },
    timestamps: asked.timestamps ? '1' : undefined,
  };
}

function* printAll(
  compose: Compose,
  rows: readonly ContainerRow[],
  asked: Asked,
  printer: Printer,
): Steps<number> {
  const query = queryOf(compose, asked);
  if (isRefusal(query)) return rows.length === 0 ? 0 : yield* compose.fail(query);
  const read = function* (row: ContainerRow): Steps<string | Refusal> {
    const container = yield* compose.api.inspect(row.Id);
    if (isRefusal(container)) return container;
    const opened = yield* compose.api.open('GET', `/containers/${row.Id}/logs`, { query });
    if (isRefusal(opened)) return opened;
    const rest = yield* compose.cli.engine.readAll(opened);
    const source = shortName(compose, row);
    const isRaw = container.Config.Tty;
    const stream = newStream({ source, id: row.Id, fd: -1, isRaw, joins: true, rest });
    return take(stream)
      .map((line) => line.text)
      .join('\n');
  };
  const texts = yield* compose.loop.run(compose.loop.all(rows.map(read)));
  for (const [i, row] of rows.entries()) {
    const lines = texts[i] ?? '';
    if (isRefusal(lines)) return yield* compose.fail(lines);
    if (lines !== '') yield* printer.log(shortName(compose, row), lines);
  }
  return 0;
}

function* beginFollowing(
  compose: Compose,
  state: FollowState,
  rows: readonly ContainerRow[],
  asked: Asked,
): Steps<Outcome> {
  const query = queryOf(compose, asked);
  if (isRefusal(query)) return yield* compose.fail(query);
  const follower = new Follower(compose, state);
  const failed = yield* follower.listen();
  if (failed) return yield* compose.fail(failed);
  const { engine } = compose.cli;
  for (const row of rows) {
    const path = `/containers/${row.Id}`;
    const found = yield* engine.json<{ Config: { Tty: boolean } }>('GET', `${path}/json`);
    if (isRefusal(found)) return yield* compose.fail(found);
    const opened = yield* engine.open('GET', `${path}/logs`, { query });
    if (isRefusal(opened)) return yield* compose.fail(opened);
    const { fd, response } = opened;
    const source = shortName(compose, row);
    const own = { source, id: row.Id, fd, isRaw: found.Config.Tty, joins: true, body: response.body.state() };
    yield* follower.addStream(newStream(own));
  }
  return yield* follow(compose, state);
}

function* follow(compose: Compose, state: FollowState): Steps<Outcome> {
  const follower = new Follower(compose, state, undefined, function* ({ state: now }) {
    now.isSilent = true;
    yield* compose.cli.err('\n');
  });
  const isOver = yield* followTurn(follower);
  if (!isOver) return compose.again('follow', state as unknown as Json);
  return state.isSilent ? interrupted : 0;
}
