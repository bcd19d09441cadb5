import { strftime, utc } from '#sim/base/strftime';
import { usageOf } from '#sim/kernel/cpu';
import { processUsage } from '#sim/kernel/cpu';
import * as files from '#sim/files/index';
import { conditionOf, emulatorOf, imageSize, mostMemory, readImage } from '../vm/index';
import { isFail } from '#sim/base/fail';
import { domainOperand, type Command, type Commands } from './command';
import { domainNamed, domains, isActive, ownHost, Refusal, shownState, type Domain } from './domain';
import { macOf } from './define';
import { table } from './table';
import { domainXml } from './xml';

const kib = (bytes: number) => String(Math.round(bytes / 1024));

const list: Command = {
  summary: 'list domains',
  flags: [
    'all',
    'inactive',
    'name',
    'uuid',
    'id',
    'table',
    'state-running',
    'state-paused',
    'state-shutoff',
    'autostart',
    'title',
  ],
  *run(p, given) {
    const states = ['running', 'paused', 'shutoff'].filter((state) => given.has(`state-${state}`));
    const wanted = domains(p)
      .filter((one) => given.has('all') || isActive(one) !== given.has('inactive'))
      .filter((one) => states.length === 0 || states.includes(shownState(one).replace(' ', '')))
      .filter((one) => !given.has('autostart') || one.machine.vm?.startsWithHost === true)
      .sort(
        (a, b) =>
          Number(isActive(b)) - Number(isActive(a)) || a.number - b.number || (a.name < b.name ? -1 : 1),
      );
    const only = (['name', 'uuid', 'id'] as const).filter((key) => given.has(key));
    if (only.length > 0) {
      const cell = (one: Domain) =>
        only.map((key) => (key === 'id' ? (isActive(one) ? String(one.number) : '-') : one[key])).join(' ');
      yield* p.out(wanted.map((one) => `${cell(one)}\n`).join(''));
      return;
    }
    const rows = wanted.map((one) => [isActive(one) ? String(one.number) : '-', one.name, shownState(one)]);
    yield* p.out(
      given.has('title')
        ? table(
            ['Id', 'Name', 'State', 'Title'],
            rows.map((row) => [...row, '']),
          )
        : table(['Id', 'Name', 'State'], rows),
    );
  },
};

const dominfo: Command = {
  summary: 'domain information',
  operands: domainOperand,
  *run(p, given) {
    const one = domainNamed(p, given.value('domain') ?? '');
    const { machine } = one;
    const cpu = p.do((sim) => {
      const process = emulatorOf(sim, one.id);
      return process === undefined ? 0 : processUsage(sim, process) + usageOf(sim, machine.cgroup);
    });
    const rows: [string, string][] = [
      ['Id', isActive(one) ? String(one.number) : '-'],
      ['Name', one.name],
      ['UUID', one.uuid],
      ['OS Type', 'hvm'],
      ['State', shownState(one)],
      ['CPU(s)', String(machine.hardware.cores)],
      ...(isActive(one) ? ([['CPU time', `${(cpu / 1000).toFixed(1)}s`]] as [string, string][]) : []),
      ['Max memory', `${kib(mostMemory(machine))} KiB`],
      ['Used memory', `${kib(machine.hardware.memory)} KiB`],
      ['Persistent', machine.vm?.settings['isTransient'] === true ? 'no' : 'yes'],
      ['Autostart', machine.vm?.startsWithHost === true ? 'enable' : 'disable'],
      ['Managed save', one.condition === 'saved' ? 'yes' : 'no'],
      ['Security model', 'none'],
      ['Security DOI', '0'],
    ];
    yield* p.out(rows.map(([name, value]) => `${`${name}:`.padEnd(16)}${value}\n`).join(''));
  },
};

const simple = (summary: string, say: (one: Domain) => string): Command => ({
  summary,
  operands: domainOperand,
  *run(p, given) {
    yield* p.out(say(domainNamed(p, given.value('domain') ?? '')));
  },
});

