import type { LayerTree } from '#sim/world/files';
import { dpkgBases } from '../catalogue/dpkg-bases';
import { dir, file } from './pieces';

const priorities: Readonly<Record<string, string>> = {
  r: 'required',
  i: 'important',
  s: 'standard',
  o: 'optional',
  e: 'extra',
};
const multiArch: Readonly<Record<string, string>> = { S: 'same', F: 'foreign', A: 'allowed' };

/** A row (name, version, flags, section, priority, kB, dependencies, what it provides, description) as dpkg's status has it. */
function stanza(line: string, maintainer: string): string {
  const [
    name = '',
    version = '',
    flags = '',
    section,
    priority = '',
    size,
    depends = '',
    provides = '',
    description,
  ] = line.split('\t');
  const multi = multiArch[/[SFA]/.exec(flags)?.[0] ?? ''];
  return [
    `Package: ${name}`,
    ...(flags.includes('E') ? ['Essential: yes'] : []),
    'Status: install ok installed',
    `Priority: ${priorities[priority] ?? 'optional'}`,
    `Section: ${section ?? ''}`,
    `Installed-Size: ${size ?? ''}`,
    `Maintainer: ${maintainer}`,
    `Architecture: ${flags.includes('a') ? 'all' : 'amd64'}`,
    ...(multi === undefined ? [] : [`Multi-Arch: ${multi}`]),
    `Version: ${version}`,
    ...(provides === '' ? [] : [`Provides: ${provides}`]),
    ...(depends === '' ? [] : [`Depends: ${depends}`]),
    `Description: ${description ?? ''}`,
    '',
    '',
  ].join('\n');
}

const clean = `# archives are thrown away as soon as they are unpacked: layers stay small
DPkg::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb /var/cache/apt/archives/partial/*.deb /var/cache/apt/*.bin || true"; };
APT::Update::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb /var/cache/apt/archives/partial/*.deb /var/cache/apt/*.bin || true"; };

Dir::Cache::pkgcache "";
Dir::Cache::srcpkgcache "";
`;

const policy = `#!/bin/sh

# no service is started when its package is installed
exit 101
`;

/** What dpkg and apt have in a base image: the packages that are installed, and the settings that images are made with. */
export function dpkgTree(codename: string, distribution: 'debian' | 'ubuntu'): LayerTree {
  const rows = dpkgBases[codename];
  if (rows === undefined) return {};
  const maintainer =
    distribution === 'ubuntu'
      ? 'Ubuntu Developers <ubuntu-devel-discuss@lists.ubuntu.com>'
      : 'Debian Project <debian-devel@lists.debian.org>';
  const lines = rows.split('\n');
  return {
    '/etc/apt/apt.conf.d/docker-autoremove-suggests': file('Apt::AutoRemove::SuggestsImportant "false";\n'),
    '/etc/apt/apt.conf.d/docker-clean': file(clean),
    '/etc/apt/apt.conf.d/docker-gzip-indexes': file('Acquire::GzipIndexes "true";\n'),
    '/etc/apt/apt.conf.d/docker-no-languages': file('Acquire::Languages "none";\n'),
    '/usr/sbin/policy-rc.d': { type: 'file', text: policy, mode: 0o755 },
    '/var/cache/apt/archives/partial': dir(0o700),
    '/var/lib/apt/extended_states': file(''),
    '/var/lib/apt/lists/partial': dir(0o700),
    '/var/lib/dpkg/lock': file('', 0o640),
    '/var/lib/dpkg/lock-frontend': file('', 0o640),
    '/var/lib/dpkg/status': file(lines.map((line) => stanza(line, maintainer)).join('')),
  };
}

/** Where packages come from: Debian since bookworm and Ubuntu since 24.04 write it in paragraphs. */
export function aptSources(codename: string, distribution: 'debian' | 'ubuntu'): LayerTree {
  if (distribution === 'debian') {
    const suites = `${codename} ${codename}-updates`;
    if (codename !== 'bookworm' && codename !== 'trixie') {
      return {
        '/etc/apt/sources.list': file(
          `deb http://deb.debian.org/debian ${codename} main\ndeb http://deb.debian.org/debian-security ${codename}-security main\ndeb http://deb.debian.org/debian ${codename}-updates main\n`,
        ),
      };
    }
    const paragraph = (uri: string, names: string) =>
      `Types: deb\nURIs: http://deb.debian.org/${uri}\nSuites: ${names}\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.${codename === 'trixie' ? 'pgp' : 'gpg'}\n`;
    return {
      '/etc/apt/sources.list.d/debian.sources': file(
        `${paragraph('debian', suites)}\n${paragraph('debian-security', `${codename}-security`)}`,
      ),
    };
  }
  const components = 'main restricted universe multiverse';
  if (codename === 'noble') {
    const paragraph = (host: string, names: string) =>
      `Types: deb\nURIs: http://${host}.ubuntu.com/ubuntu/\nSuites: ${names}\nComponents: main universe restricted multiverse\nSigned-By: /usr/share/keyrings/ubuntu-archive-keyring.gpg\n`;
    return {
      '/etc/apt/sources.list': file('# Sources are in /etc/apt/sources.list.d/ubuntu.sources\n'),
      '/etc/apt/sources.list.d/ubuntu.sources': file(
        `${paragraph('archive', `${codename} ${codename}-updates ${codename}-backports`)}\n${paragraph('security', `${codename}-security`)}`,
      ),
    };
  }
  const lines = ['', '-updates', '-backports'].map(
    (suite) => `deb http://archive.ubuntu.com/ubuntu/ ${codename}${suite} ${components}`,
  );
  return {
    '/etc/apt/sources.list': file(
      `${[...lines, `deb http://security.ubuntu.com/ubuntu/ ${codename}-security ${components}`].join('\n')}\n`,
    ),
  };
}
