import type { LayerEntry, LayerTree } from '#sim/world/files';
import { longestTag } from './made-layer';
import type { Family, ImageFacts, LayerFacts } from './types';

/**
 * Releases between and before those of the catalogue. An official repository has hundreds of tags; what is not listed by
 * itself is made from the nearest listed one of the same flavour: the version that its programs, its environment and its
 * history name is the one that was asked for, its base and its sizes are the neighbour's.
 */
export function releaseOf(family: Family, tag: string): ImageFacts | undefined {
  if (!family.repository.startsWith('library/') || closed.has(family.repository) || tag.length > longestTag)
    return undefined;
  const asked = takeApart(names[family.repository]?.[tag] ?? renamed(family.repository, tag));
  if (asked === undefined) return undefined;
  const known = family.images.flatMap((image) => {
    const own = versionIn(image);
    return own === undefined ? [] : [{ image, version: own, flavours: flavoursOf(image) }];
  });
  const newest = known.reduce((most, { version }) => (compare(version, most) > 0 ? version : most), '0');
  const version = asked.version === '' ? newest : whole(family.repository, asked.version);
  if (compare(version, newest) > 0) return undefined;
  const kind = kindOf(asked.flavour);
  const flavour = [asked.flavour, ...(kind !== '' || others.test(asked.flavour) ? [kind, ''] : [])].find(
    (one) => known.some(({ flavours }) => flavours.has(one)),
  );
  if (flavour === undefined) return undefined; // words that no release has
  const kin = known.filter(({ flavours }) => flavours.has(flavour));
  const nearest = kin.toSorted((a, b) => distance(a.version, version) - distance(b.version, version))[0];
  return nearest === undefined
    ? undefined
    : rename(family.repository, nearest.image, nearest.version, version, tag);
}

/** Repositories whose tags are all in the catalogue: distributions, whose releases differ in more than a number. */
const closed = new Set(
  'ubuntu centos fedora amazonlinux hello-world rockylinux almalinux debian'
    .split(' ')
    .map((name) => `library/${name}`),
);

/** Names that stand for a version. */
const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'library/node': {
    ...nodeName('argon', '4.9.1'),
    ...nodeName('boron', '6.17.1'),
    ...nodeName('carbon', '8.17.0'),
    ...nodeName('dubnium', '10.24.1'),
    ...nodeName('erbium', '12.22.12'),
    ...nodeName('fermium', '14.21.3'),
    ...nodeName('gallium', '16.20.2'),
    ...nodeName('hydrogen', '18.20.8'),
    ...nodeName('iron', '20.19.6'),
  },
};

function nodeName(name: string, version: string): Record<string, string> {
  return Object.fromEntries(
    ['', '-slim', '-alpine', '-buster', '-bullseye'].map((flavour) => [
      `${name}${flavour}`,
      `${version}${flavour}`,
    ]),
  );
}

