import { describe, expect, it } from 'vitest';
import { programs } from '#sim/programs/index';
import { KernelWorld } from '../support/kernel-world';

const all = Object.values(programs).filter((program) => program.name !== 'systemd');
const aWorld = () => new KernelWorld(all);

describe('ps', () => {
  it('shows everything in full, by pid', () => {
    const { stdout, exit } = aWorld().exec(['ps', '-ef']);
    const lines = stdout.split('\n');
    expect(exit).toBe(0);
    expect(lines[0]).toBe('UID          PID    PPID  C STIME TTY          TIME CMD');
    expect(lines[1]).toMatch(/^root {11}1 {7}0 +\d+ \d\d:\d\d \? {8}00:00:00 \/sbin\/init$/);
    expect(lines.at(-2)).toMatch(/ \/usr\/bin\/ps -ef$/);
  });

  it('shows own columns, with own headers', () => {
    const world = aWorld();
    expect(world.exec(['ps', '-o', 'comm=', '-p', '1'])).toMatchObject({ stdout: 'systemd\n', exit: 0 });
    expect(world.exec(['ps', '-eo', 'pid,foo']).stderr).toContain(
      'error: unknown user-defined format specifier "foo"',
    );
  });

  it('has the form that busybox images have', () => {
    const { stdout } = aWorld().exec(['busybox', 'ps']);
    const lines = stdout.split('\n');
    expect(lines[0]).toBe('PID   USER     TIME  COMMAND');
    expect(lines.at(-2)).toMatch(
      /^ +\d+ root {6}0:00 {ps} \/usr\/bin\/busybox ps$|^ +\d+ root {6}0:00 .*ps$/,
    );
  });
});

describe('the machine', () => {
  it('has its memory in columns', () => {
    const lines = aWorld().exec(['free', '-m']).stdout.split('\n');
    expect(lines[0]).toBe('               total        used        free      shared  buff/cache   available');
    expect(lines[1]).toMatch(/^Mem: {11}16384 +\d+ +\d+ +\d+ +\d+ +\d+$/);
    expect(lines[2]).toBe('Swap:              0           0           0');
  });

  it('says how long it has been up', () => {
    expect(aWorld().exec(['uptime']).stdout).toMatch(
      /^ \d\d:\d\d:\d\d up 0 min, {2}0 users, {2}load average: \d\.\d\d, \d\.\d\d, \d\.\d\d\n$/,
    );
  });

  it('is shown by top, once and without a screen', () => {
    const lines = aWorld().exec(['top', '-bn1']).stdout.split('\n');
    expect(lines[0]).toMatch(/^top - \d\d:\d\d:\d\d up 0 min, {2}0 users, {2}load average: /);
    expect(lines[1]).toMatch(/^Tasks: +\d+ total, +\d+ running, +\d+ sleeping, +0 stopped, +0 zombie$/);
    expect(lines[6]).toBe('    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND');
  });

  it('has its root on a disk', () => {
    const lines = aWorld().exec(['df', '-h', '/']).stdout.split('\n');
    expect(lines[0]).toBe('Filesystem      Size  Used Avail Use% Mounted on');
    expect(lines[1]).toMatch(/^\/dev\/sda1 {7}100G +\S+ +\S+ +\d+% \/$/);
  });
});

describe('users', () => {
  it('become root by sudo, with root’s environment', () => {
    const world = aWorld();
    expect(world.exec(['sudo', '-u', 'user', 'id', '-un'])).toMatchObject({ stdout: 'user\n', exit: 0 });
    expect(world.exec(['sudo', 'printenv', 'HOME', 'SUDO_USER']).stdout).toBe('/root\nroot\n');
    expect(world.exec(['sudo', 'nosuch'])).toMatchObject({
      stderr: 'sudo: nosuch: command not found\n',
      exit: 1,
    });
    expect(world.exec(['sudo', '-u', 'nobody2', 'id']).stderr).toContain('sudo: unknown user nobody2\n');
  });
});

describe('mounts', () => {
  it('come and go', () => {
    const world = aWorld();
    world.exec(['mkdir', '/mnt/t']);
    expect(world.exec(['mount', '-t', 'tmpfs', '-o', 'size=1M', 'tmpfs', '/mnt/t'])).toMatchObject({
      stdout: '',
      stderr: '',
      exit: 0,
    });
    expect(world.exec(['mount', '-t', 'tmpfs']).stdout).toContain('tmpfs on /mnt/t type tmpfs (rw,relatime');
    expect(world.exec(['umount', '/mnt/t'])).toMatchObject({ stderr: '', exit: 0 });
    expect(world.exec(['umount', '/mnt/t']).stderr).toBe('umount: /mnt/t: not mounted.\n');
  });
});
