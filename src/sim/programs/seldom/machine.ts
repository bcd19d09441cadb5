import { strftime } from '#sim/base/strftime';
import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import { zoneOf } from '../dates';
import { Quit, tool } from '../tool';

/** A value of /etc/os-release. */
function osValue(p: Proc, name: string): string {
  const text = p.readText('/etc/os-release');
  return isFail(text) ? '' : (new RegExp(`^${name}="?([^"\n]*)`, 'm').exec(text)?.[1] ?? '');
}

const columns = (rows: readonly (readonly [string, string])[], width: number) =>
  rows.map(([name, value]) => `${`${name}:`.padEnd(width)} ${value}\n`).join('');

/** lsb_release(1) */
export const lsbRelease = tool({
  name: 'lsb_release',
  usage: '[options]',
  summary: 'Shows what distribution this is',
  options: {
    all: 'a,all',
    id: 'i,id',
    description: 'd,description',
    release: 'r,release',
    codename: 'c,codename',
    short: 's,short',
    version: 'v,version',
  },
  *run(t) {
    const rows = [
      ['id', 'Distributor ID', osValue(t.p, 'NAME').split(' ')[0] ?? ''],
      ['description', 'Description', osValue(t.p, 'PRETTY_NAME')],
      ['release', 'Release', osValue(t.p, 'VERSION_ID')],
      ['codename', 'Codename', osValue(t.p, 'VERSION_CODENAME')],
    ] as const;
    const asked = rows.filter(([key]) => t.has('all') || t.has(key));
    if (asked.length === 0 || t.has('all')) yield* t.p.err('No LSB modules are available.\n');
    for (const [, name, value] of asked) t.say(t.has('short') ? `${value}\n` : `${`${name}:`}\t${value}\n`);
    return 0;
  },
});

/** hostnamectl(1): shows; setting a name is `hostname`'s. */
export const hostnamectl = tool({
  name: 'hostnamectl',
  usage: '[OPTIONS...] COMMAND ...',
  summary: 'Shows name and kind of the machine',
  options: {},
  origin: 'systemd',
  *run(t) {
    const [verb = 'status', name] = t.operands;
    if (verb === 'hostname') {
      const text = t.p.readText('/proc/sys/kernel/hostname');
      t.say(isFail(text) ? '\n' : text);
      return 0;
    }
    if (verb === 'set-hostname' && name !== undefined) {
      const refused = t.p.writeText('/proc/sys/kernel/hostname', `${name}\n`);
      if (refused !== undefined) throw new Quit(`Could not set hostname: ${refused.error}`);
      t.p.writeText('/etc/hostname', `${name}\n`);
      return 0;
    }
    if (verb !== 'status') throw new Quit(`Unknown command verb '${verb}'.`);
    const host = t.p.readText('/proc/sys/kernel/hostname');
    const release = t.p.readText('/proc/sys/kernel/osrelease');
    const rows: [string, string][] = [
      ['Static hostname', isFail(host) ? '' : host.trim()],
      ['Operating System', osValue(t.p, 'PRETTY_NAME')],
      ['Kernel', `Linux ${isFail(release) ? '' : release.trim()}`],
      ['Architecture', 'x86-64'],
    ];
    t.say(rows.map(([key, value]) => `${key.padStart(16)}: ${value}\n`).join(''));
    yield* t.drain();
    return 0;
  },
});

/** timedatectl(1): shows. */
export const timedatectl = tool({
  name: 'timedatectl',
  usage: '[OPTIONS...] COMMAND ...',
  summary: 'Shows the clock and its zone',
  options: {},
  origin: 'systemd',
  *run(t) {
    if (t.operands.length > 0 && t.operands[0] !== 'status')
      throw new Quit('Failed to set time: Access denied');
    const now = t.p.now();
    const local = strftime('%a %Y-%m-%d %H:%M:%S %Z', now, zoneOf(t.p.env.TZ));
    const utc = strftime('%a %Y-%m-%d %H:%M:%S UTC', now, zoneOf('UTC'));
    t.say(
      `               Local time: ${local}\n           Universal time: ${utc}\n                 RTC time: ${utc.replace(' UTC', '')}\n                Time zone: Etc/UTC (UTC, +0000)\nSystem clock synchronized: yes\n              NTP service: active\n          RTC in local TZ: no\n`,
    );
    yield* t.drain();
    return 0;
  },
});

/** lscpu(1): what /proc/cpuinfo knows. */
export const lscpu = tool({
  name: 'lscpu',
  usage: '[options]',
  summary: 'Shows the processors',
  options: {},
  origin: 'util-linux',
  *run(t) {
    const info = t.p.readText('/proc/cpuinfo');
    const of = (name: string) =>
      isFail(info) ? '' : (new RegExp(`^${name}\\s*: (.*)$`, 'm').exec(info)?.[1] ?? '');
    const count = isFail(info) ? 0 : (info.match(/^processor/gm) ?? []).length;
    t.say(
      columns(
        [
          ['Architecture', 'x86_64'],
          ['CPU op-mode(s)', '32-bit, 64-bit'],
          ['Byte Order', 'Little Endian'],
          ['CPU(s)', String(count)],
          ['On-line CPU(s) list', count > 1 ? `0-${count - 1}` : '0'],
          ['Vendor ID', of('vendor_id')],
          ['Model name', of('model name')],
        ],
        24,
      ),
    );
    yield* t.drain();
    return 0;
  },
});

