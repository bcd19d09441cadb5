import { utf8 } from '#sim/base/bytes';
import { hexDigest } from '#sim/base/digest';
import type { Executable, LayerEntry, LayerTree } from '#sim/world/files';
import { keysOf } from '../key-files';

/** In /bin and /usr/bin, as macOS 15 has them: programs that say what BSD's say, those that are its own, and others. */
const bsd = `basename cat chmod chown cksum cp cut date dd dirname du echo env expr false fold groups head id join link ln logname md5sum mkdir mkfifo mktemp
mv nl paste printenv printf pwd readlink realpath rm rmdir seq sleep sort split stat sum sync tail tee test touch tr true truncate tsort uniq
unlink users wc whoami yes`;
const others = `[ arch awk base64 bash bc clear cmp column comm curl dash dig diff egrep expand fgrep file find getconf git grep gunzip gzip
host hostname jq kill killall less man more nano nc nice nohup nslookup od openssl patch perl pgrep ping pkill python3 renice rev
scp script sed ssh ssh-keygen strings stty su sudo tar telnet time top traceroute uptime uuidgen vi vim w which who xargs xxd zcat zip unzip sftp-server`;
/** name → program of its own here: programs/mac */
const own: Readonly<Record<string, string>> = {
  df: 'darwin-df',
  ipconfig: 'darwin-ipconfig',
  ls: 'darwin-ls',
  mount: 'darwin-mount',
  open: 'darwin-open',
  ps: 'darwin-ps',
  sw_vers: 'darwin-sw-vers',
  sysctl: 'darwin-sysctl',
  system_profiler: 'darwin-system-profiler',
  top: 'darwin-top',
  tty: 'darwin-tty',
  uname: 'darwin-uname',
  zsh: 'zsh',
};
const administrative = 'arp halt ifconfig lsof netstat nologin reboot route shutdown sshd';

const words = (text: string) => text.split(/\s+/);

/** A universal binary: both processors, no other kernel. */
function binary(exe: Omit<Executable, 'kernel'>, size = 140_000): LayerEntry {
  return { type: 'file', mode: 0o755, size, exe: { ...exe, kernel: 'darwin' } };
}

const file = (text: string, mode = 0o644): LayerEntry => ({ type: 'file', text, mode });
const owned = { uid: 501, gid: 20 };
const folder = (mode = 0o755): LayerEntry => ({ type: 'dir', mode });
const link = (target: string): LayerEntry => ({ type: 'symlink', target });

const passwd = `root:*:0:0:System Administrator:/var/root:/bin/sh
daemon:*:1:1:System Services:/var/root:/usr/bin/false
_www:*:70:70:World Wide Web Server:/Library/WebServer:/usr/bin/false
_sshd:*:75:75:sshd Privilege separation:/var/empty:/usr/bin/false
learner:*:501:20:Learner:/Users/learner:/bin/zsh
nobody:*:-2:-2:Unprivileged User:/var/empty:/usr/bin/false
`;

const group = `wheel:*:0:root
daemon:*:1:root
everyone:*:12:
staff:*:20:root
localaccounts:*:61:
_www:*:70:
admin:*:80:root,learner
`;

const zshrc = `# What an interactive zsh of macOS begins with.
PS1="%n@%m %1~ %# "
`;

/** Size of the sealed system volume's large parts, bytes: an installed macOS 15 takes about 15 GB. */
const large: LayerTree = {
  '/System/Library/dyld/shared_cache': { type: 'file', size: 4.6e9 },
  '/System/Library/Frameworks/all.tbd': { type: 'file', size: 5.2e9 },
  '/System/Library/AssetsV2/all.asset': { type: 'file', size: 4.1e9 },
  '/Library/Developer/CommandLineTools/usr/lib/all.dylib': { type: 'file', size: 1.4e9 },
};

const folders = ['Desktop', 'Documents', 'Downloads', 'Library', 'Movies', 'Music', 'Pictures', 'Public'];

function programs(): LayerTree {
  const tree: LayerTree = {};
  const inBin = new Set(
    '[ bash cat chmod cp dash date dd df echo expr kill link ln ls mkdir mv ps pwd rm rmdir sh sleep stty sync test unlink zsh'.split(
      ' ',
    ),
  );
  const put = (name: string, exe: Omit<Executable, 'kernel'>) => {
    tree[`${inBin.has(name) ? '' : '/usr'}/bin/${name}`] = binary(exe);
  };
  for (const name of words(bsd)) put(name, { program: name, version: 'bsd' });
  for (const name of words(others)) put(name, { program: name });
  for (const [name, program] of Object.entries(own)) put(name, { program });
  put('sh', { program: 'bash' });
  for (const name of words(administrative)) tree[`/usr/sbin/${name}`] = binary({ program: name });
  for (const name of ['mount', 'reboot', 'halt', 'shutdown', 'ifconfig', 'ping', 'route'])
    tree[`/sbin/${name}`] = binary({ program: own[name] ?? name });
  tree['/usr/sbin/chroot'] = binary({ program: 'chroot', version: 'bsd' });
  tree['/usr/sbin/sysctl'] = binary({ program: 'darwin-sysctl' });
  tree['/usr/sbin/system_profiler'] = binary({ program: 'darwin-system-profiler' });
  tree['/sbin/launchd'] = binary({ program: 'launchd' });
  return tree;
}

