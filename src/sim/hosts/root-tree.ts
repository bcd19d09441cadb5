import type { LayerTree } from '#sim/world/files';

/** Programs of a server that lie in /usr/sbin. */
const sbin = new Set([
  'chroot',
  'ip',
  'ifconfig',
  'route',
  'useradd',
  'groupadd',
  'iptables',
  'arp',
  'service',
  'nologin',
  'brctl',
]);

/** Where a program's file is when it is not /usr/bin/NAME. */
const elsewhere: Readonly<Record<string, string>> = { systemd: '/usr/lib/systemd/systemd' };

/** Does that program come with Docker? */
export function isOfDocker(program: string): boolean {
  return /^(docker|containerd|runc|ctr$)/.test(program);
}

const passwd = `root:x:0:0:root:/root:/bin/bash
daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
bin:x:2:2:bin:/bin:/usr/sbin/nologin
sys:x:3:3:sys:/dev:/usr/sbin/nologin
www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin
nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
user:x:1000:1000:user:/home/user:/bin/bash
`;

const group = `root:x:0:
daemon:x:1:
bin:x:2:
sys:x:3:
adm:x:4:user
tty:x:5:
sudo:x:27:user
www-data:x:33:
docker:x:999:
nogroup:x:65534:
user:x:1000:
`;

const osRelease = `PRETTY_NAME="Ubuntu 24.04.2 LTS"
NAME="Ubuntu"
VERSION_ID="24.04"
VERSION="24.04.2 LTS (Noble Numbat)"
VERSION_CODENAME=noble
ID=ubuntu
ID_LIKE=debian
UBUNTU_CODENAME=noble
LOGO=ubuntu-logo
`;

/** The files of a server as it is delivered, with every program of the table in its usual place. */
export function rootTree(programs: readonly string[]): LayerTree {
  const tree: LayerTree = {
    '': { type: 'dir', mode: 0o755 },
    '/bin': { type: 'symlink', target: 'usr/bin' },
    '/sbin': { type: 'symlink', target: 'usr/sbin' },
    '/lib': { type: 'symlink', target: 'usr/lib' },
    '/usr/lib/x86_64-linux-gnu': { type: 'dir' },
    '/tmp': { type: 'dir', mode: 0o1777 },
    '/var/tmp': { type: 'dir', mode: 0o1777 },
    '/var/log': { type: 'dir' },
    '/var/run': { type: 'symlink', target: '/run' },
    '/var/lib/docker': { type: 'dir', mode: 0o710 },
    '/root': { type: 'dir', mode: 0o700 },
    '/home/user': { type: 'dir', mode: 0o750, uid: 1000, gid: 1000 },
    '/home/user/lab': { type: 'dir', uid: 1000, gid: 1000 },
    '/opt': { type: 'dir' },
    '/srv': { type: 'dir' },
    '/mnt': { type: 'dir' },
    '/dev': { type: 'dir' },
    '/proc': { type: 'dir' },
    '/sys': { type: 'dir' },
    '/run': { type: 'dir' },
    '/etc/passwd': { type: 'file', text: passwd },
    '/etc/group': { type: 'file', text: group },
    '/etc/os-release': { type: 'file', text: osRelease },
    '/etc/resolv.conf': { type: 'file', text: 'nameserver 192.168.1.1\n' },
    '/etc/nsswitch.conf': { type: 'file', text: 'passwd: files\ngroup: files\nhosts: files dns\n' },
  };
  for (const name of programs) {
    const path = elsewhere[name] ?? `/usr/${sbin.has(name) ? 'sbin' : 'bin'}/${name}`;
    tree[path] = { type: 'file', mode: 0o755, size: 150_000, exe: { program: name } };
  }
  return tree;
}
