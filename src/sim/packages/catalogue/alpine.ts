/** Packages of Alpine 3.17: main from the repository's own index (sizes are of its aarch64 build), community from memory and without sizes. */
export const alpine317 = `abuild	3.10.0-r0	m	85132	630784		fakeroot scanelf openssl>3 apk-tools>=2.0.7-r1 libc-utils attr tar pkgconf patch lzip curl /bin/sh so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libz.so.1	cmd:abuild-addgroup cmd:abuild-adduser cmd:abuild-apk cmd:abuild-fetch cmd:abuild-gzsplit cmd:abuild-keygen cmd:abuild-rmtemp cmd:abuild-sign cmd:abuild-sudo cmd:abuild-tar cmd:abuild cmd:abump cmd:apkgrel cmd:buildlab cmd:checkapk cmd:newapkbuild		Script to build Alpine Packages
acl	2.3.1-r1	m	28396	225280		so:libacl.so.1 so:libc.musl-x86_64.so.1	cmd:chacl cmd:getfacl cmd:setfacl		Access control list utilities
alpine-base	3.17.3-r0	m	1520	4096		alpine-baselayout alpine-conf alpine-release apk-tools busybox busybox-openrc busybox-suid dev-openrc libc-utils openrc			Meta package for minimal alpine base
alpine-baselayout	3.4.0-r0	m	8895	331776		alpine-baselayout-data=3.4.0-r0 /bin/sh			Alpine base dir structure and init scripts
alpine-baselayout-data	3.4.0-r0	m	11661	77824	alpine-baselayout				Alpine base dir structure and init scripts
alpine-conf	3.15.1-r1	m	60781	311296		openrc>=0.24.1-r6 busybox>=1.26.1-r3 so:libc.musl-x86_64.so.1	cmd:copy-modloop cmd:lbu cmd:lbu_commit cmd:lbu_exclude cmd:lbu_include cmd:lbu_status cmd:lbu_update cmd:setup-acf cmd:setup-alpine cmd:setup-apkcache cmd:setup-apkrepos cmd:setup-bootable cmd:setup-desktop cmd:setup-devd cmd:setup-disk cmd:setup-dns cmd:setup-hostname cmd:setup-interfaces cmd:setup-keymap cmd:setup-lbu cmd:setup-mta cmd:setup-ntp cmd:setup-proxy cmd:setup-sshd cmd:setup-timezone cmd:setup-user cmd:setup-xen-dom0 cmd:setup-xorg-base cmd:uniso cmd:update-conf cmd:update-kernel		Alpine configuration management scripts
alpine-keys	2.4-r1	m	13957	159744					Public keys for Alpine Linux packages
alpine-release	3.17.3-r0	m	2086	28672	alpine-base	alpine-keys			Alpine release data
alpine-sdk	1.0-r1	m	1491	4096		abuild build-base git			Alpine Software Development Kit meta package
apache2	2.4.57-r0	m	924007	7069696		/bin/sh so:libapr-1.so.0 so:libaprutil-1.so.0 so:libc.musl-x86_64.so.1 so:libpcre.so.1 so:libz.so.1	cmd:fcgistarter cmd:httpd cmd:suexec		A high performance Unix-based HTTP server
apache2-utils	2.4.57-r0	m	73535	663552	apache2	so:libapr-1.so.0 so:libaprutil-1.so.0 so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libssl.so.3	cmd:ab cmd:checkgid cmd:dbmmanage cmd:htcacheclean cmd:htdbm cmd:htdigest cmd:htpasswd cmd:httxt2dbm cmd:logresolve cmd:rotatelogs		Apache utility programs for webservers
apk-tools	2.12.10-r1	m	121164	323584		musl>=1.2 ca-certificates-bundle so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libssl.so.3 so:libz.so.1	so:libapk.so.3.12.0=3.12.0 cmd:apk		Alpine Package Keeper - package manager for alpine
apr	1.7.2-r0	m	95831	278528		so:libc.musl-x86_64.so.1 so:libuuid.so.1	so:libapr-1.so.0=0.7.2		The Apache Portable Runtime
apr-util	1.6.3-r0	m	83216	290816		so:libapr-1.so.0 so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libexpat.so.1	so:libaprutil-1.so.0=0.6.3		The Apache Portable Runtime Utility Library
arping	2.23-r0	c				so:libc.musl-x86_64.so.1	cmd:arping		Broadcasts a who-has ARP packet on the network
attr	2.5.1-r2	m	19122	233472		so:libattr.so.1 so:libc.musl-x86_64.so.1	cmd:attr cmd:getfattr cmd:setfattr		utilities for managing filesystem extended attributes
autoconf	2.71-r1	m	589041	2138112		m4 perl	cmd:autoconf cmd:autoheader cmd:autom4te cmd:autoreconf cmd:autoscan cmd:autoupdate cmd:ifnames		GNU tool for automatically configuring source code
automake	1.16.5-r1	m	404841	1650688		perl	cmd:aclocal-1.16 cmd:aclocal cmd:automake-1.16 cmd:automake		GNU tool for automatically creating Makefiles
bash	5.2.15-r0	m	511580	3407872		/bin/sh so:libc.musl-x86_64.so.1 so:libreadline.so.8	cmd:bash		The GNU Bourne Again shell
bash-completion	2.11-r4	m	250212	2334720		bash pkgconfig			Command-line tab-completion for bash
bc	1.07.1-r2	m	60933	217088		so:libc.musl-x86_64.so.1 so:libreadline.so.8	cmd:bc cmd:dc		An arbitrary precision numeric processing language (calculator)
bind-libs	9.18.13-r0	m	1218504	8536064	bind	so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libfstrm.so.0 so:libgssapi_krb5.so.2 so:libkrb5.so.3 so:libnghttp2.so.14 so:libprotobuf-c.so.1 so:libssl.so.3 so:libuv.so.1 so:libxml2.so.2 so:libz.so.1	so:libbind9-9.18.13.so=0 so:libdns-9.18.13.so=0 so:libirs-9.18.13.so=0 so:libisc-9.18.13.so=0 so:libisccc-9.18.13.so=0 so:libisccfg-9.18.13.so=0 so:libns-9.18.13.so=0		The ISC DNS server (libraries)
bind-tools	9.18.13-r0	m	238068	1122304	bind	so:libbind9-9.18.13.so so:libc.musl-x86_64.so.1 so:libdns-9.18.13.so so:libirs-9.18.13.so so:libisc-9.18.13.so so:libisccfg-9.18.13.so so:libkrb5.so.3 so:libns-9.18.13.so so:libprotobuf-c.so.1	cmd:arpaname cmd:ddns-confgen cmd:delv cmd:dig cmd:dnstap-read cmd:host cmd:mdig cmd:named-checkzone cmd:named-compilezone cmd:named-journalprint cmd:named-rrchecker cmd:nslookup cmd:nsupdate cmd:rndc-confgen cmd:tsig-keygen		The ISC DNS tools
binutils	2.39-r2	m	2713476	12193792		so:libc.musl-x86_64.so.1 so:libgcc_s.so.1 so:libstdc++.so.6 so:libz.so.1	so:libbfd-2.39.so=0 so:libctf-nobfd.so.0=0.0.0 so:libctf.so.0=0.0.0 so:libopcodes-2.39.so=0 cmd:addr2line cmd:ar cmd:as cmd:c++filt cmd:dwp cmd:elfedit cmd:gprof cmd:ld.bfd cmd:ld cmd:nm cmd:objcopy cmd:objdump cmd:ranlib cmd:readelf cmd:size cmd:strings cmd:strip		Tools necessary to build programs
bridge-utils	1.7.1-r1	m	13606	81920		so:libc.musl-x86_64.so.1	cmd:brctl		Tools for configuring the Linux kernel 802.1d Ethernet Bridge
brotli	1.0.9-r9	m	10093	86016		so:libbrotlidec.so.1 so:libbrotlienc.so.1 so:libc.musl-x86_64.so.1	cmd:brotli		Generic lossless compressor
brotli-dev	1.0.9-r9	m	12794	90112	brotli	brotli=1.0.9-r9 brotli-libs=1.0.9-r9 pkgconfig			Generic lossless compressor (development files)
brotli-libs	1.0.9-r9	m	347649	811008	brotli	so:libc.musl-x86_64.so.1	so:libbrotlicommon.so.1=1.0.9 so:libbrotlidec.so.1=1.0.9 so:libbrotlienc.so.1=1.0.9		Generic lossless compressor (libraries)
build-base	0.5-r3	m	1506	4096		binutils file gcc g++ make libc-dev fortify-headers patch			Meta package for build base
busybox	1.35.0-r29	m	522926	1040384		so:libc.musl-x86_64.so.1	cmd:busybox		Size optimized toolbox of many common UNIX utilities
busybox-binsh	1.35.0-r29	m	1542	8192	busybox	busybox=1.35.0-r29	/bin/sh cmd:sh		busybox ash /bin/sh
busybox-extras	1.35.0-r29	m	63779	143360	busybox	busybox so:libc.musl-x86_64.so.1	cmd:busybox-extras		Additional binaries of Busybox
busybox-mdev-openrc	1.35.0-r29	m	2049	16384	busybox	openrc>=0.24.1-r6 mdev-conf	dev-openrc		Size optimized toolbox of many common UNIX utilities
busybox-openrc	1.35.0-r29	m	4173	90112	busybox	openrc>=0.24.1-r6			Size optimized toolbox of many common UNIX utilities
busybox-suid	1.35.0-r29	m	4235	77824	busybox	busybox so:libc.musl-x86_64.so.1	cmd:bbsuid		suid binaries of Busybox
bzip2	1.0.8-r4	m	145388	516096		so:libc.musl-x86_64.so.1	cmd:bunzip2 cmd:bzcat cmd:bzcmp cmd:bzdiff cmd:bzegrep cmd:bzfgrep cmd:bzgrep cmd:bzip2 cmd:bzip2recover cmd:bzless cmd:bzmore		A high-quality data compression program
bzip2-dev	1.0.8-r4	m	3673	32768	bzip2	libbz2=1.0.8-r4 pkgconfig			A high-quality data compression program (development files)
c-ares	1.19.1-r0	m	42345	147456		so:libc.musl-x86_64.so.1	so:libcares.so.2=2.6.1		An asynchronously DNS/names resolver library
ca-certificates	20230506-r0	m	158132	811008		/bin/sh so:libc.musl-x86_64.so.1 so:libcrypto.so.3	cmd:c_rehash cmd:update-ca-certificates		Common CA certificates PEM files from Mozilla
ca-certificates-bundle	20230506-r0	m	126307	237568	ca-certificates		ca-certificates-cacert=20230506-r0		Pre generated bundle of Mozilla certificates
cargo	1.64.0-r2	c				rust so:libc.musl-x86_64.so.1	cmd:cargo		The Rust package manager
cmake	3.24.4-r0	m	16892562	50778112		so:libarchive.so.13 so:libc.musl-x86_64.so.1 so:libcurl.so.4 so:libexpat.so.1 so:libformw.so.6 so:libgcc_s.so.1 so:libncursesw.so.6 so:librhash.so.0 so:libstdc++.so.6 so:libuv.so.1 so:libz.so.1	cmd:ccmake cmd:cmake cmd:cpack cmd:ctest		Cross-platform, open-source make system
cmatrix	2.0-r3	c				so:libc.musl-x86_64.so.1 so:libncursesw.so.6	cmd:cmatrix		scrolling display screen
conntrack-tools	1.4.7-r0	m	160448	1216512		so:libc.musl-x86_64.so.1 so:libmnl.so.0 so:libnetfilter_conntrack.so.3 so:libnetfilter_cthelper.so.0 so:libnetfilter_cttimeout.so.1 so:libnetfilter_queue.so.1 so:libnfnetlink.so.0	cmd:conntrack cmd:conntrackd cmd:nfct		Connection tracking userspace tools
containerd	1.6.19-r2	c				runc so:libc.musl-x86_64.so.1	cmd:containerd		An open and reliable container runtime
coreutils	9.1-r0	m	570074	1294336		/bin/sh so:libacl.so.1 so:libattr.so.1 so:libc.musl-x86_64.so.1 so:libutmps.so.0.1	cmd:[ cmd:b2sum cmd:base32 cmd:base64 cmd:basename cmd:basenc cmd:cat cmd:chcon cmd:chgrp cmd:chmod cmd:chown cmd:chroot cmd:cksum cmd:comm cmd:coreutils cmd:cp cmd:csplit cmd:cut cmd:date cmd:dd cmd:df cmd:dir cmd:dircolors cmd:dirname cmd:du cmd:echo cmd:env cmd:expand cmd:expr cmd:factor cmd:false cmd:fmt cmd:fold cmd:head cmd:hostid cmd:id cmd:install cmd:join cmd:link cmd:ln cmd:logname cmd:ls cmd:md5sum cmd:mkdir cmd:mkfifo cmd:mknod cmd:mktemp cmd:mv cmd:nice cmd:nl cmd:nohup cmd:nproc cmd:numfmt cmd:od cmd:paste cmd:pathchk cmd:pinky cmd:pr cmd:printenv cmd:printf cmd:ptx cmd:pwd cmd:readlink cmd:realpath cmd:rm cmd:rmdir cmd:runcon cmd:seq cmd:sha1sum cmd:sha224sum cmd:sha256sum cmd:sha384sum cmd:sha512sum cmd:shred cmd:shuf cmd:sleep cmd:sort cmd:split cmd:stat cmd:stdbuf cmd:stty cmd:sum cmd:sync cmd:tac cmd:tail cmd:tee cmd:test cmd:timeout cmd:touch cmd:tr cmd:true cmd:truncate cmd:tsort cmd:tty cmd:uname cmd:unexpand cmd:uniq cmd:unlink cmd:users cmd:vdir cmd:wc cmd:who cmd:whoami cmd:yes		The basic file, shell and text manipulation utilities
curl	8.1.1-r1	m	144645	278528		ca-certificates so:libc.musl-x86_64.so.1 so:libcurl.so.4 so:libz.so.1	cmd:curl		URL retrival utility and library
device-mapper-libs	2.03.17-r1	m	132497	348160	lvm2	so:libc.musl-x86_64.so.1	so:libdevmapper.so.1.02=1.02		Device-mapper shared library
diffutils	3.8-r1	m	157508	421888		so:libc.musl-x86_64.so.1	cmd:cmp cmd:diff3 cmd:diff cmd:sdiff		Show differences among files
dnsmasq	2.87-r2	m	166119	356352		dnsmasq-common=2.87-r2 /bin/sh so:libc.musl-x86_64.so.1	cmd:dnsmasq		A lightweight DNS, DHCP, RA, TFTP and PXE server
dnsmasq-common	2.87-r2	m	12233	57344	dnsmasq				A lightweight DNS, DHCP, RA, TFTP and PXE server (common files)
docker	20.10.24-r1	c				docker-engine docker-cli			Pack, ship and run any application as a lightweight container
docker-cli	20.10.24-r1	c				ca-certificates so:libc.musl-x86_64.so.1	cmd:docker		Docker CLI
docker-compose	1.29.2-r3	c				python3	cmd:docker-compose		A Docker CLI plugin for extended build capabilities
docker-engine	20.10.24-r1	c				containerd iptables so:libc.musl-x86_64.so.1	cmd:dockerd		Docker Engine
drill	1.8.3-r0	m	25463	81920	ldns	so:libc.musl-x86_64.so.1 so:libldns.so.3	cmd:drill		DNS(SEC) query tool ala dig
dumb-init	1.2.5-r2	c				so:libc.musl-x86_64.so.1	cmd:dumb-init		Simple process supervisor and init system for containers
e2fsprogs	1.46.6-r0	m	185528	503808		so:libblkid.so.1 so:libc.musl-x86_64.so.1 so:libcom_err.so.2 so:libe2p.so.2 so:libext2fs.so.2 so:libuuid.so.1	cmd:e2fsck cmd:fsck.ext2 cmd:fsck.ext3 cmd:fsck.ext4 cmd:mke2fs cmd:mkfs.ext2 cmd:mkfs.ext3 cmd:mkfs.ext4		Standard Ext2/3/4 filesystem utilities
e2fsprogs-libs	1.46.6-r0	m	215952	610304	e2fsprogs	so:libc.musl-x86_64.so.1 so:libcom_err.so.2	so:libe2p.so.2=2.3 so:libext2fs.so.2=2.4 so:libss.so.2=2.0		Standard Ext2/3/4 filesystem utilities (libraries)
ethtool	6.0-r0	m	176645	540672		so:libc.musl-x86_64.so.1 so:libmnl.so.0	cmd:ethtool		Utility for controlling network drivers and hardware
fakeroot	1.29-r0	m	28216	159744		so:libc.musl-x86_64.so.1	so:libfakeroot-0.so=0 cmd:faked cmd:fakeroot		Gives a fake root environment, useful for building packages as a non-privileged user
figlet	2.2.5-r2	c				so:libc.musl-x86_64.so.1	cmd:figlet cmd:showfigfonts		Program for making large letters out of ordinary text
file	5.43-r0	m	10369	81920		so:libc.musl-x86_64.so.1 so:libmagic.so.1	cmd:file		File type identification utility
findutils	4.9.0-r3	m	156815	352256		so:libc.musl-x86_64.so.1	cmd:find cmd:xargs		GNU utilities for finding files
fish	3.5.1-r1	m	2583307	10997760		bc /bin/sh so:libc.musl-x86_64.so.1 so:libgcc_s.so.1 so:libintl.so.8 so:libncursesw.so.6 so:libpcre2-32.so.0 so:libstdc++.so.6	cmd:fish cmd:fish_indent cmd:fish_key_reader		Modern interactive commandline shell
fortify-headers	1.1-r1	m	6404	69632					standalone fortify source implementation
fortune	0.1-r2	c				so:libc.musl-x86_64.so.1	cmd:fortune		print a random adage
fping	5.1-r1	m	20389	81920		so:libc.musl-x86_64.so.1	cmd:fping		A utility to ping multiple hosts at once
freetype	2.12.1-r0	m	362771	802816		so:libbrotlidec.so.1 so:libbz2.so.1 so:libc.musl-x86_64.so.1 so:libpng16.so.16 so:libz.so.1	so:libfreetype.so.6=6.18.3		TrueType font rendering library
freetype-dev	2.12.1-r0	m	196541	1056768	freetype	freetype=2.12.1-r0 pkgconfig	cmd:freetype-config		TrueType font rendering library (development files)
fstrm	0.6.1-r1	m	17116	86016		so:libc.musl-x86_64.so.1	so:libfstrm.so.0=0.1.0		Frame Streams implementation in C
fuse	2.9.9-r2	m	96502	585728		fuse-common so:libc.musl-x86_64.so.1	so:libfuse.so.2=2.9.9 so:libulockmgr.so.1=1.0.1 cmd:fusermount cmd:mount.fuse cmd:ulockmgr_server		A library that makes it possible to implement a filesystem in a userspace program.
fuse-common	3.12.0-r0	m	1670	12288	fuse3				Common files for fuse2 and fuse3
fuse3	3.12.0-r0	m	19490	180224		fuse-common so:libc.musl-x86_64.so.1 so:libfuse3.so.3	cmd:fusermount3 cmd:mount.fuse3		The reference implementation of the Linux FUSE (Filesystem in Userspace) interface
fuse3-libs	3.12.0-r0	m	69715	278528	fuse3	so:libc.musl-x86_64.so.1	so:libfuse3.so.3=3.12.0		The reference implementation of the Linux FUSE (Filesystem in Userspace) interface (libraries)
g++	12.2.1_git20220924-r4	m	12915020	31920128	gcc	libstdc++=12.2.1_git20220924-r4 libstdc++-dev=12.2.1_git20220924-r4 gcc=12.2.1_git20220924-r4 libc-dev so:libc.musl-x86_64.so.1 so:libgmp.so.10 so:libisl.so.23 so:libmpc.so.3 so:libmpfr.so.6 so:libz.so.1	cmd:x86_64-alpine-linux-musl-c++ cmd:x86_64-alpine-linux-musl-g++ cmd:c++ cmd:g++		GNU C++ standard library and compiler
gawk	5.1.1-r1	m	319737	1720320		so:libc.musl-x86_64.so.1	cmd:awk cmd:gawk-5.1.1 cmd:gawk		GNU awk pattern-matching language
gcc	12.2.1_git20220924-r4	m	38497399	104906752		binutils libgomp=12.2.1_git20220924-r4 libatomic=12.2.1_git20220924-r4 libgomp=12.2.1_git20220924-r4 so:libc.musl-x86_64.so.1 so:libgcc_s.so.1 so:libgmp.so.10 so:libisl.so.23 so:libmpc.so.3 so:libmpfr.so.6 so:libstdc++.so.6 so:libz.so.1	so:libcc1.so.0=0.0.0 so:libitm.so.1=1.0.0 cmd:x86_64-alpine-linux-musl-gcc-12.2.1 cmd:x86_64-alpine-linux-musl-gcc-ar cmd:x86_64-alpine-linux-musl-gcc-nm cmd:x86_64-alpine-linux-musl-gcc-ranlib cmd:x86_64-alpine-linux-musl-gcc cmd:c89 cmd:c99 cmd:cc cmd:cpp cmd:gcc-ar cmd:gcc-nm cmd:gcc-ranlib cmd:gcc cmd:gcov-dump cmd:gcov-tool cmd:gcov cmd:lto-dump		The GNU Compiler Collection
gcompat	1.1.0-r0	c				so:libc.musl-x86_64.so.1	so:ld-linux-x86-64.so.2=1.1.0-r0		The GNU C Library compatibility layer for musl
gdbm	1.23-r0	m	32719	151552		so:libc.musl-x86_64.so.1	so:libgdbm.so.6=6.0.0 so:libgdbm_compat.so.4=4.0.0		GNU dbm is a set of database routines that use extensible hashing
geoip	1.6.12-r3	m	95490	434176		so:libc.musl-x86_64.so.1	so:libGeoIP.so.1=1.6.12 cmd:geoiplookup6 cmd:geoiplookup		Lookup countries by IP addresses
gettext	0.21.1-r1	m	613173	2641920		so:libc.musl-x86_64.so.1 so:libgomp.so.1 so:libintl.so.8 so:libtextstyle.so.0 so:libunistring.so.5 so:libxml2.so.2	so:libgettextlib-0.21.1.so=0 so:libgettextsrc-0.21.1.so=0 cmd:autopoint cmd:envsubst cmd:gettext.sh cmd:gettext cmd:gettextize cmd:msgattrib cmd:msgcat cmd:msgcmp cmd:msgcomm cmd:msgconv cmd:msgen cmd:msgexec cmd:msgfilter cmd:msgfmt cmd:msggrep cmd:msginit cmd:msgmerge cmd:msgunfmt cmd:msguniq cmd:ngettext cmd:recode-sr-latin cmd:xgettext		GNU locale utilities
gettext-libs	0.21.1-r1	m	355948	942080	gettext	so:libc.musl-x86_64.so.1 so:libintl.so.8 so:libncursesw.so.6 so:libunistring.so.5	so:libgettextpo.so.0=0.5.8 so:libtextstyle.so.0=0.1.2		GNU locale utilities (libraries)
git	2.38.5-r0	m	3023262	6434816		so:libc.musl-x86_64.so.1 so:libcurl.so.4 so:libexpat.so.1 so:libpcre2-8.so.0 so:libz.so.1	cmd:git-receive-pack cmd:git-shell cmd:git-upload-archive cmd:git-upload-pack cmd:git		Distributed version control system
glances	3.3.0-r0	c				python3	cmd:glances		CLI curses based monitoring tool
gmp	6.2.1-r2	m	220735	475136		so:libc.musl-x86_64.so.1	so:libgmp.so.10=10.4.1		free library for arbitrary precision arithmetic
gmp-dev	6.2.1-r2	m	349302	1617920	gmp	gmp=6.2.1-r2 libgmpxx=6.2.1-r2 pkgconfig			free library for arbitrary precision arithmetic (development files)
gnupg	2.2.40-r0	m	1546	4096		gpg=2.2.40-r0 gpg-agent=2.2.40-r0 gpg-wks-server=2.2.40-r0 gpgsm=2.2.40-r0 gpgv=2.2.40-r0 gnupg-dirmngr=2.2.40-r0 gnupg-utils=2.2.40-r0 gnupg-wks-client=2.2.40-r0			GNU Privacy Guard 2 - meta package for full GnuPG suite
gnupg-dirmngr	2.2.40-r0	m	312451	765952	gnupg	gnupg-gpgconf=2.2.40-r0 so:libassuan.so.0 so:libc.musl-x86_64.so.1 so:libgcrypt.so.20 so:libgnutls.so.30 so:libgpg-error.so.0 so:libksba.so.8 so:liblber.so.2 so:libldap.so.2 so:libnpth.so.0	dirmngr=2.2.40-r0 cmd:dirmngr-client cmd:dirmngr		GNU Privacy Guard 2 - network certificate management service
gnupg-gpgconf	2.2.40-r0	m	135141	364544	gnupg	pinentry so:libassuan.so.0 so:libc.musl-x86_64.so.1 so:libgcrypt.so.20 so:libgpg-error.so.0	gpgconf=2.2.40-r0 cmd:gpg-connect-agent cmd:gpgconf		GNU Privacy Guard 2 - core configuration utilities
gnupg-utils	2.2.40-r0	m	177442	573440	gnupg	so:libbz2.so.1 so:libc.musl-x86_64.so.1 so:libgcrypt.so.20 so:libgpg-error.so.0 so:libksba.so.8 so:libz.so.1	cmd:addgnupghome cmd:applygnupgdefaults cmd:gpg-zip cmd:gpgparsemail cmd:gpgsplit cmd:gpgtar cmd:kbxutil cmd:watchgnupg		GNU Privacy Guard 2 - utility programs
gnupg-wks-client	2.2.40-r0	m	91831	212992	gnupg	gpg=2.2.40-r0 gpg-agent=2.2.40-r0 gnupg-dirmngr=2.2.40-r0 so:libassuan.so.0 so:libc.musl-x86_64.so.1 so:libgcrypt.so.20 so:libgpg-error.so.0			GNU Privacy Guard 2 - Web Key Service client
gnutls	3.7.8-r3	m	862975	1990656		so:libc.musl-x86_64.so.1 so:libgmp.so.10 so:libhogweed.so.6 so:libnettle.so.8 so:libp11-kit.so.0 so:libtasn1.so.6 so:libunistring.so.5 so:libz.so.1	so:libgnutls.so.30=30.34.2		TLS protocol implementation
go	1.19.13-r0	c				binutils gcc musl-dev so:libc.musl-x86_64.so.1	cmd:go cmd:gofmt		Go programming language compiler
gosu	1.14-r6	c				so:libc.musl-x86_64.so.1	cmd:gosu		Simple Go-based setuid+setgid+setgroups+exec
gpg	2.2.40-r0	m	445666	950272	gnupg	gnupg-gpgconf=2.2.40-r0 so:libassuan.so.0 so:libbz2.so.1 so:libc.musl-x86_64.so.1 so:libgcrypt.so.20 so:libgpg-error.so.0 so:libsqlite3.so.0 so:libz.so.1	cmd:gpg2 cmd:gpg		GNU Privacy Guard 2 - public key operations only
gpg-agent	2.2.40-r0	m	337963	847872	gnupg	gnupg-gpgconf=2.2.40-r0 so:libassuan.so.0 so:libc.musl-x86_64.so.1 so:libgcrypt.so.20 so:libgpg-error.so.0 so:libnpth.so.0	cmd:gpg-agent		GNU Privacy Guard 2 - cryptographic agent
gpg-wks-server	2.2.40-r0	m	83448	212992	gnupg	gpg=2.2.40-r0 gpg-agent=2.2.40-r0 so:libc.musl-x86_64.so.1 so:libgcrypt.so.20 so:libgpg-error.so.0	cmd:gpg-wks-server		GNU Privacy Guard 2 - Web Key Service server
gpgsm	2.2.40-r0	m	209049	479232	gnupg	gnupg-gpgconf=2.2.40-r0 so:libassuan.so.0 so:libc.musl-x86_64.so.1 so:libgcrypt.so.20 so:libgpg-error.so.0 so:libksba.so.8	cmd:gpgsm		GNU Privacy Guard 2 - S/MIME version
gpgv	2.2.40-r0	m	195746	475136	gnupg	so:libbz2.so.1 so:libc.musl-x86_64.so.1 so:libgcrypt.so.20 so:libgpg-error.so.0 so:libz.so.1	cmd:gpgv2 cmd:gpgv		GNU Privacy Guard 2 - signature verification only
grep	3.8-r1	m	98652	217088		so:libc.musl-x86_64.so.1 so:libpcre2-8.so.0	cmd:egrep cmd:fgrep cmd:grep		Searches input files for lines containing a match to a specified pattern
groff	1.22.4-r2	m	2326385	10039296		so:libc.musl-x86_64.so.1 so:libgcc_s.so.1 so:libstdc++.so.6	cmd:addftinfo cmd:afmtodit cmd:chem cmd:eqn2graph cmd:eqn cmd:gdiffmk cmd:glilypond cmd:gperl cmd:gpinyin cmd:grap2graph cmd:grn cmd:grodvi cmd:groff cmd:groffer cmd:grog cmd:grolbp cmd:grolj4 cmd:gropdf cmd:grops cmd:grotty cmd:hpftodit cmd:indxbib cmd:lkbib cmd:lookbib cmd:mmroff cmd:neqn cmd:nroff cmd:pdfmom cmd:pdfroff cmd:pfbtops cmd:pic2graph cmd:pic cmd:post-grohtml cmd:pre-grohtml cmd:preconv cmd:refer cmd:roff2dvi cmd:roff2html cmd:roff2pdf cmd:roff2ps cmd:roff2text cmd:roff2x cmd:soelim cmd:tbl cmd:tfmtodit cmd:troff		GNU troff text-formatting system
gzip	1.12-r0	m	51939	217088		less so:libc.musl-x86_64.so.1	cmd:gunzip cmd:gzexe cmd:gzip cmd:uncompress cmd:zcat cmd:zcmp cmd:zdiff cmd:zegrep cmd:zfgrep cmd:zforce cmd:zgrep cmd:zless cmd:zmore cmd:znew		Popular data compression program
haproxy	2.6.13-r0	m	1341280	3153920		/bin/sh so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:liblua-5.4.so.0 so:libpcre.so.1 so:libssl.so.3 so:libz.so.1	cmd:haproxy		A TCP/HTTP reverse proxy for high availability environments
hping3	20051105-r4	c				so:libc.musl-x86_64.so.1	cmd:hping3		ping-like TCP/IP packet assembler/analyzer
htop	3.2.1-r1	m	122693	401408		so:libc.musl-x86_64.so.1 so:libncursesw.so.6	cmd:htop		Interactive process viewer
icu-data-en	72.1-r1	m	928200	2740224	icu	/bin/sh	icu-data=72.1-r1		Stripped down ICU data with only en_US/GB locale and no legacy charset converters
icu-libs	72.1-r1	m	1833919	5009408	icu	icu-data=72.1-r1 so:libc.musl-x86_64.so.1 so:libgcc_s.so.1 so:libstdc++.so.6	so:libicudata.so.72=72.1 so:libicui18n.so.72=72.1 so:libicuio.so.72=72.1 so:libicuuc.so.72=72.1		International Components for Unicode library (libraries)
ifupdown-ng	0.12.1-r1	m	32156	135168		!vlan so:libc.musl-x86_64.so.1	ifupdown-any cmd:ifctrstat cmd:ifdown cmd:ifparse cmd:ifquery cmd:ifup cmd:ifupdown		tools for managing network configuration
ip6tables	1.8.8-r2	m	62344	1355776	iptables	iptables=1.8.8-r2 so:libc.musl-x86_64.so.1 so:libxtables.so.12			Linux kernel firewall, NAT and packet mangling tools
iperf	2.1.8-r0	c				so:libc.musl-x86_64.so.1 so:libstdc++.so.6 so:libgcc_s.so.1	cmd:iperf		Tool to measure IP bandwidth using UDP or TCP
iperf3	3.12-r0	m	68335	290816		so:libc.musl-x86_64.so.1	so:libiperf.so.0=0.0.0 cmd:iperf3		A tool to measure IP bandwidth using UDP or TCP
iproute2	6.0.0-r1	m	235108	913408		iproute2-minimal iproute2-tc iproute2-ss /bin/sh so:libc.musl-x86_64.so.1 so:libcap.so.2 so:libmnl.so.0	cmd:bridge cmd:ctstat cmd:genl cmd:ifstat cmd:lnstat cmd:nstat cmd:routel cmd:rtacct cmd:rtmon cmd:rtstat		IP Routing Utilities
iproute2-minimal	6.0.0-r1	m	277928	737280	iproute2	so:libc.musl-x86_64.so.1 so:libcap.so.2 so:libelf.so.1 so:libmnl.so.0	cmd:ip		IP Routing Utilities (/sbin/ip only)
iproute2-ss	6.0.0-r1	m	71008	225280	iproute2	so:libc.musl-x86_64.so.1 so:libcap.so.2 so:libmnl.so.0	cmd:ss		IP Routing Utilities (socket statistics tool)
iproute2-tc	6.0.0-r1	m	270687	741376	iproute2	so:libc.musl-x86_64.so.1 so:libcap.so.2 so:libelf.so.1 so:libmnl.so.0 so:libxtables.so.12	cmd:tc		IP Routing Utilities (traffic control and XDP support)
iptables	1.8.8-r2	m	528146	7712768		so:libc.musl-x86_64.so.1 so:libmnl.so.0 so:libnftnl.so.11	ebtables=1.8.8-r2 so:libip4tc.so.2=2.0.0 so:libip6tc.so.2=2.0.0 so:libipq.so.0=0.0.0 so:libxtables.so.12=12.6.0 cmd:arptables-nft-restore cmd:arptables-nft-save cmd:arptables-nft cmd:arptables-restore cmd:arptables-save cmd:arptables cmd:ebtables-nft-restore cmd:ebtables-nft-save cmd:ebtables-nft cmd:ebtables-restore cmd:ebtables-save cmd:ebtables cmd:iptables-apply cmd:iptables-legacy-restore cmd:iptables-legacy-save cmd:iptables-legacy cmd:iptables-nft-restore cmd:iptables-nft-save cmd:iptables-nft cmd:iptables-restore-translate cmd:iptables-restore cmd:iptables-save cmd:iptables-translate cmd:iptables cmd:xtables-legacy-multi cmd:xtables-monitor cmd:xtables-nft-multi		Linux kernel firewall, NAT and packet mangling tools
iputils	20211215-r0	m	56432	294912		so:libc.musl-x86_64.so.1 so:libcap.so.2	cmd:arping cmd:clockdiff cmd:ping6 cmd:ping cmd:tracepath6 cmd:tracepath		IP Configuration Utilities (and Ping)
isl24	0.24-r1	m	821607	2117632		so:libc.musl-x86_64.so.1 so:libgmp.so.10	so:libisl.so.23=23.1.0		An Integer Set Library for the Polyhedral Model
jansson	2.14-r0	m	25934	81920		so:libc.musl-x86_64.so.1	so:libjansson.so.4=4.14.0		lightweight JSON library
jq	1.6-r2	m	222888	679936		so:libc.musl-x86_64.so.1 so:libonig.so.5	so:libjq.so.1=1.0.4 cmd:jq		A lightweight and flexible command-line JSON processor
keyutils-libs	1.6.3-r1	m	8120	81920	keyutils	so:libc.musl-x86_64.so.1	so:libkeyutils.so.1=1.10		Key utilities library
krb5-conf	1.0-r2	m	1769	12288					Shared krb5.conf for both MIT krb5 and heimdal
krb5-libs	1.20.1-r0	m	817841	2596864	krb5	krb5-conf so:libc.musl-x86_64.so.1 so:libcom_err.so.2 so:libcrypto.so.3 so:libkeyutils.so.1 so:libssl.so.3 so:libverto.so.1	so:libgssapi_krb5.so.2=2.2 so:libgssrpc.so.4=4.2 so:libk5crypto.so.3=3.1 so:libkadm5clnt_mit.so.12=12.0 so:libkadm5srv_mit.so.12=12.0 so:libkdb5.so.10=10.0 so:libkrad.so.0=0.0 so:libkrb5.so.3=3.3 so:libkrb5support.so.0=0.1		The shared libraries used by Kerberos 5
ldns	1.8.3-r0	m	153727	425984		so:libc.musl-x86_64.so.1 so:libcrypto.so.3	so:libldns.so.3=3.5.0		Lowlevel DNS(SEC) library
less	608-r1	m	93435	368640		so:libc.musl-x86_64.so.1 so:libncursesw.so.6	cmd:less cmd:lessecho cmd:lesskey		File pager
libacl	2.3.1-r1	m	14739	77824	acl	so:libc.musl-x86_64.so.1	so:libacl.so.1=1.1.2301		Dynamic library for access control list support
libaio	0.3.113-r0	m	4653	81920		so:libc.musl-x86_64.so.1	so:libaio.so.1=1.0.2		Asynchronous input/output library
libarchive	3.6.1-r2	m	318701	737280		so:libacl.so.1 so:libbz2.so.1 so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libexpat.so.1 so:liblz4.so.1 so:liblzma.so.5 so:libz.so.1 so:libzstd.so.1	so:libarchive.so.13=13.6.1		library that can create and read several streaming archive formats
libassuan	2.5.5-r1	m	33292	147456		so:libc.musl-x86_64.so.1 so:libgpg-error.so.0	so:libassuan.so.0=0.8.5		IPC library used by some GnuPG related software
libatomic	12.2.1_git20220924-r4	m	10527	81920	gcc	so:libc.musl-x86_64.so.1	so:libatomic.so.1=1.2.0		GCC Atomic library
libattr	2.5.1-r2	m	8735	77824	attr	so:libc.musl-x86_64.so.1	so:libattr.so.1=1.1.2501		utilities for managing filesystem extended attributes (libraries)
libblkid	2.38.1-r1	m	142021	339968	util-linux	so:libc.musl-x86_64.so.1	so:libblkid.so.1=1.1.0		Block device identification library from util-linux
libbsd	0.11.7-r0	m	33871	81920		musl so:libc.musl-x86_64.so.1 so:libmd.so.0	so:libbsd.so.0=0.11.7		commonly-used BSD functions not implemented by all libcs
libbz2	1.0.8-r4	m	35858	86016	bzip2	so:libc.musl-x86_64.so.1	so:libbz2.so.1=1.0.8		Shared library for bz2
libc-dev	0.7.2-r3	m	1480	4096		musl-dev			Meta package to pull in correct libc
libc-utils	0.7.2-r3	m	1484	4096	libc-dev	musl-utils			Meta package to pull in correct libc
libc6-compat	1.2.3-r5	m	1692	8192	musl	musl=1.2.3-r5			compatibility libraries for glibc
libcap	2.66-r1	m	1502	12288		libcap2=2.66-r1 libcap-utils=2.66-r1			POSIX 1003.1e capabilities
libcap-utils	2.66-r1	m	29505	294912	libcap	so:libc.musl-x86_64.so.1 so:libcap.so.2	cmd:capsh cmd:getcap cmd:getpcaps cmd:setcap		POSIX 1003.1e capabilities (utils)
libcap2	2.66-r1	m	24249	151552	libcap	so:libc.musl-x86_64.so.1	so:libcap.so.2=2.66 so:libpsx.so.2=2.66		POSIX 1003.1e capabilities (libraries)
libcom_err	1.46.6-r0	m	6466	77824	e2fsprogs	so:libc.musl-x86_64.so.1	so:libcom_err.so.2=2.1		Common error description library
libcrypto3	3.0.8-r4	m	1578850	4198400	openssl	so:libc.musl-x86_64.so.1	so:libcrypto.so.3=3		Crypto library from openssl
libcurl	8.1.1-r1	m	273336	618496	curl	ca-certificates so:libbrotlidec.so.1 so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libnghttp2.so.14 so:libssl.so.3 so:libz.so.1	so:libcurl.so.4=4.8.0		The multiprotocol file transfer library
libedit	20221030.3.1-r0	m	81129	212992		so:libc.musl-x86_64.so.1 so:libncursesw.so.6	so:libedit.so.0=0.0.70		BSD line editing library
libelf	0.187-r2	m	282263	811008	elfutils	so:libbz2.so.1 so:libc.musl-x86_64.so.1 so:libfts.so.0 so:liblzma.so.5 so:libz.so.1	elfutils-libelf=0.187-r2 so:libasm.so.1=0 so:libdw.so.1=0 so:libelf.so.1=0		Utilities and DSOs to handle ELF files and DWARF data - runtime libraries
libevent	2.1.12-r5	m	285063	884736		so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libssl.so.3	so:libevent-2.1.so.7=7.0.1 so:libevent_core-2.1.so.7=7.0.1 so:libevent_extra-2.1.so.7=7.0.1 so:libevent_openssl-2.1.so.7=7.0.1 so:libevent_pthreads-2.1.so.7=7.0.1		An event notification library
libexpat	2.5.0-r0	m	58951	212992	expat	so:libc.musl-x86_64.so.1	so:libexpat.so.1=1.8.10		XML Parser library written in C (libraries)
libffi	3.4.4-r0	m	17847	81920		so:libc.musl-x86_64.so.1	so:libffi.so.8=8.1.2		portable, high level programming interface to various calling conventions.
libffi-dev	3.4.4-r0	m	80745	274432	libffi	linux-headers libffi=3.4.4-r0 pkgconfig			portable, high level programming interface to various calling conventions. (development files)
libgcc	12.2.1_git20220924-r4	m	43319	147456	gcc	so:libc.musl-x86_64.so.1	so:libgcc_s.so.1=1		GNU C compiler runtime libraries
libgcrypt	1.10.1-r0	m	420025	950272		so:libc.musl-x86_64.so.1 so:libgpg-error.so.0	so:libgcrypt.so.20=20.4.1		General purpose crypto library based on the code used in GnuPG
libgmpxx	6.2.1-r2	m	9227	81920	gmp	so:libc.musl-x86_64.so.1 so:libgcc_s.so.1 so:libgmp.so.10 so:libstdc++.so.6	so:libgmpxx.so.4=4.6.1		C++ support for gmp
libgomp	12.2.1_git20220924-r4	m	126541	344064	gcc	so:libc.musl-x86_64.so.1	so:libgomp.so.1=1.0.0		GCC shared-memory parallel programming API library
libgpg-error	1.46-r1	m	70833	221184		so:libc.musl-x86_64.so.1	so:libgpg-error.so.0=0.33.1 cmd:gpg-error		Support library for libgcrypt
libidn2	2.3.4-r0	m	105425	212992		so:libc.musl-x86_64.so.1 so:libunistring.so.5	so:libidn2.so.0=0.3.8		Encode/Decode library for internationalized domain names
libintl	0.21.1-r1	m	19789	81920	gettext	so:libc.musl-x86_64.so.1	so:libintl.so.8=8.3.0		GNU gettext runtime library
libjpeg-turbo	2.1.4-r0	m	269727	741376		so:libc.musl-x86_64.so.1	so:libjpeg.so.8=8.2.2 so:libturbojpeg.so.0=0.2.0		Accelerated baseline JPEG compression and decompression library
libjpeg-turbo-dev	2.1.4-r0	m	42472	225280	libjpeg-turbo	libjpeg-turbo=2.1.4-r0 pkgconfig			Accelerated baseline JPEG compression and decompression library (development files)
libksba	1.6.3-r0	m	96871	278528		so:libc.musl-x86_64.so.1 so:libgpg-error.so.0	so:libksba.so.8=8.14.3		Libksba is a CMS and X.509 access library
libldap	2.6.3-r6	m	167895	491520	openldap	so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libsasl2.so.3 so:libssl.so.3	so:liblber.so.2=2.0.200 so:libldap.so.2=2.0.200		OpenLDAP libraries
libltdl	2.4.7-r1	m	17211	81920	libtool	so:libc.musl-x86_64.so.1	so:libltdl.so.7=7.3.2		Runtime libraries for GNU Libtool Dynamic Module Loader
libmagic	5.43-r0	m	444325	8110080	file	so:libc.musl-x86_64.so.1	so:libmagic.so.1=1.0.0		File type identification library
libmd	1.0.4-r0	m	20864	81920		so:libc.musl-x86_64.so.1	so:libmd.so.0=0.0.5		Message Digest functions from BSD systems
libmnl	1.0.5-r0	m	9358	81920		so:libc.musl-x86_64.so.1	so:libmnl.so.0=0.2.0		Library for minimalistic netlink
libmount	2.38.1-r1	m	155402	405504	util-linux	so:libblkid.so.1 so:libc.musl-x86_64.so.1	so:libmount.so.1=1.1.0		Block device identification library from util-linux
libnetfilter_conntrack	1.0.9-r0	m	42604	147456		so:libc.musl-x86_64.so.1 so:libmnl.so.0 so:libnfnetlink.so.0	so:libnetfilter_conntrack.so.3=3.8.0		programming interface (API) to the in-kernel connection tracking state table
libnetfilter_cthelper	1.0.1-r0	m	6726	81920		so:libc.musl-x86_64.so.1 so:libmnl.so.0	so:libnetfilter_cthelper.so.0=0.0.0		A Netfilter netlink library for connection tracking helpers
libnetfilter_cttimeout	1.0.1-r0	m	6657	81920		so:libc.musl-x86_64.so.1 so:libmnl.so.0	so:libnetfilter_cttimeout.so.1=1.0.0		Library for the connection tracking timeout infrastructure
libnetfilter_queue	1.0.5-r1	m	12564	81920		so:libc.musl-x86_64.so.1 so:libmnl.so.0 so:libnfnetlink.so.0	so:libnetfilter_queue.so.1=1.5.0		API to packets that have been queued by the kernel packet filter
libnfnetlink	1.0.2-r0	m	12499	81920		so:libc.musl-x86_64.so.1	so:libnfnetlink.so.0=0.2.0		low-level library for netfilter related kernel/userspace communication
libnfsidmap	2.6.2-r0	m	53453	245760	nfs-utils	rpcbind python3 so:libc.musl-x86_64.so.1	so:libnfsidmap.so.1=1.0.0		NFSv4 User and Group ID Mapping Library
libnftnl	1.2.4-r0	m	70289	282624		so:libc.musl-x86_64.so.1 so:libmnl.so.0	libnftnl-libs=1.2.4-r0 so:libnftnl.so.11=11.6.0		Netfilter library providing interface to the nf_tables subsystem
libpcap	1.10.1-r1	m	107405	278528		so:libc.musl-x86_64.so.1	so:libpcap.so.1=1.10.1		A system-independent interface for user-level packet capture
libpcre16	8.45-r2	m	129181	344064	pcre	so:libc.musl-x86_64.so.1	so:libpcre16.so.0=0.2.13		PCRE with 16 bit character support
libpcre2-32	10.42-r0	m	211996	540672	pcre2	so:libc.musl-x86_64.so.1	so:libpcre2-32.so.0=0.11.2		PCRE2 with 32 bit character support
libpcre32	8.45-r2	m	122115	344064	pcre	so:libc.musl-x86_64.so.1	so:libpcre32.so.0=0.0.13		PCRE with 32 bit character support
libpcrecpp	8.45-r2	m	15001	81920	pcre	so:libc.musl-x86_64.so.1 so:libgcc_s.so.1 so:libpcre.so.1 so:libstdc++.so.6	so:libpcrecpp.so.0=0.0.2		C++ bindings for PCRE
libpng	1.6.38-r0	m	98250	212992		so:libc.musl-x86_64.so.1 so:libz.so.1	so:libpng16.so.16=16.38.0		Portable Network Graphics library
libpng-dev	1.6.38-r0	m	51855	217088	libpng	libpng=1.6.38-r0 pkgconfig	cmd:libpng-config cmd:libpng16-config		Portable Network Graphics library (development files)
libpq	15.3-r0	m	138093	344064	postgresql15	so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libssl.so.3	so:libpq.so.5=5.15		PostgreSQL client library
libpq-dev	15.3-r0	m	475441	1523712	postgresql15	libpq=15.3-r0 pkgconfig so:libc.musl-x86_64.so.1	cmd:pg_config		PostgreSQL client library (development files)
libproc	3.3.17-r2	m	30736	81920	procps	so:libc.musl-x86_64.so.1	so:libprocps.so.8=8.0.3		Library for monitoring system and processes
libsasl	2.1.28-r3	m	78300	360448	cyrus-sasl	so:libc.musl-x86_64.so.1 so:libgdbm.so.6	so:libsasl2.so.3=3.0.0		Cyrus Simple Authentication and Security Layer (SASL) library
libseccomp	2.5.4-r0	m	47381	221184		so:libc.musl-x86_64.so.1	so:libseccomp.so.2=2.5.4 cmd:scmp_sys_resolver		interface to the Linux Kernel's syscall filtering mechanism
libssh2	1.10.0-r3	m	100829	278528		so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libz.so.1	so:libssh2.so.1=1.0.1		library for accessing ssh1/ssh2 protocol servers
libssl3	3.0.8-r4	m	238743	622592	openssl	so:libc.musl-x86_64.so.1 so:libcrypto.so.3	so:libssl.so.3=3		SSL shared libraries
libstdc++	12.2.1_git20220924-r4	m	767340	2375680	gcc	so:libc.musl-x86_64.so.1 so:libgcc_s.so.1	so:libstdc++.so.6=6.0.30		GNU C++ standard runtime library
libstdc++-dev	12.2.1_git20220924-r4	m	13154738	68218880	gcc	libstdc++=12.2.1_git20220924-r4			GNU C++ standard runtime library (development files)
libtasn1	4.19.0-r0	m	34792	81920		so:libc.musl-x86_64.so.1	so:libtasn1.so.6=6.6.3		The ASN.1 library used in GNUTLS
libtirpc	1.3.3-r0	m	78211	212992		libtirpc-conf so:libc.musl-x86_64.so.1 so:libgssapi_krb5.so.2	so:libtirpc.so.3=3.0.0		Transport Independent RPC library (SunRPC replacement)
libtirpc-conf	1.3.3-r0	m	2236	16384	libtirpc				Configuration files for TI-RPC
libtool	2.4.7-r1	m	537634	2322432		libltdl	cmd:libtool cmd:libtoolize		A generic library support script
libucontext	1.2-r0	m	5815	147456		so:libc.musl-x86_64.so.1	so:libucontext.so.1=1 so:libucontext_posix.so.1=1		ucontext function implementations
libucontext-dev	1.2-r0	m	4640	53248	libucontext	libucontext=1.2-r0 pkgconfig			ucontext function implementations (development files)
libunistring	1.1-r0	m	657478	1785856		so:libc.musl-x86_64.so.1	so:libunistring.so.5=5.0.0		Library for manipulating Unicode strings and C strings
libunwind	1.6.2-r0	m	73272	360448		so:libc.musl-x86_64.so.1 so:liblzma.so.5	so:libunwind-x86_64.so.8=8.0.1 so:libunwind-coredump.so.0=0.0.0 so:libunwind-ptrace.so.0=0.0.0 so:libunwind-setjmp.so.0=0.0.0 so:libunwind.so.8=8.0.1		Portable and efficient C programming interface (API) to determine the call-chain of a program
libutempter	1.2.1-r5	m	7508	155648		so:libc.musl-x86_64.so.1 so:libskarnet.so.2.12 so:libutmps.so.0.1	so:libutempter.so.0=1.2.1		Library interface to record user sessions in utmp/wtmp files
libuuid	2.38.1-r1	m	14300	77824	util-linux	so:libc.musl-x86_64.so.1	so:libuuid.so.1=1.3.0		DCE compatible Universally Unique Identifier library
libuv	1.44.2-r0	m	79378	229376		so:libc.musl-x86_64.so.1	so:libuv.so.1=1.0.0		Cross-platform asychronous I/O
libverto	0.3.2-r1	m	9547	81920		so:libc.musl-x86_64.so.1	so:libverto.so.1=1.0.0		Main loop abstraction library
libxml2	2.10.4-r0	m	525271	1327104		so:libc.musl-x86_64.so.1 so:liblzma.so.5 so:libz.so.1	so:libxml2.so.2=2.10.4		XML parsing library, version 2
libxml2-dev	2.10.4-r0	m	92383	606208	libxml2	zlib-dev xz-dev libxml2-utils=2.10.4-r0 libxml2=2.10.4-r0 pkgconfig	cmd:xml2-config		XML parsing library, version 2 (development files)
libxml2-utils	2.10.4-r0	m	30629	151552	libxml2	so:libc.musl-x86_64.so.1 so:libxml2.so.2	cmd:xmlcatalog cmd:xmllint		XML utilities
libxslt	1.1.37-r1	m	138324	495616		so:libc.musl-x86_64.so.1 so:libgcrypt.so.20 so:libxml2.so.2	so:libexslt.so.0=0.8.20 so:libxslt.so.1=1.1.37 cmd:xsltproc		XML stylesheet transformation library
libxslt-dev	1.1.37-r1	m	37827	278528	libxslt	libxslt=1.1.37-r1 pkgconfig	cmd:xslt-config		XML stylesheet transformation library (development files)
linux-headers	5.19.5-r0	m	1536369	7925760					Linux system headers
linux-pam	1.5.2-r1	m	279071	3489792		so:libc.musl-x86_64.so.1	so:libpam.so.0=0.85.1 so:libpam_misc.so.0=0.82.1 so:libpamc.so.0=0.82.1 cmd:faillock cmd:mkhomedir_helper cmd:pam_namespace_helper cmd:pam_timestamp_check cmd:pwhistory_helper cmd:unix_chkpwd cmd:unix_update		Linux PAM (Pluggable Authentication Modules for Linux)
lsof	4.96.4-r0	m	76859	212992		so:libc.musl-x86_64.so.1	cmd:lsof		LiSt Open Files
lua5.3-libs	5.3.6-r4	m	96595	286720	lua5.3	so:libc.musl-x86_64.so.1	so:liblua-5.3.so.0=0.0.0		Lua dynamic library runtime
lua5.4-libs	5.4.6-r0	m	109705	286720	lua5.4	so:libc.musl-x86_64.so.1	so:liblua-5.4.so.0=0.0.0		Lua dynamic library runtime
lz4-libs	1.9.4-r1	m	52374	147456	lz4	so:libc.musl-x86_64.so.1	so:liblz4.so.1=1.9.4		LZ4 is lossless compression algorithm with fast decoder @ multiple GB/s per core. (libraries)
lzip	1.23-r0	m	39514	147456		so:libc.musl-x86_64.so.1 so:libgcc_s.so.1 so:libstdc++.so.6	cmd:lzip		Lzip is a lossless data compressor
m4	1.4.19-r1	m	109824	278528		so:libc.musl-x86_64.so.1	cmd:m4		GNU macro processor
mailcap	2.1.54-r0	m	21487	90112					Helper application and MIME type associations for file types
make	4.3-r1	m	110706	290816		so:libc.musl-x86_64.so.1	cmd:make		GNU make utility to maintain groups of programs
man-pages	6.01-r0	m	3015974	11436032					Linux man pages
mandoc	1.14.6-r6	m	205552	638976		so:libc.musl-x86_64.so.1 so:libz.so.1	doc-provider so:libmandoc.so=0 cmd:demandoc cmd:man cmd:mandoc		mandoc (formerly mdocml) UNIX manpage compiler toolset
mariadb	10.6.13-r0	m	41408436	148541440		mariadb-common /bin/sh so:libaio.so.1 so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libcurl.so.4 so:libgcc_s.so.1 so:liblzma.so.5 so:libncursesw.so.6 so:libpam.so.0 so:libpcre2-8.so.0 so:libssl.so.3 so:libstdc++.so.6 so:libxml2.so.2 so:libz.so.1	cmd:aria_chk cmd:aria_dump_log cmd:aria_ftdump cmd:aria_pack cmd:aria_read_log cmd:aria_s3_copy cmd:innochecksum cmd:mariadb-binlog cmd:mariadb-conv cmd:mariadb-embedded cmd:mariadb-install-db cmd:mariadb-ldb cmd:mariadb-plugin cmd:mariadb-secure-installation cmd:mariadb-slap cmd:mariadb-tzinfo-to-sql cmd:mariadbd-safe cmd:mariadbd cmd:msql2mysql cmd:my_print_defaults cmd:myisamchk cmd:myisamlog cmd:myisampack cmd:myrocks_hotbackup cmd:mysql_embedded cmd:mysql_install_db cmd:mysql_ldb cmd:mysql_plugin cmd:mysql_secure_installation cmd:mysql_tzinfo_to_sql cmd:mysqlbinlog cmd:mysqld cmd:mysqld_safe cmd:mysqlslap cmd:replace cmd:resolve_stack_dump cmd:resolveip cmd:sst_dump cmd:test-connect-t cmd:wsrep_sst_backup cmd:wsrep_sst_mariabackup cmd:wsrep_sst_mysqldump cmd:wsrep_sst_rsync cmd:wsrep_sst_rsync_wan		A fast SQL database server
mariadb-client	10.6.13-r0	m	7361882	30478336	mariadb	mariadb-common=10.6.13-r0 so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libgcc_s.so.1 so:libncursesw.so.6 so:libssl.so.3 so:libstdc++.so.6 so:libz.so.1	cmd:mariadb-access cmd:mariadb-admin cmd:mariadb-check cmd:mariadb-dump cmd:mariadb-dumpslow cmd:mariadb-find-rows cmd:mariadb-fix-extensions cmd:mariadb-import cmd:mariadb-show cmd:mariadb-waitpid cmd:mariadb cmd:myisam_ftdump cmd:mysql cmd:mysql_find_rows cmd:mysql_fix_extensions cmd:mysql_waitpid cmd:mysqlaccess cmd:mysqladmin cmd:mysqlcheck cmd:mysqldump cmd:mysqldumpslow cmd:mysqlimport cmd:mysqlshow		Client for the MariaDB database
mariadb-common	10.6.13-r0	m	623042	2314240	mariadb	/bin/sh			MariaDB common files for both server and client
mariadb-connector-c	3.3.3-r0	m	173911	741376		so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libssl.so.3 so:libz.so.1	so:libmariadb.so.3=3		The MariaDB Native Client library (C driver)
mariadb-connector-c-dev	3.3.3-r0	m	50131	319488	mariadb-connector-c	openssl-dev>3 zlib-dev mariadb-connector-c=3.3.3-r0 pkgconfig so:libc.musl-x86_64.so.1	cmd:mariadb_config cmd:mysql_config		The MariaDB Native Client library (C driver) (development files)
mariadb-dev	10.6.13-r0	m	1403255	7008256	mariadb	mariadb-connector-c-dev openssl-dev zlib-dev mariadb-embedded=10.6.13-r0 pkgconfig	mysql-dev=10.6.13-r0		A fast SQL database server (development files)
mariadb-embedded	10.6.13-r0	m	5845318	20262912	mariadb	mariadb-common=10.6.13-r0 so:libaio.so.1 so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libgcc_s.so.1 so:liblzma.so.5 so:libpcre2-8.so.0 so:libssl.so.3 so:libstdc++.so.6 so:libz.so.1	so:libmariadbd.so.19=19		MariaDB as an embeddable library
maven	3.8.6-r0	c				openjdk11	cmd:mvn		A Java project management and project comprehension tool
mdev-conf	4.3-r0	m	4877	36864					Configuration files for mdev and mdevd
memcached	1.6.17-r0	m	110145	286720		/bin/sh so:libc.musl-x86_64.so.1 so:libevent-2.1.so.7 so:libsasl2.so.3 so:libseccomp.so.2	cmd:memcached		Distributed memory object caching system
mii-tool	2.10-r0	m	8973	77824	net-tools	so:libc.musl-x86_64.so.1	cmd:mii-tool		media-independent interface (MII) tool
mpc1	1.2.1-r1	m	45618	147456		so:libc.musl-x86_64.so.1 so:libgmp.so.10 so:libmpfr.so.6	so:libmpc.so.3=3.2.1		Multiprecision C library
mpdecimal	2.5.1-r1	m	81037	282624		so:libc.musl-x86_64.so.1 so:libgcc_s.so.1 so:libstdc++.so.6	so:libmpdec++.so.3=2.5.1 so:libmpdec.so.3=2.5.1		complete implementation of the General Decimal Arithmetic Specification
mpfr4	4.1.0-r0	m	206606	475136		so:libc.musl-x86_64.so.1 so:libgmp.so.10	mpfr=4.1.0-r0 so:libmpfr.so.6=6.1.0		multiple-precision floating-point library
mtr	0.95-r1	c				so:libc.musl-x86_64.so.1 so:libncursesw.so.6	cmd:mtr		full screen ncurses traceroute tool
musl	1.2.3-r5	m	397125	675840			so:libc.musl-x86_64.so.1=1		the musl c library (libc) implementation
musl-dev	1.2.3-r5	m	2447021	11907072	musl	musl=1.2.3-r5			the musl c library (libc) implementation (development files)
musl-fts	1.2.7-r3	m	7322	81920		so:libc.musl-x86_64.so.1	fts=1.2.7-r3 so:libfts.so.0=0.0.0		Provides the fts(3) functions, which are missing in musl libc
musl-utils	1.2.3-r5	m	38566	286720	musl	scanelf so:libc.musl-x86_64.so.1	cmd:getconf cmd:getent cmd:iconv cmd:ldconfig cmd:ldd		the musl c library (libc) implementation
mysql-client	10.6.13-r0	m	1487	4096	mariadb	mariadb-client			Dummy package for mysql-client migration
nano	7.0-r0	m	155922	364544		so:libc.musl-x86_64.so.1 so:libncursesw.so.6	cmd:nano cmd:rnano		Enhanced clone of the Pico text editor
ncurses	6.3_p20221119-r1	m	92434	589824		so:libc.musl-x86_64.so.1 so:libncursesw.so.6	cmd:captoinfo cmd:clear cmd:infocmp cmd:infotocap cmd:reset cmd:tabs cmd:tic cmd:toe cmd:tput cmd:tset		Console display library
ncurses-libs	6.3_p20221119-r1	m	212557	618496	ncurses	ncurses-terminfo-base=6.3_p20221119-r1 so:libc.musl-x86_64.so.1	ncurses-widec-libs=6.3_p20221119-r1 so:libformw.so.6=6.3 so:libmenuw.so.6=6.3 so:libncursesw.so.6=6.3 so:libpanelw.so.6=6.3		Ncurses libraries
ncurses-terminfo-base	6.3_p20221119-r1	m	22608	221184	ncurses				Descriptions of common terminals
neofetch	7.1.0-r2	c				bash	cmd:neofetch		CLI system information tool written in Bash
net-tools	2.10-r0	m	153787	847872		mii-tool so:libc.musl-x86_64.so.1	cmd:arp cmd:dnsdomainname cmd:domainname cmd:hostname cmd:ifconfig cmd:ipmaddr cmd:iptunnel cmd:nameif cmd:netstat cmd:nisdomainname cmd:plipconfig cmd:rarp cmd:route cmd:slattach cmd:ypdomainname		Linux networking base tools
netcat-openbsd	1.130-r4	m	15829	81920		so:libbsd.so.0 so:libc.musl-x86_64.so.1	cmd:nc		The TCP/IP swiss army knife. OpenBSD variant.
nettle	3.8.1-r0	m	347534	675840		so:libc.musl-x86_64.so.1 so:libgmp.so.10	so:libhogweed.so.6=6.6 so:libnettle.so.8=8.6		A low-level cryptographic library
nfs-utils	2.6.2-r0	m	495528	1880064		rpcbind python3 so:libblkid.so.1 so:libc.musl-x86_64.so.1 so:libcap.so.2 so:libcom_err.so.2 so:libdevmapper.so.1.02 so:libevent_core-2.1.so.7 so:libgssapi_krb5.so.2 so:libkeyutils.so.1 so:libkrb5.so.3 so:libmount.so.1 so:libnfsidmap.so.1 so:libsqlite3.so.0 so:libtirpc.so.3 so:libuuid.so.1	cmd:blkmapd cmd:exportfs cmd:mount.nfs4 cmd:mount.nfs cmd:mountstats cmd:nfsconf cmd:nfsdcld cmd:nfsdclddb cmd:nfsdclnts cmd:nfsdcltrack cmd:nfsidmap cmd:nfsiostat cmd:nfsstat cmd:rpc.gssd cmd:rpc.idmapd cmd:rpc.mountd cmd:rpc.nfsd cmd:rpc.statd cmd:rpc.svcgssd cmd:rpcctl cmd:rpcdebug cmd:showmount cmd:sm-notify cmd:start-statd cmd:umount.nfs4 cmd:umount.nfs		kernel-mode NFS
nghttp2-libs	1.51.0-r0	m	70976	212992	nghttp2	so:libc.musl-x86_64.so.1	so:libnghttp2.so.14=14.24.1		Experimental HTTP/2 client, server and proxy (libraries)
nginx	1.22.1-r0	m	449946	1216512		/bin/sh so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libpcre.so.1 so:libssl.so.3 so:libz.so.1	cmd:nginx		HTTP and reverse proxy server (stable version)
nmap	7.93-r0	m	2500426	12468224		so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libgcc_s.so.1 so:liblua-5.3.so.0 so:libpcap.so.1 so:libpcre.so.1 so:libssh2.so.1 so:libssl.so.3 so:libstdc++.so.6 so:libz.so.1	cmd:nmap		network exploration tool and security/port scanner
nmap-ncat	7.93-r0	m	88449	212992	nmap	so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:liblua-5.3.so.0 so:libpcap.so.1 so:libssl.so.3	cmd:ncat		network exploration tool and security/port scanner (ncat tool)
nodejs	18.16.0-r0	m	13201864	38387712		ca-certificates /bin/sh so:libbrotlidec.so.1 so:libbrotlienc.so.1 so:libc.musl-x86_64.so.1 so:libcares.so.2 so:libcrypto.so.3 so:libicui18n.so.72 so:libicuuc.so.72 so:libnghttp2.so.14 so:libssl.so.3 so:libstdc++.so.6 so:libz.so.1	nodejs-lts=18.16.0-r0 cmd:node		JavaScript runtime built on V8 engine - LTS version
npm	9.1.2-r0	c				nodejs	cmd:npm cmd:npx		The package manager for Node.js
npth	1.6-r2	m	6661	81920		so:libc.musl-x86_64.so.1	so:libnpth.so.0=0.1.2		The New GNU Portable Threads library
oniguruma	6.9.8-r0	m	188808	630784		so:libc.musl-x86_64.so.1	so:libonig.so.5=5.3.0		a regular expressions library
openjdk11	11.0.20_p8-r0	c				openjdk11-jre-headless	cmd:javac cmd:jar		Oracle OpenJDK 11
openjdk11-jre-headless	11.0.20_p8-r0	c				ca-certificates so:libc.musl-x86_64.so.1	cmd:java cmd:keytool		Oracle OpenJDK 11 (headless JRE)
openjdk17	17.0.8_p7-r0	c				openjdk17-jre	cmd:javac cmd:jar		OpenJDK 17
openjdk17-jre	17.0.8_p7-r0	c				openjdk17-jre-headless			OpenJDK 17 (JRE)
openjdk17-jre-headless	17.0.8_p7-r0	c				ca-certificates so:libc.musl-x86_64.so.1	cmd:java cmd:keytool		OpenJDK 17 (headless JRE)
openjdk8	8.372.07-r0	c				ca-certificates so:libc.musl-x86_64.so.1	cmd:java cmd:javac		OpenJDK 8
openjdk8-jre	8.372.07-r0	c				ca-certificates so:libc.musl-x86_64.so.1	cmd:java		OpenJDK 8 (JRE)
openrc	0.45.2-r7	m	564434	5083136		ifupdown-any /bin/sh so:libc.musl-x86_64.so.1 so:libcap.so.2	so:libeinfo.so.1=1 so:librc.so.1=1 cmd:mkmntdirs cmd:openrc-run cmd:openrc cmd:rc-service cmd:rc-sstat cmd:rc-status cmd:rc-update cmd:rc cmd:service cmd:start-stop-daemon cmd:supervise-daemon		OpenRC manages the services, startup and shutdown of a host
openssh	9.1_p1-r3	m	140567	487424		openssh-client openssh-sftp-server openssh-server so:libc.musl-x86_64.so.1 so:libcrypto.so.3			Port of OpenBSD's free SSH release
openssh-client-common	9.1_p1-r3	m	835527	3186688	openssh	so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libedit.so.0 so:libz.so.1	cmd:findssl.sh cmd:scp cmd:sftp cmd:ssh-add cmd:ssh-agent cmd:ssh-copy-id cmd:ssh-keyscan cmd:ssh-pkcs11-helper		OpenBSD's SSH client common files
openssh-client-default	9.1_p1-r3	m	348106	999424	openssh	openssh-keygen=9.1_p1-r3 openssh-client-common=9.1_p1-r3 !openssh-client-krb5 so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libz.so.1	openssh-client=9.1_p1-r3 cmd:ssh		OpenBSD's SSH client
openssh-keygen	9.1_p1-r3	m	204142	606208	openssh	so:libc.musl-x86_64.so.1 so:libcrypto.so.3	cmd:ssh-keygen		ssh helper program for generating keys
openssh-server	9.1_p1-r3	m	369546	1064960	openssh	openssh-keygen=9.1_p1-r3 openssh-server-common=9.1_p1-r3 so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libz.so.1	cmd:sshd		OpenSSH server
openssh-server-common	9.1_p1-r3	m	5105	32768	openssh				OpenSSH server configuration files
openssh-sftp-server	9.1_p1-r3	m	62208	217088	openssh	so:libc.musl-x86_64.so.1			ssh sftp server module
openssl	3.0.8-r4	m	323769	905216		so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libssl.so.3	openssl3=3.0.8-r4 cmd:openssl		Toolkit for Transport Layer Security (TLS)
openssl-dev	3.0.8-r4	m	350576	2281472	openssl	libcrypto3=3.0.8-r4 libssl3=3.0.8-r4 pkgconfig	openssl3-dev=3.0.8-r4		Toolkit for Transport Layer Security (TLS) (development files)
p11-kit	0.24.1-r1	m	256614	1417216		so:libc.musl-x86_64.so.1 so:libffi.so.8	so:libp11-kit.so.0=0.3.0 cmd:p11-kit		Library for loading and sharing PKCS#11 modules
patch	2.7.6-r9	m	83818	212992		so:libc.musl-x86_64.so.1	cmd:patch		Utility to apply diffs to files
pcre	8.45-r2	m	141869	479232		so:libc.musl-x86_64.so.1	so:libpcre.so.1=1.2.13 so:libpcreposix.so.0=0.0.7		Perl-compatible regular expression library
pcre-dev	8.45-r2	m	469899	1417216	pcre	libpcre16=8.45-r2 libpcre32=8.45-r2 libpcrecpp=8.45-r2 pcre=8.45-r2 pkgconfig	cmd:pcre-config		Perl-compatible regular expression library (development files)
pcre2	10.42-r0	m	250296	675840		so:libc.musl-x86_64.so.1	so:libpcre2-8.so.0=0.11.2 so:libpcre2-posix.so.3=3.0.4		Perl-compatible regular expression library
perl	5.36.0-r2	m	9046573	41574400		so:libbz2.so.1 so:libc.musl-x86_64.so.1 so:libz.so.1	so:libperl.so=0 cmd:perl5.36.0 cmd:perl cmd:perldoc cmd:pod2html cmd:pod2man cmd:pod2text cmd:pod2usage cmd:podchecker cmd:streamzip		Larry Wall's Practical Extraction and Report Language
php81	8.1.22-r0	c				so:libc.musl-x86_64.so.1 so:libxml2.so.2 so:libz.so.1	cmd:php81		The PHP81 language runtime engine
pinentry	1.2.1-r0	m	30135	81920		/bin/sh so:libassuan.so.0 so:libc.musl-x86_64.so.1 so:libgpg-error.so.0 so:libncursesw.so.6	cmd:pinentry-curses		Collection of simple PIN or passphrase entry dialogs which utilize the Assuan protocol
pkgconf	1.9.4-r0	m	53625	249856		so:libc.musl-x86_64.so.1	pkgconfig=1 so:libpkgconf.so.4=4.0.0 cmd:bomtool cmd:pkg-config cmd:pkgconf		development framework configuration tools
popt	1.19-r0	m	21896	81920		so:libc.musl-x86_64.so.1	so:libpopt.so.0=0.0.2		commandline option parser
postgresql-common	1.1-r3	m	4645	20480		/bin/sh	cmd:pg_versions		Common files for PostgreSQL
postgresql14	14.8-r0	m	5459458	15724544		postgresql14-client postgresql-common tzdata /bin/sh so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libicui18n.so.72 so:libicuuc.so.72 so:libldap.so.2 so:libpq.so.5 so:libssl.so.3 so:libxml2.so.2	postgresql cmd:postgres cmd:postmaster cmd:pg_waldump cmd:pg_upgrade cmd:pg_ctl cmd:pg_test_timing cmd:pg_archivecleanup cmd:pg_controldata cmd:initdb cmd:pg_resetwal cmd:pg_test_fsync cmd:pg_rewind cmd:pg_checksums		A sophisticated object-relational DBMS, version 14
postgresql14-client	14.8-r0	m	1118724	3239936	postgresql14	postgresql-common so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libpq.so.5 so:libreadline.so.8 so:libz.so.1	postgresql-client cmd:clusterdb cmd:createdb cmd:createuser cmd:dropdb cmd:dropuser cmd:pg_amcheck cmd:pg_basebackup cmd:pg_dump cmd:pg_dumpall cmd:pg_isready cmd:pg_receivewal cmd:pg_recvlogical cmd:pg_restore cmd:pg_verifybackup cmd:pgbench cmd:psql cmd:reindexdb cmd:vacuumdb		PostgreSQL client
postgresql15	15.3-r0	m	5565516	16097280		postgresql15-client postgresql-common tzdata /bin/sh so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libicui18n.so.72 so:libicuuc.so.72 so:libldap.so.2 so:liblz4.so.1 so:libpq.so.5 so:libssl.so.3 so:libxml2.so.2 so:libz.so.1 so:libzstd.so.1	postgresql cmd:pg_archivecleanup cmd:initdb cmd:pg_controldata cmd:pg_upgrade cmd:postmaster cmd:pg_resetwal cmd:pg_checksums cmd:pg_test_timing cmd:pg_waldump cmd:pg_rewind cmd:postgres cmd:pg_ctl cmd:pg_test_fsync		A sophisticated object-relational DBMS, version 15
postgresql15-client	15.3-r0	m	1159955	3371008	postgresql15	postgresql-common so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:liblz4.so.1 so:libpq.so.5 so:libreadline.so.8 so:libz.so.1 so:libzstd.so.1	postgresql-client cmd:clusterdb cmd:createdb cmd:createuser cmd:dropdb cmd:dropuser cmd:pg_amcheck cmd:pg_basebackup cmd:pg_dump cmd:pg_dumpall cmd:pg_isready cmd:pg_receivewal cmd:pg_recvlogical cmd:pg_restore cmd:pg_verifybackup cmd:pgbench cmd:psql cmd:reindexdb cmd:vacuumdb		PostgreSQL client
procps	3.3.17-r2	m	230119	1204224		so:libc.musl-x86_64.so.1 so:libintl.so.8 so:libncursesw.so.6 so:libprocps.so.8	cmd:free cmd:pgrep cmd:pidof cmd:pkill cmd:pmap cmd:ps cmd:pwait cmd:pwdx cmd:slabtop cmd:sysctl cmd:tload cmd:top cmd:uptime cmd:vmstat cmd:w cmd:watch		Utilities for monitoring your system and processes on your system
protobuf-c	1.4.1-r1	m	13954	81920		so:libc.musl-x86_64.so.1	so:libprotobuf-c.so.1=1.0.0		Protocol Buffers implementation in C
py3-certifi	2022.12.7-r0	m	6926	81920		python3 ca-certificates-bundle	py-certifi=2022.12.7-r0		Python3 package for providing Mozilla's CA Bundle
py3-charset-normalizer	3.0.1-r0	m	86500	376832		python3	cmd:normalizer		offers you an alternative to Universal Charset Encoding Detector, also known as Chardet
py3-flask	2.2.2-r1	c				python3			Micro webdevelopment framework for Python
py3-idna	3.4-r2	m	126131	577536		python3	py-idna=3.4-r2		IDNA 2008 and UTS #46 for Python3
py3-packaging	21.3-r2	m	65162	278528		python3 py3-parsing	py-packaging=21.3-r2		Core utilities for Python3 packages
py3-parsing	3.0.9-r0	m	214929	802816		python3	py-parsing=3.0.9-r0		An object-oriented approach to text processing
py3-pip	22.3.1-r1	c				python3 py3-setuptools	cmd:pip cmd:pip3		A tool for installing and managing Python packages
py3-requests	2.28.1-r1	m	116288	471040		py3-certifi py3-charset-normalizer py3-idna py3-urllib3 python3	py-requests=2.28.1-r1		HTTP request library for Python3
py3-setuptools	65.6.0-r0	m	1810533	7098368		py3-packaging python3	py-setuptools=65.6.0-r0 py3-setuptools-bootstrap		Collection of enhancements to the Python3 distutils
py3-urllib3	1.26.12-r0	m	256778	983040		python3	py-urllib3=1.26.12-r0		HTTP library with thread-safe connection pooling, file post, and more
py3-virtualenv	20.16.7-r0	c				python3	cmd:virtualenv		Virtual Python3 Environment builder
python3	3.10.11-r0	m	14914612	52842496		so:libbz2.so.1 so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libexpat.so.1 so:libffi.so.8 so:libgdbm_compat.so.4 so:liblzma.so.5 so:libmpdec.so.3 so:libncursesw.so.6 so:libpanelw.so.6 so:libreadline.so.8 so:libsqlite3.so.0 so:libssl.so.3 so:libz.so.1	pythonispython3=3.10.11-r0 so:libpython3.10.so.1.0=1.0 so:libpython3.so=0 cmd:2to3-3.10 cmd:2to3 cmd:pydoc3.10 cmd:pydoc3 cmd:python3.10 cmd:python3 cmd:python		A high-level scripting language
python3-dev	3.10.11-r0	m	27189790	54845440	python3	pkgconfig python3=3.10.11-r0	cmd:python-config cmd:python3-config cmd:python3.10-config		A high-level scripting language (development files)
readline	8.2.0-r0	m	124515	372736		so:libc.musl-x86_64.so.1 so:libncursesw.so.6	so:libreadline.so.8=8.2		GNU readline library
redis	7.0.11-r0	m	1151422	3440640		/bin/sh so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libssl.so.3	cmd:redis-benchmark cmd:redis-check-aof cmd:redis-check-rdb cmd:redis-cli cmd:redis-sentinel cmd:redis-server		Advanced key-value store
rhash-libs	1.4.3-r1	m	135510	266240	rhash	so:libc.musl-x86_64.so.1 so:libcrypto.so.3	so:librhash.so.0=0		Utility for calculation and verification of hash sums and magnet links (libraries)
rpcbind	1.2.6-r1	m	39063	151552		/bin/sh so:libc.musl-x86_64.so.1 so:libtirpc.so.3	cmd:rpcbind cmd:rpcinfo		portmap replacement which supports RPC over various protocols
rsync	3.2.7-r0	m	219759	516096		so:libacl.so.1 so:libc.musl-x86_64.so.1 so:liblz4.so.1 so:libpopt.so.0 so:libz.so.1 so:libzstd.so.1	cmd:rsync-ssl cmd:rsync		A file transfer program to keep remote files in sync
ruby	3.1.4-r0	m	5204	98304		ca-certificates /bin/sh so:libc.musl-x86_64.so.1 so:libgmp.so.10 so:libruby.so.3.1 so:libucontext.so.1 so:libz.so.1	ruby-bigdecimal=3.1.4-r0 ruby-etc=3.1.4-r0 ruby-fiddle=3.1.4-r0 ruby-gdbm=3.1.4-r0 ruby-io-console=3.1.4-r0 ruby-irb=3.1.4-r0 ruby-json=3.1.4-r0 cmd:erb cmd:gem cmd:irb cmd:racc cmd:ruby		An object-oriented language for quick and easy programming
ruby-dev	3.1.4-r0	m	497794	2949120	ruby	ruby=3.1.4-r0 ruby-rdoc=3.1.4-r0 gmp-dev libucontext-dev pkgconfig ruby-libs=3.1.4-r0			An object-oriented language for quick and easy programming (development files)
ruby-libs	3.1.4-r0	m	4776442	19697664	ruby	so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libffi.so.8 so:libgmp.so.10 so:libreadline.so.8 so:libssl.so.3 so:libyaml-0.so.2 so:libz.so.1	so:libruby.so.3.1=3.1.4		Libraries necessary to run Ruby
ruby-rdoc	3.1.4-r0	m	611177	2469888	ruby	ruby	cmd:rdoc cmd:ri		Ruby documentation tool
runc	1.1.4-r7	c				so:libc.musl-x86_64.so.1	cmd:runc		CLI tool for spawning and running containers
rust	1.64.0-r2	c				gcc musl-dev so:libc.musl-x86_64.so.1	cmd:rustc cmd:rustdoc		Rust Programming Language toolchain
scanelf	1.3.5-r1	m	37169	147456	pax-utils	so:libc.musl-x86_64.so.1	cmd:scanelf		Scan ELF binaries for stuff
screen	4.9.0-r1	m	455629	778240		so:libc.musl-x86_64.so.1 so:libncursesw.so.6 so:libutempter.so.0 so:libutmps.so.0.1	cmd:screen-4.9.0 cmd:screen		Window manager that multiplexes a physical terminal
sed	4.9-r0	m	78889	208896		/bin/sh so:libc.musl-x86_64.so.1	cmd:sed		GNU stream editor
shadow	4.13-r0	c				so:libc.musl-x86_64.so.1 so:libbsd.so.0	cmd:useradd cmd:userdel cmd:usermod cmd:groupadd cmd:groupdel cmd:groupmod cmd:newgrp cmd:chage		PAM-using login and passwd utilities
skalibs	2.12.0.1-r0	m	78313	208896		so:libc.musl-x86_64.so.1	so:libskarnet.so.2.12=2.12.0.1		Set of general-purpose C programming libraries for skarnet.org software.
socat	1.7.4.4-r0	m	200623	679936		so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libreadline.so.8 so:libssl.so.3	cmd:filan cmd:procan cmd:socat		Multipurpose relay for binary protocols
sqlite	3.40.1-r0	m	662717	1343488		so:libc.musl-x86_64.so.1 so:libreadline.so.8	cmd:sqlite3		C library that implements an SQL database engine
sqlite-dev	3.40.1-r0	m	167444	684032	sqlite	pkgconfig sqlite-libs=3.40.1-r0			C library that implements an SQL database engine (development files)
sqlite-libs	3.40.1-r0	m	558733	1150976	sqlite	so:libc.musl-x86_64.so.1	so:libsqlite3.so.0=0.8.6		Sqlite3 library
ssl_client	1.35.0-r29	m	4986	81920	busybox	so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libssl.so.3	cmd:ssl_client	busybox=1.35.0-r29 libssl3	EXternal ssl_client for busybox wget
strace	6.0-r0	m	501903	1658880		so:libc.musl-x86_64.so.1 so:libdw.so.1	cmd:strace-log-merge cmd:strace		Diagnostic, debugging and instructional userspace tracer
stress-ng	0.14.06-r0	c				so:libc.musl-x86_64.so.1 so:libz.so.1	cmd:stress-ng		stress-test a computer system
su-exec	0.2-r2	m	4021	77824		so:libc.musl-x86_64.so.1	cmd:su-exec		switch user and group id, setgroups and exec
sudo	1.9.12_p2-r1	c				so:libc.musl-x86_64.so.1 so:libz.so.1	cmd:sudo cmd:visudo		Give certain users the ability to run some commands as root
supervisor	4.2.4-r0	m	908325	4628480		python3 py3-setuptools	cmd:echo_supervisord_conf cmd:pidproxy cmd:supervisorctl cmd:supervisord		system for controlling process state under UNIX
sysstat	12.6.2-r0	c				so:libc.musl-x86_64.so.1	cmd:iostat cmd:mpstat cmd:pidstat cmd:sar		Performance monitoring tools for Linux
tar	1.34-r2	m	242660	565248		so:libacl.so.1 so:libc.musl-x86_64.so.1	cmd:tar		Utility used to store, backup, and transport files
tcpdump	4.99.4-r0	m	417288	1142784		so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libpcap.so.1	cmd:tcpdump		A tool for network monitoring and data acquisition
tcptraceroute	1.5b7-r3	c				so:libc.musl-x86_64.so.1	cmd:tcptraceroute		traceroute implementation using TCP
tini	0.19.0-r1	c				so:libc.musl-x86_64.so.1	cmd:tini		Tiny but valid init for containers
tmux	3.3a-r0	m	367970	942080		ncurses-terminfo-base so:libc.musl-x86_64.so.1 so:libevent_core-2.1.so.7 so:libncursesw.so.6	cmd:tmux		Tool to control multiple terminals from a single terminal
traceroute	2.1.0-r1	c				so:libc.musl-x86_64.so.1	cmd:traceroute		a tool to show network path to remote host
tree	2.0.4-r0	m	30127	81920		so:libc.musl-x86_64.so.1	cmd:tree		A recursive directory indented listing of files
tzdata	2023c-r0	m	402779	3141632					Timezone data
unzip	6.0-r13	m	141303	421888		so:libc.musl-x86_64.so.1	cmd:funzip cmd:unzip cmd:unzipsfx cmd:zipgrep cmd:zipinfo		Extract PKZIP-compatible .zip files
util-linux	2.38.1-r1	m	1545	16384					Random collection of Linux utilities
utmps-libs	0.1.2.0-r1	m	5404	77824	utmps	so:libc.musl-x86_64.so.1 so:libskarnet.so.2.12	so:libutmps.so.0.1=0.1.2.0		A secure utmp/wtmp implementation (libraries)
uwsgi	2.0.21-r0	m	366834	983040		mailcap /bin/sh so:libc.musl-x86_64.so.1 so:libcap.so.2 so:libcrypto.so.3 so:libjansson.so.4 so:libpcre.so.1 so:libssl.so.3 so:libxml2.so.2 so:libz.so.1	cmd:uwsgi		uWSGI application container server
uwsgi-python3	2.0.21-r0	m	63371	229376	uwsgi	uwsgi so:libc.musl-x86_64.so.1 so:libpython3.10.so.1.0	uwsgi-python=2.0.21-r0		uWSGI plugin for Python 3
varnish	7.2.1-r0	m	905757	3162112		gcc libc-dev libgcc /bin/sh so:libc.musl-x86_64.so.1 so:libedit.so.0 so:libncursesw.so.6 so:libpcre2-8.so.0 so:libunwind.so.8 so:libvarnishapi.so.3	cmd:varnishadm cmd:varnishd cmd:varnishhist cmd:varnishlog cmd:varnishncsa cmd:varnishreload cmd:varnishstat cmd:varnishstat_help_gen cmd:varnishtest cmd:varnishtop		High-performance HTTP accelerator
varnish-libs	7.2.1-r0	m	90304	212992	varnish	gcc libc-dev libgcc so:libc.musl-x86_64.so.1 so:libpcre2-8.so.0	so:libvarnishapi.so.3=3.0.0		Libraries for varnish
vim	9.0.0999-r0	m	9072581	31604736		xxd so:libc.musl-x86_64.so.1 so:libncursesw.so.6	cmd:ex cmd:rview cmd:rvim cmd:view cmd:vim		Improved vi-style text editor
wget	1.21.4-r0	m	234377	569344		so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libidn2.so.0 so:libpcre2-8.so.0 so:libssl.so.3 so:libz.so.1	cmd:wget		Network utility to retrieve files from the Web
xxd	9.0.0999-r0	m	8550	81920	vim	so:libc.musl-x86_64.so.1	cmd:xxd		tool to make (or reverse) a hex dump
xz	5.2.9-r0	m	57184	389120		so:libc.musl-x86_64.so.1 so:liblzma.so.5	cmd:lzcat cmd:lzcmp cmd:lzdiff cmd:lzegrep cmd:lzfgrep cmd:lzgrep cmd:lzless cmd:lzma cmd:lzmadec cmd:lzmainfo cmd:lzmore cmd:unlzma cmd:unxz cmd:xz cmd:xzcat cmd:xzcmp cmd:xzdec cmd:xzdiff cmd:xzegrep cmd:xzfgrep cmd:xzgrep cmd:xzless cmd:xzmore		Library and CLI tools for XZ and LZMA compressed files
xz-dev	5.2.9-r0	m	44241	233472	xz	pkgconfig xz-libs=5.2.9-r0			Library and CLI tools for XZ and LZMA compressed files (development files)
xz-libs	5.2.9-r0	m	83512	212992	xz	so:libc.musl-x86_64.so.1	so:liblzma.so.5=5.2.9		Library and CLI tools for XZ and LZMA compressed files (libraries)
yaml	0.2.5-r0	m	44392	147456		so:libc.musl-x86_64.so.1	so:libyaml-0.so.2=2.0.9		YAML 1.1 parser and emitter written in C
yarn	1.22.19-r0	c				nodejs	cmd:yarn cmd:yarnpkg		Fast, reliable, and secure dependency management for Node.js
zip	3.0-r10	m	196429	622592		unzip so:libc.musl-x86_64.so.1	cmd:zip cmd:zipcloak cmd:zipnote cmd:zipsplit		Creates PKZIP-compatible .zip files
zlib	1.2.13-r0	m	52590	143360		so:libc.musl-x86_64.so.1	so:libz.so.1=1.2.13		A compression/decompression Library
zlib-dev	1.2.13-r0	m	32727	147456	zlib	pkgconfig zlib=1.2.13-r0			A compression/decompression Library (development files)
zsh	5.9-r0	m	1683975	8421376		/bin/sh so:libc.musl-x86_64.so.1 so:libcap.so.2 so:libncursesw.so.6	cmd:zsh-5.9 cmd:zsh		Very advanced and programmable command interpreter (shell)
zstd-libs	1.5.5-r0	m	210843	540672	zstd	so:libc.musl-x86_64.so.1	so:libzstd.so.1=1.5.5		Zstandard - Fast real-time compression algorithm (libraries)`;
