import type { FlagSpecs } from '../flags/spec';
import { checkDomain, checkExtraHost, checkIp } from './address';
import {
  checkBpsDevice,
  checkDeviceRule,
  checkEnv,
  checkIopsDevice,
  checkLabel,
  checkLink,
  checkStream,
  checkSysctl,
  checkWeightDevice,
} from './checks';

/** What a container is: flags that `docker run` and `docker create` share. */
const identity = {
  annotation: { kind: 'map', help: 'Pass an annotation on to the OCI runtime', shownDefault: 'map[]' },
  attach: {
    kind: 'list',
    short: 'a',
    check: checkStream,
    help: 'Streams to attach: STDIN, STDOUT or STDERR',
  },
  cidfile: { kind: 'string', help: 'File that receives the ID of the container' },
  domainname: { kind: 'string', help: 'NIS domain name inside the container' },
  entrypoint: { kind: 'string', help: "Program to run in place of the image's ENTRYPOINT" },
  env: { kind: 'list', short: 'e', check: checkEnv, help: 'Environment variable to set' },
  'env-file': { kind: 'list', help: 'File with environment variables, one a line' },
  'group-add': { kind: 'list', help: 'Further group for the main process' },
  hostname: { kind: 'string', short: 'h', help: 'Host name inside the container' },
  init: { kind: 'bool', help: 'Let a small init be PID 1: it passes signals on and reaps zombies' },
  interactive: { kind: 'bool', short: 'i', help: 'Keep standard input open, attached or not' },
  label: { kind: 'list', short: 'l', check: checkLabel, help: 'Label (name=value) for the container' },
  'label-file': { kind: 'list', help: 'File with labels, one a line' },
  platform: { kind: 'string', help: 'Platform to choose where the image has several' },
  restart: { kind: 'string', default: 'no', help: 'What to do when the container has exited' },
  rm: { kind: 'bool', help: 'Remove the container and its anonymous volumes once it has exited' },
  'stop-signal': { kind: 'string', help: 'Signal that asks the container to stop' },
  'stop-timeout': { kind: 'int', help: 'Seconds that a stop waits before it kills' },
  tty: { kind: 'bool', short: 't', help: 'Give the container a terminal' },
  user: { kind: 'string', short: 'u', help: 'User, and group after a colon (name|uid[:group|gid])' },
  workdir: { kind: 'string', short: 'w', help: 'Directory in which the program starts' },
} as const satisfies FlagSpecs;

const health = {
  'health-cmd': { kind: 'string', help: 'Command that tells whether the container is healthy' },
  'health-interval': { kind: 'duration', help: 'Time between two checks (ms|s|m|h) (default 0s)' },
  'health-retries': { kind: 'int', help: 'Failures in a row that mean unhealthy' },
  'health-start-interval': {
    kind: 'duration',
    help: 'Time between two checks while the container starts (ms|s|m|h) (default 0s)',
  },
  'health-start-period': {
    kind: 'duration',
    help: 'Time to start in which failures do not count (ms|s|m|h) (default 0s)',
  },
  'health-timeout': { kind: 'duration', help: 'Longest time for one check (ms|s|m|h) (default 0s)' },
  'no-healthcheck': { kind: 'bool', help: "Switch the image's HEALTHCHECK off" },
} as const satisfies FlagSpecs;

const network = {
  'add-host': { kind: 'list', check: checkExtraHost, help: 'Line for /etc/hosts (host:ip)' },
  dns: { kind: 'list', check: checkIp, help: 'DNS server to ask' },
  'dns-opt': { kind: 'list', aliasOf: 'dns-option', help: '' },
  'dns-option': { kind: 'list', help: 'Option for the DNS resolver' },
  'dns-search': { kind: 'list', check: checkDomain, help: 'Domain in which to search names' },
  expose: { kind: 'list', help: 'Port or range of ports that the container offers' },
  ip: { kind: 'string', help: 'IPv4 address (172.30.100.104)' },
  ip6: { kind: 'string', help: 'IPv6 address (2001:db8::33)' },
  link: { kind: 'list', check: checkLink, help: 'Other container to reach by name' },
  'link-local-ip': { kind: 'list', help: 'Link-local address, IPv4 or IPv6' },
  'mac-address': { kind: 'string', help: 'MAC address (92:d0:c6:0a:29:33)' },
  net: { kind: 'network', aliasOf: 'network', help: '' },
  'net-alias': { kind: 'list', aliasOf: 'network-alias', help: '' },
  network: { kind: 'network', help: 'Network to join' },
  'network-alias': { kind: 'list', help: 'Name of the container on its network' },
  publish: { kind: 'list', short: 'p', help: 'Port of the container to open on the host' },
  'publish-all': { kind: 'bool', short: 'P', help: 'Open every exposed port on a free port of the host' },
} as const satisfies FlagSpecs;

const storage = {
  'log-driver': { kind: 'string', help: 'Where the output goes' },
  'log-opt': { kind: 'list', help: 'Option for the log driver' },
  mount: { kind: 'mount', help: 'Volume, directory, image or tmpfs to mount' },
  'read-only': { kind: 'bool', help: "Mount the container's root file system read-only" },
  'storage-opt': { kind: 'list', help: 'Option for the storage driver' },
  tmpfs: { kind: 'list', help: 'Directory that lives in memory' },
  volume: { kind: 'list', short: 'v', help: 'Volume or directory of the host to mount' },
  'volume-driver': { kind: 'string', help: 'Driver of the volumes' },
  'volumes-from': { kind: 'list', help: 'Container whose volumes to mount' },
} as const satisfies FlagSpecs;

