import { isFail, strerror } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { bareHostLayer } from '../root-tree';
import { usualSystem } from '../systems';
import { startVm } from '../vm/control';
import { defineVm, newUuid, removeVm } from '../vm/definition';
import { writeImage } from '../vm/image';
import { qemuArguments } from '../vm/qemu';
import { instance, type Command } from './instances';

const MB = 2 ** 20;

/** `4G`, `512M`, `1073741824`: bytes; undefined for what is none. */
function bytesOf(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)([KMG]?)(?:iB|B)?$/i.exec(text);
  const unit = { '': 1, K: 1024, M: MB, G: 1024 * MB }[(match?.[2] ?? '').toUpperCase()];
  return match?.[1] === undefined || unit === undefined ? undefined : Number(match[1]) * unit;
}

interface Launch {
  name: string;
  cpus: number;
  /** bytes */
  memory: number;
  /** bytes */
  disk: number;
}

/** Reads the options of launch. Answers a complaint where they make no sense. */
function readLaunch(p: Proc, args: readonly string[]): Launch | string {
  const launch: Launch = { name: '', cpus: 1, memory: 1024 * MB, disk: 5120 * MB };
  for (let i = 0; i < args.length; i++) {
    const [option = '', inline] = (args[i] ?? '').split('=');
    if (!option.startsWith('-')) continue; // the image: there is only one
    const value = inline ?? args[++i] ?? '';
    if (option === '--name' || option === '-n') launch.name = value;
    else if (option === '--cpus' || option === '-c') launch.cpus = Number(value);
    else if (option === '--memory' || option === '--mem' || option === '-m')
      launch.memory = bytesOf(value) ?? 0;
    else if (option === '--disk' || option === '-d') launch.disk = bytesOf(value) ?? 0;
    else return `Unknown option '${option.replace(/^-+/, '')}'.`;
  }
  if (!Number.isInteger(launch.cpus) || launch.cpus < 1)
    return 'error: Invalid CPU count supplied, need a positive integer value.';
  if (launch.memory < 128 * MB) return 'error: Invalid memory size value supplied.';
  if (launch.disk < 512 * MB) return 'error: Invalid disk size value supplied.';
  if (launch.name === '') launch.name = randomName(p);
  return /^[a-zA-Z][a-zA-Z0-9-]*$/.test(launch.name)
    ? launch
    : `launch failed: Invalid instance name supplied: ${launch.name}`;
}

const adjectives = [
  'calm',
  'brave',
  'dapper',
  'eager',
  'gentle',
  'lively',
  'merry',
  'proud',
  'quick',
  'sunny',
];
const animals = ['heron', 'otter', 'gull', 'seal', 'crab', 'tern', 'whale', 'ibis', 'mullet', 'puffin'];

function randomName(p: Proc): string {
  return `${adjectives[p.random(adjectives.length)] ?? 'calm'}-${animals[p.random(animals.length)] ?? 'gull'}`;
}

/** Where multipass keeps what it has of an instance: its snap's own data. */
const vault = '/var/snap/multipass/common/data/multipassd/vault/instances';
const imageOf = (name: string) => `${vault}/${name}/ubuntu-24.04-server-cloudimg-amd64.img`;

/** Writes an instance down, with an image of its own. Answers what went wrong. */
function define(p: Proc, { name, cpus, memory, disk }: Launch): string | undefined {
  const refused = p.do((sim) => {
    const { machine: host } = sim.processes.need(p.processId);
    const viewer = files.rootViewer(sim, host);
    const path = imageOf(name);
    const made = files.mkdirAll(sim, viewer, path.replace(/\/[^/]*$/, ''));
    if (isFail(made)) return strerror(made);
    const written = writeImage(sim, viewer, path, {
      format: 'qcow2',
      virtual: disk,
      system: usualSystem,
      layers: [bareHostLayer],
    });
    if (written !== undefined) return strerror(written);
    const disks = [{ path, format: 'qcow2' as const, device: 'vda' }];
    defineVm(sim, { host, hypervisor: 'multipass', name, cores: cpus, memory, disk, disks });
    return null;
  });
  return refused ?? undefined;
}

/** Takes an instance away, with its image. */
export function forget(p: Proc, id: number): void {
  p.do((sim) => {
    const machine = sim.machines.peek(id);
    const viewer = files.rootViewer(sim, machine?.parent ?? 0);
    for (const { path } of machine?.vm?.disks ?? [])
      files.removeAll(sim, viewer, path.replace(/\/[^/]*$/, ''));
    removeVm(sim, id);
  });
}

/** Starts an instance's emulator and waits until one could log in. Answers an exit status. */
export function* boot(p: Proc, verb: string, name: string): Steps<number> {
  const isTty = p.isTty(1);
  if (isTty) yield* p.out(`Starting ${name} `);
  const id = instance(p, name)?.id ?? 0;
  const argv = p.do((sim) => {
    const machine = sim.machines.need(id);
    // instances of older worlds have nothing written of them
    machine.vm ??= {
      hypervisor: 'multipass',
      uuid: newUuid(sim),
      disks: [],
      firmware: 'bios',
      snapshots: [],
      settings: {},
    };
    return qemuArguments(machine);
  });
  const started = yield* startVm(p, id, argv, { untilReady: true, errors: 2 });
  if (started !== 'up') {
    const why =
      started === 'missing' ? 'cannot start qemu-system-x86_64' : `instance '${name}' stopped while starting`;
    yield* p.err(`${isTty ? '\r\x1b[K' : ''}${verb} failed: ${why}\n`);
    return 2;
  }
  if (isTty) yield* p.out('\r\x1b[K');
  return 0;
}

function* run(p: Proc, args: readonly string[]): Steps<number> {
  const order = readLaunch(p, args);
  if (typeof order === 'string') {
    yield* p.err(`${order}\n`);
    return 1;
  }
  if (instance(p, order.name) !== undefined) {
    yield* p.err(`launch failed: instance "${order.name}" already exists\n`);
    return 2;
  }
  if (!p.exists('/dev/kvm')) {
    yield* p.err('launch failed: CPU does not support KVM extensions.\n');
    return 2;
  }
  const refused = define(p, order);
  if (refused !== undefined) {
    yield* p.err(`launch failed: cannot make an image for "${order.name}": ${refused}\n`);
    return 2;
  }
  const status = yield* boot(p, 'launch', order.name);
  if (status === 0) yield* p.out(`Launched: ${order.name}\n`);
  else forget(p, instance(p, order.name)?.id ?? 0);
  return status;
}

export const launch: Command = { summary: 'Make and start an instance', run };
