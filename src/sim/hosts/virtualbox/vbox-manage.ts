import type { Proc } from '#sim/kernel/proc';
import type { Outcome, Program, Steps } from '#sim/kernel/program';
import { WrongUse, type Commands } from './command';
import { defineCommands } from './define-commands';
import { infoCommands } from './info-commands';
import { lifeCommands } from './life-commands';
import { mediaCommands } from './media-commands';
import { isWindows, Refusal, versionOf } from './talk';

/** Name → command. */
const commands: Commands = { ...defineCommands, ...infoCommands, ...lifeCommands, ...mediaCommands };

const usage = `Usage:\n\n${Object.entries(commands)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([, command]) => `  VBoxManage ${command.usage}\n`)
  .join('')}`;

function* runCommand(p: Proc, name: string, args: readonly string[]): Steps<number> {
  const speaker = isWindows(p) ? 'VBoxManage.exe' : 'VBoxManage';
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    yield* p.err(`${usage}\n${speaker}: error: Invalid command '${name}'\n`);
    return 2;
  }
  try {
    yield* command.run(p, args);
    return 0;
  } catch (end) {
    if (end instanceof WrongUse) {
      yield* p.err(`Usage:\n\n  VBoxManage ${command.usage}\n\n${speaker}: error: ${end.message}\n`);
      return 2;
    }
    if (!(end instanceof Refusal)) throw end;
    yield* p.err(end.lines.map((line) => `${speaker}: error: ${line}\n`).join(''));
    return 1;
  }
}

/** VirtualBox' command line, on every system that VirtualBox runs on. */
export const vboxManage: Program = {
  name: 'VBoxManage',
  start: { cpu: 40, anon: 20 * 2 ** 20 },
  *main(p: Proc): Steps<Outcome> {
    const words = p.args.filter((word) => word !== '-q' && word !== '--nologo');
    const [name = ''] = words;
    if (name === '--version' || name === '-v' || name === '-V') {
      yield* p.out(`${versionOf(p)}\n`);
      return 0;
    }
    if (name === '' || name === '--help' || name === '-h' || name === 'help') {
      const year = { '5': '2020', '6': '2023', '7': '2024' }[versionOf(p).charAt(0)] ?? '2024';
      yield* p.out(
        `Oracle VM VirtualBox Command Line Management Interface Version ${versionOf(p).replace(/r\d+$/, '')}\nCopyright (C) 2005-${year} Oracle and/or its affiliates\n\n${usage}`,
      );
      return 0;
    }
    return yield* runCommand(p, name, words.slice(1));
  },
};
