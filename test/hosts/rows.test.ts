import { beforeAll, describe, expect, test } from 'vitest';
import { read } from '#sim/index';
import { Lab } from '../support/lab';

// Rows 9, 10 and 15 of the notes' claims, as sessions.

const long = 400_000;

describe('row 9: a virtual machine is a computer in software', () => {
  let lab: Lab;
  beforeAll(() => {
    lab = new Lab([{ name: 'web1' }]);
    lab.run('multipass launch --name vm1 --cpus 2 --memory 4G', 1, 60_000);
  });

  test('it has a kernel, processes and files of its own', () => {
    expect(
      lab.run(
        'multipass exec vm1 -- sh -c "hostname; nproc; ps -e | wc -l; cat /proc/1/comm"; hostname; nproc; pgrep -c qemu',
      ),
    ).toBe('vm1\n2\n11\nsystemd\nweb1\n8\n1\n');
  });

  test('it comes up in stages, for ten seconds; a container starts in a third of one', () => {
    lab.run('docker pull -q busybox', 1, 60_000);
    const seconds = (command: string) =>
      Number(/real\s+0m([\d.]+)s/.exec(lab.run(`time ${command}`, 1, 60_000))?.[1]);
    const container = seconds('docker run --rm busybox true');
    const machine = seconds('multipass launch --name vm2 --memory 1G');
    expect([container > 0.15, container < 0.45, machine > 10, machine < 12]).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  test('its memory is gone from the host, used or not; few fit', () => {
    expect(
      lab.run(
        'for i in 3 4 5 6; do multipass launch --name vm$i --memory 4G; done; multipass list | grep -c Running',
        1,
        long,
      ),
    ).toBe(
      "Launched: vm3\nLaunched: vm4\nqemu-system-x86_64: cannot set up guest memory 'pc.ram': Cannot allocate memory\nlaunch failed: instance 'vm5' stopped while starting\nqemu-system-x86_64: cannot set up guest memory 'pc.ram': Cannot allocate memory\nlaunch failed: instance 'vm6' stopped while starting\n4\n",
    );
  });

  test('many that boot at once wait for each other', () => {
    const boots = (count: number) => {
      const host = new Lab([{ name: 'web1', memory: 64 * 2 ** 30 }]);
      const from = host.world.time;
      host.run(`for i in $(seq ${count}); do multipass launch -n v$i --memory 512M & done; wait`, 1, 1);
      const isUp = () => host.run('multipass list | grep -c Running', 1, 2000) === `${count}\n`;
      while (!isUp()) continue;
      return (host.world.time - from) / 1000;
    };
    const [one, many] = [boots(1), boots(30)];
    expect([one < 15, many > 1.8 * one]).toEqual([true, true]);
  }, 60_000);
});

describe('row 10: containers are light', () => {
  test('a hundred on the host on which three machines fill the memory', () => {
    const lab = new Lab([{ name: 'web1', images: ['nginx'] }, { name: 'web2' }]);
    const began = lab.world.time;
    lab.run('for i in $(seq 100); do docker run -d nginx >/dev/null; done; echo done', 1, 60_000);
    expect(lab.run('docker ps -q | wc -l')).toBe('100\n');
    expect((lab.world.time - began) / 1000).toBeLessThan(90);
    const available = Number(lab.run("free -m | awk '/Mem/ {print $7}'"));
    expect(available).toBeGreaterThan(10_000);
    const second = read(
      lab.world,
      (sim) => [...sim.machines.all()].find(({ name }) => name === 'web2')?.id ?? 0,
    );
    lab.run('for i in 1 2 3; do multipass launch -n m$i --memory 4G; done', second, 60_000);
    expect(Number(lab.run("free -m | awk '/Mem/ {print $7}'", second))).toBeLessThan(4096);
  }, 60_000);
});

describe('row 15: all containers share the host’s kernel, and a VM brings its own', () => {
  const start =
    'docker run -d --name one busybox sleep 9999; docker run -d --name two busybox sleep 9999; multipass launch -n vm1; multipass exec vm1 -- sudo sh -c "apt-get update; apt-get install -y docker.io; docker run -d --name inner busybox sleep 9999" >/dev/null 2>&1';

  let started: Lab['world'];
  beforeAll(() => {
    const lab = new Lab([{ name: 'web1', images: ['busybox'] }]);
    lab.run(start, 1, long);
    started = lab.world;
  }, 60_000);

  test('docker in a VM runs its containers on the VM’s kernel; one kernel sees what runs on it, and no more', () => {
    const lab = new Lab([]);
    lab.world = started;
    expect(
      lab.run(
        'uname -r; docker exec one uname -r; multipass exec vm1 -- sudo docker exec inner uname -r; pgrep -fc "sleep 9999"',
      ),
    ).toBe('6.8.0-51-generic\n6.8.0-51-generic\n6.8.0-51-generic\n2\n');
    expect(
      lab.run('multipass exec vm1 -- sudo docker ps --format "{{.Names}}"; docker ps --format "{{.Names}}"'),
    ).toBe('inner\ntwo\none\n');
    expect(
      lab
        .run(
          'multipass exec vm1 -- sudo docker exec inner cat /proc/uptime; cat /proc/uptime; docker exec one cat /proc/uptime',
        )
        .split('\n')
        .map((line) => Number(line.split(' ')[0])),
    ).toSatisfy(([inner = 0, host = 0, a = 0]: number[]) => inner < host - 1 && Math.abs(host - a) < 1);
  }, 30_000);

  test('systemctl reboot in the VM is the VM’s affair; its containers come back as they were told', () => {
    const lab = new Lab([]);
    lab.world = started;
    lab.run(
      'multipass exec vm1 -- sudo docker run -d --name back --restart always busybox sleep 9999; multipass exec vm1 -- sudo systemctl reboot; sleep 25',
      1,
      60_000,
    );
    expect(
      lab.run(
        'multipass exec vm1 -- sudo docker ps --format "{{.Names}}"; docker ps --format "{{.Names}}"; multipass exec vm1 -- uptime | cut -d, -f1',
      ),
    ).toMatch(/^back\ntwo\none\n .* up 0 min\n$/);
    expect(
      lab.run(
        'multipass exec vm1 -- sudo systemctl poweroff; sleep 15; multipass list | tail -1; docker ps -q | wc -l',
        1,
        60_000,
      ),
    ).toMatch(/vm1 +Stopped .*\n2\n$/);
  }, 30_000);

  test('a panic takes what runs on that kernel: the VM’s container there, all of them here', () => {
    const lab = new Lab([]);
    lab.world = started;
    lab.run("multipass exec vm1 -- sudo sh -c 'echo c > /proc/sysrq-trigger'");
    expect(lab.run('docker ps --format "{{.Names}}"')).toBe('two\none\n');
    lab.run('echo c > /proc/sysrq-trigger');
    expect(read(lab.world, (sim) => [...sim.processes.all()].length)).toBe(0);
  }, 30_000);
});
