import type { Machine } from '#sim/world/machine';
import { mostMemory } from '../vm/index';

const kib = (bytes: number) => String(Math.round(bytes / 1024));

/** Where libvirt keeps a domain's definition. */
export const definitionOf = (name: string) => `/etc/libvirt/qemu/${name}.xml`;

function disksXml(vm: Machine['vm']): string {
  const disks = (vm?.disks ?? []).map(
    (disk) => `    <disk type='file' device='disk'>
      <driver name='qemu' type='${disk.format}'/>
      <source file='${disk.path}'/>
      <target dev='${disk.device}' bus='virtio'/>
    </disk>
`,
  );
  if (vm?.cdrom === undefined) return disks.join('');
  return `${disks.join('')}    <disk type='file' device='cdrom'>
      <driver name='qemu' type='raw'/>
      <source file='${vm.cdrom}'/>
      <target dev='sda' bus='sata'/>
      <readonly/>
    </disk>
`;
}

function cardXml(network: string, mac: string): string {
  if (network === 'none') return '';
  const [type, source] =
    network === 'bridged' ? ['bridge', "bridge='br0'"] : ['network', `network='${network}'`];
  return `    <interface type='${type}'>
      <mac address='${mac}'/>
      <source ${source}/>
      <model type='virtio'/>
    </interface>
`;
}

/** A domain as `virsh dumpxml` shows it (libvirt.org, formatdomain). `number`: of an active one. */
export function domainXml(machine: Readonly<Machine>, mac: string, number?: number): string {
  const { vm, name, hardware } = machine;
  const most = mostMemory(machine);
  const isKvm = vm?.settings['type'] !== 'qemu';
  const network = String(vm?.settings['network'] ?? 'default');
  const kind =
    number === undefined
      ? `<domain type='${isKvm ? 'kvm' : 'qemu'}'>`
      : `<domain type='${isKvm ? 'kvm' : 'qemu'}' id='${String(number)}'>`;
  const firmware = vm?.firmware === 'efi' ? " firmware='efi'" : '';
  return `${kind}
  <name>${name}</name>
  <uuid>${vm?.uuid ?? ''}</uuid>
  <memory unit='KiB'>${kib(most)}</memory>
  <currentMemory unit='KiB'>${kib(hardware.memory)}</currentMemory>
  <vcpu placement='static'>${String(hardware.cores)}</vcpu>
  <os${firmware}>
    <type arch='x86_64' machine='pc-q35-8.2'>hvm</type>
    <boot dev='hd'/>
  </os>
  <features>
    <acpi/>
    <apic/>
  </features>
  <cpu mode='host-passthrough' check='none' migratable='on'/>
  <clock offset='utc'/>
  <on_poweroff>destroy</on_poweroff>
  <on_reboot>restart</on_reboot>
  <on_crash>destroy</on_crash>
  <devices>
    <emulator>/usr/bin/qemu-system-x86_64</emulator>
${disksXml(vm)}${cardXml(network, mac)}    <console type='pty'>
      <target type='serial' port='0'/>
    </console>
    <memballoon model='virtio'/>
  </devices>
</domain>
`;
}

/** What a definition says, as far as it is understood here. */
export interface Definition {
  name: string;
  uuid?: string;
  type: string;
  /** bytes */
  memory: number;
  current: number;
  cores: number;
  disks: { path: string; format: string; device: string }[];
  cdrom?: string;
  network: string;
  isEfi: boolean;
}

const unitBytes: Readonly<Record<string, number>> = {
  b: 1,
  bytes: 1,
  KiB: 1024,
  k: 1024,
  MiB: 2 ** 20,
  M: 2 ** 20,
  GiB: 2 ** 30,
  G: 2 ** 30,
};

function bytesIn(xml: string, element: string): number | undefined {
  const [, attributes = '', number] =
    new RegExp(`<${element}([^>]*)>\\s*(\\d+)\\s*</${element}>`).exec(xml) ?? [];
  const unit = /unit=['"](\w+)['"]/.exec(attributes)?.[1] ?? 'KiB';
  return number === undefined ? undefined : Number(number) * (unitBytes[unit] ?? 1024);
}

/** Reads a definition; a complaint in libvirt's words where it is none. */
export function readDefinition(xml: string): Definition | string {
  const root = /<([A-Za-z][\w-]*)/.exec(xml.replace(/<\?.*?\?>|<!--.*?-->/gs, ''))?.[1];
  if (root === undefined) return '(domain_definition):1: Document is empty';
  if (root !== 'domain') return `XML error: expecting root element of 'domain', not '${root}'`;
  const type = /<domain[^>]*\btype=['"]([\w-]+)['"]/.exec(xml)?.[1];
  if (type === undefined) return 'XML error: missing domain type attribute';
  const name = /<name>\s*([^<]*?)\s*<\/name>/.exec(xml)?.[1] ?? '';
  if (name === '') return 'XML error: missing domain name information';
  const memory = bytesIn(xml, 'memory');
  if (memory === undefined) return 'XML error: missing or invalid memory element';
  const uuid = /<uuid>\s*([0-9a-f-]{36})\s*<\/uuid>/.exec(xml)?.[1];
  const disks: Definition['disks'] = [];
  let cdrom: string | undefined;
  for (const [, attributes = '', inner = ''] of xml.matchAll(/<disk\b([^>]*)>(.*?)<\/disk>/gs)) {
    const path = /<source\b[^>]*\bfile=['"]([^'"]+)['"]/.exec(inner)?.[1];
    if (path === undefined) continue;
    if (/device=['"]cdrom['"]/.test(attributes)) cdrom = path;
    else
      disks.push({
        path,
        format: /<driver\b[^>]*\btype=['"](\w+)['"]/.exec(inner)?.[1] ?? 'raw',
        device: /<target\b[^>]*\bdev=['"](\w+)['"]/.exec(inner)?.[1] ?? 'vda',
      });
  }
  const card = /<interface\b([^>]*)>(.*?)<\/interface>/s.exec(xml);
  const network =
    card === null
      ? 'none'
      : /type=['"]bridge['"]/.test(card[1] ?? '')
        ? 'bridged'
        : (/<source\b[^>]*network=['"](\w+)['"]/.exec(card[2] ?? '')?.[1] ?? 'default');
  return {
    name,
    ...(uuid === undefined ? {} : { uuid }),
    type,
    memory,
    current: bytesIn(xml, 'currentMemory') ?? memory,
    cores: Number(/<vcpu[^>]*>\s*(\d+)/.exec(xml)?.[1] ?? 1),
    disks,
    ...(cdrom === undefined ? {} : { cdrom }),
    network,
    isEfi: /<os[^>]*firmware=['"]efi['"]/.test(xml),
  };
}
