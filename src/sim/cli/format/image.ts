import { familiarName, isBad, parseReference } from '../reference';
import type { Refusal } from '../refusal';
import { isTable, writeList, type Noun, type View } from './list';
import { goTime, shortId } from './text';
import { humanDuration, humanSize } from './units';

/** A row of `GET /images/json`. */
export interface ImageSummary {
  readonly Id: string;
  readonly RepoTags: readonly string[] | null;
  readonly RepoDigests: readonly string[] | null;
  /** Seconds since 1970. */
  readonly Created: number;
  readonly Size: number;
  /** −1 where it was not counted. */
  readonly SharedSize: number;
  readonly Containers: number;
}

/** One line of `docker images`: an image under one of its names. */
export interface ImageRow {
  readonly image: ImageSummary;
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
}

const unknown = (size: number): boolean => size === -1;

export const imageNoun: Noun<ImageRow> = {
  typeName: '*formatter.imageContext',
  columns: {
    Containers: ['CONTAINERS', ({ image }) => (unknown(image.Containers) ? 'N/A' : String(image.Containers))],
    CreatedAt: ['CREATED AT', ({ image }) => goTime(image.Created * 1000)],
    CreatedSince: ['CREATED', ({ image }, view) => `${humanDuration(view.now - image.Created * 1000)} ago`],
    Digest: ['DIGEST', ({ digest }) => digest],
    ID: ['IMAGE ID', ({ image }, view) => (view.truncate ? shortId(image.Id) : image.Id)],
    Repository: ['REPOSITORY', ({ repository }) => repository],
    SharedSize: [
      'SHARED SIZE',
      ({ image }) => (unknown(image.SharedSize) ? 'N/A' : humanSize(image.SharedSize, 4)),
    ],
    Size: ['SIZE', ({ image }) => humanSize(image.Size)],
    Tag: ['TAG', ({ tag }) => tag],
    UniqueSize: [
      'UNIQUE SIZE',
      ({ image }) =>
        unknown(image.Size) || unknown(image.SharedSize)
          ? 'N/A'
          : humanSize(image.Size - image.SharedSize, 4),
    ],
    VirtualSize: ['SIZE', ({ image }) => humanSize(image.Size, 4)],
  },
};

const plain = 'table {{.Repository}}\t{{.Tag}}\t{{.ID}}\t{{.CreatedSince}}\t{{.Size}}';
const withDigest = 'table {{.Repository}}\t{{.Tag}}\t{{.Digest}}\t{{.ID}}\t{{.CreatedSince}}\t{{.Size}}';

/** The lines of `docker images`. */
export function writeImages(
  images: readonly ImageSummary[],
  asked: { readonly format: string; readonly quiet: boolean; readonly digests: boolean },
  view: View,
): string | Refusal {
  const format = imageFormat(asked);
  const digests = asked.digests || format.includes('{{.Digest}}');
  return writeList(imageNoun, imageRows(images, digests, asked.digests), format, view);
}

function imageFormat({
  format,
  quiet,
  digests,
}: {
  format: string;
  quiet: boolean;
  digests: boolean;
}): string {
  if (format === 'table') {
    if (quiet) return '{{.ID}}';
    return digests ? withDigest : plain;
  }
  if (format === 'raw') {
    if (quiet) return 'image_id: {{.ID}}';
    const digest = digests ? 'digest: {{.Digest}}\n' : '';
    return `repository: {{ .Repository }}\ntag: {{.Tag}}\n${digest}image_id: {{.ID}}\ncreated_at: {{.CreatedAt}}\nvirtual_size: {{.Size}}\n`;
  }
  return isTable(format) && digests && !format.includes('{{.Digest}}') ? `${format}\t{{.Digest}}` : format;
}

/** A line for each name of an image; `<none>` for one without. */
function imageRows(images: readonly ImageSummary[], needsDigest: boolean, digestRows: boolean): ImageRow[] {
  return images.flatMap((image) => {
    const byTag = grouped(image.RepoTags ?? [], 'tag');
    const byDigest = grouped(image.RepoDigests ?? [], 'digest');
    if (byTag.size === 0 && byDigest.size === 0) {
      return [{ image, repository: '<none>', tag: '<none>', digest: '<none>' }];
    }
    const rows: ImageRow[] = [];
    for (const [repository, tags] of byTag) {
      const digests = (needsDigest ? byDigest.get(repository) : undefined) ?? ['<none>'];
      byDigest.delete(repository);
      for (const tag of tags) for (const digest of digests) rows.push({ image, repository, tag, digest });
    }
    for (const [repository, digests] of byDigest) {
      if (digestRows) for (const digest of digests) rows.push({ image, repository, tag: '<none>', digest });
      else rows.push({ image, repository, tag: '<none>', digest: '' });
    }
    return rows;
  });
}

function grouped(names: readonly string[], part: 'tag' | 'digest'): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const reference = parseReference(name);
    const value = isBad(reference) ? undefined : reference[part];
    if (isBad(reference) || value === undefined) continue;
    const repository = familiarName(reference);
    groups.set(repository, [...(groups.get(repository) ?? []), value]);
  }
  return groups;
}

/** The first name of an image, for `system df -v`. */
export function firstName(image: ImageSummary): ImageRow {
  const [first] = grouped(image.RepoTags ?? [], 'tag');
  const none = { repository: '<none>', tag: '<none>' };
  const name = first ? { repository: first[0], tag: first[1][0] ?? '<none>' } : none;
  return { image, ...name, digest: '' };
}
