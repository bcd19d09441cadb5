import type { LayerEntry, LayerTree } from '#sim/world/files';

const file = (text: string, mode = 0o644): LayerEntry => ({ type: 'file', text, mode });
const sized = (size: number, mode = 0o644): LayerEntry => ({ type: 'file', size, mode });
const folder = (mode = 0o755): LayerEntry => ({ type: 'dir', mode });

const MB = 1e6;
const release = '6.8.0-51-generic';

const lsbRelease = `DISTRIB_ID=Ubuntu
DISTRIB_RELEASE=24.04
DISTRIB_CODENAME=noble
DISTRIB_DESCRIPTION="Ubuntu 24.04.2 LTS"
`;

const sources = `Types: deb
URIs: http://archive.ubuntu.com/ubuntu/
Suites: noble noble-updates noble-backports
Components: main restricted universe multiverse
Signed-By: /usr/share/keyrings/ubuntu-archive-keyring.gpg
`;

/**
 * What a freshly installed Ubuntu server has beside its programs: the directories that people know, small settings, and the
 * large files that its disk is full of (about 2.6 GB).
 */
export const serverFiles: LayerTree = {
  // installed in August 2025
  '': { type: 'dir', mode: 0o755, mtime: 1754352000000 },
  [`/boot/System.map-${release}`]: sized(9.1 * MB, 0o600),
  [`/boot/config-${release}`]: sized(0.29 * MB),
  '/boot/grub/grub.cfg': sized(8_000, 0o600),
  '/boot/initrd.img': { type: 'symlink', target: `initrd.img-${release}` },
  [`/boot/initrd.img-${release}`]: sized(68 * MB),
  '/boot/vmlinuz': { type: 'symlink', target: `vmlinuz-${release}` },
  [`/boot/vmlinuz-${release}`]: sized(15 * MB, 0o600),
  '/etc/apt/sources.list.d/ubuntu.sources': file(sources),
  '/etc/debian_version': file('trixie/sid\n'),
  '/etc/default': folder(),
  '/etc/fstab': file('/dev/sda1 / ext4 defaults 0 1\n'),
  '/etc/init.d': folder(),
  '/etc/issue': file('Ubuntu 24.04.2 LTS \\n \\l\n\n'),
  '/etc/localtime': { type: 'symlink', target: '/usr/share/zoneinfo/Etc/UTC' },
  '/etc/lsb-release': file(lsbRelease),
  '/etc/mtab': { type: 'symlink', target: '../proc/self/mounts' },
  '/etc/profile': file('[ "$BASH" ] && [ -f /etc/bash.bashrc ] && . /etc/bash.bashrc\n'),
  '/etc/shadow': file('root:*:20300:0:99999:7:::\nuser:*:20300:0:99999:7:::\n', 0o640),
  '/etc/shells': file(
    '# valid login shells\n/bin/sh\n/usr/bin/sh\n/bin/bash\n/usr/bin/bash\n/usr/bin/dash\n',
  ),
  '/etc/ssh': folder(),
  '/etc/systemd/system': folder(),
  '/etc/timezone': file('Etc/UTC\n'),
  '/lib64': { type: 'symlink', target: 'usr/lib64' },
  '/lost+found': folder(0o700),
  '/media': folder(),
  '/root/.bashrc': file('# for interactive shells of root\n'),
  '/root/.profile': file('[ -f ~/.bashrc ] && . ~/.bashrc\n'),
  '/usr/games': folder(),
  '/usr/include': folder(),
  '/usr/lib/firmware/all.bin.zst': sized(510 * MB),
  '/usr/lib/locale/locale-archive': sized(3 * MB),
  [`/usr/lib/modules/${release}/kernel/all.ko.zst`]: sized(580 * MB),
  '/usr/lib/snapd/snapd': sized(90 * MB, 0o755),
  '/usr/lib/x86_64-linux-gnu/libc.so.6': sized(2.1 * MB, 0o755),
  '/usr/lib/x86_64-linux-gnu/libgcc_s.so.1': sized(0.18 * MB),
  '/usr/lib/x86_64-linux-gnu/libm.so.6': sized(0.95 * MB),
  '/usr/lib/x86_64-linux-gnu/libstdc++.so.6': sized(2.6 * MB),
  '/usr/lib64': folder(),
  '/usr/local/bin': folder(),
  '/usr/local/lib': folder(),
  '/usr/local/sbin': folder(),
  '/usr/share/doc/all.gz': sized(95 * MB),
  '/usr/share/locale/all.mo': sized(140 * MB),
  '/usr/share/zoneinfo/Etc/UTC': sized(114),
  '/usr/src': folder(),
  '/var/backups': folder(),
  '/var/cache/apt/pkgcache.bin': sized(62 * MB),
  '/var/lib/apt/lists/all': sized(190 * MB),
  '/var/lib/dpkg/status': sized(0.9 * MB),
  '/var/lib/snapd/snaps/core22.snap': sized(780 * MB, 0o600),
  '/var/mail': folder(0o2775),
  '/var/spool': folder(),
};
