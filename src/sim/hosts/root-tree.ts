import type { LayerEntry, LayerTree } from '#sim/world/files';
import { keyFiles } from './key-files';
import { serverFiles } from './server-files';

/** What a server brings along in /usr/bin: essential packages, and what administrators install at once. */
const bin = `[ apt apt-cache apt-get apt-mark arch awk base32 base64 basename bash busybox cat chgrp chmod chown cksum clear cmp column comm cp curl cut dash date dd df diff dig dir
dircolors dirname dmesg dpkg dpkg-query du echo env expand expr factor false find fmt fold free git grep egrep fgrep groups gzip gunzip zcat head hexdump host hostid
hostname htop id install join journalctl jq kill killall less link ln logger login logname ls lsblk lsns lsof man md5sum mkdir mkfifo mknod
mktemp more mount mountpoint multipass mv nano nc netstat nice nl nohup nproc nsenter nslookup numfmt od openssl paste passwd patch pgrep pidof ping pip pip3 pkill
pr printenv printf ps pstree pwd python3 qemu-system-x86_64 readlink realpath renice reset rev rm rmdir scp script sed seq setpriv setsid sh sha1sum sha224sum
sha256sum sha384sum sha512sum shred shuf sleep sort split ss ssh ssh-keygen stat stdbuf strings stty su sudo sum sync systemctl tac tail tar tee
telnet test time timeout top touch tput tr traceroute tracepath tree true truncate tsort tty umount uname unexpand uniq unlink unshare unxz uptime users
vdir vi vim w watch wc wget whereis which who whoami xargs xxd xz yes zip unzip lsof lsb_release hostnamectl timedatectl lscpu ldd file newgrp last crontab uuidgen bc ipcs getent`;

const sbin = `arp brctl chroot fdisk groupadd groupdel groupmod ifconfig ip iptables iptables-save nologin route service swapon sysctl useradd userdel
usermod sshd chpasswd capsh getcap setcap adduser addgroup reboot poweroff shutdown halt`;

/** What comes with Docker: the client, the daemon, and what it stands on. And what developers have beside it. */
const dockerBin =
  'docker dockerd docker-proxy docker-init docker-compose containerd containerd-shim-runc-v2 ctr runc node npm npx';

const words = (text: string) => text.split(/\s+/);

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
kvm:x:993:
docker:x:999:
nogroup:x:65534:
user:x:1000:
`;

/** Users and groups of a fresh server. */
export const accounts = { passwd, group };

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

/** The layer with a server's own files. */
export const hostLayer = 'host:ubuntu-24.04';
/** The same without Docker. */
export const bareHostLayer = 'host:ubuntu-24.04-bare';

const made: Record<string, LayerTree> = {};

/** The files of a server as it is delivered. */
export function hostTree(layer: string): LayerTree {
  return (made[layer] ??= rootTree(
    [...words(bin), ...(layer === bareHostLayer ? [] : words(dockerBin))],
    words(sbin),
  ));
}

/** A server's files with these programs in /usr/bin and /usr/sbin. */
export function rootTree(programs: readonly string[], administrative: readonly string[] = []): LayerTree {
  const tree: LayerTree = {
    ...serverFiles,
    ...keyFiles,
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
    // people are root on these hosts, and so is what they work in
    '/home/user/lab': { type: 'dir' },
    '/etc/docker': { type: 'dir' },
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
    '/etc/apt/sources.list.d/ubuntu.sources': {
      type: 'file',
      text: 'Types: deb\nURIs: http://archive.ubuntu.com/ubuntu/\nSuites: noble noble-updates noble-security\nComponents: main universe\n',
    },
    '/etc/apt/sources.list.d': { type: 'dir' },
    '/var/lib/dpkg/info': { type: 'dir' },
    '/var/lib/apt/lists': { type: 'dir' },
    '/var/cache/apt/archives': { type: 'dir' },
    '/etc/resolv.conf': { type: 'file', text: 'nameserver 192.168.1.1\n' },
    '/etc/bash.bashrc': { type: 'file', text: `[ -z "$PS1" ] && return\nPS1='\\u@\\h:\\w\\$ '\n` },
    '/etc/nsswitch.conf': { type: 'file', text: 'passwd: files\ngroup: files\nhosts: files dns\n' },
  };
  for (const name of programs) tree[`/usr/bin/${name}`] = executable(name);
  if (programs.includes('busybox'))
    tree['/usr/bin/busybox'] = {
      type: 'file',
      mode: 0o755,
      size: 2_100_000,
      exe: { program: 'busybox', version: '1.36.1', as: { sh: 'ash', ash: 'ash' } },
    };
  for (const name of administrative) tree[`/usr/sbin/${name}`] = executable(name);
  tree['/usr/lib/openssh/sftp-server'] = executable('sftp-server');
  if (programs.includes('docker-compose')) {
    tree['/usr/libexec/docker/cli-plugins/docker-compose'] = executable('docker-compose');
  }
  tree['/usr/lib/systemd/systemd'] = executable('systemd');
  // python-is-python3, as developers have it
  if (programs.includes('python3')) tree['/usr/bin/python'] = { type: 'symlink', target: 'python3' };
  if (programs.includes('docker'))
    tree['/usr/libexec/docker/cli-plugins/docker-buildx'] = executable('docker-buildx');
  tree['/usr/sbin/init'] = { type: 'symlink', target: '/usr/lib/systemd/systemd' };
  if (programs.includes('dash')) tree['/usr/bin/sh'] = { type: 'symlink', target: 'dash' };
  return tree;
}

const executable = (program: string): LayerEntry => ({
  type: 'file',
  mode: 0o755,
  size: 150_000,
  exe: { program },
});
