import { describe, expect, test } from 'vitest';
import { Lab } from '../support/lab';

// What limits stop, and what they do not: a fork bomb and a memory hog, in containers, on the host, and in a VM.

const bomb = `sh -c 'b(){ b|b& }; b; sleep 1000'`;

describe('a fork bomb', () => {
  test('is stopped at its container’s number of processes; the host goes on', () => {
    const lab = new Lab([{ name: 'web1', images: ['busybox'] }]);
    lab.run(`docker run -d --name bomb --pids-limit 50 busybox ${bomb}`);
    expect(
      Number(lab.run('docker logs bomb 2>&1 | grep -c "can\'t fork: Resource temporarily unavailable"')),
    ).toBeGreaterThan(0);
    expect(lab.run('docker run --rm busybox echo well; docker rm -f bomb; pgrep -cx sh')).toBe(
      'well\nbomb\n0\n',
    );
  });

  test('of a user ends at ulimit -u, which does not bind root', () => {
    const lab = new Lab();
    const forks = 'for i in 1 2 3 4 5 6 7 8 9 10 11 12; do sleep 5 & done; wait';
    expect(lab.run(`su user -c 'ulimit -u 8; ${forks}' 2>&1 | tail -1`)).toContain(
      'Resource temporarily unavailable',
    );
    expect(lab.run(`bash -c 'ulimit -u 8; ${forks}' 2>&1 | tail -1`)).toBe('');
  });
});

describe('a memory hog', () => {
  const hog = `sh -c 'x=aaaaaaaaaaaaaaaa; while true; do x=$x$x; done'`;

  test('is killed at its container’s limit, alone', () => {
    const lab = new Lab([{ name: 'web1', images: ['busybox', 'nginx'] }]);
    lab.run(
      `docker run -d --name web nginx; docker run -d --name hog -m 64m --memory-swap 64m busybox ${hog}`,
    );
    expect(
      lab.run(
        "docker inspect -f '{{.State.OOMKilled}} {{.State.ExitCode}}' hog; docker ps --format '{{.Names}}'; dmesg | grep -c 'Memory cgroup out of memory'",
      ),
    ).toBe('true 137\nweb\n1\n');
  });

  test('without a limit takes what the host has: the kernel chooses somebody', () => {
    const lab = new Lab([{ name: 'web1', memory: 2 * 2 ** 30, images: ['busybox', 'nginx'] }]);
    lab.run(
      'docker run -d --name web nginx; docker run -d --name hog busybox dd if=/dev/zero of=/dev/null bs=3G',
    );
    expect(
      lab.run(
        "docker inspect -f '{{.State.OOMKilled}} {{.State.ExitCode}}' hog; dmesg | grep -c 'Out of memory'; docker ps --format '{{.Names}}'",
      ),
    ).toBe('true 137\n1\nweb\n');
  });

  test('in a VM takes the VM’s memory, and no more: the host does not notice', () => {
    const lab = new Lab([{ name: 'web1', images: ['busybox'] }]);
    lab.run('multipass launch -n vm1 --memory 1G', 1, 60_000);
    const free = () => Number(lab.run("free -m | awk '/Mem/ {print $7}'"));
    const before = free();
    expect(lab.run('multipass exec vm1 -- dd if=/dev/zero of=/dev/null bs=2G count=1; echo $?')).toBe(
      '255\n',
    ); // ssh's word for an end by a signal
    expect(Math.abs(free() - before)).toBeLessThan(20);
    expect(
      lab.run("multipass exec vm1 -- sudo dmesg | grep -c 'Out of memory'; dmesg | grep -c 'Out of memory'"),
    ).toBe('1\n0\n');
  });
});
