import { text, type Bytes } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import { BodyReader, type BodyState } from '#sim/kernel/http/index';
import type { Outcome, Steps } from '#sim/kernel/program';
import type { Cli } from '../cli';
import { command } from '../command';
import { listFormat } from '../flags/shared';
import { writeStats, type StatsAnswer, type StatsRow } from '../format/stats';
import { filtersQuery, flag } from '../query';
import { isRefusal, type Refusal } from '../refusal';
import { isOneTooMany, terminations } from '../stream/signals';

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
    const isOnce = flags['no-stream'] === true;
    const names = args.length > 0 ? args : yield* running(cli, flags.all === true);
    if (isRefusal(names)) return yield* cli.fail(names);
    const watch: Watch = {
      ...{ format: flags.format ?? '', noTrunc: flags['no-trunc'] === true, isOnce, shown: 0, interrupts: 0 },
      watched: [],
    };
    const refusals: Refusal[] = [];
    const sent = [];
    for (const name of names) {
      const query = { stream: isOnce ? '0' : '1' };
      sent.push(yield* cli.engine.send('GET', `/containers/${name}/stats`, { query }));
    }
    for (const [i, one] of sent.entries()) {
      const opened = isRefusal(one) ? one : yield* cli.engine.receive(one);
      if (isRefusal(opened)) refusals.push(opened);
      else
        watch.watched.push({
          name: names[i] ?? '',
          body: opened.response.body.state(),
          rest: '',
          last: null,
          isInvalid: false,
        });
    }
    if (args.length > 0 && refusals.length > 0) return yield* cli.failAll(refusals);
    return yield* isOnce ? once(cli, watch) : follow(cli, watch);
  },
  stages: {
    *follow(cli, data) {
      return yield* follow(cli, data as unknown as Watch);
    },
  },
});

interface Watched {
  readonly name: string;
  body: BodyState | null;
  rest: string;
  last: StatsAnswer | null;
  isInvalid: boolean;
}
interface Watch {
  readonly format: string;
  readonly noTrunc: boolean;
  readonly isOnce: boolean;
  /** Simulated ms at which the last picture was drawn. */
  shown: number;
  readonly watched: Watched[];
  /** SIGINT and SIGTERM that have come. */
  interrupts: number;
}

/** The ids of all containers. The real client listens for events first, so as to miss none that start meanwhile. */
function* running(cli: Cli, all: boolean): Steps<readonly string[] | Refusal> {
  const query = { filters: filtersQuery({ type: ['container'] }) };
  const events = yield* cli.engine.open('GET', '/events', { query });
  if (isRefusal(events)) return events;
  cli.p.close(events.fd);
  const rows = yield* cli.engine.json<{ Id: string }[]>('GET', '/containers/json', {
    query: { all: flag(all) },
  });
  return isRefusal(rows) ? rows : rows.map(({ Id }) => Id);
}

function picture(cli: Cli, watch: Watch): string | Refusal {
  const rows: StatsRow[] = watch.watched.map(({ name, last, isInvalid }) => ({
    container: name,
    isInvalid,
    ...(last && { answer: last }),
  }));
  return writeStats(rows, watch.format, cli.view(watch.noTrunc));
}

function* once(cli: Cli, watch: Watch): Steps<number> {
  for (const one of watch.watched) {
    if (!one.body) continue;
    const body = yield* new BodyReader(cli.p, one.body).readAll();
    if (!isFail(body) && body.trim() !== '') one.last = JSON.parse(text(body)) as StatsAnswer;
  }
  return yield* cli.print(picture(cli, watch));
}

/** ms between two pictures. */
const between = 500;
/** What one turn takes at most, so that journals stay short. */
const eventsPerTurn = 32;

function* follow(cli: Cli, watch: Watch): Steps<Outcome> {
  if (watch.shown === 0) {
    watch.shown = cli.p.clock();
    for (const signal of terminations) cli.p.onSignal(signal, 'handle');
  }
  for (let i = 0; i < eventsPerTurn; i += 1) {
    const open = watch.watched.flatMap(({ body }) => (body ? [body.fd] : []));
    const until = watch.shown + between;
    const ready = yield* cli.p.poll({ read: open, until, signal: true });
    if (typeof ready === 'number') yield* take(cli, watch, ready);
    else if (ready === 'signal') {
      if (yield* interrupted(cli, watch)) return 1;
    } else {
      watch.shown = until;
      const text = picture(cli, watch);
      if (isRefusal(text)) return yield* cli.fail(text);
      yield* cli.out(redraw(text));
    }
  }
  return cli.again('follow', watch as unknown as Json);
}

/**
 * The first interrupt ends the readings and not the pictures: the real client shows `--` from then on, until the third.
 * True when it shall end.
 */
function* interrupted(cli: Cli, watch: Watch): Steps<boolean> {
  if (cli.p.takeSignal() === undefined) return false;
  for (const one of watch.watched) {
    if (one.body) cli.p.close(one.body.fd);
    one.body = null;
    one.isInvalid = true;
  }
  watch.interrupts += 1;
  return yield* isOneTooMany(cli, watch.interrupts);
}

/** The picture twice: as it is, then line by line over itself, wiping what an earlier one left at the line ends. */
function redraw(picture: string): string {
  const home = `\x1b[H${picture}`;
  return `${home}${home
    .split('\n')
    .map((line) => `${line} \x1b[K\n`)
    .join('')}\x1b[J`;
}

function* take(cli: Cli, watch: Watch, fd: number): Steps<void> {
  const one = watch.watched.find(({ body }) => body?.fd === fd);
  if (!one?.body) return;
  const reader = new BodyReader(cli.p, { ...one.body });
  const part = yield* reader.chunk();
  if (isFail(part) || part === '') {
    one.body = null;
    one.isInvalid = true;
    cli.p.close(fd);
    return;
  }
  const lines = (one.rest + part).split('\n');
  one.rest = lines.pop() ?? '';
  const last = lines.findLast((line) => line.trim() !== '');
  if (last !== undefined) one.last = JSON.parse(text(last as Bytes)) as StatsAnswer;
  one.body = reader.state();
}