const reasons: Readonly<Record<string, string>> = {
  running: 'running (booted)',
  paused: 'paused (user)',
  'shut off': 'shut off (shutdown)',
};

const domstate: Command = {
  summary: 'domain state',
  operands: domainOperand,
  flags: ['reason'],
  *run(p, given) {
    const one = domainNamed(p, given.value('domain') ?? '');
    const state = shownState(one);
    yield* p.out(`${given.has('reason') ? (reasons[state] ?? state) : state}\n`);
  },
};

const domifaddr: Command = {
  summary: "Get network interfaces' addresses for a running domain",
  operands: domainOperand,
  flags: ['full'],
  values: ['interface', 'source'],
  *run(p, given) {
    const one = domainNamed(p, given.value('domain') ?? '');
    if (!isActive(one))
      throw new Refusal(
        'Failed to query for interfaces addresses',
        'Requested operation is not valid: domain is not running',
      );
    const rows = p.do((sim) => {
      const machine = sim.machines.need(one.id);
      if (conditionOf(machine) === 'booting') return [];
      return (sim.netns.peek(machine.ns.net)?.interfaces ?? [])
        .filter(({ kind, addresses }) => kind === 'physical' && addresses.length > 0)
        .map(({ mac, addresses }) => ({ mac, address: addresses[0] ?? '' }));
    });
    const line = (name: string, mac: string, protocol: string, address: string) =>
      ` ${name.padEnd(10)} ${mac.padEnd(20)} ${protocol.padEnd(8)}     ${address}\n`;
    yield* p.out(
      line('Name', 'MAC address', 'Protocol', 'Address') +
        `${'-'.repeat(79)}\n` +
        rows
          .map(({ mac, address }, at) => line(`vnet${String(one.number - 1 + at)}`, mac, 'ipv4', address))
          .join(''),
    );
  },
};

const domblkinfo: Command = {
  summary: 'domain block device size information',
  operands: ['domain', 'device'],
  flags: ['human'],
  *run(p, given) {
    const one = domainNamed(p, given.value('domain') ?? '');
    const wanted = given.value('device') ?? '';
    const disk = one.machine.vm?.disks.find(({ device, path }) => device === wanted || path === wanted);
    if (disk === undefined)
      throw new Refusal(`invalid argument: invalid path ${wanted} not assigned to domain`);
    const { virtual, size } = p.do((sim) => {
      const viewer = files.rootViewer(sim, ownHost(sim, p));
      const image = readImage(sim, viewer, disk.path);
      return { virtual: isFail(image) ? 0 : image.virtual, size: imageSize(sim, viewer, disk.path) };
    });
    yield* p.out(
      `Capacity:       ${String(virtual)}\nAllocation:     ${String(size)}\nPhysical:       ${String(size)}\n`,
    );
  },
};

const dommemstat: Command = {
  summary: 'get memory statistics for a domain',
  operands: domainOperand,
  *run(p, given) {
    const one = domainNamed(p, given.value('domain') ?? '');
    if (!isActive(one))
      throw new Refusal(
        `Failed to get memory statistics for domain '${one.name}'`,
        'Requested operation is not valid: domain is not running',
      );
    const { used, resident } = p.do((sim) => ({
      used: sim.cgroups.peek(one.machine.cgroup)?.anon ?? 0,
      resident: sim.processes.peek(emulatorOf(sim, one.id) ?? 0)?.memory.anon ?? 0,
    }));
    const { memory } = one.machine.hardware;
    yield* p.out(
      `actual ${kib(memory)}\nunused ${kib(Math.max(0, memory - used))}\navailable ${kib(memory)}\nusable ${kib(Math.max(0, memory - used))}\nrss ${kib(resident)}\n`,
    );
  },
};

