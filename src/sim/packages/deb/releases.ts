import { Later } from '#sim/base/later';
import { DebIndex, parseLine, type DebPackage } from './package';

/** An index of a repository as a mirror offers it. */
export interface Suite {
  /** as sources.list has it: `bookworm-security` */
  name: string;
  suite: DebPackage['suite'] | 'backports';
  /** path behind the host: `debian-security` */
  hosts: readonly string[];
  path: string;
  /** bytes of InRelease, and for each component of Packages: as transferred, and as it is kept on the disk (lz4) */
  inRelease: number;
  components: Readonly<Record<string, readonly [number, number]>>;
}

/** A release of Debian or Ubuntu: its mirrors, and what it has. */
export interface Release {
  codename: string;
  distribution: 'debian' | 'ubuntu';
  /** as apt's lists say it: `oldstable` */
  archive: string;
  /** of perl-base, for the paths in debconf's complaints */
  perl: string;
  /** files and directories of the base image, as dpkg counts them */
  files: number;
  suites: readonly Suite[];
  /** the catalogue's text, in a part of its own */
  catalogue: Later<string>;
  /** Ubuntu: versions, base packages and renamings on top of a Debian catalogue */
  overlay?: {
    versions: Later<Readonly<Record<string, string>>>;
    renamed: readonly (readonly [RegExp, string])[];
  };
}

const debianHosts = ['deb.debian.org', 'ftp.debian.org', 'cdn-fastly.deb.debian.org', 'security.debian.org'];
const ubuntuHosts = [
  'archive.ubuntu.com',
  'security.ubuntu.com',
  'jp.archive.ubuntu.com',
  'ports.ubuntu.com',
];

/** Sizes as deb.debian.org had them. */
function debian(
  codename: string,
  archive: string,
  perl: string,
  files: number,
  sizes: readonly (readonly [number, number, number])[],
): Release {
  const suite = (name: string, kind: Suite['suite'], path: string, at: number): Suite => {
    const [inRelease = 0, sent = 0, kept = 0] = sizes[at] ?? [];
    return { name, suite: kind, hosts: debianHosts, path, inRelease, components: { main: [sent, kept] } };
  };
  return {
    codename,
    distribution: 'debian',
    archive,
    perl,
    files,
    suites: [
      suite(codename, 'main', 'debian', 0),
      suite(`${codename}-updates`, 'updates', 'debian', 2),
      suite(`${codename}-security`, 'security', 'debian-security', 1),
    ],
    catalogue: new Later(`debian-${codename}`),
  };
}

export const ubuntuVersions = new Later<Readonly<Record<string, string>>>('apt');

/** kB of Packages of each component: [main, universe, restricted, multiverse]; on the disk lz4 takes about 2.1 times as much. */
type UbuntuSizes = readonly [
  inRelease: number,
  main: number,
  universe: number,
  restricted: number,
  multiverse: number,
];

/** Sizes from build logs of about the time of each image. */
function ubuntu(
  codename: string,
  perl: string,
  files: number,
  catalogue: Later<string>,
  sizes: readonly [UbuntuSizes, UbuntuSizes, UbuntuSizes, UbuntuSizes],
  renamed: readonly (readonly [RegExp, string])[],
): Release {
  const kinds = ['', '-updates', '-backports', '-security'] as const;
  const names = ['main', 'universe', 'restricted', 'multiverse'] as const;
  return {
    codename,
    distribution: 'ubuntu',
    archive: codename,
    perl,
    files,
    suites: kinds.map((kind, at) => {
      const [inRelease, ...rest] = sizes[at] ?? [0, 0, 0, 0, 0];
      return {
        name: codename + kind,
        suite:
          kind === ''
            ? 'main'
            : kind === '-updates'
              ? 'updates'
              : kind === '-security'
                ? 'security'
                : 'backports',
        hosts: ubuntuHosts,
        path: 'ubuntu',
        inRelease: inRelease * 1000,
        components: Object.fromEntries(
          names.map((name, n) => [name, [(rest[n] ?? 0) * 1000, Math.round((rest[n] ?? 0) * 2100)] as const]),
        ),
      };
    }),
    catalogue,
    overlay: { versions: ubuntuVersions, renamed },
  };
}

const bullseye = debian('bullseye', 'oldoldstable', '5.32', 6661, [
  [75123, 8_066_000, 17_307_773],
  [27111, 475_000, 964_314],
  [44029, 18_800, 33_984],
]);
const bookworm = debian('bookworm', 'oldstable', '5.36', 6089, [
  [151_075, 8_790_000, 18_840_233],
  [34_770, 377_000, 760_491],
  [55_403, 6_924, 11_648],
]);
const trixie = debian('trixie', 'stable', '5.40', 5645, [
  [140_421, 9_678_000, 20_801_783],
  [43_409, 306_000, 619_899],
  [47_340, 1_108, 1_461],
]);

