import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import type { LayerTree } from '#sim/world/files';
import type { Sim } from '#sim/world/sim';
import { nameOf, type ApkPackage } from './index';
import type { ApkDatabase } from './database';
import type { Change } from './solve';

/** Commands that Alpine has elsewhere than in /usr/bin. */
const inSbin = new Set(
  'ip bridge tc nginx httpd dockerd sshd useradd userdel usermod groupadd groupdel groupmod visudo dnsmasq chronyd crond tcpdump ethtool'.split(
    ' ',
  ),
);
const inBin = new Set('bash zsh fish ping ping4 ping6 arping su mount umount'.split(' '));
const sbin = new Set(
  'ip bridge tc iptables ip6tables iptables-save iptables-restore openrc rc-service rc-update apk'.split(' '),
);

/** Programs whose file has another name. */
const runs = (name: string) => {
  if (name === 'vim' || name === 'vi') return 'vim';
  return name.replace(/^(python3|pip3|php|perl|ruby)[\d.]+$/, '$1');
};

const folders = ['/bin', '/sbin', '/usr/bin', '/usr/sbin'];

/** Where a command goes: over busybox's link of that name, or where Alpine has it. */
function placeOf(sim: Sim, viewer: files.Viewer, command: string): string {
  const link = folders.find((folder) => {
    const found = files.readLink(sim, viewer, `${folder}/${command}`);
    return !isFail(found) && found.endsWith('busybox');
  });
  if (link !== undefined) return `${link}/${command}`;
  if (sbin.has(command)) return `/sbin/${command}`;
  if (inSbin.has(command)) return `/usr/sbin/${command}`;
  return `${inBin.has(command) ? '/bin' : '/usr/bin'}/${command}`;
}

/** What a package brings: its commands, its libraries, and the rest in one file. */
function treeOf(sim: Sim, viewer: files.Viewer, one: ApkPackage): LayerTree {
  const tree: LayerTree = {};
  const version = one.version.replace(/-r\d+$/, '');
  const needs = one.depends.filter((text) => text.startsWith('so:')).map((text) => nameOf(text).slice(3));
  const provided = one.provides.map(nameOf);
  const commands = provided.filter((text) => text.startsWith('cmd:')).map((text) => text.slice(4));
  const libraries = provided.filter((text) => text.startsWith('so:')).map((text) => text.slice(3));
  const parts = commands.length + libraries.length;
  const each = parts === 0 ? 0 : Math.floor((one.installedSize * 0.8) / parts);
  for (const command of commands)
    tree[placeOf(sim, viewer, command)] = {
      type: 'file',
      mode: command === 'sudo' ? 0o4755 : 0o755,
      size: Math.max(each, 1000),
      exe: { program: runs(command), version, needs },
    };
  for (const library of libraries) {
    const isBase = library.startsWith('libc.musl') || library.startsWith('ld-musl');
    tree[`${isBase ? '/lib' : '/usr/lib'}/${library}`] = {
      type: 'file',
      mode: 0o755,
      size: Math.max(each, 1000),
    };
  }
  const rest = one.installedSize - each * parts;
  if (rest > 0) tree[`/usr/share/${one.name}/data`] = { type: 'file', mode: 0o644, size: rest };
  Object.assign(tree, extras[one.name]?.());
  return tree;
}

const extras: Readonly<Record<string, () => LayerTree>> = {
  nginx: () => ({
    '/etc/nginx/nginx.conf': {
      type: 'file',
      mode: 0o644,
      text: 'user nginx;\nworker_processes auto;\nerror_log /var/log/nginx/error.log warn;\nevents {\n\tworker_connections 1024;\n}\nhttp {\n\tinclude /etc/nginx/mime.types;\n\tdefault_type application/octet-stream;\n\taccess_log /var/log/nginx/access.log;\n\tinclude /etc/nginx/http.d/*.conf;\n}\n',
    },
    '/etc/nginx/mime.types': {
      type: 'file',
      mode: 0o644,
      text: 'types {\n\ttext/html html htm;\n\ttext/css css;\n\tapplication/javascript js;\n\ttext/plain txt;\n\timage/png png;\n}\n',
    },
    '/etc/nginx/http.d/default.conf': {
      type: 'file',
      mode: 0o644,
      text: 'server {\n\tlisten 80 default_server;\n\tlisten [::]:80 default_server;\n\n\tlocation / {\n\t\treturn 404;\n\t}\n}\n',
    },
    '/var/log/nginx': { type: 'dir' },
    '/var/lib/nginx/html/index.html': {
      type: 'file',
      mode: 0o644,
      text: '<html><body><h1>It works!</h1></body></html>\n',
    },
    '/run/nginx': { type: 'dir' },
  }),
};

