import { expect, test } from 'vitest';
import { compareVersions, meets } from '#sim/packages/deb/version';
import { aptSize, nameList } from '#sim/packages/apt/text';
import { inside, said } from './said';

test('versions are compared as dpkg does', () => {
  const order = ['1.0~rc1-1', '1.0-1', '1.0-1+b1', '1.0-1+deb12u1', '1.0.1-1', '1:0.5-1'];
  expect([...order].sort(compareVersions)).toEqual(order);
  expect(meets('2.36-9', { name: 'libc6', sign: '>=', version: '2.34' })).toBe(true);
  expect(meets('1:2.5-1', { name: 'x', sign: '<<', version: '3.0' })).toBe(false);
});

test('sizes and lists are written as apt writes them', () => {
  expect([0, 6924, 42_900, 99_949, 15_900_000].map(aptSize)).toEqual([
    '0 B',
    '6924 B',
    '42.9 kB',
    '99.9 kB',
    '15.9 MB',
  ]);
  expect(
    nameList(
      'iproute2 krb5-locales libatm1 libbpf1 libbsd0 libelf1 libgssapi-krb5-2 libk5crypto3'.split(' '),
    ),
  ).toBe('  iproute2 krb5-locales libatm1 libbpf1 libbsd0 libelf1 libgssapi-krb5-2\n  libk5crypto3\n');
});

test('apt-get installs what a package needs, and takes away what nobody needs any more', () => {
  const [out = ''] = said(
    ['debian:bookworm'],
    [
      inside(
        'debian:bookworm',
        'apt-get update -qq; apt-get install -y nano; nano --version >/dev/null; ls /usr/lib/x86_64-linux-gnu/libncursesw.so.6; apt-get remove -y nano; apt-get autoremove -y; ls /usr/lib/x86_64-linux-gnu/libncursesw.so.6',
        '-e DEBIAN_FRONTEND=noninteractive',
      ),
    ],
  );
  const text = out.replace(/Fetched .*\n/, '').replace(/nano: not simulated\n/, '');
  expect(text).toBe(`Reading package lists...
Building dependency tree...
Reading state information...
The following additional packages will be installed:
  libgpm2 libncursesw6
Suggested packages:
  gpm hunspell
The following NEW packages will be installed:
  libgpm2 libncursesw6 nano
0 upgraded, 3 newly installed, 0 to remove and 0 not upgraded.
Need to get 838 kB of archives.
After this operation, 3339 kB of additional disk space will be used.
Get:1 http://deb.debian.org/debian bookworm/main amd64 libncursesw6 amd64 6.4-4 [134 kB]
Get:2 http://deb.debian.org/debian bookworm/main amd64 nano amd64 7.2-1+deb12u1 [690 kB]
Get:3 http://deb.debian.org/debian bookworm/main amd64 libgpm2 amd64 1.20.7-10+b1 [14.2 kB]
Selecting previously unselected package libncursesw6:amd64.
(Reading database ... 6089 files and directories currently installed.)
Preparing to unpack .../libncursesw6_6.4-4_amd64.deb ...
Unpacking libncursesw6:amd64 (6.4-4) ...
Selecting previously unselected package nano.
Preparing to unpack .../nano_7.2-1+deb12u1_amd64.deb ...
Unpacking nano (7.2-1+deb12u1) ...
Selecting previously unselected package libgpm2:amd64.
Preparing to unpack .../libgpm2_1.20.7-10+b1_amd64.deb ...
Unpacking libgpm2:amd64 (1.20.7-10+b1) ...
Setting up libncursesw6:amd64 (6.4-4) ...
Setting up nano (7.2-1+deb12u1) ...
update-alternatives: using /bin/nano to provide /usr/bin/editor (editor) in auto mode
update-alternatives: using /bin/nano to provide /usr/bin/pico (pico) in auto mode
Setting up libgpm2:amd64 (1.20.7-10+b1) ...
Processing triggers for libc-bin (2.36-9+deb12u14) ...
/usr/lib/x86_64-linux-gnu/libncursesw.so.6
Reading package lists...
Building dependency tree...
Reading state information...
The following packages were automatically installed and are no longer required:
  libgpm2 libncursesw6
Use 'apt autoremove' to remove them.
The following packages will be REMOVED:
  nano
0 upgraded, 0 newly installed, 1 to remove and 0 not upgraded.
After this operation, 2871 kB disk space will be freed.
(Reading database ... ${/\.\.\. (\d+) files and directories currently installed\.\)\nRemoving nano/.exec(text)?.[1] ?? ''} files and directories currently installed.)
Removing nano (7.2-1+deb12u1) ...
Reading package lists...
Building dependency tree...
Reading state information...
The following packages will be REMOVED:
  libgpm2 libncursesw6
0 upgraded, 0 newly installed, 2 to remove and 0 not upgraded.
After this operation, 468 kB disk space will be freed.
(Reading database ... ${/\.\.\. (\d+) files and directories currently installed\.\)\nRemoving libgpm2/.exec(text)?.[1] ?? ''} files and directories currently installed.)
Removing libgpm2:amd64 (1.20.7-10+b1) ...
Removing libncursesw6:amd64 (6.4-4) ...
Processing triggers for libc-bin (2.36-9+deb12u14) ...
debconf: delaying package configuration, since apt-utils is not installed
ls: cannot access '/usr/lib/x86_64-linux-gnu/libncursesw.so.6': No such file or directory
exit 2
`);
});