/** The first account's group is staff, whatever its number. */
const staffed = (tree: LayerTree): LayerTree =>
  Object.fromEntries(
    Object.entries(tree).map(([path, entry]) => [
      path,
      'gid' in entry ? { ...entry, gid: owned.gid } : entry,
    ]),
  );

let made: LayerTree | undefined;

/** The files of a Mac as it comes out of its box, with Apple's command line tools. */
export function macTree(): LayerTree {
  return (made ??= {
    '': { type: 'dir', mode: 0o755, mtime: 1754352000000 },
    ...programs(),
    ...large,
    ...keysOf('/private/var/root', 0),
    '/Applications/Safari.app/Contents/MacOS/Safari': binary({ program: 'darwin-window' }),
    '/System/Applications/Calculator.app/Contents/MacOS/Calculator': binary({ program: 'darwin-window' }),
    '/System/Applications/Utilities/Terminal.app/Contents/MacOS/Terminal': binary({
      program: 'darwin-window',
    }),
    '/Library': folder(),
    '/System': folder(),
    '/Users': folder(),
    '/Users/Shared': folder(0o1777),
    '/Users/learner': { type: 'dir', mode: 0o750, ...owned },
    ...Object.fromEntries(
      folders.map((name): [string, LayerEntry] => [
        `/Users/learner/${name}`,
        { type: 'dir', mode: name === 'Public' ? 0o755 : 0o700, ...owned },
      ]),
    ),
    ...staffed(keysOf('/Users/learner', 501)),
    '/Volumes': folder(),
    '/cores': folder(),
    '/dev': folder(),
    '/etc': link('private/etc'),
    '/opt': folder(),
    '/private/etc/group': file(group),
    '/private/etc/passwd': file(passwd),
    '/private/etc/paths': file('/usr/local/bin\n/usr/bin\n/bin\n/usr/sbin\n/sbin\n'),
    '/private/etc/resolv.conf': file('nameserver 192.168.1.1\n'),
    '/private/etc/shells': file('/bin/bash\n/bin/dash\n/bin/sh\n/bin/zsh\n'),
    '/private/etc/ssh': folder(),
    '/private/etc/zshrc': file(zshrc),
    '/private/tmp': folder(0o1777),
    '/private/var/db': folder(),
    '/private/var/folders': folder(),
    '/private/var/log': folder(),
    '/private/var/root': folder(0o750),
    '/private/var/run': folder(0o775),
    '/private/var/tmp': folder(0o1777),
    '/tmp': link('private/tmp'),
    '/usr/local/bin': folder(),
    '/usr/share': folder(),
    '/var': link('private/var'),
  });
}

const resources = '/Applications/Docker.app/Contents/Resources';
const context = {
  Name: 'desktop-linux',
  Metadata: { Description: 'Docker Desktop' },
  Endpoints: {
    docker: { Host: 'unix:///Users/learner/.docker/run/docker.sock', SkipTLSVerify: false },
  },
};

let desktop: LayerTree | undefined;

/** What the installation of Docker Desktop adds: the application, links to its tools, and the user's settings. */
export function desktopTree(): LayerTree {
  const plugins = ['buildx', 'compose', 'desktop'];
  return (desktop ??= {
    '/Applications/Docker.app/Contents/MacOS/com.docker.backend': binary(
      { program: 'com.docker.backend' },
      61e6,
    ),
    '/Applications/Docker.app/Contents/MacOS/com.docker.virtualization': binary(
      { program: 'com.docker.virtualization' },
      9e6,
    ),
    [`${resources}/bin/docker`]: binary({ program: 'docker' }, 38e6),
    [`${resources}/bin/docker-compose`]: binary({ program: 'docker-compose' }, 62e6),
    ...Object.fromEntries(
      plugins.map((name) => [
        `${resources}/cli-plugins/docker-${name}`,
        binary({ program: `docker-${name}` }, 45e6),
      ]),
    ),
    [`${resources}/linuxkit/boot.img`]: { type: 'file', size: 0.9e9 },
    '/usr/local/bin/docker': link(`${resources}/bin/docker`),
    '/usr/local/bin/docker-compose': link(`${resources}/bin/docker-compose`),
    '/Users/learner/.docker': { type: 'dir', mode: 0o700, ...owned },
    '/Users/learner/.docker/run': { type: 'dir', mode: 0o755, ...owned },
    ...Object.fromEntries(
      plugins.map((name): [string, LayerEntry] => [
        `/Users/learner/.docker/cli-plugins/docker-${name}`,
        link(`${resources}/cli-plugins/docker-${name}`),
      ]),
    ),
    '/Users/learner/.docker/config.json': {
      ...file('{\n\t"auths": {},\n\t"currentContext": "desktop-linux"\n}', 0o600),
      ...owned,
    } as LayerEntry,
    [`/Users/learner/.docker/contexts/meta/${hexDigest('sha256', utf8(context.Name))}/meta.json`]: {
      ...file(JSON.stringify(context)),
      ...owned,
    } as LayerEntry,
  });
}