export const releases: readonly Release[] = [
  bullseye,
  bookworm,
  trixie,
  ubuntu(
    'focal',
    '5.30',
    4127,
    bullseye.catalogue,
    [
      [265, 1275, 11_300, 33.4, 177],
      [128, 4000, 1500, 4200, 32.4],
      [128, 55.2, 28.6, 0, 0],
      [128, 3600, 1200, 4000, 29.8],
    ],
    [
      [/python3\.9/g, 'python3.8'],
      [/perl-modules-5\.32/g, 'perl-modules-5.30'],
      [/libperl5\.32/g, 'libperl5.30'],
      [/(gcc|g\+\+|cpp|libgcc|libstdc\+\+)-10(?!-base)/g, '$1-9'],
      [/postgresql-13/g, 'postgresql-12'],
      [/libhogweed6/g, 'libhogweed5'],
      [/libnettle8/g, 'libnettle7'],
    ],
  ),
  ubuntu(
    'jammy',
    '5.34',
    4393,
    bookworm.catalogue,
    [
      [270, 1792, 17_500, 164, 266],
      [128, 2900, 1500, 3800, 55.7],
      [127, 82.7, 35.2, 0, 0],
      [129, 2600, 1200, 3600, 48.5],
    ],
    [
      [/python3\.11/g, 'python3.10'],
      [/perl-modules-5\.36/g, 'perl-modules-5.34'],
      [/libperl5\.36/g, 'libperl5.34'],
      [/(gcc|g\+\+|cpp|libgcc|libstdc\+\+)-12(?!-base)/g, '$1-11'],
      [/postgresql-15/g, 'postgresql-14'],
      [/php8\.2/g, 'php8.1'],
      [/libproc2-0/g, 'libprocps8'],
    ],
  ),
  ubuntu(
    'noble',
    '5.38',
    4376,
    trixie.catalogue,
    [
      [256, 1808, 19_300, 117, 331],
      [126, 1500, 1400, 2100, 30.3],
      [126, 40.4, 30.1, 0, 0],
      [126, 1200, 1100, 2000, 27.4],
    ],
    [
      [/python3\.13/g, 'python3.12'],
      [/perl-modules-5\.40/g, 'perl-modules-5.38'],
      [/libperl5\.40/g, 'libperl5.38t64'],
      [/(gcc|g\+\+|cpp|libgcc|libstdc\+\+)-14(?!-base)/g, '$1-13'],
      [/postgresql-17/g, 'postgresql-16'],
      [/php8\.4/g, 'php8.3'],
      [/libapt-pkg7\.0/g, 'libapt-pkg6.0t64'],
    ],
  ),
];

export function releaseOfCodename(codename: string): Release | undefined {
  return releases.find((one) => one.codename === codename);
}

/** The release and suite that a line of sources.list means. */
export function findSuite(
  host: string,
  path: string,
  suite: string,
): { release: Release; suite: Suite } | undefined {
  for (const release of releases) {
    for (const one of release.suites)
      if (one.name === suite && one.path === path && one.hosts.includes(host)) return { release, suite: one };
  }
  return undefined;
}

const indexes = new Map<string, DebIndex>();

/** What a release has. Throws `NeedsMore` until its part is loaded. */
export function indexOf(release: Release): DebIndex {
  const known = indexes.get(release.codename);
  if (known !== undefined) return known;
  const lines = release.catalogue.value.split('\n');
  const packages = release.overlay === undefined ? lines.map(parseLine) : ubuntuPackages(release, lines);
  const index = new DebIndex(packages);
  indexes.set(release.codename, index);
  return index;
}

/** Packages of Ubuntu that its images' users install most are of main; the rest is universe. */
const universe =
  /^(figlet|cowsay|fortune|sl|toilet|lolcat|htop|nodejs|npm|redis|stress|python3-pip|python3-flask|gunicorn|cmatrix|neofetch|node-|mariadb|nmap|iperf|docker\.io|containerd|runc|inetutils-telnet|supervisor|tini|gosu|jq$)/;

function ubuntuPackages(release: Release, lines: readonly string[]): DebPackage[] {
  const versions = versionsOf(release.overlay?.versions.value[release.codename] ?? '');
  const rename = (text: string) =>
    (release.overlay?.renamed ?? []).reduce((now, [from, to]) => now.replace(from, to), text);
  return lines.map((line) => {
    const one = parseLine(rename(line));
    const bare = (field: string) => field.replace(/\s*\([^)]*\)/g, '');
    const isOwn = versions.has(one.name);
    return {
      ...one,
      version: versions.get(one.name) ?? one.version.replace(/([+~]deb\d+u\d+|\+b\d+)/g, ''),
      depends: bare(one.depends),
      recommends: bare(one.recommends),
      conflicts: '',
      breaks: '',
      maintainer: 'Ubuntu Developers <ubuntu-devel-discuss@lists.ubuntu.com>',
      suite: 'main',
      component: universe.test(one.name) ? 'universe' : 'main',
      isStandIn: !isOwn,
    };
  });
}

function versionsOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  let names: string[] = [];
  for (const word of text.split(/\s+/)) {
    const [name = '', version] = word.split('=');
    names.push(name);
    if (version === undefined) continue;
    for (const one of names) found.set(one, version);
    names = [];
  }
  return found;
}