/** Newest release of a line, where it is known; others end in zeros. */
const lines: Readonly<Record<string, string>> = {
  'library/node':
    '0.10.48 0.12.18 4.9.1 5.12.0 6.17.1 7.10.1 8.17.0 9.11.2 10.24.1 11.15.0 12.22.12 13.14.0 14.21.3 15.14.0 16.20.2 17.9.1 18.20.8 19.9.0 20.19.6 21.7.3',
  'library/python': '2.7.18 3.4.10 3.5.10 3.6.15 3.7.17 3.8.20 3.9.25 3.10.19 3.11.14 3.12.12 3.13.11',
  'library/golang':
    '1.4.3 1.5.4 1.6.4 1.7.6 1.8.7 1.9.7 1.10.8 1.11.13 1.12.17 1.13.15 1.14.15 1.15.15 1.16.15 1.17.13 1.18.10 1.19.13 1.20.14 1.21.13 1.22.12 1.23.12 1.24.11',
  'library/postgres': '9.3.25 9.4.26 9.5.25 9.6.24 10.23 11.22 12.22 13.23 14.20',
  'library/mysql': '5.5.62 5.6.51 5.7.44 8.0.44',
  'library/mariadb': '5.5.64 10.0.38 10.1.48 10.2.44 10.3.39 10.4.34 10.5.29 10.6.24 10.11.15',
  'library/redis': '2.8.23 3.0.7 3.2.12 4.0.14 5.0.14 6.0.20 6.2.21 7.0.15 7.2.12',
  'library/mongo': '3.0.15 3.2.21 3.4.24 3.6.23 4.0.28 4.2.24 4.4.29 5.0.31 6.0.27',
  'library/nginx':
    '1.7.12 1.8.1 1.9.15 1.10.3 1.11.13 1.12.2 1.13.12 1.14.2 1.15.12 1.16.1 1.17.10 1.18.0 1.19.10 1.20.2 1.21.6 1.22.1 1.23.4 1.24.0 1.25.5 1.26.3 1.27.5',
  'library/httpd': '2.2.34 2.4.66',
  'library/ruby': '2.1.10 2.2.10 2.3.8 2.4.10 2.5.9 2.6.10 2.7.8 3.0.7 3.1.7 3.2.9 3.3.10',
  'library/php': '5.6.40 7.0.33 7.1.33 7.2.34 7.3.33 7.4.33 8.0.30 8.1.33 8.2.29 8.3.28',
  'library/busybox':
    '1.24.2 1.25.1 1.26.2 1.27.2 1.28.4 1.29.3 1.30.1 1.31.1 1.32.1 1.33.1 1.34.1 1.35.0 1.36.1',
};

/** `1.19` → `1.19.10`; `12` → `12.22.12`. */
function whole(repository: string, version: string): string {
  const known = (lines[repository] ?? '')
    .split(' ')
    .filter((one) => one === version || one.startsWith(`${version}.`));
  return known.at(-1) ?? version;
}

/** `v2.10` of traefik; `3.6-jdk-8` stays as it is. */
const renamed = (repository: string, tag: string) =>
  repository === 'library/traefik' ? tag.replace(/^v/, '') : tag;

/** `12.18.1-alpine3.11` → version and flavour. A flavour is what a tag says besides its version, without a distribution's name. */
function takeApart(tag: string): { version: string; flavour: string } | undefined {
  if (words.test(tag)) return { version: '', flavour: flavourOf(tag) };
  const found = /^(\d+(?:\.\d+){0,2}|\du\d+)(?:-(.+))?$/.exec(tag);
  return found === null ? undefined : { version: found[1] ?? '', flavour: flavourOf(found[2] ?? '') };
}

/** Tags without a version of their own: the newest one in some flavour. */
const words =
  /^((php|jdk|jre|alpine|openjdk)[\d.]*|slim|stable|mainline|lts|current|apache|fpm|cli|management|jessie|stretch|buster|bullseye|bookworm|trixie|focal|jammy|noble|builder)(-((php|jdk|jre|alpine|openjdk)[\d.]*|slim|apache|fpm|cli|management|stretch|buster|bullseye|bookworm|trixie|focal|jammy|noble))*$/;

/** What tags say of other software beside it, where the catalogue has one flavour only: `8.5-jre8`, `3-jdk-8`. */
const others =
  /^((php|jdk|jre|openjdk|java)?[\d.u]+|openjdk|temurin|eclipse|corretto|jre|onbuild)(-((php|jdk|jre|openjdk|java)?[\d.u]+|openjdk|temurin|eclipse|corretto|jre|onbuild))*$/;

/** A flavour that a repository does not have is taken for what it has that is most like it. */
const kindOf = (flavour: string) =>
  ['alpine', 'slim', 'apache', 'fpm', 'management'].find((one) => flavour.split('-').includes(one)) ?? '';

