import { describe, expect, test } from 'vitest';
import { text, utf8 } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import { newSimulation, read, type Sim } from '#sim/index';
import { told } from './world';

const world = newSimulation({ hosts: [{ name: 'box', cores: 2, memory: 4 * 2 ** 30 }] });

interface Look {
  sim: Sim;
  viewer: files.Viewer;
  show: (path: string) => string;
  write: (path: string, content: string) => string;
  list: (path: string) => string;
}

/** Asks as the host's init. */
function look<T>(ask: (look: Look) => T): T {
  return read(world, (sim) => {
    const [machine] = [...sim.machines.all()];
    if (machine === undefined) throw new Error('no machine');
    const viewer: files.Viewer = { ...files.rootViewer(sim, machine.id), id: machine.init };
    return ask({
      sim,
      viewer,
      show(path) {
        const bytes = files.readFile(sim, viewer, path);
        return isFail(bytes) ? bytes.error : text(bytes);
      },
      write: (path, content) => told(files.writeFile(sim, viewer, path, utf8(content))),
      list(path) {
        const entries = files.readDir(sim, viewer, path);
        return isFail(entries) ? entries.error : entries.map(({ name }) => name).join(' ');
      },
    });
  });
}

describe('/proc', () => {
  test('what it says of a process', () => {
    look(({ show, list }) => {
      expect(list('/proc/1')).toBe(
        'cgroup cmdline comm cwd environ exe fd limits mountinfo mounts net ns oom_score oom_score_adj root stat statm status task',
      );
      expect(show('/proc/1/cmdline')).toBe('/sbin/init\0');
      expect(show('/proc/1/comm')).toBe('systemd\n');
      expect(show('/proc/1/cgroup')).toBe('0::/init.scope\n');
      expect(show('/proc/1/status').split('\n').slice(0, 11)).toEqual([
        'Name:\tsystemd',
        'Umask:\t0022',
        'State:\tR (running)',
        'Tgid:\t1',
        'Ngid:\t0',
        'Pid:\t1',
        'PPid:\t0',
        'TracerPid:\t0',
        'Uid:\t0\t0\t0\t0',
        'Gid:\t0\t0\t0\t0',
        'FDSize:\t256',
      ]);
      expect(show('/proc/1/stat')).toMatch(/^1 \(systemd\) R 0 1 1 0 -1 4194304 (\S+ ){42}\S+\n$/);
      expect(show('/proc/4711/status')).toBe('ENOENT');
    });
  });

  test('links that lead to things', () => {
    look(({ sim, viewer, show, list }) => {
      expect(files.readLink(sim, viewer, '/proc/self')).toBe('1');
      expect(files.readLink(sim, viewer, '/proc/self/exe')).toBe('/usr/lib/systemd/systemd');
      expect(list('/proc/1/root/')).toBe(list('/'));
      expect(files.stat(sim, viewer, '/proc/self/exe', true)).toMatchObject({
        type: 'file',
        exe: { program: 'systemd' },
      });
      expect(show('/proc/mounts')).toBe(show('/proc/1/mounts'));
    });
  });

  test('the mounts', () => {
    look(({ show }) => {
      expect(
        show('/proc/mounts')
          .split('\n')
          .map((line) => line.split(' ').slice(0, 3).join(' ')),
      ).toEqual([
        '/dev/sda1 / ext4',
        'proc /proc proc',
        'sysfs /sys sysfs',
        'cgroup2 /sys/fs/cgroup cgroup2',
        'udev /dev devtmpfs',
        'devpts /dev/pts devpts',
        'tmpfs /dev/shm tmpfs',
        'tmpfs /run tmpfs',
        '',
      ]);
    });
  });

  test('the machine', () => {
    look(({ show }) => {
      expect(show('/proc/meminfo')).toMatch(
        /^MemTotal: {8}4194304 kB\nMemFree: {9}\d{7} kB\nMemAvailable: {4}\d{7} kB\n/,
      );
      expect(show('/proc/cpuinfo').match(/^processor\t: \d$/gm)).toEqual([
        'processor\t: 0',
        'processor\t: 1',
      ]);
      expect(show('/proc/sys/kernel/osrelease')).toMatch(/^6\.8\.0-\d+-generic\n$/);
      expect(show('/proc/version')).toMatch(/^Linux version 6\.8\.0-\d+-generic \(/);
      expect(show('/proc/uptime')).toBe('0.00 0.00\n');
    });
  });

  test('settings are read and written, names that there are not are not made', () => {
    look(({ show, write }) => {
      expect(show('/proc/sys/net/core/somaxconn')).toBe('4096\n');
      expect(write('/proc/sys/net/core/somaxconn', '1024\n')).toBe('ok');
      expect(show('/proc/sys/net/core/somaxconn')).toBe('1024\n');
      expect(write('/proc/sys/kernel/hostname', 'other\n')).toBe('ok');
      expect(show('/proc/sys/kernel/hostname')).toBe('other\n');
      expect(write('/proc/sys/kernel/osrelease', '7.0\n')).toBe('EACCES');
      expect(write('/proc/new', 'x')).toBe('ENOENT');
    });
  });

  test('network', () => {
    look(({ show }) => {
      expect(show('/proc/net/dev').split('\n')[2]).toBe(
        '    lo:       0       0    0    0    0     0          0         0        0       0    0    0    0     0       0          0',
      );
      expect(show('/proc/net/route').split('\n')[1]).toBe(
        'eth0\t00000000\t0101A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0'.padEnd(127),
      );
    });
  });
});

describe('/sys/fs/cgroup', () => {
  test('limits are read and written in the words of cgroup v2', () => {
    look(({ sim, show, write, list }) => {
      const group = '/sys/fs/cgroup/init.scope';
      expect(show(`${group}/memory.max`)).toBe('max\n');
      expect(write(`${group}/memory.max`, '10M')).toBe('ok');
      expect(show(`${group}/memory.max`)).toBe('10485760\n');
      expect(write(`${group}/memory.max`, 'much')).toBe('EINVAL');
      expect(write(`${group}/cpu.max`, '50000 100000')).toBe('ok');
      expect(show(`${group}/cpu.max`)).toBe('50000 100000\n');
      expect(write(`${group}/cpu.weight`, '0')).toBe('ERANGE');
      expect(show(`${group}/cgroup.procs`)).toBe('1\n');
      expect(show(`${group}/pids.current`)).toBe('1\n');
      expect(show('/sys/fs/cgroup/memory.max')).toBe('ENOENT');
      expect(list('/sys/fs/cgroup')).toContain('init.scope');
      expect(sim.unsettled.size).toBe(1);
    });
  });

  test('directories are groups', () => {
    look(({ sim, viewer, list, write }) => {
      expect(told(files.mkdir(sim, viewer, '/sys/fs/cgroup/mine', 0o755))).toBe('ok');
      expect(list('/sys/fs/cgroup/mine')).toContain('memory.max');
      expect(write('/sys/fs/cgroup/mine/file', 'x')).toBe('EACCES');
      expect(told(files.rmdir(sim, viewer, '/sys/fs/cgroup/init.scope'))).toBe('EBUSY');
      expect(told(files.rmdir(sim, viewer, '/sys/fs/cgroup/mine'))).toBe('ok');
    });
  });
});

describe('/dev', () => {
  test('the usual devices', () => {
    look(({ sim, viewer, list }) => {
      expect(list('/dev')).toContain('null');
      expect(files.stat(sim, viewer, '/dev/null', true)).toMatchObject({
        type: 'device',
        device: 'null',
        mode: 0o666,
      });
      expect(files.open(sim, viewer, '/dev/tty', { read: true })).toMatchObject({
        type: 'device',
        device: 'tty',
      });
      expect(files.readLink(sim, viewer, '/dev/stdout')).toBe('/proc/self/fd/1');
    });
  });
});
