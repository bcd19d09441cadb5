import { parseTime } from '#sim/cli/format/time';
import { shortId } from '#sim/cli/format/text';
import { humanDuration, humanSize } from '#sim/cli/format/units';
import { familiarName, isBad, parseReference, withDefaultTag } from '#sim/cli/reference';
import { isRefusal, type Refusal } from '#sim/cli/refusal';
import type { Steps } from '#sim/kernel/program';
import type { ContainerRow, InspectedImage } from '../client/answers';
import type { Compose } from '../client/compose';
import { nameOf, serviceOf } from '../client/containers';
import { labels } from '../client/labels';
import { command } from '../command';
import { plainFormat } from './shared';
import { goJson, printed } from './tables';

export const images = command({
  name: 'images',
  usage: '[SERVICE...]',
  short: 'List the images of the containers',
  args: {},
  flags: {
    format: plainFormat,
    quiet: { kind: 'bool', short: 'q', help: 'IDs only' },
  },
  *run({ compose, flags, args }) {
    const found = yield* compose.loop.run(imagesOf(compose, args));
    if (isRefusal(found)) return yield* compose.fail(found);
    if (flags.quiet === true) {
      const ids = new Set(found.map(({ image }) => image.Id.replace(/^[^:]*:/, '')));
      yield* compose.cli.out([...ids].map((id) => `${id}\n`).join(''));
      return 0;
    }
    if (flags.format === 'json') {
      yield* compose.cli.out(`${found.length === 0 ? 'null' : goJson(found.map(asJson))}\n\n`);
      return 0;
    }
    const headers = ['CONTAINER', 'REPOSITORY', 'TAG', 'PLATFORM', 'IMAGE ID', 'SIZE', 'CREATED'];
    const now = compose.cli.now();
    const text: string | Refusal = printed(
      flags.format,
      '',
      headers,
      found.map((one) => asRow(one, now)),
    );
    if (isRefusal(text)) return yield* compose.fail(text);
    yield* compose.cli.out(text);
    return 0;
  },
});

/** A container's image, and the name by which it was asked for. */
interface Used {
  readonly container: string;
  readonly repository: string;
  readonly tag: string;
  readonly image: InspectedImage;
}

function* imagesOf(compose: Compose, services: readonly string[]): Steps<readonly Used[] | Refusal> {
  const project = yield* compose.projectName();
  if (isRefusal(project)) return project;
  const rows = yield* compose.api.containers([`${labels.project}=${project}`], true);
  if (isRefusal(rows)) return rows;
  const own = services.length === 0 ? rows : rows.filter((row) => services.includes(serviceOf(row)));
  const found = yield* compose.loop.all(own.map((row) => imageOf(compose, row)));
  const failed = found.find(isRefusal);
  if (failed) return failed;
  const used = found.flatMap((one) => (isRefusal(one) ? [] : [one]));
  return used.sort((a, b) => (a.container < b.container ? -1 : 1));
}

function* imageOf(compose: Compose, row: ContainerRow): Steps<Used | Refusal> {
  const image = yield* compose.api.json<InspectedImage>('GET', `/images/${row.Image}/json`);
  if (isRefusal(image)) return image;
  const reference = parseReference(row.Image);
  const named = isBad(reference) ? undefined : withDefaultTag(reference);
  return {
    container: nameOf(row),
    repository: named ? familiarName(named) : '',
    tag: named?.tag ?? '',
    image,
  };
}

const platformOf = ({ Os = '', Architecture = '', Variant = '' }: InspectedImage): string =>
  [Os, Architecture, Variant].filter((part) => part !== '').join('/');

/** When it was named here last; the year 1 where nobody remembers. */
const taggedAt = ({ Metadata }: InspectedImage): string => Metadata?.LastTagTime ?? '0001-01-01T00:00:00Z';

/** Go's longest duration, in ms: further back cannot be told. */
const longest = 2 ** 63 / 1e6;

function asRow({ container, repository, tag, image }: Used, now: number): string[] {
  const tagged = taggedAt(image);
  const age = tagged.startsWith('0001') ? longest : now - parseTime(tagged);
  return [
    container,
    repository || '<none>',
    tag || '<none>',
    platformOf(image),
    shortId(image.Id),
    humanSize(image.Size ?? 0),
    `${humanDuration(age)} ago`,
  ];
}

function asJson({ container, repository, tag, image }: Used): object {
  const tagged = taggedAt(image);
  return {
    ID: image.Id,
    ContainerName: container,
    Repository: repository,
    Tag: tag,
    Platform: platformOf(image),
    Size: image.Size ?? 0,
    LastTagTime: tagged.startsWith('0001') ? (image.Created ?? tagged) : tagged,
  };
}
