import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
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
  memory: number;
}

/** Reads the options of launch. Answers a complaint where they make no sense. */
function readLaunch(p: Proc, args: readonly string[]): Launch | string {
  const launch: Launch = { name: '', cpus: 1, memory: 1024 * MB };
  for (let i = 0; i < args.length; i++) {
    const [option = '', inline] = (args[i] ?? '').split('=');
    if (!option.startsWith('-')) continue; // the image: there is only one
    const value = inline ?? args[++i] ?? '';
    if (option === '--name' || option === '-n') launch.name = value;
    else if (option === '--cpus' || option === '-c') launch.cpus = Number(value);
    else if (option === '--memory' || option === '--mem' || option === '-m')
      launch.memory = bytesOf(value) ?? 0;
    else if (option !== '--disk' && option !== '-d') return `Unknown option '${option.replace(/^-+/, '')}'.`;
  }
  if (!Number.isInteger(launch.cpus) || launch.cpus < 1)
    return 'error: Invalid CPU count supplied, need a positive integer value.';
  if (launch.memory < 128 * MB) return 'error: Invalid memory size value supplied.';
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

/** Starts the emulator and waits until one could log in. Answers an exit status. */
export function* boot(p: Proc, verb: string, launch: Launch): Steps<number> {
  const isTty = p.isTty(1);
  if (isTty) yield* p.out(`Starting ${launch.name} `);
  const pid = p.spawn({
    path: '/usr/bin/qemu-system-x86_64',
    argv: [
      'qemu-system-x86_64',
      '-enable-kvm',
      '-smp',
      String(launch.cpus),
      '-m',
      `${Math.round(launch.memory / MB)}M`,
      '-nographic',
      '-name',
      launch.name,
    ],
    session: true,
    files: { 2: 2 },
  });
  if (isFail(pid)) {
    yield* p.err(`${verb} failed: cannot start qemu-system-x86_64\n`);
    return 2;
  }
  for (;;) {
    const ended = p.waitNoHang(pid);
    if (ended !== undefined && !isFail(ended)) {
      yield* p.err(
        `${isTty ? '\r\x1b[K' : ''}${verb} failed: instance '${launch.name}' stopped while starting\n`,
      );
      return 2;
    }
    if (instance(p, launch.name)?.state === 'running') break;
    yield* p.sleep(200);
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
  const status = yield* boot(p, 'launch', order);
  if (status === 0) yield* p.out(`Launched: ${order.name}\n`);
  return status;
}

export const launch: Command = { summary: 'Make and start an instance', run };