test('without lists, network or rights nothing is installed, in the words of each', () => {
  const image = 'debian:bookworm';
  expect(
    said(
      [image],
      [
        inside(image, 'apt-get install -y nano'),
        inside(image, 'apt-get update -qq && rm -rf /var/lib/apt/lists/* && apt-get install -y -qq nano'),
        inside(image, 'apt-get update -qq', '--network none'),
        inside(image, 'apt-get install -y nano', '-u 1000'),
        inside(
          image,
          'apt-get -qq update; apt-get install -y -qq nano=1; apt-get install --frob x; apt-get frob',
        ),
      ],
    ),
  ).toEqual([
    'Reading package lists...\nBuilding dependency tree...\nReading state information...\nE: Unable to locate package nano\nexit 100\n',
    'E: Unable to locate package nano\nexit 100\n',
    "W: Failed to fetch http://deb.debian.org/debian/dists/bookworm/InRelease  Temporary failure resolving 'deb.debian.org'\nW: Failed to fetch http://deb.debian.org/debian/dists/bookworm-updates/InRelease  Temporary failure resolving 'deb.debian.org'\nW: Failed to fetch http://deb.debian.org/debian-security/dists/bookworm-security/InRelease  Temporary failure resolving 'deb.debian.org'\nW: Some index files failed to download. They have been ignored, or old ones used instead.\n",
    'E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)\nE: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), are you root?\nexit 100\n',
    "E: Version '1' for 'nano' was not found\nE: Command line option --frob is not understood in combination with the other options\nE: Invalid operation frob\nexit 100\n",
  ]);
});

test('dpkg knows what is installed, and whose a file is', () => {
  const [out] = said(
    ['debian:bookworm'],
    [
      inside(
        'debian:bookworm',
        'apt-get update -qq; apt-get install -y -qq figlet >/dev/null 2>&1; dpkg -l figlet; dpkg -S /usr/share/doc/figlet/copyright; dpkg -s nope; dpkg --print-architecture; dpkg -r libc6; dpkg-query -W -f "\\${Package} \\${Version}\\n" figlet',
      ),
    ],
  );
  expect(out).toContain(
    '||/ Name           Version      Architecture Description\n+++-==============-============-============-=====================================================\nii  figlet         2.2.5-3+b1   amd64        Make large character ASCII banners out of ordinary text\n'.replace(
      '=====================================================\n',
      '=======================================================\n',
    ),
  );
  expect(out).toContain('figlet: /usr/share/doc/figlet/copyright\n');
  expect(out).toContain("dpkg-query: package 'nope' is not installed and no information is available\n");
  expect(out).toContain('\namd64\n');
  expect(out).toContain('dpkg: dependency problems prevent removal of libc6:\n');
  expect(out).toContain('figlet 2.2.5-3+b1\n');
});
