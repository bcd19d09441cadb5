import type { LayerTree } from '#sim/world/files';
import { groupOf, passwdOf } from './accounts';
import { aptSources, dpkgTree } from './dpkg';
import { dir, dirs, file, grown, libraries, link, links, program, programs, words } from './pieces';

/** Programs of a minimal Debian, with their size in bytes where it is far from usual. */
const usrBin = `[:68496 addpart apt apt-cache:88456 apt-cdrom apt-config apt-get apt-key apt-mark awk b2sum base32 base64 basename basenc
chage:80376 chattr chfn chsh cksum:142384 clear clear_console cmp comm csplit:122032 cut deb-systemd-helper debconf
debconf-set-selections debconf-show delpart diff:155216 diff3 dircolors dirname dpkg:318096 dpkg-deb:170512 dpkg-divert:158264
dpkg-query:162384 dpkg-split:129520 dpkg-statoverride dpkg-trigger:88560 du:175440 env expand expiry expr:117808 factor:85200
faillog fallocate find:224848 flock fmt fold getconf getent getopt gpasswd:88496 gpgv:474112 groups head hostid iconv id
infocmp install:159544 ionice ipcs:76096 ischroot join last:51520 ldd link locale localedef:298912 logger logname lscpu:129344 lsipc
lslogins:96576 lsns:158376 mawk:158376 mcookie md5sum mesg mkfifo namei newgrp nice nl:113776 nohup nproc nsenter numfmt od:80912 passwd
paste pathchk perl:3804464 pinky pldd pr:81008 printenv printf prlimit ptx:138480 realpath renice reset resizepart rev rgrep runcon
savelog script sdiff seq setarch setpriv:80192 setsid setterm sg sha1sum sha224sum sha256sum sha384sum sha512sum shred shuf sort:118456
split stat:97488 stdbuf sum tabs tac:113712 tail taskset tee test tic:92512 timeout toe touch:109616 tput tr truncate tset tsort tty
tzselect unexpand uniq unlink unshare:84520 update-alternatives users utmpdump wall wc whereis who whoami xargs yes zdump`;

const bin = `bash:1265648 cat chgrp chmod chown cp:151152 dash:125640 date:121904 dd:89240 df:102200 dir:151344 dmesg:88656 echo
egrep false fgrep findmnt:85600 grep:203152 gunzip gzip:98136 hostname ln login lsblk:207168 ls:151344 mkdir:97552
mknod mktemp more mount mountpoint mv:142968 pwd readlink rm rmdir run-parts sed:126424 sleep stty:85008 su sync tar:531984 tempfile true
umount uname uncompress vdir:151344 wdctl which zcat zcmp zdiff zegrep zfgrep zforce zgrep zless zmore znew`;

const sbin = `agetty blkid blockdev fsck fsfreeze fstrim getty hwclock isosize killall5 ldconfig losetup mke2fs mkfs mkswap pivot_root
raw runuser start-stop-daemon sulogin swaplabel swapoff swapon switch_root unix_chkpwd wipefs zramctl`;

const usrSbin = `add-shell addgroup adduser chgpasswd chmem chpasswd chroot cpgr cppw delgroup deluser dpkg-preconfigure dpkg-reconfigure
fdformat groupadd:98000 groupdel groupmems groupmod grpck iconvconfig invoke-rc.d ldattach mklost+found newusers nologin
pam-auth-update pwck pwconv readprofile remove-shell rmt rtcwake service shadowconfig tarcat tzconfig update-passwd update-rc.d
useradd:136000 userdel:98000 usermod:132000 vigr vipw zic`;

const libs = `ld-linux-x86-64.so.2 libacl.so.1 libapt-pkg.so.6.0 libattr.so.1 libaudit.so.1 libblkid.so.1 libbz2.so.1.0 libc.so.6
libcap-ng.so.0 libcom_err.so.2 libcrypt.so.1 libdb-5.3.so libdebconfclient.so.0 libdl.so.2 libext2fs.so.2 libffi.so.8 libgcc_s.so.1
libgcrypt.so.20 libgmp.so.10 libgnutls.so.30 libgpg-error.so.0 libhogweed.so.6 libidn2.so.0 liblz4.so.1 liblzma.so.5 libm.so.6
libmount.so.1 libnettle.so.8 libnsl.so.1 libnss_dns.so.2 libnss_files.so.2 libp11-kit.so.0 libpam.so.0 libpam_misc.so.0
libpcre2-8.so.0 libpthread.so.0 libresolv.so.2 librt.so.1 libseccomp.so.2 libselinux.so.1 libsemanage.so.2 libsepol.so.2
libsmartcols.so.1 libstdc++.so.6 libsystemd.so.0 libtasn1.so.6 libtic.so.6 libtinfo.so.6 libudev.so.1 libunistring.so.2 libutil.so.1
libuuid.so.1 libxxhash.so.0 libz.so.1 libzstd.so.1`;