const resources = {
  'blkio-weight': {
    kind: 'uint16',
    help: 'Share of block I/O, from 10 to 1000; 0 leaves it alone (default 0)',
  },
  'blkio-weight-device': { kind: 'list', check: checkWeightDevice, help: 'Share of block I/O on one device' },
  'cgroup-parent': { kind: 'string', help: 'Cgroup under which the container is put' },
  'cpu-count': { kind: 'int', hidden: true, help: 'Number of processors (Windows)' },
  'cpu-percent': { kind: 'int', hidden: true, help: 'Percentage of the processors (Windows)' },
  'cpu-period': { kind: 'int', help: 'Period of the CPU quota, in microseconds' },
  'cpu-quota': { kind: 'int', help: 'CPU time in a period, in microseconds' },
  'cpu-rt-period': { kind: 'int', help: 'Period of the real-time CPU quota, in microseconds' },
  'cpu-rt-runtime': { kind: 'int', help: 'Real-time CPU time in a period, in microseconds' },
  'cpu-shares': { kind: 'int', short: 'c', help: 'Weight against other containers when CPUs are scarce' },
  cpus: { kind: 'decimal', help: 'How many CPUs it may use' },
  'cpuset-cpus': { kind: 'string', help: 'CPUs it may run on (0-3, 0,1)' },
  'cpuset-mems': { kind: 'string', help: 'Memory nodes it may use (0-3, 0,1)' },
  'device-read-bps': { kind: 'list', check: checkBpsDevice, help: 'Most bytes a second read from a device' },
  'device-read-iops': { kind: 'list', check: checkIopsDevice, help: 'Most reads a second from a device' },
  'device-write-bps': {
    kind: 'list',
    check: checkBpsDevice,
    help: 'Most bytes a second written to a device',
  },
  'device-write-iops': { kind: 'list', check: checkIopsDevice, help: 'Most writes a second to a device' },
  'io-maxbandwidth': {
    kind: 'bytes',
    hidden: true,
    help: 'Most bytes a second on the system drive (Windows)',
  },
  'io-maxiops': {
    kind: 'uint',
    hidden: true,
    help: 'Most operations a second on the system drive (Windows)',
  },
  'kernel-memory': { kind: 'bytes', help: 'Most kernel memory' },
  memory: { kind: 'bytes', short: 'm', help: 'Most memory' },
  'memory-reservation': { kind: 'bytes', help: 'Memory to keep to when the host runs short' },
  'memory-swap': { kind: 'swapBytes', help: "Most memory and swap together; '-1' for any amount of swap" },
  'memory-swappiness': { kind: 'int', default: -1, help: 'How gladly it swaps (0 to 100)' },
  'oom-kill-disable': { kind: 'bool', help: 'Do not kill when memory runs out' },
  'oom-score-adj': { kind: 'int', help: 'How likely the host is to kill it for memory (-1000 to 1000)' },
  'pids-limit': { kind: 'int', help: 'Most processes (-1 for any number)' },
  'shm-size': { kind: 'bytes', help: 'Size of /dev/shm' },
  ulimit: { kind: 'ulimit', help: 'Resource limit (name=soft[:hard])' },
} as const satisfies FlagSpecs;

const isolation = {
  'cap-add': { kind: 'list', help: 'Linux capability to add' },
  'cap-drop': { kind: 'list', help: 'Linux capability to take away' },
  cgroupns: {
    kind: 'string',
    help: "Cgroup namespace (host|private)\n'host':    that of the host\n'private': one of its own\n'':        as the engine is set up (default)",
  },
  device: { kind: 'list', help: 'Device of the host to hand in' },
  'device-cgroup-rule': { kind: 'list', check: checkDeviceRule, help: 'Rule for the devices it may use' },
  'disable-content-trust': {
    kind: 'bool',
    default: true,
    hidden: true,
    help: 'Take images without a signature',
  },
  gpus: { kind: 'gpus', help: "GPUs to hand in ('all' for every one)" },
  ipc: { kind: 'string', help: 'IPC namespace' },
  isolation: { kind: 'string', help: 'Way of isolation (Windows)' },
  pid: { kind: 'string', help: 'PID namespace' },
  privileged: { kind: 'bool', help: 'Take nearly all fences away' },
  runtime: { kind: 'string', help: 'Runtime that runs the container' },
  'security-opt': { kind: 'list', help: 'Security option' },
  sysctl: { kind: 'map', check: checkSysctl, help: 'Kernel setting of its namespaces' },
  userns: { kind: 'string', help: 'User namespace' },
  uts: { kind: 'string', help: 'UTS namespace' },
} as const satisfies FlagSpecs;

/** The flags from which the API's container body is made (`docker run` and `docker create`). */
export const containerFlags = {
  ...{ ...identity, ...health, ...network, ...storage, ...resources, ...isolation },
} as const satisfies FlagSpecs;
