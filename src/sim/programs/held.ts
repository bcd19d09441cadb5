/** Which part of the simulation holds which programs. Written by `npx vitest run test/house -u`. */
export const held: Readonly<Record<string, string>> = {
  apk: 'apk',
  applications:
    'adminer-entrypoint apache2-foreground bundle caddy cargo catalina.sh gcc gem ghost ghost-entrypoint go gradle haproxy irb java javac mongo-entrypoint mongod mvn perl php rabbitmq-entrypoint rabbitmq-server ruby rustc traefik wordpress-entrypoint',
  apt: 'apt apt-cache apt-get apt-mark dpkg dpkg-query',
  build: 'docker-buildx',
  client: 'docker',
  compose: 'docker-compose',
  curl: 'curl',
  databases:
    'mariadb-entrypoint mysql mysql-entrypoint mysqladmin mysqld pg_isready postgres postgres-entrypoint psql',
  desktop:
    'com.docker.backend com.docker.virtualization docker-desktop docker-desktop-installer docker-desktop-switch docker-desktop-window linuxkit-init vmmem-hyper-v vmmem-wsl',
  engine: 'containerd containerd-shim-runc-v2 docker-init dockerd runc',
  everyday:
    '[ busybox cat clear date echo egrep env false fgrep free grep head hostname id install kill ls mkdir pwd rm seq sleep tail test touch true uname wc which whoami',
  files:
    'arch basename chgrp chmod chown cp dd dirname du expr find groups ln logname mkfifo mktemp mv nproc printenv printf readlink realpath rmdir stat sync tee truncate tty xargs yes',
  host: 'dbus-daemon git halt journalctl multipass openssl poweroff qemu-system-x86_64 reboot scp service sftp-server shutdown ssh ssh-keygen sshd systemctl systemd-journald systemd-networkd systemd-udevd',
  hypervisors: 'VBoxHeadless VBoxManage kvm-ok libvirtd qemu-img virsh virt-install',
  jq: 'jq',
  mac: 'darwin-df darwin-ipconfig darwin-ls darwin-mount darwin-open darwin-ps darwin-sw-vers darwin-sysctl darwin-system-profiler darwin-top darwin-tty darwin-uname darwin-window launchd zsh',
  net: 'arp brctl dig getent host ifconfig ip iptables nc netstat nslookup ping route ss telnet traceroute wget',
  node: 'node node-entrypoint',
  npm: 'nodemon npm npx yarn',
  pip: 'pip pip3',
  python: 'python3',
  seldom:
    'bc capsh chpasswd cksum crontab fdisk file getcap hostnamectl ipcs last ldd lsb_release lsblk lscpu lsof mountpoint newgrp passwd pstree setcap strings sysctl timedatectl uuidgen whereis',
  servers:
    'envsubst gosu hello htpasswd httpd memcached nginx nginx-entrypoint redis-cli redis-entrypoint redis-server registry tini',
  system:
    'addgroup adduser chroot df dmesg groupadd gunzip gzip killall lsns mount nice nohup nsenter pgrep pidof pkill ps renice reset setsid stty su sudo tar time timeout top umount unshare uptime useradd userdel usermod users vi vim w watch who zcat',
  text: 'awk base64 cmp column comm cut diff expand fold gawk hexdump less mawk md5sum more nl od paste rev sed sha1sum sha224sum sha256sum sha384sum sha512sum shuf sort split tac tr tree uniq xxd',
  windows:
    'powershell windows-bcdedit windows-cmd windows-csrss windows-explorer windows-hostname windows-ipconfig windows-lsass windows-ntoskrnl windows-ping windows-services windows-shutdown windows-smss windows-spoolsv windows-svchost windows-systeminfo windows-taskkill windows-tasklist windows-utility-vm windows-vmcompute windows-vmmem windows-vmms windows-vmwp windows-whoami windows-wininit windows-winlogon windows-wsl windows-wslservice wsl-init',
};
