import { text } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { isoSeconds } from '#sim/base/calendar';
import { timestampOf } from '#sim/cli/format/time';
import { filtersQuery } from '#sim/cli/query';
import { isRefusal, refuse } from '#sim/cli/refusal';
import type { Json } from '#sim/base/json';
import { BodyReader, type BodyState } from '#sim/kernel/http/index';
import type { Outcome, Steps } from '#sim/kernel/program';
import { terminations } from '#sim/cli/stream/signals';
import { holdsMore } from '../client/bodies';
import type { Compose } from '../client/compose';
import { interrupted } from '../client/loop';
import { labels } from '../client/labels';
import { command } from '../command';
import { goJson } from './tables';

/** What the events are written with, as plain data. */
interface Following {
  readonly body: BodyState;
  readonly rest: string;
  readonly isJson: boolean;
  readonly services: readonly string[];
}

export const events = command({
  name: 'events',
  usage: '[SERVICE...]',
  short: 'Print what happens to the containers, as it happens',
  args: {},
  flags: {
    json: { kind: 'bool', help: 'One JSON object for each event' },
    since: { kind: 'string', help: 'From this time on' },
    until: { kind: 'string', help: 'Up to this time' },
  },
  *run({ compose, flags, args }) {
    const name = yield* compose.loop.run(compose.projectName());
    if (isRefusal(name)) return yield* compose.fail(name);
    const now = compose.cli.now();
    const time = (typed: string | undefined): string | undefined =>
      typed === undefined || typed === '' ? undefined : timestampOf(typed, now);
    const query = {
      ...{ since: time(flags.since), until: time(flags.until) },
      filters: filtersQuery({ label: [`${labels.project}=${name}`] }),
    };
    const opened = yield* compose.cli.engine.open('GET', '/events', { query });
    if (isRefusal(opened)) return yield* compose.fail(opened);
    const body = opened.response.body.state();
    return yield* follow(compose, { body, rest: '', isJson: flags.json === true, services: args });
  },
  stages: {
    *follow(compose, data) {
      return yield* follow(compose, data as unknown as Following);
    },
  },
});

/** What one turn takes at most, so that journals stay short. */
const chunksPerTurn = 32;

function* follow(compose: Compose, state: Following): Steps<Outcome> {
  const reader = new BodyReader(compose.cli.p, { ...state.body });
  let { rest } = state;
  for (const signal of terminations) compose.cli.p.onSignal(signal, 'handle');
  for (let i = 0; i < chunksPerTurn; i += 1) {
    if (!holdsMore(reader.state())) {
      const ready = yield* compose.cli.p.poll({ read: [state.body.fd], signal: true });
      if (ready === 'signal') {
        yield* compose.cli.err('\n');
        return interrupted;
      }
    }
    const part = yield* reader.chunk();
    // the end of the events is an error to the real client, too
    if (isFail(part) || part === '') return yield* compose.fail(refuse('EOF'));
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.filter((one) => one.trim() !== '')) {
      yield* compose.cli.out(shown(JSON.parse(text(line as typeof part)) as Message, state));
    }
  }
  return compose.again('follow', { ...state, body: reader.state(), rest } as unknown as Json);
}

interface Message {
  readonly Type: string;
  readonly Action: string;
  readonly timeNano: number;
  readonly Actor: { readonly ID: string; readonly Attributes: Readonly<Record<string, string>> };
}

function shown({ Type, Action, timeNano, Actor }: Message, { isJson, services }: Following): string {
  const { Attributes } = Actor;
  const service = Attributes[labels.service] ?? '';
  const isWanted = services.length === 0 || services.includes(service);
  if (Type !== 'container' || Attributes[labels.oneOff] === 'True' || !isWanted) return '';
  const own = Object.entries(Attributes).filter(([key]) => !key.startsWith('com.docker.compose.'));
  own.sort(([a], [b]) => (a < b ? -1 : 1));
  const ms = timeNano / 1e6;
  const micros = String(Math.trunc((timeNano / 1000) % 1e6)).padStart(6, '0');
  if (!isJson) {
    const attributes = own.map(([key, value]) => `${key}=${value}`).join(', ');
    const time = isoSeconds(ms).replace('T', ' ');
    return `${time}.${micros} container ${Action} ${Actor.ID} (${attributes})\n\n`;
  }
  const fraction = `${micros}000`.replace(/0+$/, '');
  const json = {
    action: Action,
    attributes: Object.fromEntries(own),
    id: Actor.ID,
    service,
    time: `${isoSeconds(ms)}${fraction === '' ? '' : `.${fraction}`}Z`,
    type: 'container',
  };
  return `${goJson(json)}\n`;
}
