import type { LayerTree } from '#sim/world/files';
import { binary, dir, symlink, textFile } from './entries';

/** Names that BusyBox is installed under in the busybox image; Alpine's has the same by and large. */
const applets = `[ [[ arch arp arping ascii awk base32 base64 basename bc blkid brctl bunzip2 bzcat bzip2 cal cat chgrp chmod chown chpasswd chroot
chrt cksum clear cmp comm cp cpio crond crontab cut date dc dd deluser delgroup adduser addgroup df diff dirname dmesg dnsdomainname dos2unix
du echo ed egrep env expand expr factor fallocate false fdisk fgrep find flock fold free fsync fuser getopt getty grep groups gunzip gzip
halt head hexdump hostid hostname httpd hwclock id ifconfig install ionice iostat ip ipcalc ipcrm ipcs kill killall killall5 last
less link ln logger login logname losetup ls lsof lspci lsusb lzcat lzma md5sum mesg microcom mkdir mkfifo mknod mktemp more mount mountpoint
mpstat mv nameif nc netstat nice nl nohup nologin nproc nsenter nslookup ntpd od passwd paste patch pgrep pidof ping ping6 pipe_progress
pivot_root pkill pmap poweroff printenv printf ps pstree pwd rdate readlink realpath reboot renice reset resize rev rm rmdir route
run-parts sed seq setsid sha1sum sha256sum sha3sum sha512sum shred shuf sleep sort split stat strings stty su sum sync sysctl tac tail tar
taskset tee telnet test tftp time timeout top touch tr traceroute tree true truncate tsort tty ts udhcpc umount uname uncompress unexpand
uniq unix2dos unlink unlzma unshare unxz unzip uptime usleep uudecode uuencode vi vlock volname w wall watch wc wget which who whoami xargs
xxd xz xzcat yes zcat`;

/** /bin/busybox and all its names; the shell is a program of its own here. */
export function busyboxLinks(version: string, link: 'hard' | 'symbolic'): LayerTree {
  const tree: LayerTree = { '/bin/busybox': binary('busybox', 1_300_000, { version }) };
  for (const name of applets.split(/\s+/)) {
    tree[`/bin/${name}`] =
      link === 'hard' ? { type: 'file', mode: 0o755, link: '/bin/busybox' } : symlink('/bin/busybox');
  }
  for (const shell of ['sh', 'ash']) tree[`/bin/${shell}`] = binary('ash', 1_300_000, { version });
  return tree;
}

const passwd = `root:x:0:0:root:/root:/bin/sh
daemon:x:1:1:daemon:/usr/sbin:/bin/false
bin:x:2:2:bin:/bin:/bin/false
sys:x:3:3:sys:/dev:/bin/false
sync:x:4:100:sync:/bin:/bin/sync
mail:x:8:8:mail:/var/spool/mail:/bin/false
www-data:x:33:33:www-data:/var/www:/bin/false
operator:x:37:37:Operator:/var:/bin/false
nobody:x:65534:65534:nobody:/home:/bin/false
`;

const group = `root:x:0:
daemon:x:1:
bin:x:2:
sys:x:3:
adm:x:4:
tty:x:5:
disk:x:6:
wheel:x:10:root
mail:x:8:
www-data:x:33:
operator:x:37:
users:x:100:
nogroup:x:65534:
`;

/** The files of the busybox image. */
export function busyboxTree(version: string): LayerTree {
  return {
    '': dir(),
    ...busyboxLinks(version, 'hard'),
    '/dev': dir(),
    '/etc/group': textFile(group),
    '/etc/hostname': textFile('busybox\n'),
    '/etc/localtime': textFile('TZif2\n'),
    '/etc/network/if-up.d': dir(),
    '/etc/nsswitch.conf': textFile('hosts: files dns\n'),
    '/etc/passwd': textFile(passwd),
    '/etc/shadow': textFile('root:*:::::::\nnobody:*:::::::\n', 0o640),
    '/home': dir(0o755, 65534),
    '/lib': dir(),
    '/lib64': symlink('lib'),
    '/root': dir(0o700),
    '/tmp': dir(0o1777),
    '/usr/bin/env': symlink('../../bin/env'),
    '/usr/sbin': dir(),
    '/var/spool/mail': dir(0o755, 8),
    '/var/www': dir(0o755, 33),
  };
}
