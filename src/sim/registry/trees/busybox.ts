import type { LayerEntry, LayerTree } from '#sim/world/files';
import { groupOf, passwdOf } from './accounts';
import { dir, dirs, file, libraries, link, program, words } from './pieces';

/** Names that busybox answers to in the official image (its glibc build). */
export const busyboxApplets = `[ [[ acpid add-shell addgroup adduser adjtimex ar arch arp arping ascii ash awk base32 base64
basename bc beep blkdiscard blkid blockdev bootchartd brctl bunzip2 bzcat bzip2 cal cat chat chattr chgrp chmod chown chpasswd chpst
chroot chrt chvt cksum clear cmp comm conspy cp cpio crc32 crond crontab cryptpw cttyhack cut date dc dd deallocvt delgroup deluser
depmod devmem df dhcprelay diff dirname dmesg dnsd dnsdomainname dos2unix dpkg dpkg-deb du dumpkmap dumpleases echo ed egrep eject env
envdir envuidgid ether-wake expand expr factor fakeidentd fallocate false fatattr fbset fbsplash fdflush fdformat fdisk fgconsole fgrep
find findfs flock fold free freeramdisk fsck fsck.minix fsfreeze fstrim fsync ftpd ftpget ftpput fuser getfattr getopt getty grep groups
gunzip gzip halt hd hdparm head hexdump hexedit hostid hostname httpd hush hwclock i2cdetect i2cdump i2cget i2cset i2ctransfer id
ifconfig ifdown ifenslave ifplugd ifup inetd init insmod install ionice iostat ip ipaddr ipcalc ipcrm ipcs iplink ipneigh iproute iprule
iptunnel kbd_mode kill killall killall5 klogd last less link linux32 linux64 linuxrc ln loadfont loadkmap logger login logname logread
losetup lpd lpq lpr ls lsattr lsmod lsof lspci lsscsi lsusb lzcat lzma lzop makedevs makemime man md5sum mdev mesg microcom mim mkdir
mkdosfs mke2fs mkfifo mkfs.ext2 mkfs.minix mkfs.vfat mknod mkpasswd mkswap mktemp modinfo modprobe more mount mountpoint mpstat mt mv
nameif nanddump nandwrite nbd-client nc netstat nice nl nmeter nohup nologin nproc nsenter nslookup ntpd nuke od openvt partprobe passwd
paste patch pgrep pidof ping ping6 pipe_progress pivot_root pkill pmap popmaildir poweroff powertop printenv printf ps pscan pstree pwd
pwdx raidautorun rdate rdev readahead readlink readprofile realpath reboot reformime remove-shell renice reset resize resume rev rm rmdir
rmmod route rpm rpm2cpio rtcwake run-init run-parts runlevel runsv runsvdir rx script scriptreplay sed seedrng sendmail seq setarch
setconsole setfattr setfont setkeycodes setlogcons setpriv setserial setsid setuidgid sh sha1sum sha256sum sha3sum sha512sum showkey
shred shuf slattach sleep smemcap softlimit sort split ssl_client start-stop-daemon stat strings stty su sulogin sum sv svc svlogd svok
swapoff swapon switch_root sync sysctl syslogd tac tail tar taskset tc tcpsvd tee telnet telnetd test tftp tftpd time timeout top touch
tr traceroute traceroute6 tree true truncate ts tsort tty ttysize tunctl ubiattach ubidetach ubimkvol ubirename ubirmvol ubirsvol
ubiupdatevol udhcpc udhcpc6 udhcpd udpsvd uevent umount uname unexpand uniq unix2dos unlink unlzma unshare unxz unzip uptime users usleep
uudecode uuencode vconfig vi vlock volname w wall watch watchdog wc wget which who whoami whois xargs xxd xz xzcat yes zcat zcip`;

/** The official busybox image: one binary with a hard link for each name. */
export function busyboxTree(version: string): LayerTree {
  const tree: LayerTree = {
    '': dir(),
    '/bin': dir(),
    '/bin/busybox': program('busybox', {
      version,
      needs: ['libc.so.6'],
      size: 1_110_000,
      as: { sh: 'ash', ash: 'ash' },
    }),
    '/etc': dir(),
    '/etc/group': file(groupOf('busybox')),
    '/etc/localtime': { type: 'file', size: 114 },
    '/etc/network/if-down.d': dir(),
    '/etc/network/if-up.d': dir(),
    '/etc/nsswitch.conf': file('passwd: db files\ngroup: db files\nhosts: files dns\n'),
    '/etc/passwd': file(passwdOf('busybox')),
    '/etc/shadow': file('root::10933:0:99999:7:::\nnobody:*:10933:0:99999:7:::\n', 0o600),
    '/home': dir(0o755, { uid: 65534, gid: 65534 }),
    ...libraries(
      '/lib',
      'ld-linux-x86-64.so.2 libc.so.6 libm.so.6 libnss_compat.so.2 libnss_dns.so.2 libnss_files.so.2 libpthread.so.0 libresolv.so.2',
      200_000,
    ),
    '/lib64': link('lib'),
    '/root': dir(0o700),
    '/tmp': dir(0o1777),
    '/usr/bin/env': link('../../bin/env'),
    '/usr/sbin': dir(0o755, { uid: 1, gid: 1 }),
    ...dirs('/var/spool/mail /var/www'),
  };
  const hardLink: LayerEntry = { type: 'file', link: '/bin/busybox' };
  for (const name of words(busyboxApplets)) tree[`/bin/${name}`] = hardLink;
  // the shell is a program of its own here, since it is no applet like the others: it goes on in the world step by step
  tree['/bin/ash'] = program('ash', { version, needs: ['libc.so.6'], size: 1_110_000 });
  tree['/bin/sh'] = { type: 'file', link: '/bin/ash' };
  return tree;
}
