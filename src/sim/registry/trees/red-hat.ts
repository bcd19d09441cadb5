import type { LayerTree } from '#sim/world/files';
import { groupOf, passwdOf, type Account } from './accounts';
import { dir, dirs, file, grown, libraries, link, links, programs } from './pieces';

/** Programs of a minimal system of the Red Hat family. */
const bin = `[ arch awk base32 base64 basename bash cat chcon chgrp chmod chown cksum comm cp csplit curl cut date dd df dir dircolors
dirname du echo egrep env expand expr factor false fgrep find fmt fold gawk getent gpg grep groups head hostid iconv id install join
kill ldd link ln locale logname ls md5sum mkdir mkfifo mknod mktemp mv nice nl nohup nproc numfmt od paste pathchk pinky
pr printenv printf ptx pwd readlink realpath rm rmdir rpm runcon sed seq sha1sum sha224sum sha256sum sha384sum sha512sum shred shuf sleep
sort split stat stdbuf stty sum sync tac tail tee test timeout touch tr true truncate tsort tty uname unexpand uniq unlink users vdir wc
who whoami xargs yes`;

const full = `cmp diff diff3 free gunzip gzip hostname less more mount ps su tar top umount vi which zcat`;

const sbin = `chroot groupadd groupdel groupmod ldconfig nologin pwck useradd userdel usermod`;

const libs = `ld-linux-x86-64.so.2 libacl.so.1 libattr.so.1 libaudit.so.1 libblkid.so.1 libbz2.so.1 libc.so.6 libcap.so.2 libcrypt.so.1
libcrypto.so.1.1 libcurl.so.4 libdl.so.2 libgcc_s.so.1 libglib-2.0.so.0 libgmp.so.10 libm.so.6 libncurses.so.6 libnss_dns.so.2
libnss_files.so.2 libpcre.so.1 libpthread.so.0 libreadline.so.7 libresolv.so.2 librpm.so.8 librt.so.1 libselinux.so.1 libssl.so.1.1
libstdc++.so.6 libsystemd.so.0 libtinfo.so.6 libxml2.so.2 libz.so.1 libzstd.so.1`;

const rest = `/usr/lib/locale/locale-archive /var/lib/rpm/Packages /usr/share/cracklib/pw_dict.pwd /usr/share/i18n/locales/tables
/usr/share/zoneinfo/tzdata.zi /usr/lib64/gconv/libCNS.so /usr/share/licenses/glibc/COPYING`;

/** What tells the distributions apart. */
export interface RedHatRelease {
  name: string;
  id: string;
  idLike: string;
  version: string;
  pretty: string;
  /** /etc/redhat-release or system-release */
  release: string;
  /** its package managers, of those that are programs */
  managers: string;
  /** slim images lack some programs */
  isSlim?: boolean;
}

/** The file under /etc that says the release. */
const ownRelease = (id: string) =>
  ({ amzn: 'system-release', ol: 'oracle-release', rhel: 'redhat-release' })[id] ?? `${id}-release`;

/** A base image of that family. */
export function redHatTree(release: RedHatRelease, size: number, added: readonly Account[] = []): LayerTree {
  const needs = ['libc.so.6'];
  const osRelease = [
    `NAME="${release.name}"`,
    `VERSION="${release.version}"`,
    `ID="${release.id}"`,
    `ID_LIKE="${release.idLike}"`,
    `VERSION_ID="${release.version.split(' ')[0] ?? ''}"`,
    `PRETTY_NAME="${release.pretty}"`,
  ];
  return grown(
    size,
    rest,
    {
      '': dir(),
      '/bin': link('usr/bin'),
      '/lib': link('usr/lib'),
      '/lib64': link('usr/lib64'),
      '/sbin': link('usr/sbin'),
    },
    programs('/usr/bin', bin, { needs, size: 50_000 }),
    programs('/usr/bin', release.managers, { needs, size: 800 }),
    release.isSlim === true ? {} : programs('/usr/bin', full, { needs, size: 90_000 }),
    programs('/usr/sbin', sbin, { needs, size: 90_000 }),
    programs('/usr/bin', 'bash', { needs: ['libtinfo.so.6', 'libc.so.6'], size: 1_150_000 }),
    links('/usr/bin', 'sh', 'bash'),
    libraries('/usr/lib64', libs, 250_000),
    dirs(
      '/boot /home /media /mnt /opt /run /srv /usr/local/bin /usr/local/lib /usr/local/sbin /usr/src /var/cache /var/log /var/spool',
    ),
    {
      '/etc/bashrc': file('[ -z "$PS1" ] && return\nPS1=\'[\\u@\\h \\W]\\$ \'\n'),
      '/etc/group': file(groupOf('redhat', added)),
      '/etc/nsswitch.conf': file('passwd:     files\ngroup:      files\nhosts:      files dns\n'),
      '/etc/os-release': link('../usr/lib/os-release'),
      '/etc/passwd': file(passwdOf('redhat', added)),
      '/etc/profile': file('PATH="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin"\nexport PATH\n'),
      [`/etc/${ownRelease(release.id)}`]: file(`${release.release}\n`),
      ...(ownRelease(release.id) === 'system-release'
        ? {}
        : { '/etc/system-release': link(ownRelease(release.id)) }),
      ...(release.id === 'amzn' ? {} : { '/etc/redhat-release': link(ownRelease(release.id)) }),
      '/etc/shadow': file('root:!locked::0:99999:7:::\n', 0o000),
      '/root': dir(0o550),
      '/root/.bashrc': file('[ -f /etc/bashrc ] && . /etc/bashrc\n'),
      '/tmp': dir(0o1777),
      '/usr/lib/os-release': file(`${osRelease.join('\n')}\n`),
      '/var/run': link('../run'),
      '/var/tmp': dir(0o1777),
    },
  );
}

export const centos7: RedHatRelease = {
  name: 'CentOS Linux',
  id: 'centos',
  idLike: 'rhel fedora',
  version: '7 (Core)',
  pretty: 'CentOS Linux 7 (Core)',
  release: 'CentOS Linux release 7.9.2009 (Core)',
  managers: 'yum',
};

export const centos8: RedHatRelease = {
  ...centos7,
  version: '8',
  pretty: 'CentOS Linux 8',
  release: 'CentOS Linux release 8.4.2105',
  managers: 'dnf yum',
};

export const oracle8: RedHatRelease = {
  name: 'Oracle Linux Server',
  id: 'ol',
  idLike: 'fedora',
  version: '8.7',
  pretty: 'Oracle Linux Server 8.7',
  release: 'Red Hat Enterprise Linux release 8.7 (Ootpa)',
  managers: 'microdnf',
  isSlim: true,
};

export const fedora43: RedHatRelease = {
  name: 'Fedora Linux',
  id: 'fedora',
  idLike: '',
  version: '43 (Container Image)',
  pretty: 'Fedora Linux 43 (Container Image)',
  release: 'Fedora release 43 (Forty Three)',
  managers: 'dnf dnf5',
};

export const amazon2023: RedHatRelease = {
  name: 'Amazon Linux',
  id: 'amzn',
  idLike: 'fedora',
  version: '2023',
  pretty: 'Amazon Linux 2023.9.20251208',
  release: 'Amazon Linux release 2023.9.20251208 (Amazon Linux)',
  managers: 'dnf yum',
  isSlim: true,
};

export const amazon2: RedHatRelease = {
  ...amazon2023,
  idLike: 'centos rhel fedora',
  version: '2',
  pretty: 'Amazon Linux 2',
  release: 'Amazon Linux release 2 (Karoo)',
  managers: 'yum',
};
