import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Outcome, Program, Steps } from '#sim/kernel/program';
import type { Machine } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';

/** Canonical's multipass: virtual machines from the command line. Here it is the client and its daemon in one. */
interface Command {
  summary: string;
  run(p: Proc, args: readonly string[]): Steps<number>;
}

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

const rowOf = (sim: Sim, p: Proc, name: string): Readonly<Machine> | undefined => {
  const host = sim.processes.need(p.processId).machine;
  return [...sim.machines.all()].find((row) => row.parent === host && row.name === name);
};

const stateOf = (p: Proc, name: string): string | undefined => p.do((sim) => rowOf(sim, p, name)?.state);

/** What `list` calls a state. */
const shownStates: Readonly<Record<string, string>> = {
  off: 'Stopped',
  booting: 'Starting',
  running: 'Running',
  panicked: 'Unknown',
};

/** Starts the emulator and waits until one could log in. Answers an exit status. */
function* boot(p: Proc, verb: string, launch: Launch): Steps<number> {
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
    if (stateOf(p, launch.name) === 'running') break;
    yield* p.sleep(200);
  }
  if (isTty) yield* p.out('\r\x1b[K');
  return 0;
}

function* launch(p: Proc, args: readonly string[]): Steps<number> {
  const order = readLaunch(p, args);
  if (typeof order === 'string') {
    yield* p.err(`${order}\n`);
    return 1;
  }
  if (stateOf(p, order.name) !== undefined) {
    yield* p.err(`launch failed: instance "${order.name}" already exists\n`);
    return 2;
  }
  const status = yield* boot(p, 'launch', order);
  if (status === 0) yield* p.out(`Launched: ${order.name}\n`);
  return status;
}

function* missing(p: Proc, verb: string, name: string): Steps<number> {
  yield* p.err(`${verb} failed: instance "${name}" does not exist\n`);
  return 2;
}

function* start(p: Proc, args: readonly string[]): Steps<number> {
  for (const name of args) {
    const known = p.do((sim) => {
      const row = rowOf(sim, p, name);
      return row === undefined
        ? null
        : { cpus: row.hardware.cores, memory: row.hardware.memory, state: row.state };
    });
    if (known === null) return yield* missing(p, 'start', name);
    if (known.state !== 'off') continue;
    const status = yield* boot(p, 'start', { name, cpus: known.cpus, memory: known.memory });
    if (status !== 0) return status;
  }
  return 0;
}

function* stop(p: Proc, args: readonly string[]): Steps<number> {
  for (const name of args) {
    if (stateOf(p, name) === undefined) return yield* missing(p, 'stop', name);
    const emulator = p.do((sim) => emulatorOf(sim, p, name));
    if (emulator !== 0) p.kill(emulator, 15);
    while (stateOf(p, name) !== 'off') yield* p.sleep(100);
  }
  return 0;
}

/** Pid of the process that is the VM. */
function emulatorOf(sim: Sim, p: Proc, name: string): number {
  const host = sim.processes.need(p.processId).machine;
  for (const row of sim.processes.all())
    if (
      row.machine === host &&
      row.program === 'qemu-system-x86_64' &&
      row.argv.at(-1) === name &&
      row.state !== 'zombie'
    )
      return row.pids[0] ?? 0;
  return 0;
}

function* list(p: Proc): Steps<number> {
  const rows = p.do((sim) => {
    const host = sim.processes.need(p.processId).machine;
    return [...sim.machines.all()]
      .filter((row) => row.parent === host)
      .map((row) => ({ name: row.name, state: row.state, ip: addressOf(sim, row) }));
  });
  if (rows.length === 0) {
    yield* p.out('No instances found.\n');
    return 0;
  }
  const line = (name: string, state: string, ip: string, image: string) =>
    `${name.padEnd(24)}${state.padEnd(18)}${ip.padEnd(17)}${image}\n`;
  yield* p.out(line('Name', 'State', 'IPv4', 'Image'));
  for (const row of rows)
    yield* p.out(
      line(
        row.name,
        shownStates[row.state] ?? 'Unknown',
        row.state === 'running' ? row.ip : '--',
        'Ubuntu 24.04 LTS',
      ),
    );
  return 0;
}

function addressOf(sim: Sim, machine: Readonly<Machine>): string {
  const card = sim.netns.peek(machine.ns.net)?.interfaces.find((one) => one.kind === 'physical');
  return card?.addresses[0]?.split('/')[0] ?? '--';
}

const commands: Readonly<Record<string, Command>> = {
  launch: { summary: 'Make and start an instance', run: launch },
  list: { summary: 'List the instances', run: list },
  start: { summary: 'Start instances', run: start },
  stop: { summary: 'Stop instances', run: stop },
};

const usage = `Usage: multipass [options] <command>
Virtual machines from the command line.

Available commands:
${Object.entries(commands)
  .map(([name, one]) => `  ${name.padEnd(8)}  ${one.summary}\n`)
  .join('')}`;

export const multipass: Program = {
  name: 'multipass',
  start: { cpu: 20, anon: 12 * MB },
  *main(p: Proc): Steps<Outcome> {
    const [name = '', ...args] = p.args;
    if (name === '' || name === 'help' || name === '--help' || name === '-h') {
      yield* p.out(usage);
      return 0;
    }
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command === undefined) {
      yield* p.err(`Error: Unknown command or alias '${name}' (try "multipass help")\n`);
      return 1;
    }
    return yield* command.run(p, args);
  },
};
