import type { Json } from '#sim/base/json';
import { text } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import { BodyReader, type BodyState } from '#sim/kernel/http/index';
import type { Outcome, Steps } from '#sim/kernel/program';
import type { Cli } from '../cli';
import { command } from '../command';
import { filterFlag, inspectFormat } from '../flags/shared';
import { eventTemplate, writeEvent, type EventMessage } from '../format/event';
import { timestampOf } from '../format/time';
import { filtersQuery } from '../query';
import { isRefusal, refuse } from '../refusal';

export const events = command({
  path: 'system events',
  aliases: ['events'],
  usage: '',
  short: 'Print what happens in the engine, as it happens',
  args: { max: 0 },
  flags: {
    filter: filterFlag,
    format: { kind: 'string', help: inspectFormat.help },
    since: { kind: 'string', help: 'From this time on' },
    until: { kind: 'string', help: 'Up to this time' },
  },
  *run({ cli, flags }) {
    const template = eventTemplate(flags.format ?? '');
    if (isRefusal(template)) return yield* cli.fail(template, 64);
    const now = cli.now();
    const times: Record<string, string | undefined> = {};
    for (const name of ['since', 'until'] as const) {
      const typed = flags[name] ?? '';
      times[name] = typed === '' ? undefined : timestampOf(typed, now);
      if (typed !== '' && times[name] === undefined) {
        return yield* cli.fail(refuse(`failed to parse value as time or duration: ${JSON.stringify(typed)}`));
      }
    }
    const query = { ...times, filters: filtersQuery(flags.filter) };
    const opened = yield* cli.engine.open('GET', '/events', { query });
    if (isRefusal(opened)) return yield* cli.fail(opened);
    return yield* follow(cli, { body: opened.response.body.state(), rest: '', format: flags.format ?? '' });
  },
  stages: {
    *follow(cli, data) {
      return yield* follow(cli, data as unknown as Following);
    },
  },
});

interface Following {
  readonly body: BodyState;
  readonly rest: string;
  readonly format: string;
}

/** What one turn takes at most, so that journals stay short. */
const chunksPerTurn = 32;

function* follow(cli: Cli, { body, rest: before, format }: Following): Steps<Outcome> {
  const template = eventTemplate(format);
  const reader = new BodyReader(cli.p, { ...body });
  let rest = before;
  for (let i = 0; i < chunksPerTurn; i += 1) {
    const part = yield* reader.chunk();
    if (isFail(part) || part === '') return 0;
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.trim() === '') continue;
      const source = text(line as typeof part);
      const shown = writeEvent(
        JSON.parse(source) as EventMessage,
        source,
        isRefusal(template) ? undefined : template,
      );
      if (isRefusal(shown)) return yield* cli.fail(shown);
      yield* cli.out(shown);
    }
  }
  return cli.again('follow', { body: reader.state(), rest, format } as unknown as Json);
}