function makeParents(sim: Sim, viewer: files.Viewer, paths: readonly string[]): void {
  for (const path of new Set(paths.map((one) => one.slice(0, one.lastIndexOf('/')))))
    if (path !== '' && isFail(files.stat(sim, viewer, path, true))) files.mkdirAll(sim, viewer, path, 0o755);
}

/** Removes and installs what a change says, and tells it line by line. */
export function* apply(p: Proc, database: ApkDatabase, change: Change, quiet: boolean): Steps<void> {
  const total = change.remove.length + change.install.length;
  const width = String(total).length;
  let n = 0;
  const say = function* (text: string): Steps<void> {
    n += 1;
    if (!quiet) yield* p.out(`(${String(n).padStart(width)}/${total}) ${text}\n`);
  };
  for (const one of change.install) {
    const before = database.packages.get(one.name);
    const verb =
      before === undefined
        ? `Installing ${one.name} (${one.version})`
        : `Upgrading ${one.name} (${before.version} -> ${one.version})`;
    yield* say(verb);
    yield* p.cpu(8 + one.installedSize / 400_000);
    const paths = p.do((sim) => {
      const viewer = sim.processes.need(p.processId);
      const tree = treeOf(sim, viewer, one);
      makeParents(sim, viewer, Object.keys(tree));
      files.putTree(sim, viewer, '/', tree);
      return Object.keys(tree);
    });
    database.packages.set(one.name, { ...one, files: paths });
  }
  for (const name of removalOrder(database, change.remove)) {
    const one = database.packages.get(name);
    if (one === undefined) continue;
    yield* say(`Purging ${name} (${one.version})`);
    database.packages.delete(name);
    for (const path of one.files) takeAway(p, path);
  }
  yield* triggers(p, database, change, quiet);
}

/** Those that others need go last. */
function removalOrder(database: ApkDatabase, names: readonly string[]): string[] {
  const left = [...names];
  const order: string[] = [];
  while (left.length > 0) {
    const isNeeded = (name: string) => {
      const one = database.packages.get(name);
      const provided = [name, ...(one?.provides ?? []).map(nameOf)];
      return left.some(
        (other) =>
          other !== name &&
          database.packages.get(other)?.depends.some((text) => provided.includes(nameOf(text))),
      );
    };
    const next = left.find((name) => !isNeeded(name)) ?? left[0] ?? '';
    order.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return order;
}

/** Where busybox has the command too, its link comes back. */
function takeAway(p: Proc, path: string): void {
  const stat = p.lstat(path);
  if (isFail(stat)) return;
  if (stat.type === 'dir') {
    p.rmdir(path);
    return;
  }
  p.unlink(path);
  const [, folder = '', name = ''] = /^(.*)\/([^/]+)$/.exec(path) ?? [];
  if (folders.includes(folder) && applets.has(name)) p.symlink('/bin/busybox', path);
}

/** Commands that busybox has as well, among those that packages replace. */
const applets = new Set(
  'ping ping6 ip vi less tree top ps free uptime watch kill pkill pgrep nc wget grep sed awk tar gzip gunzip find xargs diff patch nslookup traceroute unzip bzip2 xz su mount umount netstat ifconfig route hostname arp ls cat cp mv rm mkdir chmod chown ln date sort uniq head tail wc cut tr tee env id whoami stat touch du df sleep seq expr base64 md5sum sha256sum lsof brctl more hexdump xxd'.split(
    ' ',
  ),
);

function* triggers(p: Proc, database: ApkDatabase, change: Change, quiet: boolean): Steps<void> {
  if (change.install.length + change.remove.length === 0) return;
  const busybox = database.packages.get('busybox');
  const isReal = [...change.install, ...change.remove].some(
    (one) => typeof one === 'string' || one.provides.length > 0 || one.installedSize > 0,
  );
  if (busybox !== undefined && isReal && !quiet)
    yield* p.out(`Executing busybox-${busybox.version}.trigger\n`);
  const certificates = change.install.find((one) => one.name === 'ca-certificates');
  if (certificates !== undefined && !quiet)
    yield* p.out(`Executing ca-certificates-${certificates.version}.trigger\n`);
}
