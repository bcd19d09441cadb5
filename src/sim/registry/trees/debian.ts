import type { LayerTree } from '#sim/world/files';
import { binaries, binary, blob, dir, symlink, textFile } from './entries';

/** A release of Debian, or of Ubuntu, as its minimal image has it. */
export interface Release {
  id: 'debian' | 'ubuntu';
  version: string;
  codename: string;
  pretty: string;
  /** contents of /etc/debian_version */
  debianVersion: string;
  bash: string;
  /** sizes and names of the C library's files follow it */
  libc: string;
}

/** What essential packages bring (coreutils, grep, sed, findutils, tar, gzip, util-linux, procps where noted below …). */
const essential = `[ arch base64 basename cat chgrp chmod chown chroot cksum comm cp csplit cut date dd df dir dirname du echo env expand expr
factor false fmt fold groups head hostid id install join link ln logname ls md5sum mkdir mkfifo mknod mktemp mv nice nl nohup nproc numfmt
od paste pathchk pinky pr printenv printf ptx pwd readlink realpath rm rmdir seq sha1sum sha224sum sha256sum sha384sum sha512sum shred shuf
sleep sort split stat stdbuf stty sum sync tac tail tee test timeout touch tr true truncate tsort tty uname unexpand uniq unlink users wc
who whoami yes grep egrep fgrep sed find xargs tar gzip gunzip zcat diff cmp awk hostname more mount umount dmesg getopt lsblk nsenter
setpriv unshare su login passwd clear reset tput getent ldd perl dpkg apt apt-get apt-cache apt-mark`;

const systemBinaries =
  'useradd userdel usermod groupadd groupdel chpasswd ldconfig nologin mkfs fdisk start-stop-daemon adduser addgroup';

const passwd = `root:x:0:0:root:/root:/bin/bash
daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
bin:x:2:2:bin:/bin:/usr/sbin/nologin
sys:x:3:3:sys:/dev:/usr/sbin/nologin
sync:x:4:65534:sync:/bin:/bin/sync
games:x:5:60:games:/usr/games:/usr/sbin/nologin
man:x:6:12:man:/var/cache/man:/usr/sbin/nologin
lp:x:7:7:lp:/var/spool/lpd:/usr/sbin/nologin
mail:x:8:8:mail:/var/mail:/usr/sbin/nologin
news:x:9:9:news:/var/spool/news:/usr/sbin/nologin
uucp:x:10:10:uucp:/var/spool/uucp:/usr/sbin/nologin
proxy:x:13:13:proxy:/bin:/usr/sbin/nologin
www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin
backup:x:34:34:backup:/var/backups:/usr/sbin/nologin
list:x:38:38:Mailing List Manager:/var/list:/usr/sbin/nologin
irc:x:39:39:ircd:/run/ircd:/usr/sbin/nologin
_apt:x:42:65534::/nonexistent:/usr/sbin/nologin
nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
`;

const group = `root:x:0:
daemon:x:1:
bin:x:2:
sys:x:3:
adm:x:4:
tty:x:5:
disk:x:6:
lp:x:7:
mail:x:8:
man:x:12:
proxy:x:13:
kmem:x:15:
sudo:x:27:
audio:x:29:
dip:x:30:
www-data:x:33:
backup:x:34:
operator:x:37:
list:x:38:
src:x:40:
shadow:x:42:
video:x:44:
staff:x:50:
games:x:60:
users:x:100:
nogroup:x:65534:
`;

function osRelease(release: Release): string {
  const { id, version, codename, pretty } = release;
  if (id === 'ubuntu') {
    const [, lts = version] = /^Ubuntu (.*)$/.exec(pretty) ?? [];
    const name =
      codename === 'noble' ? 'Noble Numbat' : codename === 'jammy' ? 'Jammy Jellyfish' : 'Focal Fossa';
    return `PRETTY_NAME="${pretty}"\nNAME="Ubuntu"\nVERSION_ID="${version}"\nVERSION="${lts} (${name})"\nVERSION_CODENAME=${codename}\nID=ubuntu\nID_LIKE=debian\nHOME_URL="https://www.ubuntu.com/"\nSUPPORT_URL="https://help.ubuntu.com/"\nBUG_REPORT_URL="https://bugs.launchpad.net/ubuntu/"\nPRIVACY_POLICY_URL="https://www.ubuntu.com/legal/terms-and-policies/privacy-policy"\nUBUNTU_CODENAME=${codename}\n`;
  }
  return `PRETTY_NAME="${pretty}"\nNAME="Debian GNU/Linux"\nVERSION_ID="${version}"\nVERSION="${version} (${codename})"\nVERSION_CODENAME=${codename}\nID=debian\nHOME_URL="https://www.debian.org/"\nSUPPORT_URL="https://www.debian.org/support"\nBUG_REPORT_URL="https://bugs.debian.org/"\n`;
}