const rest = `/usr/share/i18n/charmaps/UTF-8.gz /usr/share/perl5/Debconf/tables /usr/lib/x86_64-linux-gnu/gconv/libCNS.so
/usr/lib/x86_64-linux-gnu/gconv/IBM1390.so /usr/lib/x86_64-linux-gnu/perl-base/unicore/Name.pl /usr/share/zoneinfo/tzdata.zi
/usr/share/doc/base-files/README /usr/share/common-licenses/GPL-3 /var/cache/debconf/templates.dat
/usr/lib/locale/C.UTF-8/LC_CTYPE`;

/** What tells the releases apart. */
export interface DebianRelease {
  /** 12, 11, 10, 8 */
  number: string;
  /** of /etc/debian_version, such as 12.8 */
  point: string;
  codename: string;
  /** /bin is /usr/bin: from 12 on in these images */
  isMerged: boolean;
}

export const releases = {
  trixie: { number: '13', point: '13.2', codename: 'trixie', isMerged: true },
  bookworm: { number: '12', point: '12.8', codename: 'bookworm', isMerged: true },
  bullseye: { number: '11', point: '11.6', codename: 'bullseye', isMerged: false },
  buster: { number: '10', point: '10.13', codename: 'buster', isMerged: false },
  stretch: { number: '9', point: '9.13', codename: 'stretch', isMerged: false },
  wheezy: { number: '7', point: '7.11', codename: 'wheezy', isMerged: false },
  jessie: { number: '8', point: '8.11', codename: 'jessie', isMerged: false },
} as const satisfies Record<string, DebianRelease>;

const usualSize = 46_000;
const needs = ['libc.so.6'];

/** Which program a file runs, where the file has another name. */
const runs: Readonly<Record<string, string>> = { mawk: 'awk' };

function sized(folder: string, list: string): LayerTree {
  const tree: LayerTree = {};
  for (const word of words(list)) {
    const [name = '', size] = word.split(':');
    tree[`${folder}/${name}`] = program(runs[name] ?? name, {
      needs,
      size: size === undefined ? usualSize : Number(size),
    });
  }
  return tree;
}

/** Programs, libraries and folders that Debian and Ubuntu have in common. */
export function debianCommon(isMerged: boolean): LayerTree {
  const top = isMerged ? '/usr' : '';
  const merged = {
    '/bin': link('usr/bin'),
    '/lib': link('usr/lib'),
    '/lib64': link('usr/lib64'),
    '/sbin': link('usr/sbin'),
  };
  return {
    '': dir(),
    ...(isMerged ? merged : {}),
    ...sized('/usr/bin', usrBin),
    ...sized(`${top}/bin`, bin),
    ...sized(`${top}/sbin`, sbin),
    ...sized('/usr/sbin', usrSbin),
    ...libraries(`${top}/lib/x86_64-linux-gnu`, libs, 190_000),
    ...links(`${top}/bin`, 'sh', 'dash'),
    ...links(`${top}/bin`, 'rbash', 'bash'),
    ...links(`${top}/bin`, 'dnsdomainname domainname nisdomainname ypdomainname', 'hostname'),
    ...links('/usr/bin', 'nawk', 'mawk'),
    [`${top}/lib64/ld-linux-x86-64.so.2`]: link(`${top}/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2`),
    ...dirs(
      '/boot /home /media /mnt /opt /run/lock /srv /usr/games /usr/include /usr/local/bin /usr/local/lib /usr/local/sbin /usr/src',
    ),
    ...dirs(
      '/var/backups /var/cache/apt/archives /var/lib/apt/lists /var/lib/dpkg/info /var/log /var/mail /var/spool /var/opt',
    ),
    '/root': dir(0o700),
    '/tmp': dir(0o1777),
    '/var/lock': link('/run/lock'),
    '/var/run': link('/run'),
    '/var/tmp': dir(0o1777),
  };
}

const bashrc = `# for interactive bash shells
[ -z "$PS1" ] && return
shopt -s checkwinsize
PS1='\${debian_chroot:+($debian_chroot)}\\u@\\h:\\w\\$ '
`;

