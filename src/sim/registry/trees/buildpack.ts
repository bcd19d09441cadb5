import type { LayerTree } from '#sim/world/files';
import { grown, libraries, links, programs } from './pieces';

const needs = ['libc.so.6'];
const libs = '/usr/lib/x86_64-linux-gnu';

/** First layer of buildpack-deps: what fetches things. */
export function curlTree(size: number): LayerTree {
  return grown(
    size,
    '/etc/ssl/certs/ca-certificates.crt /usr/share/ca-certificates/mozilla/all.crt /usr/share/doc/curl/README',
    programs('/usr/bin', 'curl wget openssl gpg gpg-agent gpgconf dirmngr c_rehash', {
      needs,
      size: 240_000,
    }),
    programs('/usr/sbin', 'update-ca-certificates', { size: 5_400 }),
    libraries(
      libs,
      'libcurl.so.4 libnghttp2.so.14 libssl.so.1.1 libcrypto.so.1.1 libldap-2.4.so.2 libsqlite3.so.0',
      300_000,
    ),
  );
}

/** Second layer: version control and processes. */
export function sourceTree(size: number): LayerTree {
  return grown(
    size,
    '/usr/lib/git-core/all /usr/lib/python3/dist-packages/mercurial/tables /usr/share/git-core/templates/description',
    programs('/usr/bin', 'git hg svn ssh scp ssh-keygen sftp bzr', { needs, size: 800_000 }),
    programs(
      '/usr/bin',
      'ps top free kill pgrep pkill pidof pmap pwdx uptime vmstat w watch slabtop skill tload',
      { needs, size: 40_000 },
    ),
    programs('/usr/sbin', 'sysctl', { needs, size: 27_000 }),
  );
}

/** Third layer: compilers and the headers of libraries. */
export function compilersTree(size: number): LayerTree {
  return grown(
    size,
    '/usr/lib/gcc/x86_64-linux-gnu/10/cc1plus /usr/lib/gcc/x86_64-linux-gnu/10/cc1 /usr/lib/gcc/x86_64-linux-gnu/10/lto1 ' +
      '/usr/include/all.h /usr/lib/x86_64-linux-gnu/libMagickCore-6.Q16.so.6 /usr/share/mysql/charsets/Index.xml',
    programs(
      '/usr/bin',
      'gcc g++ cpp make ld as ar nm objdump ranlib strip patch autoconf automake m4 pkg-config file unzip xz bzip2 python3 mysql_config',
      {
        needs,
        size: 900_000,
      },
    ),
    links('/usr/bin', 'cc c99 x86_64-linux-gnu-gcc', 'gcc'),
    links('/usr/bin', 'c++', 'g++'),
    libraries(
      libs,
      'libpq.so.5 libyaml-0.so.2 libxml2.so.2 libxslt.so.1 libreadline.so.8 libjpeg.so.62 libpng16.so.16 libevent-2.1.so.7',
      400_000,
    ),
  );
}