const nodeinfo: Command = {
  summary: 'node information',
  *run(p) {
    const hardware = p.do((sim) => ({ ...sim.machines.need(ownHost(sim, p)).hardware }));
    const rows: [string, string][] = [
      ['CPU model', 'x86_64'],
      ['CPU(s)', String(hardware.cores)],
      ['CPU frequency', '2800 MHz'],
      ['CPU socket(s)', '1'],
      ['Core(s) per socket', String(hardware.cores)],
      ['Thread(s) per core', '1'],
      ['NUMA cell(s)', '1'],
      ['Memory size', `${kib(hardware.memory)} KiB`],
    ];
    yield* p.out(rows.map(([name, value]) => `${`${name}:`.padEnd(21)}${value}\n`).join(''));
  },
};

const hostname: Command = {
  summary: 'print the hypervisor hostname',
  *run(p) {
    const name = p.do((sim) => sim.machines.need(ownHost(sim, p)).name);
    yield* p.out(`${name}\n`);
  },
};

const version: Command = {
  summary: 'show version',
  *run(p) {
    yield* p.out(
      'Compiled against library: libvirt 10.0.0\nUsing library: libvirt 10.0.0\nUsing API: QEMU 10.0.0\nRunning hypervisor: QEMU 8.2.2\n',
    );
  },
};

const dumpxml: Command = {
  summary: 'domain information in XML',
  operands: domainOperand,
  flags: ['inactive', 'security-info'],
  *run(p, given) {
    const one = domainNamed(p, given.value('domain') ?? '');
    const mac = p.do((sim) => macOf(sim, one.machine));
    const isShownActive = isActive(one) && !given.has('inactive');
    yield* p.out(domainXml(one.machine, mac, isShownActive ? one.number : undefined));
  },
};

const snapshotTime = (at: number) => strftime('%Y-%m-%d %H:%M:%S +0000', at, utc);

/** Commands of virsh that only look. */
export const infoCommands: Commands = {
  dominfo,
  domblkinfo,
  domblklist: simple('list all domain blocks', (one) => {
    const rows = (one.machine.vm?.disks ?? []).map(({ device, path }) => [device, path]);
    if (one.machine.vm?.cdrom !== undefined) rows.push(['sda', one.machine.vm.cdrom]);
    return table(['Target', 'Source'], rows);
  }),
  domid: simple(
    'convert a domain name or UUID to domain id',
    (one) => `${isActive(one) ? String(one.number) : '-'}\n`,
  ),
  domiflist: {
    summary: 'list all domain virtual interfaces',
    operands: domainOperand,
    *run(p, given) {
      const one = domainNamed(p, given.value('domain') ?? '');
      const mac = p.do((sim) => macOf(sim, one.machine));
      const network = String(one.machine.vm?.settings['network'] ?? 'default');
      const name = isActive(one) ? `vnet${String(one.number - 1)}` : '-';
      const row =
        network === 'bridged'
          ? [name, 'bridge', 'br0', 'virtio', mac]
          : [name, 'network', network, 'virtio', mac];
      yield* p.out(table(['Interface', 'Type', 'Source', 'Model', 'MAC'], network === 'none' ? [] : [row]));
    },
  },
  domifaddr,
  dommemstat,
  domname: simple('convert a domain id or UUID to domain name', (one) => `${one.name}\n`),
  domstate,
  domuuid: simple('convert a domain name or id to domain UUID', (one) => `${one.uuid}\n`),
  dumpxml,
  hostname,
  list,
  nodeinfo,
  uri: {
    summary: 'print the hypervisor canonical URI',
    *run(p) {
      yield* p.out('qemu:///system\n');
    },
  },
  vcpucount: simple('domain vcpu counts', (one) => {
    const count = String(one.machine.hardware.cores).padStart(4);
    const rows = [
      'maximum      config',
      ...(isActive(one) ? ['maximum      live  '] : []),
      'current      config',
      ...(isActive(one) ? ['current      live  '] : []),
    ];
    return rows.map((row) => `${row}      ${count}\n`).join('');
  }),
  version,
};

export { snapshotTime };
