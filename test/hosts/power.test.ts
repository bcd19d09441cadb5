import { rowsOf } from '#sim/base/table';
import { expect, test } from 'vitest';
import { advance, input } from '#sim/index';
import { Lab } from '../support/lab';

const boot = 60_000;
const machines = (lab: Lab) => rowsOf(lab.world.tables.machines).map(({ name, state }) => `${name} ${state}`);
const processesOf = (lab: Lab, machine: number) =>
  rowsOf(lab.world.tables.processes).filter((row) => row.machine === machine).length;

function press(lab: Lab, machine: number, button: 'on' | 'off' | 'reset'): void {
  const done = input(lab.world, { kind: 'power', machine, press: button });
  lab.world = advance(done.world, done.world.time + boot).world;
}

test('a kernel panic takes all containers along; after a reset, policies bring back whom they should', () => {
  const lab = new Lab([{ name: 'web1', images: ['nginx', 'busybox'] }]);
  lab.run('docker run -d --name back --restart always -p 8080:80 nginx; docker run -d --name gone nginx');
  expect(lab.run('curl -s localhost:8080 | grep title')).toBe('<title>Welcome to nginx!</title>\n');
  lab.run('echo c > /proc/sysrq-trigger');
  expect([machines(lab), processesOf(lab, 1)]).toEqual([['web1 panicked'], 0]);
  press(lab, 1, 'reset');
  expect(machines(lab)).toEqual(['web1 running']);
  expect(lab.run("docker ps -a --format '{{.Names}} {{.State}}'; curl -s localhost:8080 | grep title")).toBe(
    'gone exited\nback running\n<title>Welcome to nginx!</title>\n',
  );
  expect(lab.run('docker start gone; docker rm -f gone back; docker run --rm busybox echo well')).toBe(
    'gone\ngone\nback\nwell\n',
  );
});

test('a panic in a virtual machine is its own affair', () => {
  const lab = new Lab([{ name: 'web1', images: ['nginx'] }]);
  lab.run('docker run -d --name web nginx; multipass launch -n vm1', 1, boot);
  lab.run("multipass exec vm1 -- sudo sh -c 'echo c > /proc/sysrq-trigger'");
  expect(machines(lab)).toEqual(['web1 running', 'vm1 panicked']);
  expect(lab.run("docker ps --format '{{.Names}}'; multipass list | tail -1")).toBe(
    'web\nvm1                     Unknown           --               Ubuntu 24.04 LTS\n',
  );
  expect(lab.run('multipass restart vm1; multipass exec vm1 -- hostname', 1, boot)).toBe('vm1\n');
});

test('who has no rights cannot bring the machine down', () => {
  const lab = new Lab([{ name: 'web1', images: ['busybox'] }]);
  expect(lab.run('su user -c "echo c > /proc/sysrq-trigger"')).toContain('Permission denied');
  expect(lab.run('docker run --rm busybox sh -c "echo c > /proc/sysrq-trigger"')).toContain(
    'Read-only file system',
  );
  expect(machines(lab)).toEqual(['web1 running']);
});

test('a host that went down does not answer; reboot brings it back', () => {
  const lab = new Lab([{ name: 'web1' }, { name: 'web2' }]);
  lab.run('ssh -o StrictHostKeyChecking=accept-new web2 true');
  expect(lab.run('ssh web2 reboot; echo $?', 1, 3000)).toContain('255');
  expect(lab.run('sleep 30; ssh web2 uptime', 1, boot)).toMatch(/ up 0 min/);
  lab.run('ssh web2 poweroff', 1, boot);
  expect(machines(lab)).toEqual(['web1 running', 'web2 off']);
  expect(lab.run('ping -c 1 -W 1 192.168.1.11 | tail -2', 1, boot)).toContain('100% packet loss');
});

test('a virtual machine ends with its process, and with its own power switch', () => {
  const lab = new Lab();
  lab.run('multipass launch -n a; multipass launch -n b', 1, 2 * boot);
  lab.run("pkill -9 -f 'name [a]'; multipass exec b -- sudo poweroff", 1, boot);
  expect(machines(lab)).toEqual(['web1 running', 'a off', 'b off']);
  expect(lab.run('pgrep -c qemu')).toBe('0\n');
});
