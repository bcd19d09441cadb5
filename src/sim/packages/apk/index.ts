import { Later } from '#sim/base/later';

/** A package as an index of Alpine has it. */
export interface ApkPackage {
  name: string;
  version: string;
  repository: 'main' | 'community';
  /** bytes of the archive and unpacked; 0: not known */
  size: number;
  installedSize: number;
  origin: string;
  /** `so:libz.so.1`, `busybox>=1.28`, `!other` */
  depends: string[];
  /** `so:libcurl.so.4=4.8.0`, `cmd:curl` */
  provides: string[];
  /** names that bring it along when all of them are there */
  installIf: string[];
  description: string;
}

/** The catalogue's text, in a part of its own. */
export const alpineText = new Later<string>('apk');

/**
 * Versions of newer branches (from memory), over those of 3.17 that stand for the rest. `a b=1`: both in version 1.
 */
const newer: Readonly<Record<string, string>> = {
  '3.18':
    'musl musl-utils=1.2.4-r2 busybox busybox-binsh ssl_client=1.36.1-r5 apk-tools=2.14.0-r2 libcrypto3 libssl3 openssl=3.1.4-r1 zlib=1.2.13-r1 curl libcurl=8.4.0-r0 nodejs=18.18.2-r0 python3=3.11.6-r0 bash=5.2.15-r5 git=2.40.1-r0 iputils=20221126-r2 bind-tools bind-libs=9.18.19-r0 jq=1.6-r4 vim=9.0.1568-r0 nano=7.2-r1 nginx=1.24.0-r6 redis=7.0.14-r0 ca-certificates ca-certificates-bundle=20230506-r0',
  '3.19':
    'musl musl-utils=1.2.4_git20230717-r4 busybox busybox-binsh ssl_client=1.36.1-r15 apk-tools=2.14.0-r5 libcrypto3 libssl3 openssl=3.1.4-r5 zlib=1.3.1-r0 curl libcurl=8.5.0-r0 nodejs=20.11.1-r0 python3=3.11.8-r0 bash=5.2.21-r0 git=2.43.0-r0 iputils=20231222-r0 bind-tools bind-libs=9.18.24-r0 jq=1.7.1-r0 vim=9.0.2127-r0 nano=7.2-r1 nginx=1.24.0-r15 redis=7.2.4-r0 ca-certificates ca-certificates-bundle=20230506-r0 htop=3.2.2-r1 py3-pip=23.3.1-r0 npm=10.2.5-r0',
  '3.20':
    'musl musl-utils=1.2.5-r0 busybox busybox-binsh ssl_client=1.36.1-r29 apk-tools=2.14.4-r0 libcrypto3 libssl3 openssl=3.3.2-r0 zlib=1.3.1-r1 curl libcurl=8.9.1-r1 nodejs=20.15.1-r0 python3=3.12.6-r0 bash=5.2.26-r0 git=2.45.2-r0 iputils=20240117-r0 bind-tools bind-libs=9.18.27-r0 jq=1.7.1-r0 vim=9.1.0414-r0 nano=8.0-r0 nginx=1.26.2-r0 redis=7.2.5-r0 ca-certificates ca-certificates-bundle=20240705-r0 py3-pip=24.0-r2 npm=10.9.1-r0',
  '3.21':
    'musl musl-utils=1.2.5-r9 busybox busybox-binsh ssl_client=1.37.0-r12 apk-tools=2.14.6-r3 libcrypto3 libssl3 openssl=3.3.3-r0 zlib=1.3.1-r2 curl libcurl=8.12.1-r1 nodejs=22.13.1-r0 python3=3.12.9-r0 bash=5.2.37-r0 git=2.47.2-r0 iputils=20240905-r0 bind-tools bind-libs=9.18.33-r0 jq=1.7.1-r0 vim=9.1.1105-r0 nano=8.2-r0 nginx=1.26.3-r0 redis=7.2.7-r0 ca-certificates ca-certificates-bundle=20241121-r1 npm=10.9.1-r0 py3-pip=24.3.1-r0',
  '3.22':
    'musl musl-utils=1.2.5-r10 busybox busybox-binsh ssl_client=1.37.0-r18 apk-tools=2.14.9-r2 libcrypto3 libssl3 openssl=3.5.1-r0 zlib=1.3.1-r2 curl libcurl=8.14.1-r1 nodejs=22.16.0-r2 npm=11.3.0-r0 python3=3.12.11-r0 bash=5.2.37-r0 git=2.49.1-r0 iputils=20240905-r0 jq=1.8.0-r0 oniguruma=6.9.10-r0 nano=8.4-r0 ncurses-terminfo-base libncursesw=6.5_p20250503-r0 vim=9.1.1415-r0 nginx=1.28.0-r3 icu-libs=76.1-r1 ca-certificates ca-certificates-bundle=20241121-r2 py3-pip=25.1.1-r0 htop=3.4.1-r0',
};

