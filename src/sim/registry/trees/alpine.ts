import type { LayerTree } from '#sim/world/files';
import { busyboxLinks } from './busybox';
import { binary, blob, dir, symlink, textFile } from './entries';

const passwd = `root:x:0:0:root:/root:/bin/sh
bin:x:1:1:bin:/bin:/sbin/nologin
daemon:x:2:2:daemon:/sbin:/sbin/nologin
lp:x:4:7:lp:/var/spool/lpd:/sbin/nologin
sync:x:5:0:sync:/sbin:/bin/sync
shutdown:x:6:0:shutdown:/sbin:/sbin/shutdown
halt:x:7:0:halt:/sbin:/sbin/halt
mail:x:8:12:mail:/var/mail:/sbin/nologin
news:x:9:13:news:/usr/lib/news:/sbin/nologin
uucp:x:10:14:uucp:/var/spool/uucppublic:/sbin/nologin
cron:x:16:16:cron:/var/spool/cron:/sbin/nologin
ftp:x:21:21::/var/lib/ftp:/sbin/nologin
sshd:x:22:22:sshd:/dev/null:/sbin/nologin
games:x:35:35:games:/usr/games:/sbin/nologin
ntp:x:123:123:NTP:/var/empty:/sbin/nologin
guest:x:405:100:guest:/dev/null:/sbin/nologin
nobody:x:65534:65534:nobody:/:/sbin/nologin
`;

const group = `root:x:0:root
bin:x:1:root,bin,daemon
daemon:x:2:root,bin,daemon
sys:x:3:root,bin
adm:x:4:root,daemon
tty:x:5:
disk:x:6:root
lp:x:7:lp
kmem:x:9:
wheel:x:10:root
mail:x:12:mail
news:x:13:news
cron:x:16:cron
audio:x:18:
ftp:x:21:
sshd:x:22:
video:x:27:root
netdev:x:28:
games:x:35:
users:x:100:games
ntp:x:123:
nogroup:x:65533:
nobody:x:65534:
`;

/** The files of an Alpine release such as 3.22.1. */
export function alpineTree(version: string, busybox: string): LayerTree {
  const branch = version.split('.').slice(0, 2).join('.');
  return {
    '': dir(),
    ...busyboxLinks(busybox, 'symbolic'),
    '/dev': dir(),
    '/etc/alpine-release': textFile(`${version}\n`),
    '/etc/apk/repositories': textFile(
      `https://dl-cdn.alpinelinux.org/alpine/v${branch}/main\nhttps://dl-cdn.alpinelinux.org/alpine/v${branch}/community\n`,
    ),
    '/etc/apk/world': textFile('alpine-baselayout\nalpine-keys\napk-tools\nbusybox\nlibc-utils\n'),
    '/etc/group': textFile(group),
    '/etc/hostname': textFile('localhost\n'),
    '/etc/issue': textFile(`Welcome to Alpine Linux ${branch}\nKernel \\r on an \\m (\\l)\n\n`),
    '/etc/motd': textFile('Welcome to Alpine!\n'),
    '/etc/os-release': textFile(
      `NAME="Alpine Linux"\nID=alpine\nVERSION_ID=${version}\nPRETTY_NAME="Alpine Linux v${branch}"\nHOME_URL="https://alpinelinux.org/"\nBUG_REPORT_URL="https://gitlab.alpinelinux.org/alpine/aports/-/issues"\n`,
    ),
    '/etc/passwd': textFile(passwd),
    '/etc/profile': textFile("export PATH='/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'\n"),
    '/etc/shells': textFile('# valid login shells\n/bin/sh\n/bin/ash\n'),
    '/home': dir(),
    '/lib/ld-musl-x86_64.so.1': blob(640_000, 0o755),
    '/lib/libc.musl-x86_64.so.1': symlink('ld-musl-x86_64.so.1'),
    '/media/cdrom': dir(),
    '/mnt': dir(),
    '/opt': dir(),
    '/proc': dir(0o555),
    '/root': dir(0o700),
    '/run': dir(),
    '/sbin/apk': binary('apk', 70_000),
    '/srv': dir(),
    '/sys': dir(),
    '/tmp': dir(0o1777),
    '/usr/bin/env': symlink('/bin/busybox'),
    '/usr/bin/getent': binary('getent', 9_000),
    '/usr/local/bin': dir(),
    '/usr/local/lib': dir(),
    '/usr/sbin': dir(),
    '/var/cache': dir(),
    '/var/empty': dir(0o555),
    '/var/lib/apk': dir(),
    '/var/log': dir(),
    '/var/run': symlink('../run'),
    '/var/tmp': dir(0o1777),
  };
}
