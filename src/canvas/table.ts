import type { WordKey } from '#locales/index';
import type { Facts, HostFacts } from './facts';
import type { Label } from './label';
import { stateLabel } from './layout/crate';
import { diskText, memoryText } from './layout/sizes';

/** The text twin of the stage: the same facts as tables. */
export interface Table {
  caption: Extract<WordKey, `table.${string}`>;
  /** which host it is about; '' for all */
  host: string;
  columns: Extract<WordKey, `table.${string}`>[];
  rows: Label[][];
}

/** All tables of the facts; those without rows are left out, but for the machines. */
export function tables(facts: Facts): Table[] {
  return [
    machines(facts),
    ...facts.hosts.flatMap((host) =>
      [containers(host), vms(host), images(host)].filter((table) => table.rows.length > 0),
    ),
  ];
}

function machines(facts: Facts): Table {
  return {
    caption: 'table.hosts',
    host: '',
    columns: [
      'table.name',
      'table.kernel',
      'table.cores',
      'table.memory',
      'table.free',
      'table.containers',
      'table.vms',
    ],
    rows: facts.hosts.map((host) => [
      host.name,
      host.kernel,
      String(host.cores),
      memoryText(host.memory),
      memoryText(host.memoryFree),
      String(host.containers.length),
      String(host.vms.length),
    ]),
  };
}

function containers(host: HostFacts): Table {
  return {
    caption: 'table.containers',
    host: host.name,
    columns: ['table.name', 'table.image', 'table.state', 'table.memory', 'table.ports'],
    rows: host.containers.map((one) => [
      one.name,
      one.image,
      stateLabel(one),
      memoryText(one.memory),
      one.ports.map((port) => `${port.hostPort}→${port.containerPort}/${port.protocol}`).join(', '),
    ]),
  };
}

function vms(host: HostFacts): Table {
  return {
    caption: 'table.vms',
    host: host.name,
    columns: ['table.name', 'table.state', 'table.kernel', 'table.cores', 'table.reserved', 'table.used'],
    rows: host.vms.map((vm) => [
      vm.name,
      { key: `stage.vm.${vm.state}`, values: { age: '' } },
      vm.kernel,
      String(vm.cores),
      memoryText(vm.memory),
      memoryText(vm.used),
    ]),
  };
}

function images(host: HostFacts): Table {
  return {
    caption: 'table.images',
    host: host.name,
    columns: ['table.name', 'table.layers', 'table.size'],
    rows: host.images.map((image) => [image.name, String(image.layers.length), diskText(image.size)]),
  };
}
