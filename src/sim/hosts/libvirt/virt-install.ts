import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { Outcome, Program, Steps } from '#sim/kernel/program';
import { bareHostLayer } from '../root-tree';
import { usualSystem } from '../systems';
import { attachConsole } from '../vm/console';
import { useDisk } from '../vm/disk-time';
import { readImage, writeImage } from '../vm/index';
import { defineDomain } from './define';
import { domainNamed, domains, ownHost, Refusal } from './domain';
import { startDomain } from './power-commands';
import { pool } from './storage-commands';
import { connect } from './virsh';
import { readWish, type Wish } from './wish';
import type { Definition } from './xml';

const GiB = 2 ** 30;
const MiB = 2 ** 20;

function* complain(p: Proc, text: string): Steps<number> {
  yield* p.err(`ERROR    ${text}\n`);
  return 1;
}

const noSystem = `
--os-variant/--osinfo OS name is required, but no value was
set or detected.

This is now a fatal error. Specifying an OS name is required
for modern, performant, and secure virtual machine defaults.

You can see a full list of possible OS name values with:

   virt-install --osinfo list
`;

/** A disk of the wish: where it is, and how large it shall be where it is not there. */
interface DiskWish {
  path: string;
  /** bytes; 0: it is there */
  size: number;
  format: 'qcow2' | 'raw';
}

function diskWish(p: Proc, text: string, name: string, at: number): DiskWish | string | undefined {
  if (text === 'none') return undefined;
  const pairs = text.split(',').map((part): [string, string] => {
    const [key = '', value] = part.split(/=(.*)/s);
    return value === undefined ? ['path', key] : [key, value];
  });
  const of = Object.fromEntries(pairs);
  const path =
    of['path'] ??
    (of['vol'] === undefined
      ? `${pool.path}/${name}${at === 0 ? '' : `-${String(at)}`}.qcow2`
      : `${pool.path}/${of['vol'].replace(/.*\//, '')}`);
  const size = Number(of['size'] ?? 0) * GiB;
  const isThere = p.exists(path);
  if (!isThere && size === 0)
    return `Error: --disk ${text}: Size must be specified for non existent volume '${path.replace(/.*\//, '')}'`;
  return {
    path,
    size: isThere ? 0 : size,
    format:
      of['format'] === 'raw' || (path.endsWith('.img') && of['format'] === undefined && !isThere)
        ? 'raw'
        : 'qcow2',
  };
}

const progress = (what: string, size: string) => `${what.padEnd(60)}| ${size.padStart(6)}  00:00     \n`;

/** What an installer copies: the system as it is delivered; it comes over the network, or from a disc. */
const installed = 2.6e9;
/** processor time that an installer takes, ms: a minimal Ubuntu server is there after some minutes */
const installing = 90_000;

/** An installer: copies the system to the disk. It asks nothing here; what it would ask has its defaults. */
function* install(p: Proc, disk: DiskWish, isRemote: boolean): Steps<void> {
  if (isRemote) {
    const rate = p.do((sim) => sim.machines.need(ownHost(sim, p)).hardware.networkRate);
    yield* p.sleep(((installed / 2.5) * 8 * 1000) / rate);
  }
  yield* useDisk(p, installed);
  yield* p.cpu(installing);
  p.do((sim) => {
    const viewer = files.rootViewer(sim, ownHost(sim, p));
    const image = readImage(sim, viewer, disk.path);
    if (!isFail(image))
      writeImage(sim, viewer, disk.path, { ...image, system: usualSystem, layers: [bareHostLayer] });
  });
}

function networkOf({ networks: [first] }: Wish): string {
  if (first === 'none') return 'none';
  return first !== undefined && /bridge[=:]/.test(first) ? 'bridged' : 'default';
}

