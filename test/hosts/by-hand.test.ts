import { expect, test } from 'vitest';
import { Lab } from '../support/lab';

const root = [
  'mkdir -p /srv/box/bin',
  'cp /usr/bin/busybox /srv/box/bin/',
  'for c in sh ls ps hostname mount mkdir; do ln -s busybox /srv/box/bin/$c; done',
].join('; ');

test('a container is made by hand: a root, namespaces, a control group', () => {
  const lab = new Lab([{ name: 'web1', hasDocker: false }]);
  lab.run(root);
  const inside =
    'hostname box; hostname; mkdir /proc; mount -t proc proc /proc; ps | tail -n +2 | wc -l; ls /';
  expect(
    lab.run(
      `unshare --fork --pid --mount --uts chroot /srv/box /bin/sh -c '${inside.replace('tail -n +2 | wc -l', 'busybox grep -c bin')}'; hostname`,
    ),
  ).toBe('box\n2\nbin\nproc\nweb1\n');
});

test('a control group of files limits memory, and holds whom one writes into it', () => {
  const lab = new Lab([{ name: 'web1', hasDocker: false }]);
  lab.run('mkdir /sys/fs/cgroup/box; echo 50M > /sys/fs/cgroup/box/memory.max');
  expect(
    lab.run(
      "sh -c 'echo 0 > /sys/fs/cgroup/box/cgroup.procs; cat /proc/self/cgroup; tail /dev/zero'; echo $?",
    ),
  ).toBe('0::/box\nKilled\n137\n');
  expect(
    lab.run('grep oom_kill /sys/fs/cgroup/box/memory.events; echo 99999 > /sys/fs/cgroup/box/cgroup.procs'),
  ).toContain('oom_kill 1\n/bin/bash: line 1: echo: write error: No such process\n');
  expect(
    lab.run(
      'yes > /dev/null & p=$!; echo $p > /sys/fs/cgroup/box/cgroup.procs; echo 1 > /sys/fs/cgroup/box/cgroup.freeze; sleep 1; a=$(cut -d" " -f14 /proc/$p/stat); sleep 1; [ $a = $(cut -d" " -f14 /proc/$p/stat) ] && echo frozen; echo 0 > /sys/fs/cgroup/box/cgroup.freeze; kill $p; sleep 0.1; rmdir /sys/fs/cgroup/box && echo gone',
    ),
  ).toContain('frozen\ngone\n');
});

test('network namespaces have names', () => {
  const lab = new Lab([{ name: 'web1', hasDocker: false }]);
  expect(
    lab.run(
      'ip netns add blue; ip netns list; ip netns exec blue ip -br link; ip netns add blue; ip netns del blue; ip netns list',
    ),
  ).toBe(
    'blue\nlo               UNKNOWN        00:00:00:00:00:00 <LOOPBACK,UP,LOWER_UP> \nip: Cannot create namespace file "/run/netns/blue": File exists\n',
  );
});
