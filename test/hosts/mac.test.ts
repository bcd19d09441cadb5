import { describe, expect, it } from 'vitest';
import { Lab } from '../support/lab';
import { Screen } from '../support/screen';

const mac = { name: 'mac', system: 'macos-15', hasDocker: false };
const darwin =
  'Darwin Kernel Version 24.6.0: Mon Jul 14 11:30:29 PDT 2025; root:xnu-11417.140.69~1/RELEASE_ARM64_T6000';

describe('a Mac', () => {
  it('says what it is', () => {
    const lab = new Lab([mac]);
    expect(
      lab.run('uname -a; uname -m; sw_vers; sysctl -n hw.memsize machdep.cpu.brand_string hw.ncpu; id'),
    ).toBe(
      `Darwin mac.local 24.6.0 ${darwin} arm64
arm64
ProductName:		macOS
ProductVersion:		15.6
BuildVersion:		24G84
17179869184
Apple M1 Pro
8
uid=501(learner) gid=20(staff) groups=20(staff),12(everyone),61(localaccounts),80(admin)
`,
    );
    const intel = new Lab([{ ...mac, system: 'macos-15-intel' }]);
    expect(intel.run('uname -m; uname -p; sysctl machdep.cpu.brand_string hw.optional.arm64')).toBe(
      `x86_64
i386
machdep.cpu.brand_string: Intel(R) Core(TM) i9-9880H CPU @ 2.30GHz
sysctl: unknown oid 'hw.optional.arm64'
`,
    );
  });

  it('has directories of its own, launchd as its first process, and tools in the words of BSD', () => {
    const lab = new Lab([mac]);
    expect(lab.run('ls /; ls -l /tmp; ls nope; ls -Z; rm nope; mkdir /x; ls')).toBe(
      `Applications
Library
System
Users
Volumes
bin
cores
dev
etc
opt
private
sbin
tmp
usr
var
lrwxr-xr-x  1 root  wheel  11 Aug  5 00:00 /tmp -> private/tmp
ls: nope: No such file or directory
ls: illegal option -- Z
usage: ls [-1AFGRSadhlnrt] [file ...]
rm: nope: No such file or directory
mkdir: /x: Permission denied
Desktop
Documents
Downloads
Library
Movies
Music
Pictures
Public
`,
    );
    expect(lab.run('ps -p 1; ps aux | head -2')).toBe(
      `  PID TTY           TIME CMD
    1 ??         0:00.00 /sbin/launchd
USER               PID  %CPU %MEM      VSZ    RSS   TT  STAT STARTED      TIME COMMAND
root                 1   0.0  0.1 419449993  17545  ??   Ss    9:00AM   0:00.00 /sbin/launchd
`,
    );
  });

  it('has no namespaces, no control groups, no /proc: what containers are made of', () => {
    const lab = new Lab([mac]);
    expect(lab.run('ls /proc /sys/fs/cgroup; unshare -r sh; nsenter -t 1 sh; chroot /tmp; docker ps')).toBe(
      `ls: /proc: No such file or directory
ls: /sys/fs/cgroup: No such file or directory
/bin/bash: line 1: unshare: command not found
/bin/bash: line 1: nsenter: command not found
chroot: /tmp: Operation not permitted
/bin/bash: line 1: docker: command not found
`,
    );
  });

  it('starts applications', () => {
    const lab = new Lab([mac]);
    expect(
      lab.run("open -a Docker; open -a Safari; open -a Safari; sleep 1; ps ax | grep -c 'MacOS/[S]afari'"),
    ).toBe("Unable to find application named 'Docker'\n1\n");
  });

  it('is opened with zsh, and does not run programs of Linux', () => {
    const screen = new Screen([mac, { name: 'web1' }]);
    screen.type('scp -o StrictHostKeyChecking=no root@web1:/bin/ls linux-ls', 10_000);
    screen.type('./linux-ls');
    screen.type('tty');
    screen.type('cd Documents');
    expect(screen.text()).toBe(
      `learner@mac ~ % scp -o StrictHostKeyChecking=no root@web1:/bin/ls linux-ls
Warning: Permanently added 'web1' (ED25519) to the list of known hosts.
ls                                                                                   100% 146KB   146.5KB/s   00:00
learner@mac ~ % ./linux-ls
zsh: exec format error: ./linux-ls
learner@mac ~ % tty
/dev/ttys000
learner@mac ~ % cd Documents
learner@mac Documents %`,
    );
  });
});
