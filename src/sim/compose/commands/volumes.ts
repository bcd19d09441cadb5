import { writeVolumes, type Volume } from '#sim/cli/format/volume';
import { filtersQuery } from '#sim/cli/query';
import { isRefusal, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { Compose } from '../client/compose';
import { isOf } from '../client/containers';
import { labels } from '../client/labels';
import { command } from '../command';
import { unknownService } from './lifecycle';
import { templateFormat } from './shared';

export const volumes = command({
  name: 'volumes',
  usage: '[SERVICE...]',
  short: 'List the volumes',
  args: {},
  flags: {
    format: templateFormat,
    quiet: { kind: 'bool', short: 'q', help: 'Names only' },
  },
  *run({ compose, flags, args }) {
    const found = yield* compose.loop.run(volumesOf(compose, args));
    if (isRefusal(found)) return yield* compose.fail(found);
    if (flags.quiet === true) {
      yield* compose.cli.out(found.map(({ Name }) => `${Name}\n`).join(''));
      return 0;
    }
    const text = writeVolumes(
      found,
      { format: flags.format || 'table', quiet: false },
      compose.cli.view(true),
    );
    if (isRefusal(text)) return yield* compose.fail(text);
    yield* compose.cli.out(text);
    return 0;
  },
});

function* volumesOf(compose: Compose, services: readonly string[]): Steps<readonly Volume[] | Refusal> {
  const named = yield* compose.named(services);
  if (isRefusal(named)) return named;
  const unknown = named.project && unknownService(named.project, services);
  if (unknown) return unknown;
  const label = [`${labels.project}=${named.name}`];
  const rows = yield* compose.api.containers(label, false);
  if (isRefusal(rows)) return rows;
  const query = { filters: filtersQuery({ label }) };
  const listed = yield* compose.api.json<{ Volumes: Volume[] | null }>('GET', '/volumes', { query });
  if (isRefusal(listed)) return listed;
  const all = listed.Volumes ?? [];
  if (services.length === 0) return all;
  const mounted = rows.filter(isOf(services)).flatMap((row) => (row.Mounts ?? []).map(({ Name }) => Name));
  return all.filter(({ Name }) => mounted.includes(Name));
}
