import type { LayerTree } from '#sim/world/files';
import { file } from './pieces';

/** What every Alpine image has: name, version in 3.17, bytes, dependencies, what it provides, description (3.17's index). */
const base = `alpine-baselayout|3.4.0-r0|331776|alpine-baselayout-data=3.4.0-r0 /bin/sh||Alpine base dir structure and init scripts
alpine-baselayout-data|3.4.0-r0|77824|||Alpine base dir structure and init scripts
alpine-keys|2.4-r1|159744|||Public keys for Alpine Linux packages
apk-tools|2.12.10-r1|323584|musl>=1.2 ca-certificates-bundle so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libssl.so.3 so:libz.so.1|so:libapk.so.3.12.0=3.12.0 cmd:apk|Alpine Package Keeper - package manager for alpine
busybox|1.35.0-r29|1040384|so:libc.musl-x86_64.so.1||Size optimized toolbox of many common UNIX utilities
busybox-binsh|1.35.0-r29|8192|busybox|/bin/sh cmd:sh|busybox ash /bin/sh
ca-certificates-bundle|20230506-r0|237568||ca-certificates-cacert=20230506-r0|Pre generated bundle of Mozilla certificates
libc-utils|0.7.2-r3|4096|musl-utils||Meta package to pull in correct libc
libcrypto3|3.0.8-r4|4198400|so:libc.musl-x86_64.so.1|so:libcrypto.so.3=3|Crypto library from openssl
libssl3|3.0.8-r4|622592|so:libc.musl-x86_64.so.1 so:libcrypto.so.3|so:libssl.so.3=3|SSL shared libraries
musl|1.2.3-r5|675840||so:libc.musl-x86_64.so.1=1|the musl c library (libc) implementation
musl-utils|1.2.3-r5|286720|scanelf so:libc.musl-x86_64.so.1|cmd:getconf cmd:getent cmd:iconv cmd:ldconfig cmd:ldd|the musl c library (libc) implementation
scanelf|1.3.5-r1|147456|so:libc.musl-x86_64.so.1|cmd:scanelf|Scan ELF binaries for stuff
ssl_client|1.35.0-r29|81920|so:libc.musl-x86_64.so.1 so:libcrypto.so.3 so:libssl.so.3|cmd:ssl_client|EXternal ssl_client for busybox wget
zlib|1.2.13-r0|143360|so:libc.musl-x86_64.so.1|so:libz.so.1=1.2.13|A compression/decompression Library`;

/** Versions of other branches (from memory): those of musl, busybox, apk-tools, OpenSSL, zlib, the certificates. */
const versions: Readonly<Record<string, readonly string[]>> = {
  '3.18': ['1.2.4-r2', '1.36.1-r5', '2.14.0-r2', '3.1.4-r1', '1.2.13-r1', '20230506-r0'],
  '3.19': ['1.2.4_git20230717-r4', '1.36.1-r15', '2.14.0-r5', '3.1.4-r5', '1.3.1-r0', '20230506-r0'],
  '3.20': ['1.2.5-r0', '1.36.1-r29', '2.14.4-r0', '3.3.2-r0', '1.3.1-r1', '20240705-r0'],
  '3.21': ['1.2.5-r9', '1.37.0-r12', '2.14.6-r3', '3.3.3-r0', '1.3.1-r2', '20241121-r1'],
  '3.22': ['1.2.5-r10', '1.37.0-r18', '2.14.9-r2', '3.5.1-r0', '1.3.1-r2', '20241121-r2'],
};

const kinds: readonly RegExp[] = [
  /^musl/,
  /^(busybox|ssl_client)/,
  /^apk-tools$/,
  /^lib(crypto|ssl)3$/,
  /^zlib$/,
  /^ca-certificates/,
];

/** The database of what is installed, as apk keeps it. */
export function apkTree(branch: string): LayerTree {
  const minor = Number(branch.split('.')[1] ?? 17);
  const own = versions[branch] ?? (minor > 22 ? versions['3.22'] : undefined) ?? [];
  const text = base
    .split('\n')
    .map((line) => {
      const [name = '', version = '', size = '', depends = '', provides = '', description = ''] =
        line.split('|');
      const shown = own[kinds.findIndex((kind) => kind.test(name))] ?? version;
      const rows = [`P:${name}`, `V:${shown}`, 'A:x86_64', `I:${size}`, `T:${description}`, `o:${name}`];
      if (depends !== '') rows.push(`D:${depends}`);
      if (provides !== '') rows.push(`p:${provides}`);
      if (name === 'ssl_client') rows.push('i:busybox libssl3');
      return `${rows.join('\n')}\n\n`;
    })
    .join('');
  return { '/lib/apk/db/installed': file(text) };
}