/** Makes the images that are not there. */
function* allocate(p: Proc, disks: readonly DiskWish[]): Steps<void> {
  for (const disk of disks) {
    if (disk.size === 0) continue;
    p.do((sim) => {
      const viewer = files.rootViewer(sim, ownHost(sim, p));
      const made = files.mkdirAll(sim, viewer, disk.path.replace(/\/[^/]*$/, ''));
      const header = { format: disk.format, virtual: disk.size, system: '', layers: [] };
      if (!isFail(made)) writeImage(sim, viewer, disk.path, header);
    });
    const name = disk.path.replace(/.*\//, '');
    yield* p.out(progress(`Allocating '${name}'`, `${String(disk.size / GiB)} GB`));
  }
}

function* make(p: Proc, wish: Wish): Steps<number> {
  const disks: DiskWish[] = [];
  for (const [at, text] of wish.disks.entries()) {
    const one = diskWish(p, text, wish.name, at);
    if (typeof one === 'string') return yield* complain(p, one);
    if (one !== undefined) disks.push(one);
  }
  yield* p.out('\nStarting install...\n');
  yield* allocate(p, disks);
  const [first] = disks;
  if (wish.method !== 'import' && first !== undefined)
    yield* install(p, first, /^(https?|ftp):/.test(wish.media));
  const hasKvm = p.exists('/dev/kvm');
  const wanted: Definition = {
    name: wish.name,
    type: hasKvm ? 'kvm' : 'qemu',
    memory: wish.memory * MiB,
    current: wish.memory * MiB,
    cores: wish.vcpus,
    disks: disks.map(({ path, format }, at) => ({
      path,
      format,
      device: `vd${String.fromCharCode(97 + at)}`,
    })),
    network: networkOf(wish),
    isEfi: wish.isEfi,
  };
  const made = defineDomain(p, wanted, hasKvm ? undefined : emulated);
  if (typeof made === 'string') return yield* complain(p, made);
  if (wish.isAutostart)
    p.do((sim) => {
      const { vm } = sim.machines.need(made);
      if (vm !== undefined) vm.startsWithHost = true;
    });
  yield* p.out(progress('Creating domain...', '0 B'));
  yield* startDomain(p, domainNamed(p, wish.name), 'start');
  if (wish.withConsole && p.isTty(0)) {
    yield* p.out(
      `Running text console command: virsh --connect qemu:///system console ${wish.name}\nConnected to domain '${wish.name}'\nEscape character is ^] (Ctrl + ])\n`,
    );
    yield* attachConsole(p, made);
  }
  yield* p.out('Domain creation completed.\n');
  return 0;
}

/** How much slower a guest is whose every instruction is translated (QEMU's TCG): an order of magnitude. */
const emulated = 10;

/** virt-install(1): makes a domain with its disk, installs a system on it or takes one that is there, and starts it. */
export const virtInstall: Program = {
  name: 'virt-install',
  start: { cpu: 350, anon: 60 * 2 ** 20 },
  *main(p: Proc): Steps<Outcome> {
    if (p.args[0] === '--version') {
      yield* p.out('4.1.0\n');
      return 0;
    }
    const wish = readWish(p.args);
    if (typeof wish === 'string') {
      yield* p.err(wish);
      return wish.startsWith('usage') ? 2 : 1;
    }
    const unreachable = yield* connect(p);
    if (unreachable !== undefined) return yield* complain(p, unreachable);
    const wrong = whatIsMissing(p, wish);
    if (wrong !== undefined) return yield* complain(p, wrong);
    if (!p.exists('/dev/kvm')) yield* p.err("WARNING  KVM acceleration not available, using 'qemu'\n");
    try {
      return yield* make(p, wish);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      yield* complain(p, refusal.lines.at(-1) ?? '');
      yield* p.err(
        `Domain installation does not appear to have been successful.\nIf it was, you can restart your domain by running:\n  virsh --connect qemu:///system start ${wish.name}\notherwise, please restart your installation.\n`,
      );
      return 1;
    }
  },
};

function whatIsMissing(p: Proc, wish: Wish): string | undefined {
  if (!wish.hasOs) return noSystem;
  if (wish.name === '') return '--name is required';
  if (!/^[\w.+-]+$/.test(wish.name)) return `invalid value for domain name '${wish.name}'`;
  if (domains(p).some(({ name }) => name === wish.name))
    return `Guest name '${wish.name}' is already in use.`;
  if (wish.memory === 0) return '--memory amount in MiB is required';
  if (wish.disks.length === 0) return '\n--disk storage must be specified (override with --disk none)';
  if (wish.method === '')
    return '\nAn install method must be specified\n(--location URL, --cdrom CD/ISO, --pxe, --import, --boot hd|cdrom|...)';
  const isRemote = /^(https?|ftp):/.test(wish.media);
  if (wish.method !== 'import' && !isRemote && !p.exists(wish.media))
    return `Validating install media '${wish.media}' failed: Must specify storage creation parameters for non-existent path '${wish.media}'.`;
  return undefined;
}
