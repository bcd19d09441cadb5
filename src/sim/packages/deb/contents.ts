import { Later } from '#sim/base/later';
import type { LayerEntry, LayerTree } from '#sim/world/files';
import type { DebPackage } from './package';
import { parseRelation, upstreamOf } from './version';

/**
 * What packages bring, from the archives of Debian bookworm, in a part of its own. Columns: name, number of files, programs
 * (`u/` is /usr/bin, `s/` /usr/sbin, `b/` /bin, `S/` /sbin, `g/` /usr/games; `:size`, `>link`, `!` set-user-ID), units, init
 * scripts, alternatives (link:name:path:priority), what its scripts call (`c` debconf, `i` invoke-rc.d, `h` systemd's helper),
 * configuration files, the user it makes.
 */
export const contentsText = new Later<string>('apt');

export interface Contents {
  files: number;
  programs: { path: string; size: number; target?: string; isSetUid: boolean }[];
  units: string[];
  initScripts: string[];
  alternatives: { link: string; name: string; path: string }[];
  calls: string;
  conffiles: { path: string; size: number }[];
  user?: { name: string; home: string; shell: string };
}

const folders: Readonly<Record<string, string>> = {
  u: '/usr/bin',
  s: '/usr/sbin',
  b: '/bin',
  S: '/sbin',
  g: '/usr/games',
};

let parsed: Map<string, string[]> | undefined;

function rows(): Map<string, string[]> {
  parsed ??= new Map(
    contentsText.value.split('\n').map((line) => [line.split('\t')[0] ?? '', line.split('\t')]),
  );
  return parsed;
}

function pathOf(text: string): string {
  const folder = folders[text.charAt(0)];
  return text.startsWith('/') || folder === undefined ? text : folder + text.slice(1);
}

const list = (text: string | undefined) => (text ?? '').split(' ').filter((word) => word !== '');

/** What a package brings; of one whose archive is not known only that it has documentation. */
export function contentsOf(one: DebPackage): Contents {
  const row = rows().get(one.name) ?? rows().get(nearest(one.name) ?? '');
  const [, files = '5', programs, units, scripts, alternatives, calls = '', conffiles, user] = row ?? [];
  const [userName, home = '/nonexistent', shell = '/usr/sbin/nologin'] = (user ?? '').split(':');
  return {
    files: Number(files),
    programs: list(programs).map((word) => {
      const [, path = '', size, target] = /^([^:>]+)(?::(\d+))?!?(?:>(.*))?$/.exec(word) ?? [];
      const isSetUid = word.endsWith('!');
      return {
        path: pathOf(path),
        size: Number(size ?? 0),
        isSetUid,
        ...(target === undefined ? {} : { target }),
      };
    }),
    units: list(units),
    initScripts: list(scripts),
    alternatives: list(alternatives).map((word) => {
      const [link = '', name = '', path = ''] = word.split(':');
      return { link, name, path };
    }),
    calls,
    conffiles: list(conffiles).map((word) => {
      const [path = '', size] = word.split(':');
      return { path, size: Number(size) };
    }),
    ...(userName === undefined || userName === '' ? {} : { user: { name: userName, home, shell } }),
  };
}

/** The same package of bookworm under another number: python3.13 is python3.11 there, libssl3t64 is libssl3. */
function nearest(name: string): string | undefined {
  const bare = name.replace(/t64$/, '');
  if (rows().has(bare)) return bare;
  const pattern = new RegExp(`^${bare.replace(/[.+*?()]/g, '\\$&').replace(/\d+(\\\.\d+)*/, '[\\d.]+')}$`);
  return /\d/.test(bare) ? [...rows().keys()].find((key) => pattern.test(key)) : undefined;
}

/** Programs that the simulation knows under another name than their file's. */
const programNames: Readonly<Record<string, string>> = {
  'vim.basic': 'vim',
  'vim.tiny': 'vi',
  'vim.nox': 'vim',
  mawk: 'awk',
  gawk: 'awk',
  'nc.openbsd': 'nc',
  'nc.traditional': 'nc',
  'telnet.netkit': 'telnet',
  'inetutils-telnet': 'telnet',
  'figlet-figlet': 'figlet',
  'traceroute.db': 'traceroute',
  'w.procps': 'w',
  apache2: 'httpd',
  mariadbd: 'mysqld',
  mariadb: 'mysql',
  nodejs: 'node',
  'redis-check-rdb': 'redis-server',
};