/** /etc and root's own files, for Debian and Ubuntu. */
export function debianSettings(): LayerTree {
  return {
    '/etc/alternatives': dir(),
    '/etc/apt/apt.conf.d': dir(),
    '/etc/bash.bashrc': file(bashrc),
    '/etc/default': dir(),
    '/etc/group': file(groupOf('debian')),
    '/etc/host.conf': file('multi on\n'),
    '/etc/ld.so.conf': file('include /etc/ld.so.conf.d/*.conf\n'),
    '/etc/ld.so.conf.d/x86_64-linux-gnu.conf': file(
      '/usr/local/lib/x86_64-linux-gnu\n/lib/x86_64-linux-gnu\n/usr/lib/x86_64-linux-gnu\n',
    ),
    '/etc/localtime': link('/usr/share/zoneinfo/Etc/UTC'),
    '/etc/nsswitch.conf': file(
      'passwd:         files\ngroup:          files\nshadow:         files\n\nhosts:          files dns\n',
    ),
    '/etc/passwd': file(passwdOf('debian')),
    '/etc/profile': file(
      'PATH="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"\nexport PATH\n',
    ),
    '/etc/shadow': file('root:*:19366:0:99999:7:::\nnobody:*:19366:0:99999:7:::\n', 0o640, { gid: 42 }),
    '/etc/shells': file('# valid login shells\n/bin/sh\n/bin/bash\n/usr/bin/bash\n/bin/rbash\n/bin/dash\n'),
    '/etc/skel/.profile': file('umask 022\n'),
    '/etc/timezone': file('Etc/UTC\n'),
    '/root/.bashrc': file('# for interactive bash shells of root\n'),
    '/root/.profile': file('if [ "$BASH" ]; then\n  [ -f ~/.bashrc ] && . ~/.bashrc\nfi\n'),
    '/usr/share/zoneinfo/Etc/UTC': { type: 'file', size: 114 },
  };
}

/** A Debian base image. */
export function debianTree(release: DebianRelease, size: number): LayerTree {
  const { number, point, codename } = release;
  const name = `${number} (${codename})`;
  const osRelease = [
    `PRETTY_NAME="Debian GNU/Linux ${name}"`,
    'NAME="Debian GNU/Linux"',
    `VERSION_ID="${number}"`,
    `VERSION="${name}"`,
    `VERSION_CODENAME=${codename}`,
    'ID=debian',
    'HOME_URL="https://www.debian.org/"',
    'SUPPORT_URL="https://www.debian.org/support"',
    'BUG_REPORT_URL="https://bugs.debian.org/"',
  ];
  return grown(size, rest, debianCommon(release.isMerged), debianSettings(), dpkgTree(codename, 'debian'), {
    ...aptSources(codename, 'debian'),
    '/etc/debian_version': file(`${point}\n`),
    '/etc/issue': file(`Debian GNU/Linux ${number} \\n \\l\n\n`),
    '/etc/motd': file('\nThe programs included with the Debian GNU/Linux system are free software.\n'),
    '/etc/os-release': link('../usr/lib/os-release'),
    '/usr/lib/os-release': file(`${osRelease.join('\n')}\n`),
  });
}

/** An Ubuntu base image. */
export function ubuntuTree(version: string, title: string, codename: string, size: number): LayerTree {
  const long = `${title.replace(/^Ubuntu /, '')} (${codename})`;
  const short = (codename.split(' ')[0] ?? '').toLowerCase();
  const osRelease = [
    `PRETTY_NAME="${title}"`,
    'NAME="Ubuntu"',
    `VERSION_ID="${version}"`,
    `VERSION="${long}"`,
    `VERSION_CODENAME=${short}`,
    'ID=ubuntu',
    'ID_LIKE=debian',
    'HOME_URL="https://www.ubuntu.com/"',
    'SUPPORT_URL="https://help.ubuntu.com/"',
    'BUG_REPORT_URL="https://bugs.launchpad.net/ubuntu/"',
    `UBUNTU_CODENAME=${short}`,
  ];
  const lsb = [
    'DISTRIB_ID=Ubuntu',
    `DISTRIB_RELEASE=${version}`,
    `DISTRIB_CODENAME=${short}`,
    `DISTRIB_DESCRIPTION="${title}"`,
  ];
  const user =
    version === '24.04'
      ? { name: 'ubuntu', uid: 1000, comment: 'Ubuntu', home: '/home/ubuntu', shell: '/bin/bash' }
      : undefined;
  const added = user === undefined ? [] : [user];
  const procps = programs('/usr/bin', 'ps top free kill pgrep pkill pidof pmap pwdx uptime vmstat w watch', {
    size: 40_000,
  });
  return grown(size, rest, debianCommon(true), debianSettings(), procps, dpkgTree(short, 'ubuntu'), {
    ...aptSources(short, 'ubuntu'),
    '/etc/debian_version': file(`${version === '24.04' ? 'trixie' : 'bookworm'}/sid\n`),
    '/etc/group': file(groupOf('debian', added)),
    '/etc/issue': file(`${title} \\n \\l\n\n`),
    '/etc/lsb-release': file(`${lsb.join('\n')}\n`),
    '/etc/os-release': link('../usr/lib/os-release'),
    '/etc/passwd': file(passwdOf('debian', added)),
    '/usr/lib/os-release': file(`${osRelease.join('\n')}\n`),
    ...(user === undefined ? {} : { '/home/ubuntu': dir(0o750, { uid: 1000, gid: 1000 }) }),
  });
}