/** What an installed or offered package provides, by name. */
export class ApkIndex {
  readonly packages = new Map<string, ApkPackage>();
  readonly #providers = new Map<string, ApkPackage[]>();

  constructor(packages: readonly ApkPackage[]) {
    for (const one of packages) {
      this.packages.set(one.name, one);
      for (const provided of one.provides) {
        const name = nameOf(provided);
        this.#providers.set(name, [...(this.#providers.get(name) ?? []), one]);
      }
    }
  }

  /** Who can stand for a dependency: the package of that name first. */
  find(dependency: string): ApkPackage[] {
    const name = nameOf(dependency);
    const own = this.packages.get(name);
    const others = this.#providers.get(name) ?? [];
    return own === undefined ? others : [own, ...others.filter((one) => one !== own)];
  }
}

/** `so:libz.so.1` of `so:libz.so.1=1.2.13`. */
export function nameOf(dependency: string): string {
  return dependency.replace(/^!/, '').replace(/[<>=~@].*$/, '');
}

const indexes = new Map<string, ApkIndex>();

/** What a branch such as `3.17` has. Throws `NeedsMore` until its part is loaded. */
export function alpineIndex(branch: string): ApkIndex {
  const known = indexes.get(branch);
  if (known !== undefined) return known;
  const versions = versionsOf(newer[branch] ?? newestBefore(branch));
  const index = new ApkIndex(
    alpineText.value.split('\n').map((line) => {
      const one = parseLine(line);
      const version = versions.get(one.name);
      return {
        ...one,
        ...(version === undefined ? {} : { version }),
        depends: loose(one.depends),
        installIf: loose(one.installIf),
      };
    }),
  );
  indexes.set(branch, index);
  return index;
}

/** Demands for one exact version are those of 3.17's own: other branches have their own. */
function loose(demands: readonly string[]): string[] {
  return demands.map((demand) =>
    /^(so|cmd):/.test(demand) ? demand : demand.replace(/(?<![<>~])=[^=<>~]*$/, ''),
  );
}

const minor = (branch: string) => Number(branch.split('.')[1] ?? 0);

function newestBefore(branch: string): string {
  const before = Object.keys(newer).filter((one) => minor(one) <= minor(branch));
  return newer[before.at(-1) ?? ''] ?? '';
}

function versionsOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  let names: string[] = [];
  for (const word of text.split(' ')) {
    const [name = '', version] = word.split('=');
    names.push(name);
    if (version === undefined) continue;
    for (const one of names) found.set(one, version);
    names = [];
  }
  return found;
}

function parseLine(line: string): ApkPackage {
  const [name = '', version = '', repository, size, installed, origin, depends, provides, installIf, text] =
    line.split('\t');
  const words = (field: string | undefined) => (field ?? '').split(' ').filter((word) => word !== '');
  return {
    name,
    version,
    repository: repository === 'c' ? 'community' : 'main',
    size: Number(size ?? 0),
    installedSize: Number(installed ?? 0),
    origin: origin === undefined || origin === '' ? name : origin,
    depends: words(depends),
    provides: words(provides),
    installIf: words(installIf),
    description: text ?? '',
  };
}
