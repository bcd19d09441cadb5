import type { LayerTree } from '#sim/world/files';
import { groupOf, passwdOf } from './accounts';
import { apkTree } from './apk';
import { dir, dirs, file, grown, libraries, link, links, program, programs } from './pieces';

/** Where Alpine has its busybox's names. */
const bin = `arch ash base64 bbconfig cat chattr chgrp chmod chown cp date dd df dmesg dnsdomainname dumpkmap echo egrep false fatattr fdflush
fgrep fsync getopt grep gunzip gzip hostname ionice iostat ipcalc kbd_mode kill link linux32 linux64 ln login ls lsattr lzop makemime mkdir
mknod mktemp more mount mountpoint mpstat mv netstat nice pidof ping ping6 pipe_progress printenv ps pwd reformime rev rm rmdir
run-parts sed setpriv setserial sh sleep stat stty su sync tar touch true umount uname usleep watch zcat`;

const usrBin = `[ [[ awk basename bc beep blkdiscard bunzip2 bzcat bzip2 cal chvt cksum clear cmp comm cpio crontab cryptpw cut dc
deallocvt diff dirname dos2unix du eject env expand expr factor fallocate find flock fold free fuser groups hd head hexdump hostid id install
ipcrm ipcs killall last less logger lsof lsusb lzcat lzma lzopcat md5sum mesg microcom mkfifo mkpasswd nc nl nmeter nohup nproc nsenter nslookup od
openvt passwd paste pgrep pkill pmap printf pscan pstree pwdx readlink realpath renice reset resize seq setkeycodes setsid sha1sum sha256sum
sha3sum sha512sum showkey shred shuf sort split strings sum tac tail tee test time timeout top tr traceroute traceroute6 tree truncate tty
ttysize udhcpc6 unexpand uniq unix2dos unlink unlzma unlzop unshare unxz unzip uptime uudecode uuencode vi vlock volname wc wget which who
whoami whois xargs xxd xzcat yes`;

const sbin = `acpid adjtimex arp blkid blockdev depmod fbsplash fdisk findfs fsck fstrim getty halt hdparm hwclock ifconfig ifdown ifenslave
ifup init inotifyd insmod ip ipaddr iplink ipneigh iproute iprule iptunnel klogd loadkmap logread losetup lsmod mdev mkdosfs mkfs.vfat mkswap
modinfo modprobe nameif nologin pivot_root poweroff raidautorun reboot rmmod route setconsole slattach swapoff swapon switch_root sysctl
syslogd tunctl udhcpc vconfig watchdog zcip`;

const usrSbin = `add-shell addgroup adduser arping brctl chpasswd chroot crond delgroup deluser ether-wake fbset killall5 loadfont
nanddump nandwrite nbd-client ntpd partprobe rdate rdev readahead remove-shell rfkill sendmail setfont setlogcons`;

const rest = `/usr/share/zoneinfo/.tables /lib/apk/db/triggers /etc/ssl/certs/ca-certificates.crt /usr/share/apk/keys/index`;

/** An Alpine base image: musl, busybox, apk. */
export function alpineTree(version: string, busybox: string, size: number): LayerTree {
  const branch = version.split('.').slice(0, 2).join('.');
  const target = '/bin/busybox';
  return grown(
    size,
    rest,
    {
      '': dir(),
      '/bin/busybox': program('busybox', { version: busybox, needs: ['ld-musl-x86_64.so.1'], size: 808_712 }),
    },
    links('/bin', bin, target),
    links('/usr/bin', usrBin, target),
    // the shell is a program of its own here, since it is no applet like the others
    programs('/bin', 'ash', { version: busybox, needs: ['ld-musl-x86_64.so.1'], size: 808_712 }),
    links('/bin', 'sh', 'ash'),
    links('/sbin', sbin, target),
    links('/usr/sbin', usrSbin, target),
    libraries('/lib', 'ld-musl-x86_64.so.1', 650_000),
    { '/lib/libc.musl-x86_64.so.1': link('ld-musl-x86_64.so.1') },
    libraries('/lib', 'libcrypto.so.3 libssl.so.3 libz.so.1 libapk.so.2', 300_000),
    {
      '/sbin/apk': program('apk', { needs: ['ld-musl-x86_64.so.1'], size: 68_000 }),
      '/usr/bin/getent': program('getent', { needs: ['ld-musl-x86_64.so.1'], size: 48_000 }),
      '/usr/bin/ldd': program('ldd', { size: 56 }),
      '/usr/bin/ssl_client': program('ssl_client', { needs: ['ld-musl-x86_64.so.1'], size: 14_000 }),
    },
    settings(version, branch),
    apkTree(branch),
    dirs(
      '/home /media/cdrom /media/usb /mnt /opt /run /srv /usr/local/bin /var/cache/apk /var/lib/apk /var/local /var/log /var/mail /var/opt /var/spool/cron',
    ),
    {
      '/root': dir(0o700),
      '/tmp': dir(0o1777),
      '/var/tmp': dir(0o1777),
      '/var/empty': dir(0o555),
      '/var/run': link('/run'),
    },
  );
}

function settings(version: string, branch: string): LayerTree {
  const site = 'https://dl-cdn.alpinelinux.org/alpine';
  const release = [
    'NAME="Alpine Linux"',
    'ID=alpine',
    `VERSION_ID=${version}`,
    `PRETTY_NAME="Alpine Linux v${branch}"`,
    'HOME_URL="https://alpinelinux.org/"',
    'BUG_REPORT_URL="https://gitlab.alpinelinux.org/alpine/aports/-/issues"',
  ];
  const path = 'export PATH="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"';
  return {
    '/etc/alpine-release': file(`${version}\n`),
    '/etc/apk/arch': file('x86_64\n'),
    '/etc/apk/repositories': file(`${site}/v${branch}/main\n${site}/v${branch}/community\n`),
    '/etc/apk/world': file('alpine-baselayout\nalpine-keys\napk-tools\nbusybox\nlibc-utils\n'),
    '/etc/group': file(groupOf('alpine')),
    '/etc/hostname': file('localhost\n'),
    '/etc/hosts': file(
      '127.0.0.1\tlocalhost localhost.localdomain\n::1\t\tlocalhost localhost.localdomain\n',
    ),
    '/etc/issue': file(`Welcome to Alpine Linux ${branch}\nKernel \\r on an \\m (\\l)\n\n`),
    '/etc/motd': file('Welcome to Alpine!\n'),
    '/etc/nsswitch.conf': file('hosts: files dns\n'),
    '/etc/os-release': file(`${release.join('\n')}\n`),
    '/etc/passwd': file(passwdOf('alpine')),
    '/etc/profile': file(`${path}\nexport PAGER=less\numask 022\n`),
    '/etc/shadow': file('root:*::0:::::\nnobody:!::0:::::\n', 0o640, { gid: 42 }),
    '/etc/shells': file('# valid login shells\n/bin/sh\n/bin/ash\n'),
  };
}
