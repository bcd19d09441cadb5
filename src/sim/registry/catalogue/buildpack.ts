import type { LayerFacts } from '../types';
import { compilersTree, curlTree, sourceTree } from '../trees/buildpack';
import { bookworm, bullseye, buster, jessie } from './bases';
import { known, runs, unknown } from './steps';

const MB = 1e6;
const get = (names: string) =>
  runs(`set -eux; apt-get update; apt-get install -y --no-install-recommends ${names}`);
const fetch = get('ca-certificates curl gnupg netbase wget');
const source = get('git mercurial openssh-client subversion procps');
const compilers = get(
  'autoconf automake bzip2 default-libmysqlclient-dev file g++ gcc make patch xz-utils zlib1g-dev',
);

/** All as old as their base. */
const asOld = (base: LayerFacts, ...more: LayerFacts[]): LayerFacts[] => [
  base,
  ...more.map((layer) => ({ ...layer, created: base.created })),
];

/** Unpacked sizes: node:18's 995 MB on disk (facts), spread over its layers by their transfer sizes. */
export const bullseyeBuild: readonly LayerFacts[] = asOld(
  bullseye,
  known('f049f75f014e', 5163370, 14.3 * MB, fetch, () => curlTree(14.3 * MB)),
  known('56261d0e6b05', 10876737, 30.1 * MB, source, () => sourceTree(30.1 * MB)),
  known('9bd150679dbd', 54583611, 151 * MB, get('openssh-client git mercurial'), () => sourceTree(151 * MB)),
  known('5b282ee9da04', 196877237, 544.8 * MB, compilers, () => compilersTree(544.8 * MB)),
);

/** The same of buster; unpacked sizes in the proportion of bullseye's. */
export const busterBuild: readonly LayerFacts[] = asOld(
  buster,
  known('dbcdf7fce05b', 7859410, 21.7 * MB, fetch, () => curlTree(21.7 * MB)),
  known('0ed0c2752d84', 10001385, 27.7 * MB, get('gnupg dirmngr'), () => sourceTree(27.7 * MB)),
  known('bf01cd4ea334', 51869329, 143.5 * MB, source, () => sourceTree(143.5 * MB)),
  known('739282cf09da', 191942350, 531 * MB, compilers, () => compilersTree(531 * MB)),
);

/** Of these only about how large they are is known (from memory, not verified). */
function others(
  name: string,
  base: LayerFacts,
  sizes: readonly [number, number, number],
): readonly LayerFacts[] {
  const [a, b, c] = sizes;
  return asOld(
    base,
    unknown(`buildpack-deps:${name}-curl`, a, a * 2, fetch, () => curlTree(a * 2 * MB)),
    unknown(`buildpack-deps:${name}-scm`, b, b * 2.75, source, () => sourceTree(b * 2.75 * MB)),
    unknown(`buildpack-deps:${name}`, c, c * 2.77, compilers, () => compilersTree(c * 2.77 * MB)),
  );
}

export const jessieBuild = others('jessie', jessie, [18, 43, 131]);
export const bookwormBuild = others('bookworm', bookworm, [24, 64.4, 211]);