/** lsblk(8): the one disk of these machines and where it is mounted. */
export const lsblk = tool({
  name: 'lsblk',
  usage: '[options] [<device> ...]',
  summary: 'Lists block devices',
  options: { fs: 'f,fs', all: 'a,all', bytes: 'b,bytes', noHeadings: 'n,noheadings' },
  origin: 'util-linux',
  *run(t) {
    const disk = t.p.do((sim) => sim.machines.need(sim.processes.need(t.p.processId).machine).hardware.disk);
    const size = t.has('bytes') ? String(disk) : `${Math.round(disk / 2 ** 30)}G`;
    const isHost = t.p.exists('/dev/sda1');
    const rows = [
      `sda      8:0    0 ${size.padStart(6)}  0 disk `,
      `└─sda1   8:1    0 ${size.padStart(6)}  0 part ${isHost ? '/' : '/etc/hosts'}`,
    ];
    if (!t.has('noHeadings')) t.say('NAME   MAJ:MIN RM   SIZE RO TYPE MOUNTPOINTS\n');
    for (const row of rows) t.say(`${row}\n`);
    yield* t.drain();
    return 0;
  },
});

/** fdisk(8): `-l`. It changes no disk here. */
export const fdisk = tool({
  name: 'fdisk',
  usage:
    '[options] <disk>         change partition table\n fdisk [options] -l [<disk>...] list partition table(s)',
  summary: 'Lists partitions',
  options: { list: 'l,list' },
  origin: 'util-linux',
  *run(t) {
    const [device = '/dev/sda'] = t.operands;
    const fd = t.p.open(device, { read: true });
    if (isFail(fd))
      throw new Quit(
        `cannot open ${device}: ${fd.error === 'ENOENT' ? 'No such file or directory' : 'Permission denied'}`,
      );
    t.p.close(fd);
    const disk = t.p.do((sim) => sim.machines.need(sim.processes.need(t.p.processId).machine).hardware.disk);
    const sectors = Math.floor(disk / 512);
    if (!t.has('list')) {
      yield* t.p.out(`\nWelcome to fdisk (util-linux 2.39.3).\nNo partition is changed in this world.\n\n`);
      for (;;) {
        yield* t.p.out('Command (m for help): ');
        const line = yield* t.p.read(0, 256);
        if (isFail(line) || line === '' || /^q/.test(line)) return 0;
        yield* t.p.out(`${line.trim()}: unknown command\n\n`);
      }
    }
    t.say(
      `Disk ${device}: ${Math.round(disk / 2 ** 30)} GiB, ${disk} bytes, ${sectors} sectors\nUnits: sectors of 1 * 512 = 512 bytes\nSector size (logical/physical): 512 bytes / 512 bytes\nI/O size (minimum/optimal): 512 bytes / 512 bytes\n`,
    );
    yield* t.drain();
    return 0;
  },
});

/** sysctl(8): reads and sets what lies below /proc/sys. */
export const sysctl = tool({
  name: 'sysctl',
  usage: '[options] [variable[=value] ...]',
  summary: 'Shows and changes settings of the kernel',
  options: { all: 'a,all', write: 'w,write', quiet: 'q,quiet', value: 'n,values', load: 'p,load' },
  origin: 'procps-ng',
  busybox: { usage: '[-enq] { -a | -p [FILE]... | [-w] [KEY[=VALUE]]... }' },
  *run(t) {
    let status = 0;
    for (const word of t.operands) {
      const [name = '', ...rest] = word.split('=');
      const path = `/proc/sys/${name.trim().replace(/\./g, '/')}`;
      if (rest.length > 0) {
        const refused = t.p.writeText(path, `${rest.join('=').trim()}\n`);
        if (refused !== undefined) {
          const why =
            refused.error === 'EROFS'
              ? 'Read-only file system'
              : refused.error === 'ENOENT'
                ? 'No such file or directory'
                : 'Permission denied';
          yield* t.p.err(
            refused.error === 'ENOENT'
              ? `sysctl: cannot stat ${path}: ${why}\n`
              : `sysctl: ${t.isBusybox ? 'error setting' : 'setting'} key '${name}': ${why}\n`.replace(
                  /key "(.*)"/,
                  '$1',
                ),
          );
          status = t.isBusybox ? 1 : 255;
          continue;
        }
      }
      const value = t.p.readText(path);
      if (isFail(value)) {
        yield* t.p.err(
          t.isBusybox
            ? `sysctl: error: '${name}' is an unknown key\n`
            : `sysctl: cannot stat ${path}: No such file or directory\n`,
        );
        status = t.isBusybox ? 1 : 255;
        continue;
      }
      if (!t.has('quiet')) yield* t.p.out(t.has('value') ? value : `${name.trim()} = ${value}`);
    }
    return status;
  },
});
