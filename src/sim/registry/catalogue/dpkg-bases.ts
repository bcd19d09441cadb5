/** What is installed in the base images of distributions with dpkg: names and versions as the images have them (Ubuntu: the manifests of docker-brew-ubuntu-core; noble from memory), the rest as the Debian release has it that is nearest. Columns: trees/dpkg.ts. */
export const dpkgBases: Readonly<Record<string, string>> = {
  bookworm: `adduser	3.134	aF	admin	i	686	passwd		add and remove users and groups
apt	2.6.2		admin	r	4232	adduser, gpgv | gpgv2 | gpgv1, libapt-pkg6.0 (>= 2.6.2), debian-archive-keyring, libc6 (>= 2.34), libgcc-s1 (>= 3.0), libgnutls30 (>= 3.7.5), libseccomp2 (>= 2.4.2), libstdc++6 (>= 11), libsystemd0	apt-transport-https (= 2.6.2)	commandline package manager
base-files	12.4+deb12u15	EF	admin	r	341	awk	base	Debian base system miscellaneous files
base-passwd	3.6.1	EF	admin	r	247	libc6 (>= 2.34), libdebconfclient0 (>= 0.145), libselinux1 (>= 3.1~)		Debian base system master password and group files
bash	5.2.15-2+b13	EF	shells	r	7164	libc6 (>= 2.36), libtinfo6 (>= 6), base-files (>= 2.1.12), debianutils (>= 5.6-0.1)		GNU Bourne Again SHell
bsdutils	1:2.38.1-5+deb12u3	EF	utils	r	355	libc6 (>= 2.34), libsystemd0		basic utilities from 4.4BSD-Lite
coreutils	9.1-1	EF	utils	r	18062	libacl1 (>= 2.2.23), libattr1 (>= 1:2.4.44), libc6 (>= 2.34), libgmp10 (>= 2:6.2.1+dfsg1), libselinux1 (>= 3.1~)		GNU core utilities
dash	0.5.12-2	EF	shells	r	191	libc6 (>= 2.34), debianutils (>= 5.6-0.1), dpkg (>= 1.19.1)		POSIX-compliant shell
debconf	1.5.82	aF	admin	r	491		debconf-2.0	Debian configuration management system
debian-archive-keyring	2023.3+deb12u2	aF	misc	i	293			GnuPG archive keys of the Debian archive
debianutils	5.7-0.5~deb12u1	EF	utils	r	243	libc6 (>= 2.34)		Miscellaneous utilities specific to Debian
diffutils	1:3.8-4	E	utils	r	1598	libc6 (>= 2.34)		File comparison utilities
dpkg	1.21.23	EF	admin	r	6409	libbz2-1.0, libc6 (>= 2.34), liblzma5 (>= 5.4.0), libmd0 (>= 0.0.0), libselinux1 (>= 3.1~), libzstd1 (>= 1.5.2), zlib1g (>= 1:1.1.4), tar (>= 1.28-1)		Debian package management system
e2fsprogs	1.47.0-2+b2	F	admin	r	1497	libblkid1 (>= 2.36), libc6 (>= 2.34), libcom-err2 (>= 1.43.9), libext2fs2 (= 1.47.0-2+b2), libss2 (>= 1.38), libuuid1 (>= 2.16), logsave		ext2/ext3/ext4 file system utilities
findutils	4.9.0-4	EF	utils	r	1746	libc6 (>= 2.34), libselinux1 (>= 3.1~)		utilities for finding files--find, xargs
gcc-12-base	12.2.0-14+deb12u1	S	libs	o	100			GCC, the GNU Compiler Collection (base package)
gpgv	2.2.40-1.1+deb12u2	F	utils	i	918	libbz2-1.0, libc6 (>= 2.34), libgcrypt20 (>= 1.10.0), libgpg-error0 (>= 1.42), zlib1g (>= 1:1.1.4)		GNU privacy guard - signature verification tool
grep	3.8-5	EF	utils	r	1245	libc6 (>= 2.34), libpcre2-8-0 (>= 10.32), dpkg (>= 1.15.4) | install-info	rgrep	GNU grep, egrep and fgrep
gzip	1.12-1	E	utils	r	252	libc6 (>= 2.33), dpkg (>= 1.15.4) | install-info		GNU compression utilities
hostname	3.23+nmu1	E	admin	r	46	libc6 (>= 2.34)		utility to set/show the host name or domain name
init-system-helpers	1.65.2+deb12u1	aEF	admin	r	133	usrmerge | usr-is-merged		helper tools for all init systems
libacl1	2.3.1-3	S	libs	o	73	libc6 (>= 2.33)		access control list - shared library
libapt-pkg6.0	2.6.2	S	libs	o	3297	libbz2-1.0, libc6 (>= 2.34), libgcc-s1 (>= 3.0), libgcrypt20 (>= 1.10.0), liblz4-1 (>= 0.0~r127), liblzma5 (>= 5.1.1alpha+20120614), libstdc++6 (>= 11), libsystemd0 (>= 221), libudev1 (>= 183), libxxhash0 (>= 0.7.1), libzstd1 (>= 1.5.2), zlib1g (>= 1:1.2.2.3)	libapt-pkg (= 2.6.2)	package management runtime library
libattr1	1:2.5.1-4	S	libs	o	59	libc6 (>= 2.4)		extended attribute handling - shared library
libaudit-common	1:3.0.9-1	aF	libs	o	22			Dynamic library for security auditing - common files
libaudit1	1:3.0.9-1	S	libs	o	150	libaudit-common (>= 1:3.0.9-1), libc6 (>= 2.33), libcap-ng0 (>= 0.7.9)		Dynamic library for security auditing
libblkid1	2.38.1-5+deb12u3	S	libs	o	398	libc6 (>= 2.33)		block device ID library
libbz2-1.0	1.0.8-5+b1	S	libs	o	106	libc6 (>= 2.4)		high-quality block-sorting file compressor library - runtime
libc-bin	2.36-9+deb12u14	EF	libs	r	2042	libc6 (>> 2.36), libc6 (<< 2.37)		GNU C Library: Binaries
libc6	2.36-9+deb12u14	S	libs	o	13001	libgcc-s1		GNU C Library: Shared libraries
libcap-ng0	0.8.3-1+b3	S	libs	o	65	libc6 (>= 2.33)		alternate POSIX capabilities library
libcap2	1:2.66-4+deb12u3+b1	S	libs	o	95	libc6 (>= 2.34)		POSIX 1003.1e capabilities (library)
libcom-err2	1.47.0-2+b2	S	libs	o	55	libc6 (>= 2.17)	libcomerr2 (= 1.47.0-2+b2)	common error description library
libcrypt1	1:4.4.33-2	S	libs	o	233	libc6 (>= 2.36)		libcrypt shared library
libdb5.3	5.3.28+dfsg2-1	S	libs	o	1833	libc6 (>= 2.34)		Berkeley v5.3 Database Libraries [runtime]
libdebconfclient0	0.270	S	libs	o	37	libc6 (>= 2.4)		Debian Configuration Management System (C-implementation library)
libext2fs2	1.47.0-2+b2	S	libs	o	535	libc6 (>= 2.34)	e2fslibs (= 1.47.0-2+b2)	ext2/ext3/ext4 file system libraries
libffi8	3.4.4-1	S	libs	o	68	libc6 (>= 2.34)	libffi8ubuntu1 (= 3.4.4-1)	Foreign Function Interface library runtime
libgcc-s1	12.2.0-14+deb12u1	S	libs	o	140	gcc-12-base (= 12.2.0-14+deb12u1), libc6 (>= 2.35)	libgcc1 (= 1:12.2.0-14+deb12u1)	GCC support library
libgcrypt20	1.10.1-3+deb12u1	S	libs	o	1592	libc6 (>= 2.34), libgpg-error0 (>= 1.27)		LGPL Crypto library - runtime library
libgmp10	2:6.2.1+dfsg1-1.1	S	libs	o	855	libc6 (>= 2.14)		Multiprecision arithmetic library
libgnutls30	3.7.9-2+deb12u7	S	libs	o	3396	libc6 (>= 2.34), libgmp10 (>= 2:6.2.1+dfsg1), libhogweed6 (>= 3.6), libidn2-0 (>= 2.0.0), libnettle8 (>= 3.7~), libp11-kit0 (>= 0.23.18.1), libtasn1-6 (>= 4.14), libunistring2 (>= 0.9.7)		GNU TLS library - main runtime library
libgpg-error0	1.46-1	S	libs	o	192	libc6 (>= 2.34)		GnuPG development runtime library
libhogweed6	3.8.1-2	S	libs	o	463	libc6 (>= 2.14), libgmp10 (>= 2:6.2.1+dfsg1), libnettle8		low level cryptographic library (public-key cryptos)
libidn2-0	2.3.3-1+b1	S	libs	o	439	libc6 (>= 2.14), libunistring2 (>= 0.9.7)		Internationalized domain names (IDNA2008/TR46) library
liblz4-1	1.9.4-1	S	libs	o	169	libc6 (>= 2.14)		Fast LZ compression algorithm library - runtime
liblzma5	5.4.1-1+deb12u2	S	libs	o	333	libc6 (>= 2.34)		XZ-format compression library
libmd0	1.0.4-2	S	libs	o	79	libc6 (>= 2.33)		message digest functions from BSD systems - shared library
libmount1	2.38.1-5+deb12u3	S	libs	o	454	libblkid1 (>= 2.17.2), libc6 (>= 2.34), libselinux1 (>= 3.1~)		device mounting library
libnettle8	3.8.1-2	S	libs	o	520	libc6 (>= 2.17)		low level cryptographic library (symmetric and one-way cryptos)
libp11-kit0	0.24.1-2	S	libs	o	1408	libc6 (>= 2.34), libffi8 (>= 3.4)		library for loading and coordinating access to PKCS#11 modules - runtime
libpam-modules	1.5.2-6+deb12u2	S	admin	r	1031	libaudit1 (>= 1:2.2.1), libc6 (>= 2.34), libcrypt1 (>= 1:4.3.0), libdb5.3, libpam0g (>= 1.4.1), libselinux1 (>= 3.1~), debconf (>= 0.5) | debconf-2.0, libpam-modules-bin (= 1.5.2-6+deb12u2)	libpam-mkhomedir, libpam-motd, libpam-umask	Pluggable Authentication Modules for PAM
libpam-modules-bin	1.5.2-6+deb12u2	F	admin	r	227	libaudit1 (>= 1:2.2.1), libc6 (>= 2.34), libcrypt1 (>= 1:4.3.0), libpam0g (>= 0.99.7.1), libselinux1 (>= 3.1~)		Pluggable Authentication Modules for PAM - helper binaries
libpam-runtime	1.5.2-6+deb12u2	aF	admin	r	876	debconf (>= 0.5) | debconf-2.0, debconf (>= 1.5.19) | cdebconf, libpam-modules (>= 1.0.1-6)		Runtime support for the PAM library
libpam0g	1.5.2-6+deb12u2	S	libs	o	215	libaudit1 (>= 1:2.2.1), libc6 (>= 2.34), debconf (>= 0.5) | debconf-2.0		Pluggable Authentication Modules library
libpcre2-8-0	10.42-1+deb12u2	S	libs	o	685	libc6 (>= 2.34)		New Perl Compatible Regular Expression Library- 8 bit runtime files
libseccomp2	2.5.4-1+deb12u1	S	libs	o	148	libc6 (>= 2.4)		high level interface to Linux seccomp filter
libselinux1	3.4-1+b6	S	libs	o	199	libc6 (>= 2.34), libpcre2-8-0 (>= 10.22)		SELinux runtime shared libraries
libsemanage-common	3.4-1	aF	libs	o	37			Common files for SELinux policy management libraries
libsemanage2	3.4-1+b5	S	libs	o	297	libsemanage-common (>= 3.4-1), libaudit1 (>= 1:2.2.1), libbz2-1.0, libc6 (>= 2.34), libselinux1 (>= 3.4), libsepol2 (>= 3.4)		SELinux policy management library
libsepol2	3.4-2.1	S	libs	o	775	libc6 (>= 2.33)		SELinux library for manipulating binary security policies
libsmartcols1	2.38.1-5+deb12u3	S	libs	o	289	libc6 (>= 2.33)		smart column output alignment library
libss2	1.47.0-2+b2	S	libs	o	71	libcom-err2, libc6 (>= 2.34)		command-line interface parsing library
libstdc++6	12.2.0-14+deb12u1	S	libs	o	2686	gcc-12-base (= 12.2.0-14+deb12u1), libc6 (>= 2.36), libgcc-s1 (>= 4.2)		GNU Standard C++ Library v3
libsystemd0	252.39-1~deb12u2	S	libs	o	909	libc6 (>= 2.34), libcap2 (>= 1:2.10), libgcrypt20 (>= 1.10.0), liblz4-1 (>= 0.0~r122), liblzma5 (>= 5.1.1alpha+20120614), libzstd1 (>= 1.5.2)		systemd utility library
libtasn1-6	4.19.0-2+deb12u1	S	libs	o	116	libc6 (>= 2.14)		Manage ASN.1 structures (runtime)
libtinfo6	6.4-4	S	libs	o	541	libc6 (>= 2.34)		shared low-level terminfo library for terminal handling
libudev1	252.39-1~deb12u2	S	libs	o	240	libc6 (>= 2.34)		libudev shared library
libunistring2	1.0-2	S	libs	o	1807	libc6 (>= 2.34)		Unicode string library for C
libuuid1	2.38.1-5+deb12u3	S	libs	o	79	libc6 (>= 2.25)		Universally Unique ID library
libxxhash0	0.8.1-1	S	libs	o	99	libc6 (>= 2.14)		shared library for xxhash
libzstd1	1.5.4+dfsg2-5	S	libs	o	785	libc6 (>= 2.34)		fast lossless compression algorithm
login	1:4.13+dfsg1-1+deb12u2	EF	admin	r	2550	libaudit1 (>= 1:2.2.1), libc6 (>= 2.34), libcrypt1 (>= 1:4.1.0), libpam0g (>= 0.99.7.1), libpam-runtime, libpam-modules		system login tools
logsave	1.47.0-2+b2	F	admin	o	50	libc6 (>= 2.34)		save the output of a command in a log file
mawk	1.3.4.20200120-3.1	F	interpreters	r	263	libc6 (>= 2.29)	awk	Pattern scanning and text processing language
mount	2.38.1-5+deb12u3	F	admin	r	393	libblkid1 (>= 2.17.2), libc6 (>= 2.34), libmount1 (>= 2.38), libselinux1 (>= 3.1~), libsmartcols1 (>= 2.33)		tools for mounting and manipulating filesystems
ncurses-base	6.4-4	aEF	misc	r	379		ncurses-runtime	basic terminal type definitions
ncurses-bin	6.4-4	EF	utils	r	636	libc6 (>= 2.34), libtinfo6 (>= 6.3)		terminal-related programs and man pages
passwd	1:4.13+dfsg1-1+deb12u2	F	admin	r	2827	libaudit1 (>= 1:2.2.1), libc6 (>= 2.36), libcrypt1 (>= 1:4.1.0), libpam0g (>= 0.99.7.1), libselinux1 (>= 3.1~), libsemanage2 (>= 2.0.32), libpam-modules		change and administer password and group data
perl-base	5.36.0-7+deb12u4	E	perl	r	7643	libc6 (>= 2.35), libcrypt1 (>= 1:4.1.0), dpkg (>= 1.17.17)	libfile-path-perl (= 2.18), libfile-temp-perl (= 0.2311), libio-socket-ip-perl (= 0.41), libscalar-list-utils-perl (= 1:1.62), libsocket-perl (= 2.033), libxsloader-perl (= 0.31), perlapi-5.36.0	minimal Perl system
sed	4.9-1+deb12u1	EF	utils	r	987	libacl1 (>= 2.2.23), libc6 (>= 2.34), libselinux1 (>= 3.1~)		GNU stream editor for filtering/transforming text
sysvinit-utils	3.06-4	EF	admin	r	100	libc6 (>= 2.34)	lsb-base (= 11.1.0)	System-V-like utilities
tar	1.34+dfsg-1.2+deb12u1	EF	utils	r	3144	libacl1 (>= 2.2.23), libc6 (>= 2.34), libselinux1 (>= 3.1~)		GNU version of the tar archiving utility
tzdata	2026f-0+deb12u1	aF	localization	r	2571	debconf (>= 0.5) | debconf-2.0	tzdata-bookworm	time zone and daylight-saving time data
usr-is-merged	37~deb12u1	aF	oldlibs	o	13			Transitional package to assert a merged-/usr system
util-linux	2.38.1-5+deb12u3	EF	utils	r	4978	libblkid1 (>= 2.37.2), libc6 (>= 2.34), libcap-ng0 (>= 0.7.9), libcrypt1 (>= 1:4.1.0), libmount1 (>= 2.38), libpam0g (>= 0.99.7.1), libselinux1 (>= 3.1~), libsmartcols1 (>= 2.38), libsystemd0, libtinfo6 (>= 6), libudev1 (>= 183), libuuid1 (>= 2.16), zlib1g (>= 1:1.1.4), util-linux-extra	hardlink	miscellaneous system utilities
util-linux-extra	2.38.1-5+deb12u3	F	utils	s	366	libaudit1 (>= 1:2.2.1), libc6 (>= 2.34), libsmartcols1 (>= 2.38)		interactive login tools
zlib1g	1:1.2.13.dfsg-1	S	libs	o	168	libc6 (>= 2.14)	libz1	compression library - runtime`,
  bullseye: `adduser	3.118+deb11u1	aF	admin	i	849	passwd, debconf (>= 0.5) | debconf-2.0		add and remove users and groups
apt	2.2.4		admin	r	4337	adduser, gpgv | gpgv2 | gpgv1, libapt-pkg6.0 (>= 2.2.4), debian-archive-keyring, libc6 (>= 2.15), libgcc-s1 (>= 3.0), libgnutls30 (>= 3.7.0), libseccomp2 (>= 2.4.2), libstdc++6 (>= 9), libsystemd0	apt-transport-https (= 2.2.4)	commandline package manager
base-files	11.1+deb11u11	EF	admin	r	341	awk	base	Debian base system miscellaneous files
base-passwd	3.5.51	EF	admin	r	243	libc6 (>= 2.8), libdebconfclient0 (>= 0.145)		Debian base system master password and group files
bash	5.1-2+deb11u1	EF	shells	r	6469	libc6 (>= 2.25), libtinfo6 (>= 6), base-files (>= 2.1.12), debianutils (>= 2.15)		GNU Bourne Again SHell
bsdutils	1:2.36.1-8+deb11u2	EF	utils	r	394	libc6 (>= 2.17), libsystemd0		basic utilities from 4.4BSD-Lite
coreutils	8.32-4+b1	EF	utils	r	17478	libacl1 (>= 2.2.23), libattr1 (>= 1:2.4.44), libc6 (>= 2.28), libgmp10, libselinux1 (>= 3.1~)		GNU core utilities
dash	0.5.11+git20200708+dd9ef66-5	EF	shells	r	221	libc6 (>= 2.14), debianutils (>= 2.15), dpkg (>= 1.19.1), debconf (>= 0.5) | debconf-2.0		POSIX-compliant shell
debconf	1.5.77	aF	admin	r	517	perl-base (>= 5.20.1-3~)	debconf-2.0	Debian configuration management system
debian-archive-keyring	2021.1.1+deb11u1	aF	misc	i	253			GnuPG archive keys of the Debian archive
debianutils	4.11.2	EF	utils	r	230	libc6 (>= 2.15)		Miscellaneous utilities specific to Debian
diffutils	1:3.7-5	E	utils	r	1598	libc6 (>= 2.17)		File comparison utilities
dpkg	1.20.14	EF	admin	r	6985	libbz2-1.0, libc6 (>= 2.15), liblzma5 (>= 5.2.2), libselinux1 (>= 3.1~), zlib1g (>= 1:1.1.4), tar (>= 1.28-1)		Debian package management system
e2fsprogs	1.46.2-2+deb11u1	F	admin	r	1511	libblkid1 (>= 2.36), libc6 (>= 2.14), libcom-err2 (>= 1.43.9), libext2fs2 (= 1.46.2-2+deb11u1), libss2 (>= 1.38), libuuid1 (>= 2.16), logsave		ext2/ext3/ext4 file system utilities
findutils	4.8.0-1	EF	utils	r	1959	libc6 (>= 2.17), libselinux1 (>= 3.1~)		utilities for finding files--find, xargs
gcc-10-base	10.2.1-6	S	libs	r	261			GCC, the GNU Compiler Collection (base package)
gcc-9-base	9.3.0-22	S	libs	r	262			GCC, the GNU Compiler Collection (base package)
gpgv	2.2.27-2+deb11u3	F	utils	i	882	libbz2-1.0, libc6 (>= 2.25), libgcrypt20 (>= 1.8.0), libgpg-error0 (>= 1.38), zlib1g (>= 1:1.1.4)		GNU privacy guard - signature verification tool
grep	3.6-1+deb11u1	EF	utils	r	1091	libc6 (>= 2.14), libpcre3, dpkg (>= 1.15.4) | install-info	rgrep	GNU grep, egrep and fgrep
gzip	1.10-4+deb11u1	E	utils	r	242	libc6 (>= 2.17), dpkg (>= 1.15.4) | install-info		GNU compression utilities
hostname	3.23	E	admin	r	50	libc6 (>= 2.4)		utility to set/show the host name or domain name
init-system-helpers	1.60	aEF	admin	r	131	perl-base (>= 5.20.1-3)		helper tools for all init systems
libacl1	2.2.53-10	S	libs	o	71	libc6 (>= 2.14)		access control list - shared library
libapt-pkg6.0	2.2.4	S	libs	o	3373	libbz2-1.0, libc6 (>= 2.27), libgcc-s1 (>= 3.0), libgcrypt20 (>= 1.8.0), liblz4-1 (>= 0.0~r127), liblzma5 (>= 5.1.1alpha+20120614), libstdc++6 (>= 9), libsystemd0 (>= 221), libudev1 (>= 183), libxxhash0 (>= 0.7.1), libzstd1 (>= 1.4.0), zlib1g (>= 1:1.2.2.3)	libapt-pkg (= 2.2.4)	package management runtime library
libattr1	1:2.4.48-6	S	libs	o	56	libc6 (>= 2.4)		extended attribute handling - shared library
libaudit-common	1:3.0-2	aF	libs	o	26			Dynamic library for security auditing - common files
libaudit1	1:3.0-2	S	libs	o	154	libaudit-common (>= 1:3.0-2), libc6 (>= 2.14), libcap-ng0 (>= 0.7.9)		Dynamic library for security auditing
libblkid1	2.36.1-8+deb11u2	S	libs	o	421	libc6 (>= 2.25)		block device ID library
libbz2-1.0	1.0.8-4	S	libs	o	104	libc6 (>= 2.4)		high-quality block-sorting file compressor library - runtime
libc-bin	2.31-13+deb11u14	EF	libs	r	3733	libc6 (>> 2.31), libc6 (<< 2.32)		GNU C Library: Binaries
libc6	2.31-13+deb11u14	S	libs	o	12834	libgcc-s1, libcrypt1		GNU C Library: Shared libraries
libcap-ng0	0.7.9-2.2+b1	S	libs	o	48	libc6 (>= 2.8)		An alternate POSIX capabilities library
libcom-err2	1.46.2-2+deb11u1	S	libs	o	97	libc6 (>= 2.17)	libcomerr2 (= 1.46.2-2+deb11u1)	common error description library
libcrypt1	1:4.4.18-4	S	libs	o	226	libc6 (>= 2.25)		libcrypt shared library
libdb5.3	5.3.28+dfsg1-0.8	S	libs	o	1818	libc6 (>= 2.17)		Berkeley v5.3 Database Libraries [runtime]
libdebconfclient0	0.260	S	libs	o	74	libc6 (>= 2.4)		Debian Configuration Management System (C-implementation library)
libext2fs2	1.46.2-2+deb11u1	S	libs	o	578	libc6 (>= 2.28)	e2fslibs (= 1.46.2-2+deb11u1)	ext2/ext3/ext4 file system libraries
libffi7	3.3-6	S	libs	o	66	libc6 (>= 2.14)		Foreign Function Interface library runtime
libgcc-s1	10.2.1-6	S	libs	o	116	gcc-10-base (= 10.2.1-6), libc6 (>= 2.14)	libgcc1 (= 1:10.2.1-6)	GCC support library
libgcrypt20	1.8.7-6	S	libs	o	1355	libc6 (>= 2.15), libgpg-error0 (>= 1.25)		LGPL Crypto library - runtime library
libgmp10	2:6.2.1+dfsg-1+deb11u1	S	libs	o	863	libc6 (>= 2.14)		Multiprecision arithmetic library
libgnutls30	3.7.1-5+deb11u10	S	libs	o	3156	libgmp10 (>= 2:6.0.0), libc6 (>= 2.25), libhogweed6 (>= 3.6), libidn2-0 (>= 2.0.0), libnettle8 (>= 3.7~), libp11-kit0 (>= 0.23.18.1), libtasn1-6 (>= 4.14), libunistring2 (>= 0.9.7)		GNU TLS library - main runtime library
libgpg-error0	1.38-2	S	libs	o	188	libc6 (>= 2.14)		GnuPG development runtime library
libgssapi-krb5-2	1.18.3-6+deb11u8	S	libs	o	452	libc6 (>= 2.27), libcom-err2 (>= 1.43.9), libk5crypto3 (>= 1.16), libkrb5-3 (= 1.18.3-6+deb11u8), libkrb5support0 (>= 1.15~beta1)		MIT Kerberos runtime libraries - krb5 GSS-API Mechanism
libhogweed6	3.7.3-1	S	libs	o	455	libc6 (>= 2.14), libgmp10 (>= 2:6.1.0), libnettle8		low level cryptographic library (public-key cryptos)
libidn2-0	2.3.0-5	S	libs	o	300	libc6 (>= 2.14), libunistring2 (>= 0.9.7)		Internationalized domain names (IDNA2008/TR46) library
libk5crypto3	1.18.3-6+deb11u8	S	libs	o	297	libc6 (>= 2.25), libkrb5support0 (>= 1.16)		MIT Kerberos runtime libraries - Crypto Library
libkeyutils1	1.6.1-2	S	libs	o	46	libc6 (>= 2.14)		Linux Key Management Utilities (library)
libkrb5-3	1.18.3-6+deb11u8	S	libs	o	1109	libc6 (>= 2.25), libcom-err2 (>= 1.43.9), libk5crypto3 (>= 1.18.2), libkeyutils1 (>= 1.5.9), libkrb5support0 (= 1.18.3-6+deb11u8), libssl1.1 (>= 1.1.0)		MIT Kerberos runtime libraries
libkrb5support0	1.18.3-6+deb11u8	S	libs	o	170	libc6 (>= 2.25)		MIT Kerberos runtime libraries - Support library
liblz4-1	1.9.3-2	S	libs	o	157	libc6 (>= 2.14)		Fast LZ compression algorithm library - runtime
liblzma5	5.2.5-2.1~deb11u2	S	libs	o	278	libc6 (>= 2.17)		XZ-format compression library
libmount1	2.36.1-8+deb11u2	S	libs	o	477	libblkid1 (>= 2.17.2), libc6 (>= 2.25), libselinux1 (>= 3.1~)		device mounting library
libnettle8	3.7.3-1	S	libs	o	480	libc6 (>= 2.17)		low level cryptographic library (symmetric and one-way cryptos)
libnsl2	1.3.0-2	S	libs	o	127	libc6 (>= 2.14), libtirpc3 (>= 1.0.2)		Public client interface for NIS(YP) and NIS+
libp11-kit0	0.23.22-1	S	libs	o	1401	libc6 (>= 2.26), libffi7 (>= 3.3~20180313)		library for loading and coordinating access to PKCS#11 modules - runtime
libpam-modules	1.4.0-9+deb11u2	S	admin	r	1049	libaudit1 (>= 1:2.2.1), libc6 (>= 2.27), libcrypt1 (>= 1:4.3.0), libdb5.3, libnsl2 (>= 1.0), libpam0g (>= 1.3.2), libselinux1 (>= 3.1~), libtirpc3 (>= 1.0.2), debconf (>= 0.5) | debconf-2.0, libpam-modules-bin (= 1.4.0-9+deb11u2)	libpam-mkhomedir, libpam-motd, libpam-umask	Pluggable Authentication Modules for PAM
libpam-modules-bin	1.4.0-9+deb11u2	F	admin	r	228	libaudit1 (>= 1:2.2.1), libc6 (>= 2.14), libcrypt1 (>= 1:4.3.0), libpam0g (>= 0.99.7.1), libselinux1 (>= 3.1~)		Pluggable Authentication Modules for PAM - helper binaries
libpam-runtime	1.4.0-9+deb11u2	aF	admin	r	966	debconf (>= 0.5) | debconf-2.0, debconf (>= 1.5.19) | cdebconf, libpam-modules (>= 1.0.1-6)		Runtime support for the PAM library
libpam0g	1.4.0-9+deb11u2	S	libs	o	245	libaudit1 (>= 1:2.2.1), libc6 (>= 2.14), debconf (>= 0.5) | debconf-2.0		Pluggable Authentication Modules library
libpcre2-8-0	10.36-2+deb11u1	S	libs	o	664	libc6 (>= 2.14)		New Perl Compatible Regular Expression Library- 8 bit runtime files
libpcre3	2:8.39-13	S	libs	o	669	libc6 (>= 2.14)		Old Perl 5 Compatible Regular Expression Library - runtime files
libseccomp2	2.5.1-1+deb11u1	S	libs	o	158	libc6 (>= 2.4)		high level interface to Linux seccomp filter
libselinux1	3.1-3	S	libs	o	207	libc6 (>= 2.14), libpcre2-8-0 (>= 10.22)		SELinux runtime shared libraries
libsemanage-common	3.1-1	aF	libs	o	36			Common files for SELinux policy management libraries
libsemanage1	3.1-1+b2	S	libs	o	307	libsemanage-common (= 3.1-1), libaudit1 (>= 1:2.2.1), libbz2-1.0, libc6 (>= 2.14), libselinux1 (>= 3.1), libsepol1 (>= 3.1)		SELinux policy management library
libsepol1	3.1-1+deb11u1	S	libs	o	755	libc6 (>= 2.14)		SELinux library for manipulating binary security policies
libsmartcols1	2.36.1-8+deb11u2	S	libs	o	328	libc6 (>= 2.25)		smart column output alignment library
libss2	1.46.2-2+deb11u1	S	libs	o	113	libcom-err2, libc6 (>= 2.17)		command-line interface parsing library
libssl1.1	1.1.1w-0+deb11u8	S	libs	o	4130	libc6 (>= 2.25), debconf (>= 0.5) | debconf-2.0		Secure Sockets Layer toolkit - shared libraries
libstdc++6	10.2.1-6	S	libs	o	2351	gcc-10-base (= 10.2.1-6), libc6 (>= 2.23), libgcc-s1 (>= 4.2)		GNU Standard C++ Library v3
libsystemd0	247.3-7+deb11u8	S	libs	o	866	libc6 (>= 2.30), libgcrypt20 (>= 1.8.0), liblz4-1 (>= 0.0~r122), liblzma5 (>= 5.1.1alpha+20120614), libzstd1 (>= 1.4.0)		systemd utility library
libtasn1-6	4.16.0-2+deb11u2	S	libs	o	124	libc6 (>= 2.14)		Manage ASN.1 structures (runtime)
libtinfo6	6.2+20201114-2+deb11u2	S	libs	o	537	libc6 (>= 2.16)		shared low-level terminfo library for terminal handling
libtirpc-common	1.3.1-1+deb11u1	aF	libs	o	34			transport-independent RPC library - common files
libtirpc3	1.3.1-1+deb11u1	S	libs	o	229	libc6 (>= 2.16), libgssapi-krb5-2 (>= 1.17), libtirpc-common (>= 1.3.1-1+deb11u1)		transport-independent RPC library
libudev1	247.3-7+deb11u8	S	libs	o	283	libc6 (>= 2.30)		libudev shared library
libunistring2	0.9.10-4	S	libs	o	1592	libc6 (>= 2.14)		Unicode string library for C
libuuid1	2.36.1-8+deb11u2	S	libs	o	129	libc6 (>= 2.25)		Universally Unique ID library
libxxhash0	0.8.0-2	S	libs	o	114	libc6 (>= 2.14)		shared library for xxhash
libzstd1	1.4.8+dfsg-2.1	S	libs	o	904	libc6 (>= 2.14)		fast lossless compression algorithm
login	1:4.8.1-1+deb11u1	EF	admin	r	2336	libaudit1 (>= 1:2.2.1), libc6 (>= 2.14), libcrypt1 (>= 1:4.1.0), libpam0g (>= 0.99.7.1), libpam-runtime, libpam-modules (>= 1.1.8-1)		system login tools
logsave	1.46.2-2+deb11u1	F	admin	o	93	libc6 (>= 2.14)		save the output of a command in a log file
lsb-base	11.1.0	aF	misc	o	49			Linux Standard Base init script functionality
mawk	1.3.4.20200120-2	F	interpreters	r	242	libc6 (>= 2.29)	awk	Pattern scanning and text processing language
mount	2.36.1-8+deb11u2	F	admin	r	438	libblkid1 (>= 2.17.2), libc6 (>= 2.17), libmount1 (>= 2.35.1), libsmartcols1 (>= 2.33), util-linux (>= 2.29.2-3~)		tools for mounting and manipulating filesystems
ncurses-base	6.2+20201114-2+deb11u2	aEF	misc	r	386		ncurses-runtime	basic terminal type definitions
ncurses-bin	6.2+20201114-2+deb11u2	EF	utils	r	646	libc6 (>= 2.14), libtinfo6 (>= 6.2+20200912), libtinfo6 (<< 6.3~)		terminal-related programs and man pages
passwd	1:4.8.1-1+deb11u1	F	admin	r	2737	libaudit1 (>= 1:2.2.1), libc6 (>= 2.14), libcrypt1 (>= 1:4.1.0), libpam0g (>= 0.99.7.1), libselinux1 (>= 3.1~), libsemanage1 (>= 2.0.3), libpam-modules		change and administer password and group data
perl-base	5.32.1-4+deb11u5	E	perl	r	7665	libc6 (>= 2.29), libcrypt1 (>= 1:4.1.0), dpkg (>= 1.17.17)	libfile-path-perl (= 2.16), libfile-temp-perl (= 0.2309), libio-socket-ip-perl (= 0.39), libscalar-list-utils-perl (= 1:1.55), libsocket-perl (= 2.029), libxsloader-perl (= 0.30), perlapi-5.32.0, perlapi-5.32.1	minimal Perl system
sed	4.7-1	EF	utils	r	883	libacl1 (>= 2.2.51-8), libc6 (>= 2.14), libselinux1 (>= 1.32)		GNU stream editor for filtering/transforming text
sysvinit-utils	2.96-7+deb11u1	EF	admin	r	79	lsb-base (>= 11.0.0~), libc6 (>= 2.14)		System-V-like utilities
tar	1.34+dfsg-1+deb11u1	EF	utils	r	3152	libacl1 (>= 2.2.23), libc6 (>= 2.28), libselinux1 (>= 3.1~)		GNU version of the tar archiving utility
tzdata	2026b-0+deb11u1	aF	localization	r	3469	debconf (>= 0.5) | debconf-2.0	tzdata-bullseye	time zone and daylight-saving time data
util-linux	2.36.1-8+deb11u2	EF	utils	r	4615	libaudit1 (>= 1:2.2.1), libblkid1 (>= 2.31.1), libc6 (>= 2.25), libcap-ng0 (>= 0.7.9), libcrypt1 (>= 1:4.1.0), libmount1 (>= 2.34), libpam0g (>= 0.99.7.1), libselinux1 (>= 3.1~), libsmartcols1 (>= 2.34), libsystemd0, libtinfo6 (>= 6), libudev1 (>= 183), libuuid1 (>= 2.16), zlib1g (>= 1:1.1.4), login (>= 1:4.5-1.1~)		miscellaneous system utilities
zlib1g	1:1.2.11.dfsg-2+deb11u2	S	libs	o	167	libc6 (>= 2.14)	libz1	compression library - runtime`,
  trixie: `apt	3.0.4		admin	r	4481	base-passwd (>= 3.6.1) | adduser, sqv (>= 1.3.0), libapt-pkg7.0 (>= 3.0.4), debian-archive-keyring, libc6 (>= 2.38), libgcc-s1 (>= 3.0), libseccomp2 (>= 2.4.2), libssl3t64 (>= 3.0.0), libstdc++6 (>= 13.1), libsystemd0	apt-transport-https (= 3.0.4)	commandline package manager
base-files	13.8+deb13u7	EF	admin	r	500	awk	base, usr-is-merged	Debian base system miscellaneous files
base-passwd	3.6.7	EF	admin	r	272	libc6 (>= 2.34), libdebconfclient0 (>= 0.145), libselinux1 (>= 3.1~)		Debian base system master password and group files
bash	5.2.37-2+b10	EF	shells	r	7196	libc6 (>= 2.38), libtinfo6 (>= 6), base-files (>= 2.1.12), debianutils (>= 5.6-0.1)		GNU Bourne Again SHell
bsdutils	1:2.41.5-0+deb13u1	EF	utils	r	401	libc6 (>= 2.38), libsystemd0 (>= 254)		basic utilities from 4.4BSD-Lite
coreutils	9.7-3	EF	utils	r	18457	libacl1 (>= 2.2.23), libattr1 (>= 1:2.4.48), libc6 (>= 2.38), libcap2 (>= 1:2.10), libgmp10 (>= 2:6.3.0+dfsg), libselinux1 (>= 3.1~), libssl3t64 (>= 3.0.0), libsystemd0 (>= 254)		GNU core utilities
dash	0.5.12-12	EF	shells	r	207	libc6 (>= 2.38), debianutils (>= 5.6-0.1)		POSIX-compliant shell
debconf	1.5.91	aF	admin	r	497		debconf-2.0	Debian configuration management system
debian-archive-keyring	2025.1	aF	misc	i	302			OpenPGP archive certificates of the Debian archive
debianutils	5.23.2	EF	utils	r	225	libc6 (>= 2.38)		Miscellaneous utilities specific to Debian
diffutils	1:3.10-4	E	utils	r	1768	libc6 (>= 2.38)		File comparison utilities
dpkg	1.22.22	EF	admin	r	6587	libbz2-1.0, libc6 (>= 2.38), liblzma5 (>= 5.4.0), libmd0 (>= 0.0.0), libselinux1 (>= 3.1~), libzstd1 (>= 1.5.5), zlib1g (>= 1:1.1.4), tar (>= 1.28-1)		Debian package management system
findutils	4.10.0-3	EF	utils	r	2160	libc6 (>= 2.38), libselinux1 (>= 3.1~)		utilities for finding files--find, xargs
gcc-14-base	14.2.0-19	S	libs	o	112			GCC, the GNU Compiler Collection (base package)
grep	3.11-4	EF	utils	r	1266	libc6 (>= 2.34), libpcre2-8-0 (>= 10.32)	rgrep	GNU grep, egrep and fgrep
gzip	1.13-1+deb13u1	E	utils	r	256	libc6 (>= 2.38)		GNU compression utilities
hostname	3.25	E	admin	r	50	libc6 (>= 2.34)		utility to set/show the host name or domain name
init-system-helpers	1.69~deb13u1	aEF	admin	r	133			helper tools for all init systems
libacl1	2.3.2-2+b1	S	libs	o	74	libc6 (>= 2.38)		access control list - shared library
libapt-pkg7.0	3.0.4	S	libs	o	3856	libbz2-1.0, libc6 (>= 2.38), libgcc-s1 (>= 3.0), liblz4-1 (>= 0.0~r127), liblzma5 (>= 5.1.1alpha+20120614), libssl3t64 (>= 3.0.0), libstdc++6 (>= 14), libsystemd0 (>= 221), libudev1 (>= 183), libxxhash0 (>= 0.8), libzstd1 (>= 1.5.5), zlib1g (>= 1:1.2.2.3)	libapt-pkg (= 3.0.4)	package management runtime library
libattr1	1:2.5.2-3	S	libs	o	60	libc6 (>= 2.4)		extended attribute handling - shared library
libaudit-common	1:4.0.2-2+deb13u1	aF	libs	o	25			Dynamic library for security auditing - common files
libaudit1	1:4.0.2-2+deb13u1	S	libs	o	198	libaudit-common (>= 1:4.0.2-2+deb13u1), libc6 (>= 2.38), libcap-ng0 (>= 0.7.9)		Dynamic library for security auditing
libblkid1	2.41.5-0+deb13u1	S	libs	o	453	libc6 (>= 2.38)		block device ID library
libbsd0	0.12.2-2	S	libs	o	214	libc6 (>= 2.38), libmd0 (>= 1.0.3-2)		utility functions from BSD systems - shared library
libbz2-1.0	1.0.8-6	S	libs	o	96	libc6 (>= 2.4)		high-quality block-sorting file compressor library - runtime
libc-bin	2.41-12+deb13u4	EF	libs	r	2122	libc6 (>> 2.41), libc6 (<< 2.42)		GNU C Library: Binaries
libc6	2.41-12+deb13u4	S	libs	o	13226	libgcc-s1		GNU C Library: Shared libraries
libcap-ng0	0.8.5-4+b1	S	libs	o	66	libc6 (>= 2.38)		alternate POSIX capabilities library
libcap2	1:2.75-10+deb13u1+b3	S	libs	o	92	libc6 (>= 2.38)		POSIX 1003.1e capabilities (library)
libcrypt1	1:4.4.38-1	S	libs	o	234	libc6 (>= 2.38)		libcrypt shared library
libdb5.3t64	5.3.28+dfsg2-9	S	libs	o	1854	libc6 (>= 2.38)	libdb5.3 (= 5.3.28+dfsg2-9)	Berkeley v5.3 Database Libraries [runtime]
libdebconfclient0	0.280	S	libs	o	38	libc6 (>= 2.38)		Debian Configuration Management System (C-implementation library)
libgcc-s1	14.2.0-19	S	libs	o	197	gcc-14-base (= 14.2.0-19), libc6 (>= 2.35)	libgcc1 (= 1:14.2.0-19)	GCC support library
libgmp10	2:6.3.0+dfsg-3	S	libs	o	882	libc6 (>= 2.38)		Multiprecision arithmetic library
libhogweed6t64	3.10.1-1	S	libs	o	483	libc6 (>= 2.14), libgmp10 (>= 2:6.3.0+dfsg), libnettle8t64	libhogweed6 (= 3.10.1-1)	low level cryptographic library (public-key cryptos)
liblastlog2-2	2.41.5-0+deb13u1	S	libs	o	75	libc6 (>= 2.38), libsqlite3-0 (>= 3.5.9)		lastlog2 database shared library
liblz4-1	1.10.0-4	S	libs	o	173	libc6 (>= 2.14), libxxhash0 (>= 0.6.5)		Fast LZ compression algorithm library - runtime
liblzma5	5.8.1-1+deb13u2	S	libs	o	435	libc6 (>= 2.34)		XZ-format compression library
libmd0	1.1.0-2+b1	S	libs	o	94	libc6 (>= 2.33)		message digest functions from BSD systems - shared library
libmount1	2.41.5-0+deb13u1	S	libs	o	565	libblkid1 (= 2.41.5-0+deb13u1), libc6 (>= 2.38), libselinux1 (>= 3.1~)		device mounting library
libnettle8t64	3.10.1-1	S	libs	o	560	libc6 (>= 2.17)	libnettle8 (= 3.10.1-1)	low level cryptographic library (symmetric and one-way cryptos)
libpam-modules	1.7.0-5	S	admin	r	923	libaudit1 (>= 1:2.2.1), libc6 (>= 2.38), libcrypt1 (>= 1:4.3.0), libdb5.3t64, libpam0g (>= 1.4.1), libselinux1 (>= 3.1~), libsystemd0 (>= 254), debconf (>= 0.5) | debconf-2.0, libpam-modules-bin (= 1.7.0-5)	libpam-mkhomedir, libpam-motd, libpam-umask	Pluggable Authentication Modules for PAM
libpam-modules-bin	1.7.0-5	F	admin	r	206	libaudit1 (>= 1:2.2.1), libc6 (>= 2.38), libcrypt1 (>= 1:4.3.0), libpam0g (>= 0.99.7.1), libselinux1 (>= 3.1~), libsystemd0 (>= 254)		Pluggable Authentication Modules for PAM - helper binaries
libpam-runtime	1.7.0-5	aF	admin	r	1028	debconf (>= 0.5) | debconf-2.0, debconf (>= 1.5.19) | cdebconf, libpam-modules (>= 1.0.1-6)		Runtime support for the PAM library
libpam0g	1.7.0-5	S	libs	o	194	libaudit1 (>= 1:2.2.1), libc6 (>= 2.34), debconf (>= 0.5) | debconf-2.0		Pluggable Authentication Modules library
libpcre2-8-0	10.46-1~deb13u3	S	libs	o	774	libc6 (>= 2.34)		New Perl Compatible Regular Expression Library- 8 bit runtime files
libseccomp2	2.6.0-2	S	libs	o	201	libc6 (>= 2.14)		high level interface to Linux seccomp filter
libselinux1	3.8.1-1	S	libs	o	229	libc6 (>= 2.38), libpcre2-8-0 (>= 10.22)		SELinux runtime shared libraries
libsemanage-common	3.8.1-1	aF	libs	o	21			Common files for SELinux policy management libraries
libsemanage2	3.8.1-1	S	libs	o	313	libsemanage-common (>= 3.8.1-1), libaudit1 (>= 1:2.2.1), libbz2-1.0, libc6 (>= 2.38), libselinux1 (>= 3.8.1), libsepol2 (>= 3.8.1)		SELinux policy management library
libsepol2	3.8.1-1	S	libs	o	835	libc6 (>= 2.38)		SELinux library for manipulating binary security policies
libsmartcols1	2.41.5-0+deb13u1	S	libs	o	377	libc6 (>= 2.38)		smart column output alignment library
libsqlite3-0	3.46.1-7+deb13u2	S	libs	o	1834	libc6 (>= 2.38)		SQLite 3 shared library
libssl3t64	3.5.7-1~deb13u3	S	libs	o	8115	libc6 (>= 2.38), libzstd1 (>= 1.5.5), zlib1g (>= 1:1.1.4), openssl-provider-legacy	libssl3 (= 3.5.7-1~deb13u3)	Secure Sockets Layer toolkit - shared libraries
libstdc++6	14.2.0-19	S	libs	o	3019	gcc-14-base (= 14.2.0-19), libc6 (>= 2.38), libgcc-s1 (>= 4.3)		GNU Standard C++ Library v3
libsystemd0	257.13-1~deb13u1	S	libs	o	1223	libc6 (>= 2.39), libcap2 (>= 1:2.10)		systemd utility library
libtinfo6	6.5+20250216-2	S	libs	o	569	libc6 (>= 2.34)		shared low-level terminfo library for terminal handling
libudev1	257.13-1~deb13u1	S	libs	o	357	libc6 (>= 2.38), libcap2 (>= 1:2.10)		libudev shared library
libuuid1	2.41.5-0+deb13u1	S	libs	o	98	libc6 (>= 2.38)	libuuid1t64 (= 2.41.5-0+deb13u1)	Universally Unique ID library
libxxhash0	0.8.3-2	S	libs	o	92	libc6 (>= 2.14)		shared library for xxhash
libzstd1	1.5.7+dfsg-1	S	libs	o	847	libc6 (>= 2.34)		fast lossless compression algorithm
login	1:4.16.0-2+really2.41.5-0+deb13u1	F	admin	r	287	login.defs (>= 1:4.16.0-1~), libpam-modules, libpam-runtime, libaudit1 (>= 1:2.2.1), libc6 (>= 2.38), libcrypt1 (>= 1:4.1.0), libpam0g (>= 0.99.7.1)		system login tools
login.defs	1:4.17.4-2	aF	admin	r	214			system user management configuration
mawk	1.3.4.20250131-1	F	interpreters	r	292	libc6 (>= 2.38)	awk	Pattern scanning and text processing language
mount	2.41.5-0+deb13u1	F	admin	r	497	libblkid1 (= 2.41.5-0+deb13u1), libc6 (>= 2.38), libmount1 (= 2.41.5-0+deb13u1), libselinux1 (>= 3.1~), libsmartcols1 (= 2.41.5-0+deb13u1)		tools for mounting and manipulating filesystems
ncurses-base	6.5+20250216-2	aEF	misc	r	389		ncurses-runtime	basic terminal type definitions
ncurses-bin	6.5+20250216-2	EF	utils	r	665	libc6 (>= 2.34), libtinfo6 (>= 6.4+20230603)		terminal-related programs and man pages
openssl-provider-legacy	3.5.7-1~deb13u3	F	utils	o	424	libc6 (>= 2.14), libssl3t64 (>= 3.0.3)		Secure Sockets Layer toolkit - cryptographic utility
passwd	1:4.17.4-2	F	admin	r	4758	base-passwd (>= 3.6.4), libpam-modules, login.defs, libacl1 (>= 2.2.23), libattr1 (>= 1:2.4.44), libaudit1 (>= 1:2.2.1), libbsd0 (>= 0.11.0), libc6 (>= 2.38), libcrypt1 (>= 1:4.1.0), libpam0g (>= 0.99.7.1), libselinux1 (>= 3.1~), libsemanage2 (>= 2.0.32)		change and administer password and group data
perl-base	5.40.1-6+deb13u1	E	perl	r	7815	libc6 (>= 2.38), libcrypt1 (>= 1:4.1.0)	libfile-path-perl (= 2.18), libfile-temp-perl (= 0.2311), libio-socket-ip-perl (= 0.42), libscalar-list-utils-perl (= 1:1.63), libsocket-perl (= 2.038), libxsloader-perl (= 0.32), perlapi-5.40.0, perlapi-5.40.1	minimal Perl system
sed	4.9-2+deb13u1	EF	utils	r	991	libacl1 (>= 2.2.23), libc6 (>= 2.38), libselinux1 (>= 3.1~)		GNU stream editor for filtering/transforming text
sqv	1.3.0-3+b2	F	utils	o	1855	libc6 (>= 2.38), libgcc-s1 (>= 4.2), libgmp10 (>= 2:6.3.0+dfsg), libhogweed6t64, libnettle8t64 (>= 3.9~)		OpenPGP signature verification program from Sequoia
sysvinit-utils	3.14-4	EF	admin	r	104	libc6 (>= 2.38)	lsb-base (= 11.1.0)	System-V-like utilities
tar	1.35+dfsg-3.1	EF	utils	r	3085	libacl1 (>= 2.2.23), libc6 (>= 2.38), libselinux1 (>= 3.1~)		GNU version of the tar archiving utility
tzdata	2026f-0+deb13u1	aF	localization	r	1360	debconf (>= 0.5) | debconf-2.0	tzdata-trixie	time zone and daylight-saving time data
util-linux	2.41.5-0+deb13u1	EF	utils	r	4986	libpam-modules, libpam-runtime, libblkid1 (= 2.41.5-0+deb13u1), libc6 (>= 2.41), libcap-ng0 (>= 0.7.9), libcrypt1 (>= 1:4.1.0), liblastlog2-2 (= 2.41.5-0+deb13u1), libmount1 (= 2.41.5-0+deb13u1), libpam0g (>= 0.99.7.1), libselinux1 (>= 3.1~), libsmartcols1 (= 2.41.5-0+deb13u1), libsystemd0, libtinfo6 (>= 6), libudev1 (>= 183), libuuid1 (= 2.41.5-0+deb13u1)	hardlink	miscellaneous system utilities
zlib1g	1:1.3.dfsg+really1.3.1-1+deb13u1	S	libs	o	172	libc6 (>= 2.14)	libz1	compression library - runtime`,
  noble: `apt	2.7.14build2		admin	r	4481	base-passwd | adduser, sqv, libapt-pkg7.0, debian-archive-keyring, libc6, libgcc-s1, libseccomp2, libssl3t64, libstdc++6, libsystemd0	apt-transport-https (= 3.0.4)	commandline package manager
base-files	13ubuntu10	EF	admin	r	500	awk	base, usr-is-merged	Debian base system miscellaneous files
base-passwd	3.6.3build1	EF	admin	r	272	libc6, libdebconfclient0, libselinux1		Debian base system master password and group files
bash	5.2.21-2ubuntu4	EF	shells	r	7196	libc6, libtinfo6, base-files, debianutils		GNU Bourne Again SHell
bsdutils	1:2.39.3-9ubuntu6	EF	utils	r	401	libc6, libsystemd0		basic utilities from 4.4BSD-Lite
coreutils	9.4-3ubuntu6	EF	utils	r	18457	libacl1, libattr1, libc6, libcap2, libgmp10, libselinux1, libssl3t64, libsystemd0		GNU core utilities
dash	0.5.12-6ubuntu5	EF	shells	r	207	libc6, debianutils		POSIX-compliant shell
debconf	1.5.86ubuntu1	aF	admin	r	497		debconf-2.0	Debian configuration management system
debianutils	5.17build1	EF	utils	r	225	libc6		Miscellaneous utilities specific to Debian
diffutils	1:3.10-1build1	E	utils	r	1768	libc6		File comparison utilities
dpkg	1.22.6ubuntu6	EF	admin	r	6587	libbz2-1.0, libc6, liblzma5, libmd0, libselinux1, libzstd1, zlib1g, tar		Debian package management system
e2fsprogs	1.47.0-2.4~exp1ubuntu4	F	admin	i	1537	libblkid1, libc6, libcom-err2, libext2fs2t64, libss2, libuuid1, logsave		ext2/ext3/ext4 file system utilities
findutils	4.9.0-5build1	EF	utils	r	2160	libc6, libselinux1		utilities for finding files--find, xargs
gcc-14-base	14-20240412-0ubuntu1	S	libs	o	112			GCC, the GNU Compiler Collection (base package)
gpgv	2.4.4-2ubuntu17	F	utils	o	560	libbz2-1.0, libc6, libgcrypt20, libgpg-error0, zlib1g		GNU privacy guard - signature verification tool
grep	3.11-4build1	EF	utils	r	1266	libc6, libpcre2-8-0	rgrep	GNU grep, egrep and fgrep
gzip	1.12-1ubuntu3	E	utils	r	256	libc6		GNU compression utilities
hostname	3.23+nmu2ubuntu2	E	admin	r	50	libc6		utility to set/show the host name or domain name
init-system-helpers	1.66ubuntu1	aEF	admin	r	133			helper tools for all init systems
libacl1	2.3.2-1build1	S	libs	o	74	libc6		access control list - shared library
libapt-pkg6.0t64	2.7.14build2	S	libs	o	3856	libbz2-1.0, libc6, libgcc-s1, liblz4-1, liblzma5, libssl3t64, libstdc++6, libsystemd0, libudev1, libxxhash0, libzstd1, zlib1g	libapt-pkg (= 3.0.4)	package management runtime library
libassuan0	2.5.6-1build1	S	libs	o	136	libc6, libgpg-error0		IPC library for the GnuPG components
libattr1	1:2.5.2-1build1	S	libs	o	60	libc6		extended attribute handling - shared library
libaudit-common	1:3.1.2-2.1build1	aF	libs	o	25			Dynamic library for security auditing - common files
libaudit1	1:3.1.2-2.1build1	S	libs	o	198	libaudit-common, libc6, libcap-ng0		Dynamic library for security auditing
libblkid1	2.39.3-9ubuntu6	S	libs	o	453	libc6		block device ID library
libbz2-1.0	1.0.8-5.1	S	libs	o	96	libc6		high-quality block-sorting file compressor library - runtime
libc-bin	2.39-0ubuntu8	EF	libs	r	2122	libc6, libc6		GNU C Library: Binaries
libc6	2.39-0ubuntu8	S	libs	o	13226	libgcc-s1		GNU C Library: Shared libraries
libcap-ng0	0.8.4-2build2	S	libs	o	66	libc6		alternate POSIX capabilities library
libcap2	1:2.66-5ubuntu2	S	libs	o	92	libc6		POSIX 1003.1e capabilities (library)
libcom-err2	1.47.0-2.4~exp1ubuntu4	S	libs	o	64	libc6	libcom-err2t64 (= 1.47.2-3+b12), libcomerr2 (= 1.47.2-3+b12)	common error description library
libcrypt1	1:4.4.36-4build1	S	libs	o	234	libc6		libcrypt shared library
libdb5.3t64	5.3.28+dfsg2-7	S	libs	o	1854	libc6	libdb5.3 (= 5.3.28+dfsg2-9)	Berkeley v5.3 Database Libraries [runtime]
libdebconfclient0	0.271ubuntu3	S	libs	o	38	libc6		Debian Configuration Management System (C-implementation library)
libext2fs2t64	1.47.0-2.4~exp1ubuntu4	S	libs	o	557	libc6	e2fslibs (= 1.47.2-3+b12), libext2fs2 (= 1.47.2-3+b12)	ext2/ext3/ext4 file system libraries
libffi8	3.4.6-1build1	S	libs	o	72	libc6	libffi8ubuntu1 (= 3.4.8-2)	Foreign Function Interface library runtime
libgcc-s1	14-20240412-0ubuntu1	S	libs	o	197	gcc-14-base, libc6	libgcc1 (= 1:14.2.0-19)	GCC support library
libgcrypt20	1.10.3-2build1	S	libs	o	1999	libc6, libgpg-error0		LGPL Crypto library - runtime library
libgmp10	2:6.3.0+dfsg-2ubuntu6	S	libs	o	882	libc6		Multiprecision arithmetic library
libgnutls30t64	3.8.3-1.1ubuntu3	S	libs	o	3504	libc6, libgmp10, libhogweed6t64, libidn2-0, libnettle8t64, libp11-kit0, libtasn1-6, libunistring5	libgnutls30 (= 3.8.9-3+deb13u4)	GNU TLS library - main runtime library
libgpg-error0	1.47-3build2	S	libs	o	208	libc6		GnuPG development runtime library
libhogweed6t64	3.9.1-2.2build1	S	libs	o	483	libc6, libgmp10, libnettle8t64	libhogweed6 (= 3.10.1-1)	low level cryptographic library (public-key cryptos)
libidn2-0	2.3.7-2build1	S	libs	o	446	libc6, libunistring5		Internationalized domain names (IDNA2008/TR46) library
liblz4-1	1.9.4-1build1	S	libs	o	173	libc6, libxxhash0		Fast LZ compression algorithm library - runtime
liblzma5	5.6.1+really5.4.5-1	S	libs	o	435	libc6		XZ-format compression library
libmd0	1.1.0-2build1	S	libs	o	94	libc6		message digest functions from BSD systems - shared library
libmount1	2.39.3-9ubuntu6	S	libs	o	565	libblkid1, libc6, libselinux1		device mounting library
libncursesw6	6.4+20240113-1ubuntu2	S	libs	o	419	libtinfo6, libc6		shared libraries for terminal handling (wide character support)
libnettle8t64	3.9.1-2.2build1	S	libs	o	560	libc6	libnettle8 (= 3.10.1-1)	low level cryptographic library (symmetric and one-way cryptos)
libnpth0t64	1.6-3.1build1	S	libs	o	57	libc6	libnpth0 (= 1.8-3)	replacement for GNU Pth using system threads
libp11-kit0	0.25.3-4ubuntu2	S	libs	o	1882	libc6, libffi8		library for loading and coordinating access to PKCS#11 modules - runtime
libpam-modules	1.5.3-5ubuntu5	S	admin	r	923	libaudit1, libc6, libcrypt1, libdb5.3t64, libpam0g, libselinux1, libsystemd0, debconf | debconf-2.0, libpam-modules-bin	libpam-mkhomedir, libpam-motd, libpam-umask	Pluggable Authentication Modules for PAM
libpam-modules-bin	1.5.3-5ubuntu5	F	admin	r	206	libaudit1, libc6, libcrypt1, libpam0g, libselinux1, libsystemd0		Pluggable Authentication Modules for PAM - helper binaries
libpam-runtime	1.5.3-5ubuntu5	aF	admin	r	1028	debconf | debconf-2.0, debconf | cdebconf, libpam-modules		Runtime support for the PAM library
libpam0g	1.5.3-5ubuntu5	S	libs	o	194	libaudit1, libc6, debconf | debconf-2.0		Pluggable Authentication Modules library
libpcre2-8-0	10.42-4ubuntu2	S	libs	o	774	libc6		New Perl Compatible Regular Expression Library- 8 bit runtime files
libproc2-0	2:4.0.4-4ubuntu3	S	libs	o	237	libc6, libsystemd0		library for accessing process information from /proc
libseccomp2	2.5.5-1ubuntu3	S	libs	o	201	libc6		high level interface to Linux seccomp filter
libselinux1	3.5-2ubuntu2	S	libs	o	229	libc6, libpcre2-8-0		SELinux runtime shared libraries
libsemanage-common	3.5-1build5	aF	libs	o	21			Common files for SELinux policy management libraries
libsemanage2	3.5-1build5	S	libs	o	313	libsemanage-common, libaudit1, libbz2-1.0, libc6, libselinux1, libsepol2		SELinux policy management library
libsepol2	3.5-2build1	S	libs	o	835	libc6		SELinux library for manipulating binary security policies
libsmartcols1	2.39.3-9ubuntu6	S	libs	o	377	libc6		smart column output alignment library
libss2	1.47.0-2.4~exp1ubuntu4	S	libs	o	80	libcom-err2, libc6	libss2t64 (= 1.47.2-3+b12)	command-line interface parsing library
libssl3t64	3.0.13-0ubuntu3	S	libs	o	8115	libc6, libzstd1, zlib1g, openssl-provider-legacy	libssl3 (= 3.5.7-1~deb13u3)	Secure Sockets Layer toolkit - shared libraries
libstdc++6	14-20240412-0ubuntu1	S	libs	o	3019	gcc-14-base, libc6, libgcc-s1		GNU Standard C++ Library v3
libsystemd0	255.4-1ubuntu8	S	libs	o	1223	libc6, libcap2		systemd utility library
libtasn1-6	4.19.0-3build1	S	libs	o	122	libc6		Manage ASN.1 structures (runtime)
libtinfo6	6.4+20240113-1ubuntu2	S	libs	o	569	libc6		shared low-level terminfo library for terminal handling
libudev1	255.4-1ubuntu8	S	libs	o	357	libc6, libcap2		libudev shared library
libunistring5	1.1-2build1	S	libs	o	2092	libc6		Unicode string library for C
libuuid1	2.39.3-9ubuntu6	S	libs	o	98	libc6	libuuid1t64 (= 2.41.5-0+deb13u1)	Universally Unique ID library
libxxhash0	0.8.2-2build1	S	libs	o	92	libc6		shared library for xxhash
libzstd1	1.5.5+dfsg2-2build1	S	libs	o	847	libc6		fast lossless compression algorithm
login	1:4.13+dfsg1-4ubuntu3	F	admin	r	287	login.defs, libpam-modules, libpam-runtime, libaudit1, libc6, libcrypt1, libpam0g		system login tools
logsave	1.47.0-2.4~exp1ubuntu4	F	admin	o	59	libc6		save the output of a command in a log file
mawk	1.3.4.20240123-1build1	F	interpreters	r	292	libc6	awk	Pattern scanning and text processing language
mount	2.39.3-9ubuntu6	F	admin	r	497	libblkid1, libc6, libmount1, libselinux1, libsmartcols1		tools for mounting and manipulating filesystems
ncurses-base	6.4+20240113-1ubuntu2	aEF	misc	r	389		ncurses-runtime	basic terminal type definitions
ncurses-bin	6.4+20240113-1ubuntu2	EF	utils	r	665	libc6, libtinfo6		terminal-related programs and man pages
passwd	1:4.13+dfsg1-4ubuntu3	F	admin	r	4758	base-passwd, libpam-modules, login.defs, libacl1, libattr1, libaudit1, libbsd0, libc6, libcrypt1, libpam0g, libselinux1, libsemanage2		change and administer password and group data
perl-base	5.38.2-3.2build2	E	perl	r	7815	libc6, libcrypt1	libfile-path-perl (= 2.18), libfile-temp-perl (= 0.2311), libio-socket-ip-perl (= 0.42), libscalar-list-utils-perl (= 1:1.63), libsocket-perl (= 2.038), libxsloader-perl (= 0.32), perlapi-5.40.0, perlapi-5.40.1	minimal Perl system
procps	2:4.0.4-4ubuntu3	F	admin	i	2395	libc6, libncursesw6, libproc2-0, libsystemd0, libtinfo6, init-system-helpers	watch	/proc file system utilities
sed	4.9-2build1	EF	utils	r	991	libacl1, libc6, libselinux1		GNU stream editor for filtering/transforming text
sensible-utils	0.0.22	aF	utils	i	63			Utilities for sensible alternative selection
sysvinit-utils	3.08-6ubuntu3	EF	admin	r	104	libc6	lsb-base (= 11.1.0)	System-V-like utilities
tar	1.35+dfsg-3build1	EF	utils	r	3085	libacl1, libc6, libselinux1		GNU version of the tar archiving utility
ubuntu-keyring	2023.11.28.1	aF	misc	o	29		ubuntu-archive-keyring, ubuntu-cloud-keyring, ubuntu-dbgsym-keyring	GnuPG keys of the Ubuntu archive
unminimize	0.2.1	aF	admin	o	133			un-minimize your minimal images or setup
util-linux	2.39.3-9ubuntu6	EF	utils	r	4986	libpam-modules, libpam-runtime, libblkid1, libc6, libcap-ng0, libcrypt1, liblastlog2-2, libmount1, libpam0g, libselinux1, libsmartcols1, libsystemd0, libtinfo6, libudev1, libuuid1	hardlink	miscellaneous system utilities
zlib1g	1:1.3.dfsg-3.1ubuntu2	S	libs	o	172	libc6	libz1	compression library - runtime`,
  jammy: `adduser	3.118ubuntu5	aF	admin	i	686	passwd		add and remove users and groups
apt	2.4.6		admin	r	4232	adduser, gpgv | gpgv2 | gpgv1, libapt-pkg6.0, debian-archive-keyring, libc6, libgcc-s1, libgnutls30, libseccomp2, libstdc++6, libsystemd0	apt-transport-https (= 2.6.2)	commandline package manager
base-files	12ubuntu4.2	EF	admin	r	341	awk	base	Debian base system miscellaneous files
base-passwd	3.5.52build1	EF	admin	r	247	libc6, libdebconfclient0, libselinux1		Debian base system master password and group files
bash	5.1-6ubuntu1	EF	shells	r	7164	libc6, libtinfo6, base-files, debianutils		GNU Bourne Again SHell
bsdutils	1:2.37.2-4ubuntu3	EF	utils	r	355	libc6, libsystemd0		basic utilities from 4.4BSD-Lite
coreutils	8.32-4.1ubuntu1	EF	utils	r	18062	libacl1, libattr1, libc6, libgmp10, libselinux1		GNU core utilities
dash	0.5.11+git20210903+057cd650a4ed-3build1	EF	shells	r	191	libc6, debianutils, dpkg		POSIX-compliant shell
debconf	1.5.79ubuntu1	aF	admin	r	491		debconf-2.0	Debian configuration management system
debianutils	5.5-1ubuntu2	EF	utils	r	243	libc6		Miscellaneous utilities specific to Debian
diffutils	1:3.8-0ubuntu2	E	utils	r	1598	libc6		File comparison utilities
dpkg	1.21.1ubuntu2.1	EF	admin	r	6409	libbz2-1.0, libc6, liblzma5, libmd0, libselinux1, libzstd1, zlib1g, tar		Debian package management system
e2fsprogs	1.46.5-2ubuntu1.1	F	admin	r	1497	libblkid1, libc6, libcom-err2, libext2fs2, libss2, libuuid1, logsave		ext2/ext3/ext4 file system utilities
findutils	4.8.0-1ubuntu3	EF	utils	r	1746	libc6, libselinux1		utilities for finding files--find, xargs
gcc-12-base	12-20220319-1ubuntu1	S	libs	o	100			GCC, the GNU Compiler Collection (base package)
gpgv	2.2.27-3ubuntu2.1	F	utils	i	918	libbz2-1.0, libc6, libgcrypt20, libgpg-error0, zlib1g		GNU privacy guard - signature verification tool
grep	3.7-1build1	EF	utils	r	1245	libc6, libpcre2-8-0, dpkg | install-info	rgrep	GNU grep, egrep and fgrep
gzip	1.10-4ubuntu4	E	utils	r	252	libc6, dpkg | install-info		GNU compression utilities
hostname	3.23ubuntu2	E	admin	r	46	libc6		utility to set/show the host name or domain name
init-system-helpers	1.62	aEF	admin	r	133	usrmerge | usr-is-merged		helper tools for all init systems
libacl1	2.3.1-1	S	libs	o	73	libc6		access control list - shared library
libapt-pkg6.0	2.4.6	S	libs	o	3297	libbz2-1.0, libc6, libgcc-s1, libgcrypt20, liblz4-1, liblzma5, libstdc++6, libsystemd0, libudev1, libxxhash0, libzstd1, zlib1g	libapt-pkg (= 2.6.2)	package management runtime library
libattr1	1:2.5.1-1build1	S	libs	o	59	libc6		extended attribute handling - shared library
libaudit-common	1:3.0.7-1build1	aF	libs	o	22			Dynamic library for security auditing - common files
libaudit1	1:3.0.7-1build1	S	libs	o	150	libaudit-common, libc6, libcap-ng0		Dynamic library for security auditing
libblkid1	2.37.2-4ubuntu3	S	libs	o	398	libc6		block device ID library
libbz2-1.0	1.0.8-5build1	S	libs	o	106	libc6		high-quality block-sorting file compressor library - runtime
libc-bin	2.35-0ubuntu3.1	EF	libs	r	2042	libc6, libc6		GNU C Library: Binaries
libc6	2.35-0ubuntu3.1	S	libs	o	13001	libgcc-s1		GNU C Library: Shared libraries
libcap-ng0	0.7.9-2.2build3	S	libs	o	65	libc6		alternate POSIX capabilities library
libcap2	1:2.44-1build3	S	libs	o	95	libc6		POSIX 1003.1e capabilities (library)
libcom-err2	1.46.5-2ubuntu1.1	S	libs	o	55	libc6	libcomerr2 (= 1.47.0-2+b2)	common error description library
libcrypt1	1:4.4.27-1	S	libs	o	233	libc6		libcrypt shared library
libdb5.3	5.3.28+dfsg1-0.8ubuntu3	S	libs	o	1833	libc6		Berkeley v5.3 Database Libraries [runtime]
libdebconfclient0	0.261ubuntu1	S	libs	o	37	libc6		Debian Configuration Management System (C-implementation library)
libext2fs2	1.46.5-2ubuntu1.1	S	libs	o	535	libc6	e2fslibs (= 1.47.0-2+b2)	ext2/ext3/ext4 file system libraries
libffi8	3.4.2-4	S	libs	o	68	libc6	libffi8ubuntu1 (= 3.4.4-1)	Foreign Function Interface library runtime
libgcc-s1	12-20220319-1ubuntu1	S	libs	o	140	gcc-12-base, libc6	libgcc1 (= 1:12.2.0-14+deb12u1)	GCC support library
libgcrypt20	1.9.4-3ubuntu3	S	libs	o	1592	libc6, libgpg-error0		LGPL Crypto library - runtime library
libgmp10	2:6.2.1+dfsg-3ubuntu1	S	libs	o	855	libc6		Multiprecision arithmetic library
libgnutls30	3.7.3-4ubuntu1	S	libs	o	3396	libc6, libgmp10, libhogweed6, libidn2-0, libnettle8, libp11-kit0, libtasn1-6, libunistring2		GNU TLS library - main runtime library
libgpg-error0	1.43-3	S	libs	o	192	libc6		GnuPG development runtime library
libgssapi-krb5-2	1.19.2-2	S	libs	o	425	libc6, libcom-err2, libk5crypto3, libkrb5-3, libkrb5support0		MIT Kerberos runtime libraries - krb5 GSS-API Mechanism
libhogweed6	3.7.3-1build2	S	libs	o	463	libc6, libgmp10, libnettle8		low level cryptographic library (public-key cryptos)
libidn2-0	2.3.2-2build1	S	libs	o	439	libc6, libunistring2		Internationalized domain names (IDNA2008/TR46) library
libk5crypto3	1.19.2-2	S	libs	o	261	libc6, libkrb5support0		MIT Kerberos runtime libraries - Crypto Library
libkeyutils1	1.6.1-2ubuntu3	S	libs	o	40	libc6		Linux Key Management Utilities (library)
libkrb5-3	1.19.2-2	S	libs	o	1077	libc6, libcom-err2, libk5crypto3, libkeyutils1, libkrb5support0, libssl3		MIT Kerberos runtime libraries
libkrb5support0	1.19.2-2	S	libs	o	134	libc6		MIT Kerberos runtime libraries - Support library
liblz4-1	1.9.3-2build2	S	libs	o	169	libc6		Fast LZ compression algorithm library - runtime
liblzma5	5.2.5-2ubuntu1	S	libs	o	333	libc6		XZ-format compression library
libmount1	2.37.2-4ubuntu3	S	libs	o	454	libblkid1, libc6, libselinux1		device mounting library
libncurses6	6.3-2	S	libs	o	335	libtinfo6, libc6		shared libraries for terminal handling
libncursesw6	6.3-2	S	libs	o	412	libtinfo6, libc6		shared libraries for terminal handling (wide character support)
libnettle8	3.7.3-1build2	S	libs	o	520	libc6		low level cryptographic library (symmetric and one-way cryptos)
libnsl2	1.3.0-2build2	S	libs	o	127	libc6, libtirpc3		Public client interface for NIS(YP) and NIS+
libp11-kit0	0.24.0-6build1	S	libs	o	1408	libc6, libffi8		library for loading and coordinating access to PKCS#11 modules - runtime
libpam-modules	1.4.0-11ubuntu2	S	admin	r	1031	libaudit1, libc6, libcrypt1, libdb5.3, libpam0g, libselinux1, debconf | debconf-2.0, libpam-modules-bin	libpam-mkhomedir, libpam-motd, libpam-umask	Pluggable Authentication Modules for PAM
libpam-modules-bin	1.4.0-11ubuntu2	F	admin	r	227	libaudit1, libc6, libcrypt1, libpam0g, libselinux1		Pluggable Authentication Modules for PAM - helper binaries
libpam-runtime	1.4.0-11ubuntu2	aF	admin	r	876	debconf | debconf-2.0, debconf | cdebconf, libpam-modules		Runtime support for the PAM library
libpam0g	1.4.0-11ubuntu2	S	libs	o	215	libaudit1, libc6, debconf | debconf-2.0		Pluggable Authentication Modules library
libpcre2-8-0	10.39-3build1	S	libs	o	685	libc6		New Perl Compatible Regular Expression Library- 8 bit runtime files
libpcre3	2:8.39-13ubuntu0.22.04.1	S	libs	o	680	libc6		Old Perl 5 Compatible Regular Expression Library - runtime files
libprocps8	2:3.3.17-6ubuntu2	S	libs	o	232	libc6, libsystemd0		library for accessing process information from /proc
libseccomp2	2.5.3-2ubuntu2	S	libs	o	148	libc6		high level interface to Linux seccomp filter
libselinux1	3.3-1build2	S	libs	o	199	libc6, libpcre2-8-0		SELinux runtime shared libraries
libsemanage-common	3.3-1build2	aF	libs	o	37			Common files for SELinux policy management libraries
libsemanage2	3.3-1build2	S	libs	o	297	libsemanage-common, libaudit1, libbz2-1.0, libc6, libselinux1, libsepol2		SELinux policy management library
libsepol2	3.3-1build1	S	libs	o	775	libc6		SELinux library for manipulating binary security policies
libsmartcols1	2.37.2-4ubuntu3	S	libs	o	289	libc6		smart column output alignment library
libss2	1.46.5-2ubuntu1.1	S	libs	o	71	libcom-err2, libc6		command-line interface parsing library
libssl3	3.0.2-0ubuntu1.6	S	libs	o	6042	libc6		Secure Sockets Layer toolkit - shared libraries
libstdc++6	12-20220319-1ubuntu1	S	libs	o	2686	gcc-12-base, libc6, libgcc-s1		GNU Standard C++ Library v3
libsystemd0	249.11-0ubuntu3.4	S	libs	o	909	libc6, libcap2, libgcrypt20, liblz4-1, liblzma5, libzstd1		systemd utility library
libtasn1-6	4.18.0-4build1	S	libs	o	116	libc6		Manage ASN.1 structures (runtime)
libtinfo6	6.3-2	S	libs	o	541	libc6		shared low-level terminfo library for terminal handling
libtirpc-common	1.3.2-2ubuntu0.1	aF	libs	o	35			transport-independent RPC library - common files
libtirpc3	1.3.2-2ubuntu0.1	S	libs	o	226	libc6, libgssapi-krb5-2, libtirpc-common		transport-independent RPC library
libudev1	249.11-0ubuntu3.4	S	libs	o	240	libc6		libudev shared library
libunistring2	1.0-1	S	libs	o	1807	libc6		Unicode string library for C
libuuid1	2.37.2-4ubuntu3	S	libs	o	79	libc6		Universally Unique ID library
libxxhash0	0.8.1-1	S	libs	o	99	libc6		shared library for xxhash
libzstd1	1.4.8+dfsg-3build1	S	libs	o	785	libc6		fast lossless compression algorithm
login	1:4.8.1-2ubuntu2	EF	admin	r	2550	libaudit1, libc6, libcrypt1, libpam0g, libpam-runtime, libpam-modules		system login tools
logsave	1.46.5-2ubuntu1.1	F	admin	o	50	libc6		save the output of a command in a log file
lsb-base	11.1.0ubuntu4	aF	misc	o	12	sysvinit-utils		transitional package for Linux Standard Base init script functionality
mawk	1.3.4.20200120-3	F	interpreters	r	263	libc6	awk	Pattern scanning and text processing language
mount	2.37.2-4ubuntu3	F	admin	r	393	libblkid1, libc6, libmount1, libselinux1, libsmartcols1		tools for mounting and manipulating filesystems
ncurses-base	6.3-2	aEF	misc	r	379		ncurses-runtime	basic terminal type definitions
ncurses-bin	6.3-2	EF	utils	r	636	libc6, libtinfo6		terminal-related programs and man pages
passwd	1:4.8.1-2ubuntu2	F	admin	r	2827	libaudit1, libc6, libcrypt1, libpam0g, libselinux1, libsemanage2, libpam-modules		change and administer password and group data
perl-base	5.34.0-3ubuntu1	E	perl	r	7643	libc6, libcrypt1, dpkg	libfile-path-perl (= 2.18), libfile-temp-perl (= 0.2311), libio-socket-ip-perl (= 0.41), libscalar-list-utils-perl (= 1:1.62), libsocket-perl (= 2.033), libxsloader-perl (= 0.31), perlapi-5.36.0	minimal Perl system
procps	2:3.3.17-6ubuntu2	F	admin	i	2091	libc6, libncursesw6, libproc2-0, libtinfo6, init-system-helpers	watch	/proc file system utilities
sed	4.8-1ubuntu2	EF	utils	r	987	libacl1, libc6, libselinux1		GNU stream editor for filtering/transforming text
sensible-utils	0.0.17	aF	utils	i	56			Utilities for sensible alternative selection
sysvinit-utils	3.01-1ubuntu1	EF	admin	r	100	libc6	lsb-base (= 11.1.0)	System-V-like utilities
tar	1.34+dfsg-1build3	EF	utils	r	3144	libacl1, libc6, libselinux1		GNU version of the tar archiving utility
ubuntu-keyring	2021.03.26	aF	misc	i	293			GnuPG keys of the Ubuntu archive
usrmerge	25ubuntu2	aF	admin	o	40	perl:any, libfile-find-rule-perl	usr-is-merged	Convert the system to the merged /usr directories scheme
util-linux	2.37.2-4ubuntu3	EF	utils	r	4978	libblkid1, libc6, libcap-ng0, libcrypt1, libmount1, libpam0g, libselinux1, libsmartcols1, libsystemd0, libtinfo6, libudev1, libuuid1, zlib1g, util-linux-extra	hardlink	miscellaneous system utilities
zlib1g	1:1.2.11.dfsg-2ubuntu9	S	libs	o	168	libc6	libz1	compression library - runtime`,
  focal: `adduser	3.118ubuntu2	aF	admin	i	849	passwd, debconf | debconf-2.0		add and remove users and groups
apt	2.0.9		admin	r	4337	adduser, gpgv | gpgv2 | gpgv1, libapt-pkg6.0, debian-archive-keyring, libc6, libgcc-s1, libgnutls30, libseccomp2, libstdc++6, libsystemd0	apt-transport-https (= 2.2.4)	commandline package manager
base-files	11ubuntu5.5	EF	admin	r	341	awk	base	Debian base system miscellaneous files
base-passwd	3.5.47	EF	admin	r	243	libc6, libdebconfclient0		Debian base system master password and group files
bash	5.0-6ubuntu1.2	EF	shells	r	6469	libc6, libtinfo6, base-files, debianutils		GNU Bourne Again SHell
bsdutils	1:2.34-0.1ubuntu9.3	EF	utils	r	394	libc6, libsystemd0		basic utilities from 4.4BSD-Lite
bzip2	1.0.8-2	F	utils	s	122	libbz2-1.0, libc6		high-quality block-sorting file compressor - utilities
coreutils	8.30-3ubuntu2	EF	utils	r	17478	libacl1, libattr1, libc6, libgmp10, libselinux1		GNU core utilities
dash	0.5.10.2-6	EF	shells	r	221	libc6, debianutils, dpkg, debconf | debconf-2.0		POSIX-compliant shell
debconf	1.5.73	aF	admin	r	517	perl-base	debconf-2.0	Debian configuration management system
debianutils	4.9.1	EF	utils	r	230	libc6		Miscellaneous utilities specific to Debian
diffutils	1:3.7-3	E	utils	r	1598	libc6		File comparison utilities
dpkg	1.19.7ubuntu3.2	EF	admin	r	6985	libbz2-1.0, libc6, liblzma5, libselinux1, zlib1g, tar		Debian package management system
e2fsprogs	1.45.5-2ubuntu1.1	F	admin	r	1511	libblkid1, libc6, libcom-err2, libext2fs2, libss2, libuuid1, logsave		ext2/ext3/ext4 file system utilities
fdisk	2.34-0.1ubuntu9.3	F	utils	i	520	libc6, libfdisk1, libmount1, libncursesw6, libsmartcols1, libtinfo6		collection of partitioning utilities
findutils	4.7.0-1ubuntu1	EF	utils	r	1959	libc6, libselinux1		utilities for finding files--find, xargs
gcc-10-base	10.3.0-1ubuntu1~20.04	S	libs	r	261			GCC, the GNU Compiler Collection (base package)
gpgv	2.2.19-3ubuntu2.2	F	utils	i	882	libbz2-1.0, libc6, libgcrypt20, libgpg-error0, zlib1g		GNU privacy guard - signature verification tool
grep	3.4-1	EF	utils	r	1091	libc6, libpcre3, dpkg | install-info	rgrep	GNU grep, egrep and fgrep
gzip	1.10-0ubuntu4.1	E	utils	r	242	libc6, dpkg | install-info		GNU compression utilities
hostname	3.23	E	admin	r	50	libc6		utility to set/show the host name or domain name
init-system-helpers	1.57	aEF	admin	r	131	perl-base		helper tools for all init systems
libacl1	2.2.53-6	S	libs	o	71	libc6		access control list - shared library
libapt-pkg6.0	2.0.9	S	libs	o	3373	libbz2-1.0, libc6, libgcc-s1, libgcrypt20, liblz4-1, liblzma5, libstdc++6, libsystemd0, libudev1, libxxhash0, libzstd1, zlib1g	libapt-pkg (= 2.2.4)	package management runtime library
libattr1	1:2.4.48-5	S	libs	o	56	libc6		extended attribute handling - shared library
libaudit-common	1:2.8.5-2ubuntu6	aF	libs	o	26			Dynamic library for security auditing - common files
libaudit1	1:2.8.5-2ubuntu6	S	libs	o	154	libaudit-common, libc6, libcap-ng0		Dynamic library for security auditing
libblkid1	2.34-0.1ubuntu9.3	S	libs	o	421	libc6		block device ID library
libbz2-1.0	1.0.8-2	S	libs	o	104	libc6		high-quality block-sorting file compressor library - runtime
libc-bin	2.31-0ubuntu9.9	EF	libs	r	3733	libc6, libc6		GNU C Library: Binaries
libc6	2.31-0ubuntu9.9	S	libs	o	12834	libgcc-s1, libcrypt1		GNU C Library: Shared libraries
libcap-ng0	0.7.9-2.1build1	S	libs	o	48	libc6		An alternate POSIX capabilities library
libcom-err2	1.45.5-2ubuntu1.1	S	libs	o	97	libc6	libcomerr2 (= 1.46.2-2+deb11u1)	common error description library
libcrypt1	1:4.4.10-10ubuntu4	S	libs	o	226	libc6		libcrypt shared library
libdb5.3	5.3.28+dfsg1-0.6ubuntu2	S	libs	o	1818	libc6		Berkeley v5.3 Database Libraries [runtime]
libdebconfclient0	0.251ubuntu1	S	libs	o	74	libc6		Debian Configuration Management System (C-implementation library)
libext2fs2	1.45.5-2ubuntu1.1	S	libs	o	578	libc6	e2fslibs (= 1.46.2-2+deb11u1)	ext2/ext3/ext4 file system libraries
libfdisk1	2.34-0.1ubuntu9.3	S	libs	o	552	libblkid1, libc6, libuuid1		fdisk partitioning library
libffi7	3.3-4	S	libs	o	66	libc6		Foreign Function Interface library runtime
libgcc-s1	10.3.0-1ubuntu1~20.04	S	libs	o	116	gcc-10-base, libc6	libgcc1 (= 1:10.2.1-6)	GCC support library
libgcrypt20	1.8.5-5ubuntu1.1	S	libs	o	1355	libc6, libgpg-error0		LGPL Crypto library - runtime library
libgmp10	2:6.2.0+dfsg-4	S	libs	o	863	libc6		Multiprecision arithmetic library
libgnutls30	3.6.13-2ubuntu1.6	S	libs	o	3156	libgmp10, libc6, libhogweed6, libidn2-0, libnettle8, libp11-kit0, libtasn1-6, libunistring2		GNU TLS library - main runtime library
libgpg-error0	1.37-1	S	libs	o	188	libc6		GnuPG development runtime library
libhogweed5	3.5.1+really3.5.1-2ubuntu0.2	S	libs	o	455	libc6, libgmp10, libnettle8		low level cryptographic library (public-key cryptos)
libidn2-0	2.2.0-2	S	libs	o	300	libc6, libunistring2		Internationalized domain names (IDNA2008/TR46) library
liblz4-1	1.9.2-2ubuntu0.20.04.1	S	libs	o	157	libc6		Fast LZ compression algorithm library - runtime
liblzma5	5.2.4-1ubuntu1.1	S	libs	o	278	libc6		XZ-format compression library
libmount1	2.34-0.1ubuntu9.3	S	libs	o	477	libblkid1, libc6, libselinux1		device mounting library
libncurses6	6.2-0ubuntu2	S	libs	o	335	libtinfo6, libc6		shared libraries for terminal handling
libncursesw6	6.2-0ubuntu2	S	libs	o	420	libtinfo6, libc6		shared libraries for terminal handling (wide character support)
libnettle7	3.5.1+really3.5.1-2ubuntu0.2	S	libs	o	480	libc6		low level cryptographic library (symmetric and one-way cryptos)
libp11-kit0	0.23.20-1ubuntu0.1	S	libs	o	1401	libc6, libffi7		library for loading and coordinating access to PKCS#11 modules - runtime
libpam-modules	1.3.1-5ubuntu4.3	S	admin	r	1049	libaudit1, libc6, libcrypt1, libdb5.3, libnsl2, libpam0g, libselinux1, libtirpc3, debconf | debconf-2.0, libpam-modules-bin	libpam-mkhomedir, libpam-motd, libpam-umask	Pluggable Authentication Modules for PAM
libpam-modules-bin	1.3.1-5ubuntu4.3	F	admin	r	228	libaudit1, libc6, libcrypt1, libpam0g, libselinux1		Pluggable Authentication Modules for PAM - helper binaries
libpam-runtime	1.3.1-5ubuntu4.3	aF	admin	r	966	debconf | debconf-2.0, debconf | cdebconf, libpam-modules		Runtime support for the PAM library
libpam0g	1.3.1-5ubuntu4.3	S	libs	o	245	libaudit1, libc6, debconf | debconf-2.0		Pluggable Authentication Modules library
libpcre2-8-0	10.34-7	S	libs	o	664	libc6		New Perl Compatible Regular Expression Library- 8 bit runtime files
libpcre3	2:8.39-12ubuntu0.1	S	libs	o	669	libc6		Old Perl 5 Compatible Regular Expression Library - runtime files
libprocps8	2:3.3.16-1ubuntu2.3	S	libs	o	132	libc6, libsystemd0		library for accessing process information from /proc
libseccomp2	2.5.1-1ubuntu1~20.04.2	S	libs	o	158	libc6		high level interface to Linux seccomp filter
libselinux1	3.0-1build2	S	libs	o	207	libc6, libpcre2-8-0		SELinux runtime shared libraries
libsemanage-common	3.0-1build2	aF	libs	o	36			Common files for SELinux policy management libraries
libsemanage1	3.0-1build2	S	libs	o	307	libsemanage-common, libaudit1, libbz2-1.0, libc6, libselinux1, libsepol1		SELinux policy management library
libsepol1	3.0-1ubuntu0.1	S	libs	o	755	libc6		SELinux library for manipulating binary security policies
libsmartcols1	2.34-0.1ubuntu9.3	S	libs	o	328	libc6		smart column output alignment library
libss2	1.45.5-2ubuntu1.1	S	libs	o	113	libcom-err2, libc6		command-line interface parsing library
libstdc++6	10.3.0-1ubuntu1~20.04	S	libs	o	2351	gcc-10-base, libc6, libgcc-s1		GNU Standard C++ Library v3
libsystemd0	245.4-4ubuntu3.17	S	libs	o	866	libc6, libgcrypt20, liblz4-1, liblzma5, libzstd1		systemd utility library
libtasn1-6	4.16.0-2	S	libs	o	124	libc6		Manage ASN.1 structures (runtime)
libtinfo6	6.2-0ubuntu2	S	libs	o	537	libc6		shared low-level terminfo library for terminal handling
libudev1	245.4-4ubuntu3.17	S	libs	o	283	libc6		libudev shared library
libunistring2	0.9.10-2	S	libs	o	1592	libc6		Unicode string library for C
libuuid1	2.34-0.1ubuntu9.3	S	libs	o	129	libc6		Universally Unique ID library
libzstd1	1.4.4+dfsg-3ubuntu0.1	S	libs	o	904	libc6		fast lossless compression algorithm
login	1:4.8.1-1ubuntu5.20.04.2	EF	admin	r	2336	libaudit1, libc6, libcrypt1, libpam0g, libpam-runtime, libpam-modules		system login tools
logsave	1.45.5-2ubuntu1.1	F	admin	o	93	libc6		save the output of a command in a log file
lsb-base	11.1.0ubuntu2	aF	misc	o	49			Linux Standard Base init script functionality
mawk	1.3.4.20200120-2	F	interpreters	r	242	libc6	awk	Pattern scanning and text processing language
mount	2.34-0.1ubuntu9.3	F	admin	r	438	libblkid1, libc6, libmount1, libsmartcols1, util-linux		tools for mounting and manipulating filesystems
ncurses-base	6.2-0ubuntu2	aEF	misc	r	386		ncurses-runtime	basic terminal type definitions
ncurses-bin	6.2-0ubuntu2	EF	utils	r	646	libc6, libtinfo6, libtinfo6		terminal-related programs and man pages
passwd	1:4.8.1-1ubuntu5.20.04.2	F	admin	r	2737	libaudit1, libc6, libcrypt1, libpam0g, libselinux1, libsemanage1, libpam-modules		change and administer password and group data
perl-base	5.30.0-9ubuntu0.2	E	perl	r	7665	libc6, libcrypt1, dpkg	libfile-path-perl (= 2.16), libfile-temp-perl (= 0.2309), libio-socket-ip-perl (= 0.39), libscalar-list-utils-perl (= 1:1.55), libsocket-perl (= 2.029), libxsloader-perl (= 0.30), perlapi-5.32.0, perlapi-5.32.1	minimal Perl system
procps	2:3.3.16-1ubuntu2.3	F	admin	i	1648	libc6, libncurses6, libncursesw6, libprocps8, libtinfo6, lsb-base, init-system-helpers	watch	/proc file system utilities
sed	4.7-1	EF	utils	r	883	libacl1, libc6, libselinux1		GNU stream editor for filtering/transforming text
sensible-utils	0.0.12+nmu1	aF	utils	i	44			Utilities for sensible alternative selection
sysvinit-utils	2.96-2.1ubuntu1	EF	admin	r	79	lsb-base, libc6		System-V-like utilities
tar	1.30+dfsg-7ubuntu0.20.04.2	EF	utils	r	3152	libacl1, libc6, libselinux1		GNU version of the tar archiving utility
ubuntu-keyring	2020.02.11.4	aF	misc	i	253			GnuPG keys of the Ubuntu archive
util-linux	2.34-0.1ubuntu9.3	EF	utils	r	4615	libaudit1, libblkid1, libc6, libcap-ng0, libcrypt1, libmount1, libpam0g, libselinux1, libsmartcols1, libsystemd0, libtinfo6, libudev1, libuuid1, zlib1g, login		miscellaneous system utilities
zlib1g	1:1.2.11.dfsg-2ubuntu1.3	S	libs	o	167	libc6	libz1	compression library - runtime`,
};