/** Root's start-up file in these images: nothing of note is set. */
const rootProfile = '# ~/.profile: read by login shells\n\nmesg n 2> /dev/null || true\n';

/** The files of a minimal Debian or Ubuntu. */
export function debianTree(release: Release): LayerTree {
  const libraries = '/usr/lib/x86_64-linux-gnu';
  return {
    '': dir(),
    '/bin': symlink('usr/bin'),
    '/sbin': symlink('usr/sbin'),
    '/lib': symlink('usr/lib'),
    '/lib64': symlink('usr/lib64'),
    '/boot': dir(),
    '/dev': dir(),
    '/home': dir(),
    '/media': dir(),
    '/mnt': dir(),
    '/opt': dir(),
    '/proc': dir(),
    '/root': dir(0o700),
    '/root/.bashrc': textFile('# ~/.bashrc: read by interactive shells\n'),
    '/root/.profile': textFile(rootProfile),
    '/run': dir(),
    '/run/lock': dir(0o1777),
    '/srv': dir(),
    '/sys': dir(),
    '/tmp': dir(0o1777),
    '/usr/games': dir(),
    '/usr/include': dir(),
    '/usr/local/bin': dir(),
    '/usr/local/lib': dir(),
    '/usr/local/sbin': dir(),
    '/usr/local/share': dir(),
    '/usr/share/doc': dir(),
    '/usr/src': dir(),
    '/var/backups': dir(),
    '/var/cache/apt/archives': dir(),
    '/var/lib/apt/lists': dir(),
    '/var/lib/dpkg/status': blob(110_000),
    '/var/local': dir(0o2775, 0, 50),
    '/var/lock': symlink('/run/lock'),
    '/var/log/apt': dir(),
    '/var/log/dpkg.log': blob(150_000),
    '/var/mail': dir(0o2775, 0, 8),
    '/var/opt': dir(),
    '/var/run': symlink('/run'),
    '/var/spool/mail': symlink('../mail'),
    '/var/tmp': dir(0o1777),
    '/etc/apt/sources.list.d': dir(),
    '/etc/bash.bashrc': textFile('# System-wide file for interactive shells\n'),
    '/etc/debian_version': textFile(`${release.debianVersion}\n`),
    '/etc/group': textFile(group),
    '/etc/host.conf': textFile('multi on\n'),
    '/etc/hostname': textFile('debian\n'),
    '/etc/issue': textFile(
      release.id === 'ubuntu'
        ? `${release.pretty} \\n \\l\n\n`
        : `Debian GNU/Linux ${release.version} \\n \\l\n\n`,
    ),
    '/etc/nsswitch.conf': textFile(
      'passwd:         files\ngroup:          files\nshadow:         files\n\nhosts:          files dns\n',
    ),
    '/etc/os-release': symlink('../usr/lib/os-release'),
    '/etc/passwd': textFile(passwd),
    '/etc/profile': textFile('# /etc/profile: read by login shells\n'),
    '/etc/shadow': {
      type: 'file',
      mode: 0o640,
      gid: 42,
      text: passwd.replace(/^([^:]*):.*$/gm, '$1:*:19000:0:99999:7:::'),
    },
    '/etc/shells': textFile(
      '# /etc/shells: valid login shells\n/bin/sh\n/usr/bin/sh\n/bin/bash\n/usr/bin/bash\n/bin/rbash\n/bin/dash\n',
    ),
    '/usr/lib/os-release': textFile(osRelease(release)),
    '/usr/lib64/ld-linux-x86-64.so.2': blob(220_000, 0o755),
    [`${libraries}/libc.so.6`]: blob(2_000_000, 0o755),
    [`${libraries}/libm.so.6`]: blob(900_000),
    [`${libraries}/libpthread.so.0`]: blob(15_000),
    [`${libraries}/libdl.so.2`]: blob(14_000),
    [`${libraries}/libtinfo.so.6`]: blob(200_000),
    [`${libraries}/libselinux.so.1`]: blob(170_000),
    [`${libraries}/libz.so.1`]: blob(120_000),
    [`${libraries}/libstdc++.so.6`]: blob(2_200_000),
    [`${libraries}/libgcc_s.so.1`]: blob(125_000),
    ...binaries('/usr/bin', essential),
    ...binaries('/usr/sbin', systemBinaries),
    '/usr/bin/bash': binary('bash', 1_265_000, {
      version: release.bash,
      needs: ['libc.so.6', 'libtinfo.so.6'],
    }),
    '/usr/bin/dash': binary('dash', 125_000, { needs: ['libc.so.6'] }),
    '/usr/bin/sh': symlink('dash'),
    '/usr/bin/rbash': symlink('bash'),
    ...(release.id === 'ubuntu' ? binaries('/usr/bin', 'ps top free uptime kill pgrep pkill w watch') : {}),
  };
}
