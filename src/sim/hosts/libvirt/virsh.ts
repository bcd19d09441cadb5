import { isFail, strerror } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Outcome, Program, Steps } from '#sim/kernel/program';
import type { Command, Commands } from './command';
import { console } from './console-command';
import { defineCommands } from './define-commands';
import { Refusal } from './domain';
import { infoCommands } from './info-commands';
import { readWords } from './options';
import { powerCommands } from './power-commands';
import { sizeCommands } from './size-commands';
import { snapshotCommands } from './snapshot-commands';
import { storageCommands } from './storage-commands';

/** Where libvirtd listens. */
export const socketPath = '/var/run/libvirt/libvirt-sock';

const help: Command = {
  summary: 'print help',
  isLocal: true,
  operands: ['command?'],
  *run(p, given) {
    const name = given.value('command');
    if (name === undefined) {
      yield* p.out(`Commands:\n\n${overview()}`);
      return;
    }
    const command = commands[name];
    if (command === undefined) throw new Refusal(`command or command group '${name}' doesn't exist`);
    yield* p.out(usageOf(name, command));
  },
};

/** Name → command. */
const commands: Commands = {
  ...defineCommands,
  ...infoCommands,
  ...powerCommands,
  ...sizeCommands,
  ...snapshotCommands,
  ...storageCommands,
  console,
  help,
};

const overview = () =>
  Object.entries(commands)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { summary }]) => `    ${name.padEnd(30)} ${summary}\n`)
    .join('');

function usageOf(name: string, { summary, operands = [], flags = [], values = [] }: Command): string {
  const words = [
    ...operands.map((one) => (one.endsWith('?') ? `[<${one.slice(0, -1)}>]` : `<${one}>`)),
    ...values.map((one) => `[--${one} <string>]`),
    ...flags.map((one) => `[--${one}]`),
  ];
  return `  NAME\n    ${name} - ${summary}\n\n  SYNOPSIS\n    ${[name, ...words].join(' ')}\n\n`;
}

/** Is libvirtd there? Its socket answers, or the words of who found it not. */
export function* connect(p: Proc): Steps<string | undefined> {
  const fd = yield* p.connect({ unix: socketPath });
  if (isFail(fd)) return `Failed to connect socket to '${socketPath}': ${strerror(fd)}`;
  p.close(fd);
  return undefined;
}

function* complain(p: Proc, lines: readonly string[]): Steps<void> {
  yield* p.err(lines.map((line) => `error: ${line}\n`).join(''));
}

function* runOne(p: Proc, [name = '', ...words]: readonly string[]): Steps<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    yield* complain(p, [`unknown command: '${name}'`]);
    return 1;
  }
  const given = readWords(name, command, words);
  if (typeof given === 'string') {
    yield* complain(p, [given]);
    return 1;
  }
  const unreachable = command.isLocal === true ? undefined : yield* connect(p);
  if (unreachable !== undefined) {
    yield* complain(p, ['failed to connect to the hypervisor', unreachable]);
    return 1;
  }
  let status = 0;
  try {
    yield* command.run(p, given);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    yield* complain(p, refusal.lines);
    status = 1;
  }
  yield* p.out('\n');
  return status;
}

/** Connections that mean this host's QEMU. */
const ownUris = new Set(['qemu:///system', 'qemu:///session']);

/** libvirt's command line: it finds out whether libvirtd answers, and does its work here. */
export const virsh: Program = {
  name: 'virsh',
  start: { cpu: 12, anon: 9 * 2 ** 20 },
  *main(p: Proc): Steps<Outcome> {
    const words = [...p.args];
    while (words[0]?.startsWith('-') === true) {
      const option = words.shift() ?? '';
      if (option === '--version' || option === '-v' || option === '-V') {
        yield* p.out('10.0.0\n');
        return 0;
      }
      if (option === '--help' || option === '-h') {
        yield* p.out(
          `\nvirsh [options]... [<command_string>]\n\n  -c | --connect=URI      hypervisor connection URI\n  -q | --quiet            quiet mode\n  -v                      short version\n\nCommands:\n\n${overview()}`,
        );
        return 0;
      }
      const uri =
        option === '-c' || option === '--connect' ? words.shift() : /^--connect=(.*)$/.exec(option)?.[1];
      if (uri === undefined) {
        yield* complain(p, [`unsupported option '${option}'. See --help.`]);
        return 1;
      }
      if (!ownUris.has(uri)) {
        yield* complain(p, [
          'failed to connect to the hypervisor',
          `no connection driver available for ${uri}`,
        ]);
        return 1;
      }
    }
    if (words.length === 0) {
      yield* complain(p, [
        'the interactive terminal of virsh is not in this world: give it a command, or see virsh help',
      ]);
      return 1;
    }
    return yield* runOne(p, words);
  },
};
