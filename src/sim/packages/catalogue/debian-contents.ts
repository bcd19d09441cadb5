/** What packages of Debian bookworm bring, as their archives say: see contents.ts for the columns. */
export const contentsOfBookworm = `acl	44	b/chacl:14568 b/getfacl:31544 b/setfacl:39768
adduser	149	s/adduser:48382 s/deluser:16727 s/addgroup>adduser s/delgroup>deluser					/etc/adduser.conf:3040 /etc/deluser.conf:1706
apache2	246	s/a2enmod:16239 s/a2query:9831 s/apache2ctl:7366 s/a2disconf>a2enmod s/a2dismod>a2enmod s/a2dissite>a2enmod s/a2enconf>a2enmod s/a2ensite>a2enmod s/apachectl>apache2ctl	apache-htcacheclean apache2	apache-htcacheclean apache2		ih	/etc/apache2/apache2.conf:7178 /etc/apache2/conf-available/charset.conf:269 /etc/apache2/conf-available/localized-error-pages.conf:3178 /etc/apache2/conf-available/other-vhosts-access-log.conf:143 /etc/apache2/conf-available/security.conf:1827 /etc/apache2/conf-available/serve-cgi-bin.conf:409 /etc/apache2/envvars:1782 /etc/apache2/magic:31063
apache2-bin	147	s/apache2:733696
apache2-data	298
apache2-utils	39	u/ab:59824 u/checkgid:14576 u/fcgistarter:14576 u/htcacheclean:35064 u/htdbm:26864 u/htdigest:14576 u/htpasswd:26864 u/logresolve:14584 u/rotatelogs:26944 s/check_forensic:952 s/httxt2dbm:14576 s/split-logfile:2415
apparmor	424	S/apparmor_parser:1457264 u/aa-enabled:18672 u/aa-exec:18672 u/aa-features-abi:18664 s/aa-remove-unknown:3205 s/aa-status:39224 s/aa-teardown:137 s/apparmor_status>aa-status	apparmor	apparmor		ch	/etc/apparmor.d/abi/3.0:1925 /etc/apparmor.d/abi/kernel-5.4-outoftree-network:1633 /etc/apparmor.d/abi/kernel-5.4-vanilla:1302 /etc/apparmor.d/abstractions/X:1989 /etc/apparmor.d/abstractions/apache2-common:1119 /etc/apparmor.d/abstractions/apparmor_api/change_profile:420 /etc/apparmor.d/abstractions/apparmor_api/examine:504 /etc/apparmor.d/abstractions/apparmor_api/find_mountpoint:518
apparmor-utils	127	u/aa-easyprof:4500 s/aa-audit:1507 s/aa-autodep:1546 s/aa-cleanprof:1542 s/aa-complain:1438 s/aa-decode:2829 s/aa-disable:1426 s/aa-enforce:1423 s/aa-genprof:6574 s/aa-logprof:1845 s/aa-mergeprof:4677 s/aa-unconfined:6632 s/aa-update-browser:3528					/etc/apparmor/easyprof.conf:182 /etc/apparmor/logprof.conf:5408 /etc/apparmor/severity.db:10725
appstream	166	u/appstreamcli:131192					/etc/appstream.conf:833 /etc/apt/apt.conf.d/50appstream:2599
apt	375	u/apt:18752 u/apt-cache:88456 u/apt-cdrom:22920 u/apt-config:26944 u/apt-get:51592 u/apt-key:27972 u/apt-mark:59784	apt-daily-upgrade apt-daily			h	/etc/apt/apt.conf.d/01autoremove:399 /etc/cron.daily/apt-compat:1478 /etc/logrotate.d/apt:173
apt-cacher-ng	100	/usr/lib/apt-cacher-ng/acngfs:64016 /usr/lib/apt-cacher-ng/acngtool:100880 /usr/lib/apt-cacher-ng/archlx_mirrors:14150 /usr/lib/apt-cacher-ng/backends_gentoo.default:165 /usr/lib/apt-cacher-ng/backends_kali.default:54 /usr/lib/apt-cacher-ng/cygwin_mirrors:1903 /usr/lib/apt-cacher-ng/deb_mirrors.gz:3539 /usr/lib/apt-cacher-ng/debvol_mirrors.gz:293 /usr/lib/apt-cacher-ng/delconfirm.html:1803 /usr/lib/apt-cacher-ng/epel_mirrors:6752 /usr/lib/apt-cacher-ng/fedora_mirrors:5033 /usr/lib/apt-cacher-ng/gentoo_mirrors.gz:2987 /usr/lib/apt-cacher-ng/in.acng:14856 /usr/lib/apt-cacher-ng/kali_mirrors:924 /usr/lib/apt-cacher-ng/maint.html:2228 /usr/lib/apt-cacher-ng/report.html:13636 /usr/lib/apt-cacher-ng/sfnet_mirrors:885 /usr/lib/apt-cacher-ng/sl_mirrors:1542 /usr/lib/apt-cacher-ng/style.css:1325 /usr/lib/apt-cacher-ng/ubuntu_mirrors:29288 /usr/lib/apt-cacher-ng/userinfo.html:4272 s/apt-cacher-ng:23048 /usr/lib/apt-cacher-ng/expire-caller.pl>acngtool	apt-cacher-ng	apt-cacher-ng		cih	/etc/apt-cacher-ng/acng.conf:25495 /etc/apt-cacher-ng/security.conf:401 /etc/avahi/services/apt-cacher-ng.service:591 /etc/cron.daily/apt-cacher-ng:1185 /etc/default/apt-cacher-ng:390 /etc/init.d/apt-cacher-ng:2122 /etc/logrotate.d/apt-cacher-ng:1170	apt-cacher-ng
apt-transport-https	8
apt-utils	195	u/apt-extracttemplates:22928 u/apt-ftparchive:276880 u/apt-sortpkgs:39240
arch-test	52	u/arch-test:1720 u/elf-arch:3623
at-spi2-common	314
at-spi2-core	35						/etc/X11/Xsession.d/90qt-a11y:335 /etc/environment.d/90qt-a11y.conf:19 /etc/xdg/Xwayland-session.d/00-at-spi:453 /etc/xdg/autostart/at-spi-dbus-bus.desktop:193
attr	48	u/attr:14568 u/getfattr:23256 u/setfattr:18968
autoconf	94	u/autoconf:15204 u/autoheader:9034 u/autom4te:33475 u/autoreconf:26934 u/autoscan:17177 u/autoupdate:34017 u/ifnames:4183					/etc/emacs/site-start.d/50autoconf.el:729
automake	144	u/aclocal-1.16:36020 u/automake-1.16:262055
autotools-dev	28	u/dh_autotools-dev_restoreconfig:1836 u/dh_autotools-dev_updateconfig:1850
bash-completion	783	u/dh_bash-completion:4414					/etc/bash_completion:45 /etc/profile.d/bash_completion.sh:726
bc	29	u/bc:96968
bind9	92	u/arpaname:14568 u/dnssec-importkey:35136 u/named-journalprint:14568 u/named-nzd2nzf:14568 u/named-rrchecker:18664 u/nsec3hash:14576 s/ddns-confgen:26856 s/named:567408 s/tsig-keygen:26856	named-resolvconf named	named		ih	/etc/apparmor.d/usr.sbin.named:2654 /etc/bind/bind.keys:2928 /etc/bind/db.0:255 /etc/bind/db.127:271 /etc/bind/db.255:237 /etc/bind/db.empty:353 /etc/bind/db.local:270 /etc/bind/named.conf:458	bind
bind9-dnsutils	23	u/delv:42296 u/dig:146200 u/dnstap-read:18768 u/mdig:47440 u/nslookup:117496 u/nsupdate:76344
bind9-host	13	u/host:117456
bind9-utils	39	u/dnssec-cds:48448 u/dnssec-dsfromkey:35136 u/dnssec-keyfromlabel:43328 u/dnssec-keygen:47424 u/dnssec-revoke:31040 u/dnssec-settime:43328 u/dnssec-signzone:92512 u/dnssec-verify:35144 u/named-checkconf:39256 u/named-checkzone:35232 u/named-compilezone:35232 s/rndc:39152 s/rndc-confgen:22768
binutils	48	u/addr2line>x86_64-linux-gnu-addr2line u/ar>x86_64-linux-gnu-ar u/as>x86_64-linux-gnu-as u/c++filt>x86_64-linux-gnu-c++filt u/dwp>x86_64-linux-gnu-dwp u/elfedit>x86_64-linux-gnu-elfedit u/gold>x86_64-linux-gnu-gold u/gp-archive>x86_64-linux-gnu-gp-archive u/gp-collect-app>x86_64-linux-gnu-gp-collect-app u/gp-display-html>x86_64-linux-gnu-gp-display-html u/gp-display-src>x86_64-linux-gnu-gp-display-src u/gp-display-text>x86_64-linux-gnu-gp-display-text u/gprof>x86_64-linux-gnu-gprof u/gprofng>x86_64-linux-gnu-gprofng u/ld>x86_64-linux-gnu-ld u/ld.bfd>x86_64-linux-gnu-ld.bfd u/ld.gold>x86_64-linux-gnu-ld.gold u/nm>x86_64-linux-gnu-nm u/objcopy>x86_64-linux-gnu-objcopy u/objdump>x86_64-linux-gnu-objdump u/ranlib>x86_64-linux-gnu-ranlib u/readelf>x86_64-linux-gnu-readelf u/size>x86_64-linux-gnu-size u/strings>x86_64-linux-gnu-strings u/strip>x86_64-linux-gnu-strip
binutils-common	242						/etc/gprofng.rc:3886
binutils-x86-64-linux-gnu	170	u/x86_64-linux-gnu-addr2line:23696 u/x86_64-linux-gnu-ar:52400 u/x86_64-linux-gnu-as:918952 u/x86_64-linux-gnu-c++filt:18952 u/x86_64-linux-gnu-dwp:1880736 u/x86_64-linux-gnu-elfedit:35872 u/x86_64-linux-gnu-gp-archive:162880 u/x86_64-linux-gnu-gp-collect-app:179480 u/x86_64-linux-gnu-gp-display-html:592170 u/x86_64-linux-gnu-gp-display-src:154432 u/x86_64-linux-gnu-gp-display-text:263480 u/x86_64-linux-gnu-gprof:110952 u/x86_64-linux-gnu-gprofng:150104 u/x86_64-linux-gnu-ld.bfd:1336592 u/x86_64-linux-gnu-ld.gold:3138240 u/x86_64-linux-gnu-nm:45088 u/x86_64-linux-gnu-objcopy:159400 u/x86_64-linux-gnu-objdump:371264 u/x86_64-linux-gnu-ranlib:52400 u/x86_64-linux-gnu-readelf:769408 u/x86_64-linux-gnu-size:27504 u/x86_64-linux-gnu-strings:31728 u/x86_64-linux-gnu-strip:159432 u/x86_64-linux-gnu-gold>x86_64-linux-gnu-ld.gold u/x86_64-linux-gnu-ld>x86_64-linux-gnu-ld.bfd
bridge-utils	48	S/brctl:39448				c	/etc/default/bridge-utils:248
bsd-mailx	20	u/bsd-mailx:112968					/etc/mail.rc:125
bsdextrautils	42	u/col:35136 u/colcrt:14656 u/colrm:31040 u/column:55616 u/hexdump:59720 u/look:18752 u/ul:22848 u/write:22848 u/hd>hexdump
bsdmainutils	8
bsdutils	34	u/logger:56216 u/renice:14648 u/script:71992 u/scriptlive:55608 u/scriptreplay:47416 u/wall:39224
build-essential	13
busybox	20	b/busybox:772880
bzip2	36	b/bunzip2:39224 b/bzcat>=/bin/bunzip2 b/bzdiff:2225 b/bzexe:4893 b/bzgrep:3775 b/bzip2>=/bin/bunzip2 b/bzip2recover:14568 b/bzmore:1297 b/bzcmp>bzdiff b/bzegrep>bzgrep b/bzfgrep>bzgrep b/bzless>bzmore
ca-certificates	185	s/update-ca-certificates:5672				c
ca-certificates-java	26						/etc/ca-certificates/update.d/jks-keystore:758 /etc/default/cacerts:384
cgroup-tools	55	u/cgclassify:18816 u/cgcreate:23040 u/cgdelete:22840 u/cgexec:18784 u/cgget:22840 u/cgset:22840 u/cgsnapshot:23008 u/lscgroup:22880 u/lssubsys:14784 s/cgclear:14576 s/cgconfigparser:18976 s/cgrulesengd:31336
cgroupfs-mount	22	u/cgroupfs-mount:1275 u/cgroupfs-umount:620	cgroupfs-mount	cgroupfs-mount		i	/etc/init.d/cgroupfs-mount:1904
cifs-utils	55	S/mount.cifs:48128! u/cifscreds:19024 u/getcifsacl:18672 u/setcifsacl:26864 u/smb2-quota:6455 u/smbinfo:29326 s/cifs.idmap:14648 s/cifs.upcall:39440 S/mount.smb3>mount.cifs			/etc/cifs-utils/idmap-plugin:idmap-plugin:/usr/lib/x86_64-linux-gnu/cifs-utils/idmapwb.so:40		/etc/request-key.d/cifs.idmap.conf:50 /etc/request-key.d/cifs.spnego.conf:52
cmake-data	3233
cowsay	68	g/cowsay:4664 g/cowthink>cowsay
cpp	18	u/cpp>cpp-12 u/x86_64-linux-gnu-cpp>cpp-12			/lib/cpp:cpp:/usr/bin/cpp:10
criu	177	u/compel:27160 u/crit:83 s/criu:1565040 s/criu-ns:6899
cron	45	u/crontab:43648 s/cron:51776	cron	cron		ih	/etc/default/cron:955 /etc/init.d/cron:3059 /etc/pam.d/cron:606
cron-daemon-common	29						/etc/cron.d/.placeholder:102 /etc/cron.daily/.placeholder:102 /etc/cron.hourly/.placeholder:102 /etc/cron.monthly/.placeholder:102 /etc/cron.weekly/.placeholder:102 /etc/cron.yearly/.placeholder:102 /etc/crontab:1042
curl	16	u/curl:280800
dash	26	b/dash:125640 b/sh>dash
dbus	34		dbus	dbus		i	/etc/default/dbus:297 /etc/init.d/dbus:3152
dbus-bin	23	u/dbus-cleanup-sockets:14560 u/dbus-monitor:26856 u/dbus-send:30944 u/dbus-update-activation-environment:14560 u/dbus-uuidgen:14560
dbus-daemon	20	u/dbus-daemon:244288 u/dbus-run-session:14568
dbus-session-bus-common	19
dbus-system-bus-common	28							messagebus
dbus-user-session	24						/etc/X11/Xsession.d/20dbus_xdg-runtime:1115
debconf	174	u/debconf:2859 u/debconf-apt-progress:11541 u/debconf-communicate:608 u/debconf-copydb:1719 u/debconf-escape:647 u/debconf-set-selections:2995 u/debconf-show:1827 s/dpkg-preconfigure:3925 s/dpkg-reconfigure:4485				c	/etc/apt/apt.conf.d/70debconf:182 /etc/debconf.conf:2969
debian-archive-keyring	32						/etc/apt/trusted.gpg.d/debian-archive-bookworm-automatic.asc:11861 /etc/apt/trusted.gpg.d/debian-archive-bookworm-security-automatic.asc:11873 /etc/apt/trusted.gpg.d/debian-archive-bookworm-stable.asc:461 /etc/apt/trusted.gpg.d/debian-archive-bullseye-automatic.asc:11861 /etc/apt/trusted.gpg.d/debian-archive-bullseye-security-automatic.asc:11873 /etc/apt/trusted.gpg.d/debian-archive-bullseye-stable.asc:3403 /etc/apt/trusted.gpg.d/debian-archive-trixie-automatic.asc:11861 /etc/apt/trusted.gpg.d/debian-archive-trixie-security-automatic.asc:11873
debianutils	109	b/run-parts:27560 b/tempfile:14520 S/installkernel:2659 u/ischroot:14664 u/savelog:10487 u/which.debianutils:946 s/add-shell:1053 s/remove-shell:1111 s/update-shells:3984			/usr/bin/which:which:/usr/bin/which.debianutils:0
debootstrap	94	s/debootstrap:25122
default-jre	5
default-jre-headless	10
default-libmysqlclient-dev	7
default-mysql-client	7
default-mysql-server	7
dialog	285	u/dialog:253800
dirmngr	32	u/dirmngr:600200 u/dirmngr-client:109432				h
distro-info-data	11
dmidecode	21	s/biosdecode:27784 s/dmidecode:130216 s/ownership:14720 s/vpddecode:14856
dmsetup	26	S/blkdeactivate:16347 S/dmsetup:170984 S/dmstats>dmsetup
dns-root-data	12
dnsmasq	58		dnsmasq	dnsmasq		ih	/etc/default/dnsmasq:1993 /etc/dnsmasq.conf:27886 /etc/dnsmasq.d/README:211 /etc/init.d/dnsmasq:4859 /etc/insserv.conf.d/dnsmasq:15 /etc/resolvconf/update.d/dnsmasq:2308 /etc/sv/dnsmasq/.meta/installed:0 /etc/sv/dnsmasq/finish:84
dnsmasq-base	70	s/dnsmasq:484472						dnsmasq
dnsutils	8
docker-compose	80	u/docker-compose:996
dos2unix	173	u/dos2unix:59648 u/unix2dos:59648 u/mac2unix>dos2unix u/unix2mac>unix2dos
dpkg	323	S/start-stop-daemon:44464 u/dpkg:318096 u/dpkg-deb:170512 u/dpkg-divert:158264 u/dpkg-maintscript-helper:21206 u/dpkg-query:162384 u/dpkg-realpath:4186 u/dpkg-split:129520 u/dpkg-statoverride:63824 u/dpkg-trigger:88560 u/update-alternatives:59712 s/dpkg-fsys-usrunmess:17401	dpkg-db-backup			h	/etc/alternatives/README:100 /etc/cron.daily/dpkg:123 /etc/dpkg/dpkg.cfg:446 /etc/logrotate.d/alternatives:120 /etc/logrotate.d/dpkg:112
dpkg-dev	356	u/dpkg-architecture:15202 u/dpkg-buildflags:8335 u/dpkg-buildpackage:33436 u/dpkg-checkbuilddeps:7624 u/dpkg-distaddfile:2783 u/dpkg-genbuildinfo:18921 u/dpkg-genchanges:17809 u/dpkg-gencontrol:14538 u/dpkg-gensymbols:10906 u/dpkg-mergechangelogs:9095 u/dpkg-name:6776 u/dpkg-parsechangelog:4947 u/dpkg-scanpackages:8669 u/dpkg-scansources:9200 u/dpkg-shlibdeps:31914 u/dpkg-source:23457 u/dpkg-vendor:3256					/etc/dpkg/shlibs.default:260 /etc/dpkg/shlibs.override:253
dumb-init	13	u/dumb-init:18552
e2fsprogs	98	S/badblocks:35072 S/debugfs:239440 S/dumpe2fs:31040 S/e2fsck:356624 S/e2image:55760 S/e2scrub:7294 S/e2scrub_all:5394 S/e2undo:22840 S/mke2fs:141904 S/resize2fs:63800 S/tune2fs:117264 u/chattr:14584 u/lsattr:14584 s/e2freefrag:14648 s/e4crypt:26936 s/e4defrag:30960 s/filefrag:18696 s/mklost+found:14576 S/e2label>tune2fs S/e2mmpstatus>dumpe2fs S/fsck.ext2>e2fsck S/fsck.ext3>e2fsck S/fsck.ext4>e2fsck S/mkfs.ext2>mke2fs S/mkfs.ext3>mke2fs S/mkfs.ext4>mke2fs	e2scrub_all e2scrub_reap			h	/etc/cron.d/e2scrub_all:201 /etc/e2scrub.conf:685 /etc/mke2fs.conf:782
ed	20	b/ed:55744 b/red:89
ethtool	25	S/ethtool:606664					/etc/network/if-pre-up.d/ethtool:344 /etc/network/if-up.d/ethtool:1685
exim4-base	95	s/exicyclog:11293 s/exigrep:10646 s/exim_checkaccess:4855 s/exim_convert4r4:74502 s/exim_dbmbuild:18680 s/exim_dumpdb:26864 s/exim_fixdb:35056 s/exim_lock:18672 s/exim_tidydb:30960 s/eximstats:151578 s/exinext:8270 s/exipick:60677 s/exiqgrep:5555 s/exiqsumm:5159 s/exiwhat:4446 s/syslog2eximlog:1445	exim4-base	exim4		ch	/etc/cron.daily/exim4-base:4722 /etc/init.d/exim4:7167 /etc/logrotate.d/exim4-base:128 /etc/logrotate.d/exim4-paniclog:108
exim4-config	102	s/update-exim4.conf:15057 s/update-exim4.conf.template:3426 s/update-exim4defaults:8351				ci	/etc/email-addresses:312 /etc/exim4/conf.d/acl/00_exim4-config_header:297 /etc/exim4/conf.d/acl/20_exim4-config_local_deny_exceptions:1759 /etc/exim4/conf.d/acl/30_exim4-config_check_mail:265 /etc/exim4/conf.d/acl/30_exim4-config_check_rcpt:14557 /etc/exim4/conf.d/acl/40_exim4-config_check_data:3212 /etc/exim4/conf.d/auth/00_exim4-config_header:238 /etc/exim4/conf.d/auth/30_exim4-config_examples:10367
exim4-daemon-light	40	s/exim4:1414168! u/mailq>../sbin/exim4 u/newaliases>../sbin/exim4 s/exim>exim4 s/rmail>exim4 s/rsmtp>exim4 s/runq>exim4 s/sendmail>exim4				ci
expect	78	u/expect:14544 u/expect_autoexpect:7709 u/expect_autopasswd:378 u/expect_cryptdir:1470 u/expect_decryptdir:1470 u/expect_dislocate:7941 u/expect_ftp-rfc:686 u/expect_kibitz:10889 u/expect_lpunlock:2622 u/expect_mkpasswd:5391 u/expect_multixterm:30566 u/expect_passmass:4554 u/expect_rftp:8891 u/expect_rlogin-cwd:504 u/expect_timed-read:306 u/expect_timed-run:280 u/expect_tknewsbiff:11507 u/expect_tkpasswd:16696 u/expect_unbuffer:643 u/expect_weather:2078 u/expect_xkibitz:4865 u/expect_xpstat:6751 u/autoexpect>expect_autoexpect u/autopasswd>expect_autopasswd u/cryptdir>expect_cryptdir u/decryptdir>expect_decryptdir u/dislocate>expect_dislocate u/ftp-rfc>expect_ftp-rfc u/kibitz>expect_kibitz u/lpunlock>expect_lpunlock u/multixterm>expect_multixterm u/passmass>expect_passmass u/rlogin-cwd>expect_rlogin-cwd u/timed-read>expect_timed-read u/timed-run>expect_timed-run u/tknewsbiff>expect_tknewsbiff u/tkpasswd>expect_tkpasswd u/unbuffer>expect_unbuffer u/xkibitz>expect_xkibitz u/xpstat>expect_xpstat
fakeroot	57	u/faked-sysv:35592 u/faked-tcp:35616 u/fakeroot-sysv:3995 u/fakeroot-tcp:3990			/usr/bin/fakeroot:fakeroot:/usr/bin/fakeroot-sysv:50 /usr/bin/fakeroot:fakeroot:/usr/bin/fakeroot-tcp:30
fdisk	22	S/cfdisk:109224 S/fdisk:162152 S/sfdisk:145720
figlet	89	u/chkfont:18440 u/figlet-figlet:47168 u/figlist:1396 u/showfigfonts:1360			/usr/bin/figlet:figlet:/usr/bin/figlet-figlet:30		/etc/emacs/site-start.d/50figlet.el:290
file	18	u/file:27120
fish	16	u/fish:1874616 u/fish_indent:1895096 u/fish_key_reader:1862328
fish-common	1538						/etc/fish/config.fish:425
fortune-mod	26	u/strfile:14696 u/unstr:14624 g/fortune:31408
fortunes-min	26
fuse	25	b/fusermount:35128 b/ulockmgr_server:14568 S/mount.fuse:14568					/etc/fuse.conf:280
fuse3	26	b/fusermount3:35128 S/mount.fuse3:18664 b/fusermount>fusermount3 S/mount.fuse>mount.fuse3					/etc/fuse.conf:694
g++	11	u/g++>g++-12 u/x86_64-linux-gnu-g++>g++-12			/usr/bin/c++:c++:/usr/bin/g++:20
gawk	244	u/gawk:713152 u/gawkbug:6698			/usr/bin/awk:awk:/usr/bin/gawk:10		/etc/profile.d/gawk.csh:1107 /etc/profile.d/gawk.sh:757
gcc	42	u/c89-gcc:428 u/c99-gcc:454 u/gcc>gcc-12 u/gcc-ar>gcc-ar-12 u/gcc-nm>gcc-nm-12 u/gcc-ranlib>gcc-ranlib-12 u/gcov>gcov-12 u/gcov-dump>gcov-dump-12 u/gcov-tool>gcov-tool-12 u/lto-dump>lto-dump-12 u/x86_64-linux-gnu-gcc>gcc-12 u/x86_64-linux-gnu-gcc-ar>gcc-ar-12 u/x86_64-linux-gnu-gcc-nm>gcc-nm-12 u/x86_64-linux-gnu-gcc-ranlib>gcc-ranlib-12 u/x86_64-linux-gnu-gcov>gcov-12 u/x86_64-linux-gnu-gcov-dump>gcov-dump-12 u/x86_64-linux-gnu-gcov-tool>gcov-tool-12 u/x86_64-linux-gnu-lto-dump>lto-dump-12			/usr/bin/cc:cc:/usr/bin/gcc:20 /usr/bin/c89:c89:/usr/bin/c89-gcc:20 /usr/bin/c99:c99:/usr/bin/c99-gcc:20
gettext	235	u/gettextize:42268 u/msgattrib:26936 u/msgcat:22840 u/msgcmp:26936 u/msgcomm:22840 u/msgconv:22840 u/msgen:22840 u/msgexec:18744 u/msgfilter:31032 u/msgfmt:88576 u/msggrep:117168 u/msginit:68248 u/msgmerge:72376 u/msgunfmt:35144 u/msguniq:22840 u/recode-sr-latin:14648 u/xgettext:299808
gettext-base	170	u/envsubst:35136 u/gettext:35136 u/gettext.sh:5188 u/ngettext:35136
git	949	u/git:3713416 u/git-shell:2141792 u/scalar:2199656 u/git-receive-pack>git u/git-upload-archive>git u/git-upload-pack>git					/etc/bash_completion.d/git-prompt:439
gnupg	49
gnupg-utils	36	u/gpg-zip:3516 u/gpgcompose:932120 u/gpgparsemail:35128 u/gpgsplit:76352 u/gpgtar:151064 u/kbxutil:166680 u/lspgpot:1081 u/migrate-pubring-from-classic-gpg:3060 u/watchgnupg:18672 s/addgnupghome:3075 s/applygnupgdefaults:2217
gnupg2	14	u/gpg2>gpg
gosu	10	s/gosu:2225848
gpg	14	u/gpg:1108440
gpg-agent	47	u/gpg-agent:435424				h	/etc/X11/Xsession.d/90gpg-agent:880 /etc/logcheck/ignore.d.server/gpg-agent:1347
gpg-wks-client	18
gpg-wks-server	14	u/gpg-wks-server:207872
gpgconf	20	u/gpg-connect-agent:158680 u/gpgconf:178928
gpgsm	14	u/gpgsm:540320
gpgv	14	u/gpgv:474112
groff-base	197	u/eqn:210352 u/groff:128464 u/grog:2776 u/grops:190320 u/grotty:140784 u/neqn:913 u/nroff:3293 u/pic:225552 u/preconv:68024 u/soelim:51640 u/tbl:149944 u/troff:773968 u/geqn>eqn u/gpic>pic u/gtbl>tbl					/etc/groff/man.local:1312 /etc/groff/mdoc.local:1042
gsettings-desktop-schemas	220
gtk-update-icon-cache	14	u/gtk-update-icon-cache:39472 s/update-icon-caches:596
gunicorn	16	u/gunicorn:966 u/gunicorn3>gunicorn
haproxy	110	u/halog:43384 s/halog:43384 s/haproxy:3140224	haproxy	haproxy		ih	/etc/default/haproxy:309 /etc/haproxy/errors/400.http:188 /etc/haproxy/errors/403.http:189 /etc/haproxy/errors/408.http:213 /etc/haproxy/errors/500.http:205 /etc/haproxy/errors/502.http:205 /etc/haproxy/errors/503.http:213 /etc/haproxy/errors/504.http:195	haproxy
hello	143	u/hello:31448
hey	13	u/hey:6560600
hicolor-icon-theme	382
htop	24	u/htop:317320
httpie	112	u/http:949 u/httpie:953 u/https:951
iftop	14	s/iftop:68336
inetutils-ping	21	b/ping:78408! b/ping6:73352!
inetutils-telnet	19	u/inetutils-telnet:190664			/usr/bin/telnet:telnet:/usr/bin/inetutils-telnet:150
init	7
init-system-helpers	45	u/deb-systemd-helper:24358 u/deb-systemd-invoke:6241 s/invoke-rc.d:16517 s/service:9107 s/update-rc.d:17742
inotify-tools	19	u/fsnotifywait:35136 u/fsnotifywatch:31040 u/inotifywait:35136 u/inotifywatch:31040
iperf	27	u/iperf:248264					/etc/ufw/applications.d/iperf:80
iperf3	24	u/iperf3:14416	iperf3	iperf3		cih	/etc/init.d/iperf3:1389 /etc/ufw/applications.d/iperf3:92	iperf3
iproute2	205	b/ip:691016 b/ss:193680 S/bridge:156200 S/dcb:148072 S/devlink:226280 S/rtacct:45432 S/rtmon:115144 S/tc:587776 S/tipc:156264 S/vdpa:119464 u/lnstat:27224 u/nstat:106952 u/rdma:184936 u/routel:1658 s/arpd:106984 s/genl:119304 S/ip>/bin/ip u/ctstat>lnstat u/rtstat>lnstat				c	/etc/iproute2/bpf_pinning:85 /etc/iproute2/ematch_map:81 /etc/iproute2/group:31 /etc/iproute2/nl_protos:262 /etc/iproute2/rt_dsfield:331 /etc/iproute2/rt_protos:219 /etc/iproute2/rt_protos.d/README:144 /etc/iproute2/rt_realms:112
iptables	211	s/iptables-apply:7037 s/nfnl_osf:18664 s/xtables-legacy-multi:91112 s/xtables-nft-multi:228512 u/iptables-xml>../sbin/xtables-legacy-multi s/arptables-nft>xtables-nft-multi s/arptables-nft-restore>xtables-nft-multi s/arptables-nft-save>xtables-nft-multi s/ebtables-nft>xtables-nft-multi s/ebtables-nft-restore>xtables-nft-multi s/ebtables-nft-save>xtables-nft-multi s/ebtables-translate>xtables-nft-multi s/ip6tables-apply>iptables-apply s/ip6tables-legacy>xtables-legacy-multi s/ip6tables-legacy-restore>xtables-legacy-multi s/ip6tables-legacy-save>xtables-legacy-multi s/ip6tables-nft>xtables-nft-multi s/ip6tables-nft-restore>xtables-nft-multi s/ip6tables-nft-save>xtables-nft-multi s/ip6tables-restore-translate>xtables-nft-multi s/ip6tables-translate>xtables-nft-multi s/iptables-legacy>xtables-legacy-multi s/iptables-legacy-restore>xtables-legacy-multi s/iptables-legacy-save>xtables-legacy-multi s/iptables-nft>xtables-nft-multi s/iptables-nft-restore>xtables-nft-multi s/iptables-nft-save>xtables-nft-multi s/iptables-restore-translate>xtables-nft-multi s/iptables-translate>xtables-nft-multi s/xtables-monitor>xtables-nft-multi			/usr/sbin/iptables:iptables:/usr/sbin/iptables-legacy:10 /usr/sbin/ip6tables:ip6tables:/usr/sbin/ip6tables-legacy:10 /usr/sbin/iptables:iptables:/usr/sbin/iptables-nft:20 /usr/sbin/ip6tables:ip6tables:/usr/sbin/ip6tables-nft:20 /usr/sbin/arptables:arptables:/usr/sbin/arptables-nft:20 /usr/sbin/ebtables:ebtables:/usr/sbin/ebtables-nft:20
iputils-ping	18	b/ping:90568 b/ping4>ping b/ping6>ping
iputils-tracepath	14	u/tracepath:22992
iso-codes	1489
java-common	17	s/update-java-alternatives:3174
jq	15	u/jq:30800
keyutils	30	b/keyctl:55664 S/key.dns_resolver:31048 S/request-key:26952					/etc/request-key.conf:1787
kmod	49	b/kmod:178448 b/lsmod>kmod S/depmod>/bin/kmod S/insmod>/bin/kmod S/lsmod>/bin/kmod S/modinfo>/bin/kmod S/modprobe>/bin/kmod S/rmmod>/bin/kmod		kmod			/etc/init.d/kmod:2063
less	27	u/less:198960 u/lessecho:14584 u/lesskey:24200 u/lesspipe:9047 u/lessfile>lesspipe			/usr/bin/pager:pager:/usr/bin/less:77
libapache2-mod-php8.2	29						/etc/apache2/mods-available/php8.2.conf:998 /etc/apache2/mods-available/php8.2.load:101
libatk-wrapper-java	15
libatk-wrapper-java-jni	12
libbinutils	14
libc-devtools	20	u/memusage:7469 u/memusagestat:23232 u/mtrace:6499 u/sotruss:4282 u/sprof:27456
libcap-dev	104
libcap2-bin	26	S/capsh:54568 S/getcap:14576 S/getpcaps:14576 S/setcap:14576
libctf-nobfd0	11
libctf0	9
libfcgi-bin	12	u/cgi-fcgi:18512
libffi-dev	49
libgl1	14
libglib2.0-0	32
libglib2.0-bin	34	u/gapplication:22848 u/gdbus:51520 u/gio:92496 u/gresource:22768 u/gsettings:26944 u/gio-querymodules>../lib/x86_64-linux-gnu/glib-2.0/gio-querymodules u/glib-compile-schemas>../lib/x86_64-linux-gnu/glib-2.0/glib-compile-schemas
libgprofng0	15
libjpeg-dev	11
liblockfile-bin	17	u/dotlockfile:23040
libluajit-5.1-common	26
libnginx-mod-http-echo	14
libnss-systemd	18
libpam-modules	132						/etc/security/access.conf:4564 /etc/security/faillock.conf:2234 /etc/security/group.conf:3635 /etc/security/limits.conf:2752 /etc/security/namespace.conf:1637 /etc/security/namespace.init:1016 /etc/security/pam_env.conf:2971 /etc/security/sepermit.conf:418
libpam-modules-bin	36	S/mkhomedir_helper:22800 S/pam_namespace_helper:467 S/pwhistory_helper:18680 S/unix_chkpwd:39160 S/unix_update:39160 s/faillock:14584 s/pam_timestamp_check:14584	pam_namespace
libpam-runtime	292	s/pam-auth-update:21288 s/pam_getenv:2890				c	/etc/pam.conf:552 /etc/pam.d/other:520
libpam-systemd	20
libperl5.36	527	u/cpan5.36-x86_64-linux-gnu:8381 u/perl5.36-x86_64-linux-gnu:14752
libpng-dev	42	u/libpng16-config:2471 u/libpng-config>libpng16-config
libpq-dev	39	u/pg_config:6389
libpython3-dev	19	u/x86_64-linux-gnu-python3-config>x86_64-linux-gnu-python3.11-config
libpython3-stdlib	9
libpython3.11-minimal	304						/etc/python3.11/sitecustomize.py:155
libpython3.11-stdlib	364
libsensors-config	12						/etc/sensors.d/.placeholder:0 /etc/sensors3.conf:10593
libsm6	12
libssl-dev	157
libtool	30	u/libtoolize:136310
libx11-data	266
libxext6	13
libxml2-dev	75	u/xml2-config:1436
libzip-dev	149
lighttpd	103	s/lighttpd:395664 s/lighttpd-angel:14576 s/lighty-enable-mod:4656 s/lighttpd-disable-mod>lighty-enable-mod s/lighttpd-enable-mod>lighty-enable-mod s/lighty-disable-mod>lighty-enable-mod	lighttpd	lighttpd		ih	/etc/cron.daily/lighttpd:358 /etc/init.d/lighttpd:3511 /etc/lighttpd/conf-available/05-auth.conf:919 /etc/lighttpd/conf-available/05-setenv.conf:725 /etc/lighttpd/conf-available/10-accesslog.conf:91 /etc/lighttpd/conf-available/10-cgi.conf:396 /etc/lighttpd/conf-available/10-dir-listing.conf:63 /etc/lighttpd/conf-available/10-evhost.conf:128
lighttpd-mod-deflate	12						/etc/lighttpd/conf-available/20-deflate.conf:248
lighttpd-mod-openssl	12						/etc/lighttpd/conf-available/10-ssl.conf:379
linux-libc-dev	985
logrotate	34	s/logrotate:100520	logrotate			h	/etc/cron.daily/logrotate:377 /etc/logrotate.conf:494 /etc/logrotate.d/btmp:130 /etc/logrotate.d/wtmp:145
logsave	13	S/logsave:14424
lolcat	28	g/lolcat:1615
lsb-base	8
lsb-release	12	u/lsb_release:2651
lsof	31	u/lsof:179824
lua-lpeg	36
lynx	21	u/lynx:1950160			/usr/bin/www-browser:www-browser:/usr/bin/lynx:40
lynx-common	156						/etc/lynx/lynx.cfg:164084 /etc/lynx/lynx.lss:3581
m4	148	u/m4:278040
mailcap	35	u/run-mailcap:18491 s/update-mime:9613 u/compose>run-mailcap u/edit>run-mailcap u/print>run-mailcap u/see>run-mailcap			/usr/bin/open:open:/usr/bin/run-mailcap:30		/etc/mailcap.order:449
make	115	u/make:240280 u/make-first-existing-target:4905 u/gmake>make
man-db	527	u/catman:43792 u/lexgrog:110056 u/man:124272 u/man-recode:36232 u/mandb:151152 u/manpath:35616 u/whatis:52520 s/accessdb:14808 u/apropos>whatis	man-db			ch	/etc/apparmor.d/usr.bin.man:3448 /etc/cron.daily/man-db:1395 /etc/cron.weekly/man-db:1055 /etc/manpath.config:5230
mariadb-client	119	u/innotop:456134 u/mariadb-access:111933 u/mariadb-admin:4995848 u/mariadb-binlog:5277152 u/mariadb-conv:4717984 u/mariadb-convert-table-format:4220 u/mariadb-dump:5084936 u/mariadb-dumpslow:8242 u/mariadb-find-rows:3290 u/mariadb-fix-extensions:1250 u/mariadb-hotcopy:35359 u/mariadb-import:4987944 u/mariadb-plugin:4698224 u/mariadb-report:50201 u/mariadb-secure-installation:13799 u/mariadb-setpermission:17977 u/mariadb-show:4986472 u/mariadb-slap:5005704 u/mariadb-tzinfo-to-sql:4697552 u/mariadb-waitpid:4689072 u/msql2mysql:1446 u/mytop:73757 u/perror:4891376 u/replace:4667888 u/resolve_stack_dump:4689072 u/mariadb-analyze>mariadb-check u/mariadb-optimize>mariadb-check u/mariadb-repair>mariadb-check u/mariadbcheck>mariadb-check u/mysql_find_rows>mariadb-find-rows u/mysql_fix_extensions>mariadb-fix-extensions u/mysql_waitpid>mariadb-waitpid u/mysqlaccess>mariadb-access u/mysqladmin>mariadb-admin u/mysqlanalyze>mariadb-check u/mysqlcheck>mariadb-check u/mysqldump>mariadb-dump u/mysqldumpslow>mariadb-dumpslow u/mysqlimport>mariadb-import u/mysqloptimize>mariadb-check u/mysqlrepair>mariadb-check u/mysqlreport>mariadb-report u/mysqlshow>mariadb-show u/mysqlslap>mariadb-slap					/etc/mysql/mariadb.conf.d/50-client.cnf:575 /etc/mysql/mariadb.conf.d/50-mysql-clients.cnf:231 /etc/mysql/mariadb.conf.d/60-galera.cnf:570
mariadb-client-core	19	u/mariadb:5231008 u/mariadb-check:4993200 u/my_print_defaults:4689592 u/mysql>mariadb
mariadb-common	11				/etc/mysql/my.cnf:my.cnf:"/etc/mysql/mariadb.cnf":500		/etc/mysql/mariadb.cnf:1126
mariadb-plugin-provider-bzip2	18						/etc/mysql/mariadb.conf.d/provider_bzip2.cnf:76
mariadb-plugin-provider-lz4	18						/etc/mysql/mariadb.conf.d/provider_lz4.cnf:72
mariadb-plugin-provider-lzma	18						/etc/mysql/mariadb.conf.d/provider_lzma.cnf:74
mariadb-plugin-provider-lzo	18						/etc/mysql/mariadb.conf.d/provider_lzo.cnf:72
mariadb-plugin-provider-snappy	18						/etc/mysql/mariadb.conf.d/provider_snappy.cnf:78
media-types	12						/etc/mime.types:73816
memcached	49	u/memcached:258128	memcached	memcached		ih	/etc/default/memcached:60 /etc/init.d/memcached:3481	memcache
moreutils	45	u/chronic:2180 u/combine:3047 u/errno:22856 u/ifdata:27064 u/ifne:14416 u/isutf8:14416 u/lckdo:14416 u/mispipe:14416 u/parallel:14416 u/pee:14416 u/sponge:18512 u/ts:4619 u/vidir:4878 u/vipe:1976 u/zrun:2518
mount	39	b/mount:59704! b/umount:35128! S/losetup:117168 S/swapoff:22840 S/swapon:51512
mtr-tiny	18	u/mtr:78008 u/mtr-packet:39224
mysql-common	21				/etc/mysql/my.cnf:my.cnf:/etc/mysql/my.cnf.fallback:100 /etc/mysql/my.cnf:my.cnf:/etc/mysql/my.cnf.migrated:300		/etc/mysql/conf.d/mysql.cnf:8 /etc/mysql/conf.d/mysqldump.cnf:55 /etc/mysql/my.cnf.fallback:839
nano	200	b/nano:287480 b/rnano>nano			/usr/bin/editor:editor:/bin/nano:40 /usr/bin/pico:pico:/bin/nano:10		/etc/nanorc:11424
ncal	15	u/ncal:37728 u/cal>ncal
ncat	13	u/ncat:221320			/bin/nc:nc:/usr/bin/ncat:40
ncdu	13	u/ncdu:88280
ncurses-base	83						/etc/terminfo/README:212
ncurses-term	2865
needrestart	110	s/needrestart:39891					/etc/apt/apt.conf.d/99needrestart:338 /etc/dpkg/dpkg.cfg.d/needrestart:274 /etc/needrestart/conf.d/README.needrestart:241 /etc/needrestart/hook.d/10-dpkg:2160 /etc/needrestart/hook.d/20-rpm:1948 /etc/needrestart/hook.d/90-none:1590 /etc/needrestart/iucode.sh:650 /etc/needrestart/needrestart.conf:6052
net-tools	86	b/netstat:155304 S/ifconfig:83976 S/ipmaddr:19008 S/iptunnel:27192 S/mii-tool:27728 S/nameif:15000 S/plipconfig:14824 S/rarp:38024 S/route:70832 S/slattach:42184 s/arp:67720
netbase	12						/etc/ethertypes:1853 /etc/protocols:3144 /etc/rpc:911 /etc/services:12813
netcat-openbsd	30	b/nc.openbsd:43592			/bin/nc:nc:/bin/nc.openbsd:50
netcat-traditional	44	b/nc.traditional:34952			/bin/nc:nc:/bin/nc.traditional:10
nfs-common	114	S/mount.nfs:130056! S/rpc.statd:113680 S/showmount:23040 S/sm-notify:80392 s/blkmapd:55648 s/mountstats:43299 s/nfsconf:47840 s/nfsidmap:47456 s/nfsiostat:24998 s/nfsstat:38096 s/rpc.gssd:109128 s/rpc.idmapd:64032 s/rpc.svcgssd:64040 s/rpcctl:9645 s/rpcdebug:18744 s/start-statd:1023 S/mount.nfs4>mount.nfs S/umount.nfs>mount.nfs S/umount.nfs4>mount.nfs	auth-rpcgss-module nfs-idmapd nfs-utils rpc-gssd rpc-statd-notify rpc-statd rpc-svcgssd nfs-common	nfs-common		ih	/etc/default/nfs-common:793 /etc/init.d/nfs-common:5658 /etc/request-key.d/id_resolver.conf:55
nftables	47	s/nft:26776	nftables			h	/etc/nftables.conf:243
nginx	13	s/nginx:1264552				i
nginx-common	67		nginx	nginx		ch	/etc/default/nginx:389 /etc/init.d/nginx:4579 /etc/logrotate.d/nginx:329 /etc/nginx/fastcgi.conf:1125 /etc/nginx/fastcgi_params:2460 /etc/nginx/koi-utf:2837 /etc/nginx/koi-win:2223 /etc/nginx/mime.types:4338
nginx-light	9
nload	14	u/nload:141344
nmap	60	u/nmap:2816384 u/nping:522848
nodejs	156	u/node:26704 u/nodejs>node			/usr/bin/js:js:/usr/bin/nodejs:200
openjdk-17-jre	38
openssh-client	64	u/scp:273024 u/sftp:289376 u/ssh:1129504 u/ssh-add:530880 u/ssh-agent:485760 u/ssh-argv0:1455 u/ssh-copy-id:12676 u/ssh-keygen:661952 u/ssh-keyscan:637408 u/slogin>ssh					/etc/ssh/ssh_config:1650
openssh-server	67	s/sshd:1265432	ssh	ssh		cih	/etc/default/ssh:133 /etc/init.d/ssh:4060 /etc/pam.d/sshd:2133 /etc/ssh/moduli:573928 /etc/sv/ssh/.meta/installed:0 /etc/sv/ssh/finish:470 /etc/sv/ssh/log/run:140 /etc/sv/ssh/run:393	sshd
openssh-sftp-server	12
openssl	321	u/c_rehash:6925 u/openssl:976136					/etc/ssl/openssl.cnf:12332
packagekit	286		packagekit-offline-update packagekit			ih	/etc/PackageKit/PackageKit.conf:706 /etc/PackageKit/Vendor.conf:1889 /etc/apt/apt.conf.d/20packagekit:1037 /etc/dbus-1/system.d/org.freedesktop.PackageKit.conf:1331
parted	15	S/parted:88400 S/partprobe:14648
passwd	430	S/shadowconfig:2273 u/chage:80376 u/chfn:62672! u/chsh:52880! u/expiry:31184 u/gpasswd:88496! u/passwd:68248! s/chgpasswd:67880 s/chpasswd:63856 s/cppw:61880 s/groupadd:101416 s/groupdel:88936 s/groupmems:67920 s/groupmod:101384 s/grpck:67888 s/grpconv:59536 s/grpunconv:59536 s/newusers:105392 s/pwck:59656 s/pwconv:55432 s/pwunconv:55472 s/useradd:159536 s/userdel:113608 s/usermod:147056 s/vipw:74384 s/cpgr>cppw s/vigr>vipw					/etc/default/useradd:1117 /etc/pam.d/chfn:384 /etc/pam.d/chpasswd:92 /etc/pam.d/chsh:581 /etc/pam.d/newusers:92 /etc/pam.d/passwd:92
patch	17	u/patch:191936
perl	77	u/corelist:15375 u/cpan:8360 u/enc2xs:41947 u/encguess:3069 u/h2ph:29227 u/h2xs:60934 u/instmodsh:4373 u/json_pp:4992 u/libnetcfg:15778 u/perlbug:45183 u/perldoc:125 u/perlivp:10867 u/perlthanks>=/usr/bin/perlbug u/piconv:8360 u/pl2pm:4536 u/pod2html:4137 u/pod2man:15034 u/pod2text:10803 u/pod2usage:4107 u/podchecker:3658 u/prove:13659 u/ptar:3566 u/ptardiff:2645 u/ptargrep:4395 u/shasum:9979 u/splain:19449 u/streamzip:7941 u/xsubpp:5167 u/zipdetails:70193					/etc/perl/Net/libnet.cfg:611
php	7
php-cli	16	u/phar.default>phar8.2 u/phar.phar.default>phar.phar8.2 u/php.default>php8.2
php-common	33	s/phpenmod:7278 s/phpquery:6389 s/phpdismod>phpenmod	phpsessionclean			h	/etc/cron.d/php:712
php-fpm	7
php-mysql	7
php8.2	11
php8.2-cli	33	u/phar8.2.phar:15242 u/php8.2:5715672 u/phar.phar8.2>phar8.2.phar u/phar8.2>phar8.2.phar			/usr/bin/php:php:/usr/bin/php8.2:82
php8.2-common	68
php8.2-fpm	48	s/php-fpm8.2:5680632	php8.2-fpm	php8.2-fpm		ih	/etc/apache2/conf-available/php8.2-fpm.conf:1431 /etc/init.d/php8.2-fpm:4294 /etc/logrotate.d/php8.2-fpm:215 /etc/php/8.2/fpm/php-fpm.conf:5457 /etc/php/8.2/fpm/pool.d/www.conf:22096
php8.2-mysql	27
php8.2-opcache	23
php8.2-readline	23
pinentry-curses	16	u/pinentry-curses:72264			/usr/bin/pinentry:pinentry:/usr/bin/pinentry-curses:50
pkg-config	11						/etc/dpkg/dpkg.cfg.d/pkg-config-hook-config:0
pkgconf	29	u/pkg-config>pkgconf u/x86_64-linux-gnu-pkg-config>pkgconf u/x86_64-linux-gnu-pkgconf>pkgconf					/etc/dpkg/dpkg.cfg.d/pkgconf-hook-config:0
pkgconf-bin	18	u/pkgconf:45096
polkitd	135	u/pkaction:18664 u/pkcheck:22840 u/pkttyagent:18664	polkit			i		polkitd
postgresql	7
postgresql-client	7
postgresql-client-15	410	/usr/lib/postgresql/15/bin/clusterdb:101120 /usr/lib/postgresql/15/bin/createdb:113568 /usr/lib/postgresql/15/bin/createuser:105568 /usr/lib/postgresql/15/bin/dropdb:101056 /usr/lib/postgresql/15/bin/dropuser:96896 /usr/lib/postgresql/15/bin/pg_amcheck:134656 /usr/lib/postgresql/15/bin/pg_basebackup:179672 /usr/lib/postgresql/15/bin/pg_config:51520 /usr/lib/postgresql/15/bin/pg_dump:442720 /usr/lib/postgresql/15/bin/pg_dumpall:143208 /usr/lib/postgresql/15/bin/pg_isready:96832 /usr/lib/postgresql/15/bin/pg_receivewal:101304 /usr/lib/postgresql/15/bin/pg_recvlogical:97344 /usr/lib/postgresql/15/bin/pg_restore:212736 /usr/lib/postgresql/15/bin/pg_verifybackup:109144 /usr/lib/postgresql/15/bin/psql:794144 /usr/lib/postgresql/15/bin/reindexdb:109504 /usr/lib/postgresql/15/bin/vacuumdb:109792
postgresql-client-common	49	u/clusterdb>../share/postgresql-common/pg_wrapper u/createdb>../share/postgresql-common/pg_wrapper u/createlang>../share/postgresql-common/pg_wrapper u/createuser>../share/postgresql-common/pg_wrapper u/dropdb>../share/postgresql-common/pg_wrapper u/droplang>../share/postgresql-common/pg_wrapper u/dropuser>../share/postgresql-common/pg_wrapper u/pg_basebackup>../share/postgresql-common/pg_wrapper u/pg_dump>../share/postgresql-common/pg_wrapper u/pg_dumpall>../share/postgresql-common/pg_wrapper u/pg_isready>../share/postgresql-common/pg_wrapper u/pg_receivewal>../share/postgresql-common/pg_wrapper u/pg_receivexlog>../share/postgresql-common/pg_wrapper u/pg_recvlogical>../share/postgresql-common/pg_wrapper u/pg_restore>../share/postgresql-common/pg_wrapper u/pgbench>../share/postgresql-common/pg_wrapper u/psql>../share/postgresql-common/pg_wrapper u/reindexdb>../share/postgresql-common/pg_wrapper u/vacuumdb>../share/postgresql-common/pg_wrapper u/vacuumlo>../share/postgresql-common/pg_wrapper					/etc/postgresql-common/supported_versions:93 /etc/postgresql-common/user_clusters:1113
postgresql-common	153	u/pg_backupcluster:17556 u/pg_buildext:15525 u/pg_config:1229 u/pg_conftool:6266 u/pg_createcluster:35410 u/pg_ctlcluster:23306 u/pg_dropcluster:8338 u/pg_lsclusters:5334 u/pg_renamecluster:5918 u/pg_restorecluster:13803 u/pg_upgradecluster:34643 u/pg_virtualenv:9464 s/pg_updatedicts:4358 u/pg_archivecleanup>../share/postgresql-common/pg_wrapper	postgresql	postgresql		cih	/etc/init.d/postgresql:1490 /etc/logrotate.d/postgresql-common:173 /etc/postgresql-common/minor_versions:237	postgres:/var/lib/postgresql:/bin/bash
postgresql-contrib	7
procps	228	b/kill:22840 b/ps:146360 S/sysctl:31040 u/free:26936 u/pgrep:35248 u/pidwait:35248 u/pmap:35160 u/pwdx:14648 u/skill:31056 u/slabtop:22904 u/tload:18760 u/top:134736 u/uptime:14648 u/vmstat:35552 u/w:22840 u/watch:27352 u/pkill>pgrep u/snice>skill		procps	/usr/bin/w:w:/usr/bin/w.procps:50		/etc/init.d/procps:959 /etc/sysctl.conf:2355 /etc/sysctl.d/README.sysctl:798
psmisc	205	b/fuser:40784 u/killall:32720 u/peekfd:14848 u/prtstat:19016 u/pslog:14792 u/pstree:36640 u/pstree.x11>pstree
publicsuffix	15
pv	27	u/pv:65512
python-apt-common	175
python-is-python3	14	u/pydoc>pydoc3 u/python>python3
python3	36	u/pdb3>pdb3.11 u/pydoc3>pydoc3.11 u/pygettext3>pygettext3.11
python3-flask	77	u/flask:948
python3-pip	685	u/pip:221 u/pip3:221 u/pip3.11:221
python3-redis	95
python3-requests	37
python3.11	35	u/pydoc3.11:79 u/pygettext3.11:24235 u/pdb3.11>../lib/python3.11/pdb.py
python3.11-dev	17	u/python3.11-config>x86_64-linux-gnu-python3.11-config
python3.11-minimal	21	u/python3.11:6809944
python3.11-venv	14
rake	86	u/rake:527
readline-common	21
redis	9
redis-server	30	u/redis-server>redis-check-rdb	redis-server	redis-server		ih	/etc/default/redis-server:271 /etc/init.d/redis-server:1610 /etc/logrotate.d/redis-server:146 /etc/redis/redis.conf:106604
redis-tools	29	u/redis-benchmark:756360 u/redis-check-aof:2387088 u/redis-check-rdb:2387088 u/redis-cli:375056						redis
rpcbind	37	S/rpcbind:63976 u/rpcinfo:35216 s/rpcinfo>../bin/rpcinfo	rpcbind portmap	rpcbind		ih	/etc/default/rpcbind:356 /etc/init.d/rpcbind:2505 /etc/insserv.conf.d/rpcbind:17
rsync	50	u/rrsync:44982 u/rsync:586928 u/rsync-ssl:6777	rsync	rsync		ih	/etc/default/rsync:2062 /etc/init.d/rsync:4417
rsyslog	82	s/rsyslogd:749352	rsyslog			ih	/etc/logcheck/ignore.d.server/rsyslog:656 /etc/logrotate.d/rsyslog:248 /etc/rsyslog.conf:1430
ruby	22	u/erb>erb3.1 u/irb>irb3.1 u/rdoc>rdoc3.1 u/ri>ri3.1 u/ruby>ruby3.1
ruby-dev	12
ruby-net-telnet	20
ruby-optimist	17
ruby-paint	25
ruby-rubygems	250	u/gem:254 u/update_rubygems:593
ruby-sdbm	23
ruby-webrick	53
ruby-xmlrpc	26
ruby3.1	40	u/bundle3.1:563 u/bundler3.1:565 u/erb3.1:524 u/gem3.1:545 u/irb3.1:524 u/racc3.1:530 u/rake3.1:530 u/rbs3.1:524 u/rdbg3.1:534 u/rdoc3.1:530 u/ri3.1:526 u/ruby3.1:14416 u/typeprof3.1:554
ruby3.1-dev	224
rubygems-integration	17
runc	44	s/runc:8752456 u/runc>../sbin/runc
runit-helper	10
screen	80	u/screen:482392		screen-cleanup		c	/etc/init.d/screen-cleanup:1222 /etc/screenrc:3663
sed	144	b/sed:126424
sensible-utils	43	u/select-editor:2450 u/sensible-browser:1290 u/sensible-editor:1269 u/sensible-pager:565
sgml-base	37	s/install-sgmlcatalog:4551 s/update-catalog:9393
shared-mime-info	258	u/update-mime-database:60696
siege	26	u/bombardment:3096 u/siege:179344 u/siege.config:22349 u/siege2csv:5956					/etc/siege/siegerc:21245 /etc/siege/urls.txt:627
sl	33	g/sl:26568
socat	51	u/filan:98320 u/procan:81824 u/socat:411624
software-properties-common	249	u/add-apt-repository:14439 u/apt-add-repository>add-apt-repository					/etc/dbus-1/system.d/com.ubuntu.SoftwareProperties.conf:662
spawn-fcgi	18	u/spawn-fcgi:18984
sqlite3	15	u/sqlite3:306888
sshfs	22	u/sshfs:86840 s/mount.fuse.sshfs>../bin/sshfs s/mount.sshfs>../bin/sshfs
sshpass	14	u/sshpass:18440
ssl-cert	22	s/make-ssl-cert:6812				c
strace	18	u/strace:2034104 u/strace-log-merge:1821
stress	17	u/stress:26720
stress-ng	32	u/stress-ng:8727496
sudo	246	u/cvtsudoers:345280 u/sudo:281624! u/sudoreplay:118480 s/sudo_logsrvd:250440 s/sudo_sendlog:155048 s/visudo:262784 u/sudoedit>sudo	sudo	sudo		i	/etc/init.d/sudo:1161 /etc/pam.d/sudo:185 /etc/pam.d/sudo-i:170 /etc/sudo.conf:4343 /etc/sudo_logsrvd.conf:9804 /etc/sudoers:1714 /etc/sudoers.d/README:1096
supervisor	168	u/echo_supervisord_conf:995 u/pidproxy:969 u/supervisorctl:979 u/supervisord:975	supervisor	supervisor		ih	/etc/default/supervisor:244 /etc/init.d/supervisor:3729 /etc/supervisor/supervisord.conf:1178
sysstat	195	u/cifsiostat:22912 u/iostat:51576 u/mpstat:47488 u/pidstat:51584 u/sadf:391416 u/sar.sysstat:136504 u/tapestat:27000	sysstat-collect sysstat-summary sysstat	sysstat	/usr/bin/sar:sar:/usr/bin/sar.sysstat:0	ch	/etc/cron.d/sysstat:396 /etc/cron.daily/sysstat:518 /etc/init.d/sysstat:1581 /etc/sysstat/sysstat:1866 /etc/sysstat/sysstat.ioconf:6464
systemd	958	b/journalctl:76432 b/loginctl:59888 b/networkctl:108936 b/systemctl:1353368 b/systemd-ask-password:18928 b/systemd-creds:43632 b/systemd-escape:18808 b/systemd-firstboot:51800 b/systemd-inhibit:22928 b/systemd-machine-id-setup:18928 b/systemd-notify:18816 b/systemd-repart:154304 b/systemd-sysext:43512 b/systemd-sysusers:64184 b/systemd-tmpfiles:113224 b/systemd-tty-ask-password-agent:35200 u/busctl:92672 u/hostnamectl:31104 u/kernel-install:13061 u/localectl:27008 u/systemd-analyze:186992 u/systemd-cat:18816 u/systemd-cgls:23016 u/systemd-cgtop:39320 u/systemd-cryptenroll:60008 u/systemd-delta:27008 u/systemd-detect-virt:18808 u/systemd-id128:22904 u/systemd-mount:51808 u/systemd-path:18808 u/systemd-run:59976 u/systemd-socket-activate:27008 u/systemd-stdio-bridge:18816 u/timedatectl:43384 b/systemd>/lib/systemd/systemd u/systemd-umount>systemd-mount	console-getty debug-shell emergency getty-static initrd-cleanup initrd-parse-etc initrd-switch-root initrd-udevadm-cleanup-db kmod-static-nodes quotaon rc-local rescue system-update-cleanup systemd-ask-password-console systemd-ask-password-wall systemd-binfmt systemd-boot-check-no-failures systemd-exit systemd-firstboot systemd-fsck-root systemd-fsckd systemd-halt systemd-hibernate systemd-hostnamed systemd-hybrid-sleep systemd-initctl systemd-journal-flush systemd-journald systemd-kexec systemd-localed systemd-logind systemd-machine-id-commit systemd-modules-load systemd-network-generator systemd-networkd-wait-online systemd-networkd systemd-pcrphase-initrd systemd-pcrphase-sysinit systemd-pcrphase systemd-poweroff systemd-pstore systemd-quotacheck systemd-random-seed systemd-reboot systemd-remount-fs systemd-repart systemd-rfkill systemd-suspend-then-hibernate systemd-suspend systemd-sysctl systemd-sysext systemd-sysusers systemd-time-wait-sync systemd-timedated systemd-tmpfiles-clean systemd-tmpfiles-setup-dev systemd-tmpfiles-setup systemd-update-utmp-runlevel systemd-update-utmp systemd-user-sessions systemd-volatile-root cryptdisks-early cryptdisks dbus-org.freedesktop.hostname1 dbus-org.freedesktop.locale1 dbus-org.freedesktop.login1 dbus-org.freedesktop.timedate1 hwclock kmod procps rc rcS x11-common				/etc/systemd/journald.conf:1282 /etc/systemd/logind.conf:1539 /etc/systemd/networkd.conf:846 /etc/systemd/pstore.conf:670 /etc/systemd/sleep.conf:953 /etc/systemd/system.conf:2080 /etc/systemd/user.conf:1415
systemd-sysv	26	S/halt>/bin/systemctl S/init>/lib/systemd/systemd S/poweroff>/bin/systemctl S/reboot>/bin/systemctl S/runlevel>/bin/systemctl S/shutdown>/bin/systemctl S/telinit>/bin/systemctl
systemd-timesyncd	39		systemd-timesyncd			h	/etc/dhcp/dhclient-exit-hooks.d/timesyncd:1388 /etc/systemd/timesyncd.conf:864
sysvinit-utils	27	S/fstab-decode:14576 S/killall5:26944 b/pidof>/sbin/killall5
tar	145	b/tar:531984 s/rmt-tar:60432 s/tarcat:936			/usr/sbin/rmt:rmt:/usr/sbin/rmt-tar:50
tcl-expect	25
tcl8.6	15	u/tclsh8.6:14528
tcpdump	24	u/tcpdump:1269784					/etc/apparmor.d/usr.bin.tcpdump:1514	tcpdump
telnet	11
time	21	u/time:27384
tini	11	u/tini:27792 u/tini-static:708080
tmux	16	u/tmux:1004336
toilet	18	u/toilet:27736 u/figlet-toilet>toilet			/usr/bin/figlet:figlet:/usr/bin/figlet-toilet:20
traceroute	32	u/lft.db:2493 u/traceproto.db:2885 u/traceroute-nanog:1618 u/traceroute.db:72944 s/tcptraceroute.db:1594 u/traceroute6.db>traceroute.db			/usr/bin/traceroute:traceroute:/usr/bin/traceroute.db:100 /usr/sbin/tcptraceroute:tcptraceroute:/usr/sbin/tcptraceroute.db:100
tree	15	u/tree:81592
tzdata	1320					c
ucf	61	u/lcf:7784 u/ucf:41664 u/ucfq:19367 u/ucfr:11111				c	/etc/ucf.conf:1260
unzip	28	u/funzip:23000 u/unzip:179248 u/unzipsfx:84848 u/zipgrep:2959 u/zipinfo>=/usr/bin/unzip
update-inetd	19	s/update-inetd:5969				c
usrmerge	12
util-linux	328	b/dmesg:88656 b/findmnt:85600 b/lsblk:207168 b/more:59712 b/mountpoint:18744 b/su:72000! b/wdctl:72024 S/agetty:69112 S/blkdiscard:35136 S/blkid:125280 S/blkzone:80192 S/blockdev:80192 S/chcpu:47416 S/ctrlaltdel:39224 S/findfs:14648 S/fsck:55664 S/fsck.cramfs:43384 S/fsck.minix:125272 S/fsfreeze:14648 S/fstrim:76096 S/isosize:31040 S/mkfs:14648 S/mkfs.bfs:35136 S/mkfs.cramfs:43256 S/mkfs.minix:112968 S/mkswap:117056 S/pivot_root:14648 S/runuser:72000 S/sulogin:55616 S/swaplabel:18744 S/switch_root:18744 S/wipefs:47424 S/zramctl:117168 u/addpart:31040 u/choom:55616 u/chrt:67904 u/delpart:31040 u/fallocate:35136 u/flock:35216 u/getopt:35136 u/hardlink:51600 u/ionice:35136 u/ipcmk:35200 u/ipcrm:35136 u/ipcs:76096 u/last:51520 u/lscpu:129344 u/lsipc:100672 u/lslocks:72400 u/lslogins:96576 u/lsmem:67904 u/lsns:84288 u/mcookie:35200 u/mesg:18744 u/namei:35136 u/nsenter:35368 u/partx:121152 u/prlimit:39760 u/rename.ul:22840 u/resizepart:72000 u/rev:14648 u/setarch:27216 u/setpriv:80192 u/setsid:14648 u/setterm:47424 u/taskset:63808 u/uclampset:63808 u/unshare:84520 u/utmpdump:31032 u/whereis:31504 s/chmem:67904 s/ldattach:35136 s/readprofile:35168 s/rtcwake:47424 S/getty>agetty u/i386>setarch u/lastb>last u/linux32>setarch u/linux64>setarch u/x86_64>setarch	fstrim		/usr/bin/pager:pager:/bin/more:50	h	/etc/pam.d/runuser:143 /etc/pam.d/runuser-l:138 /etc/pam.d/su:2259 /etc/pam.d/su-l:137
util-linux-extra	38	S/hwclock:88512 u/fincore:35184 u/lsfd:123192 u/lsirq:35312		hwclock.sh			/etc/default/hwclock:81 /etc/init.d/hwclock.sh:1748
uuid-runtime	35	u/uuidgen:18744 u/uuidparse:43328 s/uuidd:39744	uuidd	uuidd		ih	/etc/init.d/uuidd:1306
varnish	97	u/varnishadm:47360 u/varnishhist:35512 u/varnishlog:27416 u/varnishncsa:47800 u/varnishstat:43592 u/varnishstat_help_gen:22760 u/varnishtest:440808 u/varnishtop:39608 s/varnishd:1464840	varnish varnishncsa	varnish varnishncsa		ih	/etc/default/varnish:3368 /etc/default/varnishncsa:799 /etc/init.d/varnish:3125 /etc/init.d/varnishncsa:2267 /etc/logrotate.d/varnish:296 /etc/varnish/default.vcl:1190	varnish
vim	18	u/vim.basic:3646968			/usr/bin/editor:editor:/usr/bin/vim.basic:30 /usr/bin/ex:ex:/usr/bin/vim.basic:30 /usr/bin/rview:rview:/usr/bin/vim.basic:30 /usr/bin/rvim:rvim:/usr/bin/vim.basic:30 /usr/bin/vi:vi:/usr/bin/vim.basic:30 /usr/bin/view:view:/usr/bin/vim.basic:30 /usr/bin/vim:vim:/usr/bin/vim.basic:30 /usr/bin/vimdiff:vimdiff:/usr/bin/vim.basic:30
vim-common	98	u/helpztags:2514					/etc/vim/vimrc:2553
vim-tiny	27	u/vim.tiny:1629584			/usr/bin/editor:editor:/usr/bin/vim.tiny:15 /usr/bin/ex:ex:/usr/bin/vim.tiny:15 /usr/bin/rview:rview:/usr/bin/vim.tiny:15 /usr/bin/vi:vi:/usr/bin/vim.tiny:15 /usr/bin/view:view:/usr/bin/vim.tiny:15		/etc/vim/vimrc.tiny:662
vsftpd	82	u/vsftpdwho:54 s/vsftpd:168280	vsftpd	vsftpd		cih	/etc/ftpusers:132 /etc/init.d/vsftpd:2067 /etc/logrotate.d/vsftpd:126 /etc/pam.d/vsftpd:319 /etc/vsftpd.conf:5850	ftp
wamerican	21					c
wget	186	u/wget:470384					/etc/wgetrc:4942
whiptail	19	u/whiptail:27392
whois	70	u/mkpasswd:26936 u/whois:160104
wrk	25	u/wrk:80736
x11-common	46	u/X11>.		x11-common		ci	/etc/X11/Xreset:709 /etc/X11/Xreset.d/README:205 /etc/X11/Xresources/x11-common:319 /etc/X11/Xsession:3926 /etc/X11/Xsession.d/20x11-common_process-args:1867 /etc/X11/Xsession.d/30x11-common_xresources:878 /etc/X11/Xsession.d/35x11-common_xhost-local:389 /etc/X11/Xsession.d/40x11-common_xsessionrc:187
x11-utils	59	u/appres:14720 u/editres:75296 u/listres:15120 u/luit:54144 u/viewres:32288 u/xdpyinfo:40592 u/xdriinfo:14680 u/xev:31720 u/xfd:37360 u/xfontsel:45552 u/xkill:14816 u/xlsatoms:14744 u/xlsclients:18928 u/xlsfonts:27224 u/xmessage:28144 u/xprop:50224 u/xvinfo:18848 u/xwininfo:52160					/etc/X11/app-defaults/Editres:9870 /etc/X11/app-defaults/Editres-color:2751 /etc/X11/app-defaults/Viewres:3184 /etc/X11/app-defaults/Viewres-color:973 /etc/X11/app-defaults/XFontSel:4774 /etc/X11/app-defaults/Xfd:754 /etc/X11/app-defaults/Xmessage:248 /etc/X11/app-defaults/Xmessage-color:920
xauth	13	u/xauth:52736
xdg-user-dirs	248	u/xdg-user-dir:234 u/xdg-user-dirs-update:26784					/etc/xdg/autostart/xdg-user-dirs.desktop:212 /etc/xdg/user-dirs.conf:414 /etc/xdg/user-dirs.defaults:418
xinetd	54	u/itox:26624 u/xconv.pl:3133 s/xinetd:178592		xinetd		i	/etc/default/xinetd:316 /etc/init.d/xinetd:2443 /etc/xinetd.conf:289 /etc/xinetd.d/chargen:640 /etc/xinetd.d/chargen-udp:313 /etc/xinetd.d/daytime:502 /etc/xinetd.d/daytime-udp:313 /etc/xinetd.d/discard:391
xml-core	60	u/dh_installxmlcatalogs:9444 s/update-xmlcatalog:17284					/etc/sgml/xml-core.cat:45
xsel	14	u/xsel:38992
xxd	29	u/xxd:18648
xz-utils	246	u/lzmainfo:14648 u/xz:84680 u/xzdiff:7422 u/xzgrep:10333 u/xzless:1813 u/xzmore:2190 u/unxz>xz u/xzcat>xz u/xzcmp>xzdiff u/xzegrep>xzgrep u/xzfgrep>xzgrep			/usr/bin/lzma:lzma:/usr/bin/xz:20
zip	22	u/zip:217360 u/zipcloak:94696 u/zipnote:86176 u/zipsplit:90304
zlib1g-dev	42
zsh	75	b/zsh:865768 b/zsh5:852 b/rzsh>zsh
cpu-checker	6	s/kvm-ok:2390 u/kvm-ok>=/usr/sbin/kvm-ok
libvirt-clients	58	u/virsh:1072632 u/virt-host-validate:43752 u/virt-xml-validate:2302
libvirt-daemon	31	s/libvirtd:597992 s/virtlockd:113000 s/virtlogd:92000	libvirtd virtlockd virtlogd			h
qemu-system-x86	38	u/qemu-system-x86_64:17253352 u/qemu-system-i386:17228776
qemu-utils	24	u/qemu-img:1816200 u/qemu-io:1698152 u/qemu-nbd:1721640
virtinst	210	u/virt-install:215 u/virt-clone:213 u/virt-xml:211
virtualbox	190	u/VBoxManage:2104 u/vboxmanage>=/usr/bin/VBoxManage u/VBoxHeadless:2104 /usr/lib/virtualbox/VBoxHeadless:18680
containerd	60	u/containerd:39000000 u/containerd-shim-runc-v2:13000000 u/ctr:19000000	containerd			h
docker-cli	280	u/docker:38000000
docker.io	190	u/docker:38000000 u/dockerd:63000000 u/docker-proxy:1900000 u/docker-init:800000	docker			h`;
