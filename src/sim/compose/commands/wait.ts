import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import { text } from '#sim/base/bytes';
import type { ContainerRow } from '../client/answers';
import type { Compose, Named } from '../client/compose';
import { projectContainers } from '../client/containers';
import { command } from '../command';
import { takeDown } from '../plan/down';

export const wait = command({
  name: 'wait',
  usage: 'SERVICE [SERVICE...] [OPTIONS]',
  hidesOptions: true,
  short: 'Wait until the containers of services stop',
  args: { min: 1, words: 'docker' },
  flags: {
    'down-project': { kind: 'bool', help: 'Take the project down when the first one has stopped' },
  },
  *run({ compose, flags, args }) {
    const named = yield* compose.loop.run(compose.named());
    if (isRefusal(named)) return yield* compose.fail(named);
    const status = yield* compose.loop.run(waitForAll(compose, named, args));
    if (isRefusal(status)) return yield* compose.fail(status);
    if (flags['down-project'] !== true) return status & 255;
    const down = {
      services: [],
      removesOrphans: true,
      volumes: false,
      images: '',
      timeout: undefined,
    } as const;
    const work = takeDown(compose, { name: named.name, project: undefined }, down);
    const failed = yield* compose.loop.run(compose.showing('Running', work));
    return failed ? yield* compose.fail(failed) : status & 255;
  },
});

function* waitForAll(
  compose: Compose,
  { name }: Named,
  services: readonly string[],
): Steps<number | Refusal> {
  const how = { oneOff: 'include', all: false, services } as const;
  const rows = yield* projectContainers(compose, name, how);
  if (isRefusal(rows)) return rows;
  if (rows.length === 0) return refuse(`no containers for project ${JSON.stringify(name)}`);
  let last: number | Refusal = 0;
  const one = function* (row: ContainerRow): Steps<void> {
    const status = yield* waitFor(compose, row);
    if (isRefusal(last)) return;
    last = status;
    if (isRefusal(status)) return;
    const words = `container ${JSON.stringify(row.Id)} exited with status code ${String(status)}\n`;
    yield* compose.cli.out(words);
  };
  yield* compose.loop.all(rows.map(one));
  return last;
}

function* waitFor(compose: Compose, row: ContainerRow): Steps<number | Refusal> {
  const opened = yield* compose.api.open('POST', `/containers/${row.Id}/wait`);
  if (isRefusal(opened)) return opened;
  let body = '';
  for (;;) {
    const part = yield* compose.api.chunk(opened);
    if (part === '') break;
    body += text(part);
  }
  return (JSON.parse(body || '{"StatusCode":0}') as { StatusCode: number }).StatusCode;
}