function flavourOf(rest: string): string {
  return rest
    .split('-')
    .map((word) => word.replace(/^alpine[\d.]*$/, 'alpine'))
    .filter(
      (word) =>
        !/^(jessie|stretch|buster|bullseye|bookworm|trixie|wheezy|bionic|focal|jammy|noble|oracle|debian|glibc|perl|jdk|cli|standalone)?$/.test(
          word,
        ),
    )
    .toSorted()
    .join('-');
}

const flavoursOf = (image: ImageFacts): Set<string> =>
  new Set(
    image.tags.map((tag) =>
      flavourOf(/^\d/.test(tag) ? tag.replace(/^[\d.u]+-?/, '') : tag === 'latest' ? '' : tag),
    ),
  );

/** The version that an image names most exactly: in its environment, or in a tag. */
function versionIn(image: ImageFacts): string | undefined {
  const named = Object.entries(image.config.env ?? {}).flatMap(([name, value]) =>
    /_VERSION$|^PG_MAJOR$/.test(name) &&
    !/^(YARN|GOSU|NJS|PKG|SETUPTOOLS|PIP|PYTHON_(PIP|SETUPTOOLS))/.test(name)
      ? [value]
      : [],
  );
  const tags = image.tags.flatMap((tag) => takeApart(tag.replace(/^v/, ''))?.version ?? []);
  const all = [...tags, ...named.flatMap((value) => /^\d+(\.\d+)*/.exec(value)?.[0] ?? [])];
  return all.toSorted((a, b) => b.split('.').length - a.split('.').length || b.length - a.length)[0];
}

const numbers = (version: string) => version.split(/[.u]/).map(Number);

function compare(a: string, b: string): number {
  const [x, y] = [numbers(a), numbers(b)];
  for (let i = 0; i < Math.min(x.length, y.length); i++) if (x[i] !== y[i]) return (x[i] ?? 0) - (y[i] ?? 0);
  return 0;
}

const distance = (a: string, b: string) => {
  const [x = [], y = []] = [numbers(a), numbers(b)];
  return Math.abs((x[0] ?? 0) - (y[0] ?? 0)) * 1000 + Math.abs((x[1] ?? 0) - (y[1] ?? 0));
};

/** The image with another version in every place where it names its own. */
function rename(repository: string, image: ImageFacts, from: string, to: string, tag: string): ImageFacts {
  const said = (text: string) => text.replaceAll(from, to);
  const layers = image.layers.map((layer, index): LayerFacts => {
    const { digest: _, ...rest } = layer;
    const steps = [layer.by, ...(layer.then ?? [])];
    const isOwn =
      Object.values(layer.tree()).some((entry) => runs(entry, from)) ||
      steps.some((step) => step.includes(from));
    if (!isOwn) return layer;
    return {
      ...rest,
      name: `${layer.name ?? layer.digest ?? ''} as ${to}`,
      made: { repository, tag, index },
      by: said(layer.by),
      ...(layer.then === undefined ? {} : { then: layer.then.map(said) }),
      tree: () => renamedTree(layer.tree(), from, to),
    };
  });
  const env = Object.fromEntries(
    Object.entries(image.config.env ?? {}).map(([name, value]) => [name, said(value)]),
  );
  return {
    ...image,
    tags: [tag],
    layers,
    config: { ...image.config, ...(image.config.env === undefined ? {} : { env }) },
  };
}

const runs = (entry: LayerEntry, version: string) => entry.type === 'file' && entry.exe?.version === version;

function renamedTree(tree: LayerTree, from: string, to: string): LayerTree {
  return Object.fromEntries(
    Object.entries(tree).map(([path, entry]) => {
      if (entry.type !== 'file') return [path, entry];
      const exe = entry.exe?.version === from ? { exe: { ...entry.exe, version: to } } : {};
      const text = entry.text?.includes(from) === true ? { text: entry.text.replaceAll(from, to) } : {};
      return [path, { ...entry, ...exe, ...text }];
    }),
  );
}