/** Which program of the simulation a file runs: `python3.11` is python3. */
function programOfFile(path: string): string {
  const name = path.split('/').at(-1) ?? '';
  return programNames[name] ?? name.replace(/^(python3|perl|ruby|php|lua|pip3)[\d.]+$/, '$1');
}

/** The soname that a library package brings, as their names say it: libssl3 → libssl.so.3. */
export function sonameOf(name: string): string | undefined {
  const found = /^(lib[a-z0-9+_.-]*?[a-z+_])-?(\d[\d.]*?(?:-\d+)?)(t64|g|c2a|v5|ldbl)?$/.exec(name);
  return found === null ? undefined : `${found[1] ?? ''}.so.${found[2] ?? ''}`;
}

/** Archive of files, as it is unpacked at /: of `isMerged` systems /bin is /usr/bin. */
export function treeOf(one: DebPackage, isMerged: boolean, codename: string): LayerTree {
  const contents = contentsOf(one);
  const place = (path: string) => (isMerged ? path.replace(/^\/(bin|sbin|lib)\//, '/usr/$1/') : path);
  const needs = ['libc.so.6', ...neededLibraries(one)];
  const version = upstreamOf(one.version);
  const tree: LayerTree = {};
  for (const { path, size, target, isSetUid } of contents.programs) {
    tree[place(path)] =
      target === undefined
        ? {
            type: 'file',
            mode: isSetUid ? 0o4755 : 0o755,
            size,
            exe: { program: programOfFile(path), version, needs },
          }
        : { type: 'symlink', target: target.startsWith('=') ? place(target.slice(1)) : target };
  }
  for (const { path, size } of contents.conffiles) tree[path] = { type: 'file', mode: 0o644, size };
  for (const script of contents.initScripts)
    tree[`/etc/init.d/${script}`] = {
      type: 'file',
      mode: 0o755,
      size: 2000,
      exe: { program: 'init-script' },
    };
  for (const unit of contents.units)
    tree[place(`/lib/systemd/system/${unit}.service`)] = { type: 'file', mode: 0o644, size: 300 };
  const soname = sonameOf(one.name);
  const docs = `/usr/share/doc/${one.name}`;
  tree[`${docs}/copyright`] = { type: 'file', mode: 0o644, size: 1500 };
  const rest = one.installedSize * 1024 - sizeOf(tree);
  if (rest > 0) tree[restPath(one, soname, isMerged)] = { type: 'file', mode: 0o644, size: rest };
  if (one.name.startsWith('python3') && codename !== '') linkPython(tree, one);
  return tree;
}

function restPath(one: DebPackage, soname: string | undefined, isMerged: boolean): string {
  if (soname !== undefined) return `${isMerged ? '/usr' : ''}/lib/x86_64-linux-gnu/${soname}`;
  return `/usr/share/doc/${one.name}/changelog.Debian.gz`;
}

/** python3 is a link of python3-minimal to the release's own. */
function linkPython(tree: LayerTree, one: DebPackage): void {
  if (one.name !== 'python3-minimal') return;
  const found = /python(3\.\d+)/.exec(one.depends)?.[1];
  if (found !== undefined) tree['/usr/bin/python3'] = { type: 'symlink', target: `python${found}` };
}

/** Libraries of other packages that its programs are linked with, so far as they are no part of every image. */
function neededLibraries(one: DebPackage): string[] {
  if (rows().get(one.name)?.[2] === undefined) return [];
  return parseRelation(one.depends)
    .flatMap(([demand]) => (demand === undefined ? [] : [demand.name]))
    .filter((name) => name !== 'libc6' && isLinked(one.name, name))
    .flatMap((name) => sonameOf(name) ?? []);
}

/** Only what is known to be needed at every start: the shared code of the program itself. */
function isLinked(name: string, library: string): boolean {
  return linked.get(name)?.test(library) ?? false;
}

const linked = new Map<string, RegExp>([
  ['curl', /^libcurl4/],
  ['jq', /^libjq/],
  ['nano', /^libncursesw/],
  ['htop', /^libncursesw|^libnl/],
  ['redis-tools', /^libjemalloc/],
]);

function sizeOf(tree: LayerTree): number {
  return Object.values(tree).reduce(
    (sum, entry: LayerEntry) => sum + (entry.type === 'file' ? (entry.size ?? 0) : 0),
    0,
  );
}
