import * as files from '#sim/files/index';
import { isFail } from '#sim/base/fail';
import type { Sim } from '#sim/world/sim';
import { readHive } from './hive';

/** A service of Windows. */
export interface Service {
  name: string;
  displayName: string;
  start: 'Automatic' | 'Manual' | 'Disabled';
  /** its file, and what it is started with */
  argv: readonly string[];
  /** it is there only while one of these features is on */
  features?: readonly string[];
}

const svchost = (group: string, name: string): readonly string[] => [
  '/Windows/System32/svchost.exe',
  '-k',
  group,
  '-s',
  name,
];

/** Services by their names, as `Get-Service` knows them on a fresh Windows; those that nobody asks about are left out. */
export const services: readonly Service[] = [
  {
    name: 'BITS',
    displayName: 'Background Intelligent Transfer Service',
    start: 'Manual',
    argv: svchost('netsvcs', 'BITS'),
  },
  {
    name: 'Dhcp',
    displayName: 'DHCP Client',
    start: 'Automatic',
    argv: svchost('LocalServiceNetworkRestricted', 'Dhcp'),
  },
  {
    name: 'Dnscache',
    displayName: 'DNS Client',
    start: 'Automatic',
    argv: svchost('NetworkService', 'Dnscache'),
  },
  {
    name: 'docker',
    displayName: 'Docker Engine',
    start: 'Automatic',
    argv: ['/Program Files/Docker/dockerd.exe', '--run-service'],
    features: ['Containers'],
  },
  {
    name: 'EventLog',
    displayName: 'Windows Event Log',
    start: 'Automatic',
    argv: svchost('LocalServiceNetworkRestricted', 'EventLog'),
  },
  {
    name: 'hns',
    displayName: 'Host Network Service',
    start: 'Manual',
    argv: svchost('NetSvcs', 'hns'),
    features: ['Containers', 'Microsoft-Hyper-V', 'VirtualMachinePlatform'],
  },
  {
    name: 'LanmanServer',
    displayName: 'Server',
    start: 'Automatic',
    argv: svchost('netsvcs', 'LanmanServer'),
  },
  {
    name: 'LanmanWorkstation',
    displayName: 'Workstation',
    start: 'Automatic',
    argv: svchost('NetworkService', 'LanmanWorkstation'),
  },
  {
    name: 'RpcSs',
    displayName: 'Remote Procedure Call (RPC)',
    start: 'Automatic',
    argv: svchost('rpcss', 'RpcSs'),
  },
  {
    name: 'Schedule',
    displayName: 'Task Scheduler',
    start: 'Automatic',
    argv: svchost('netsvcs', 'Schedule'),
  },
  {
    name: 'Spooler',
    displayName: 'Print Spooler',
    start: 'Automatic',
    argv: ['/Windows/System32/spoolsv.exe'],
  },
  {
    name: 'vmcompute',
    displayName: 'Hyper-V Host Compute Service',
    start: 'Manual',
    argv: ['/Windows/System32/vmcompute.exe'],
    features: ['Containers', 'Microsoft-Hyper-V', 'VirtualMachinePlatform'],
  },
  {
    name: 'vmms',
    displayName: 'Hyper-V Virtual Machine Management',
    start: 'Automatic',
    argv: ['/Windows/System32/vmms.exe'],
    features: ['Microsoft-Hyper-V'],
  },
  { name: 'W32Time', displayName: 'Windows Time', start: 'Manual', argv: svchost('LocalService', 'W32Time') },
  {
    name: 'WslService',
    displayName: 'WSL Service',
    start: 'Automatic',
    argv: ['/Program Files/WSL/wslservice.exe'],
    features: ['Microsoft-Windows-Subsystem-Linux'],
  },
  { name: 'wuauserv', displayName: 'Windows Update', start: 'Manual', argv: svchost('netsvcs', 'wuauserv') },
];

/** The services that this machine has: their files are there, and so are their features. */
export function servicesOf(sim: Sim, machine: number): Service[] {
  const hive = readHive(sim, machine);
  const viewer = files.rootViewer(sim, machine);
  return services
    .filter((one) => one.features === undefined || one.features.some((name) => hive.features[name] === true))
    .filter((one) => !isFail(files.stat(sim, viewer, one.argv[0] ?? '', true)))
    .map((one) => ({ ...one, start: hive.starts[one.name] ?? one.start }));
}
