import type { Program, ProgramTable } from '#sim/kernel/program';
import { baseName } from '../paths';
import { busyboxBanner } from '../tool';

/**
 * The one binary that is many programs: it does what the name it was called by says, with busybox's habits (the tools
 * see from their process that they are applets). `busybox ls x` is `ls x`.
 */
export function busyboxProgram(applets: ProgramTable): Program {
  const names = Object.keys(applets).toSorted();
  return {
    name: 'busybox',
    start: { cpu: 0.4, anon: 256 * 1024 },
    *main(p, state) {
      const called = baseName(p.argv[0] ?? '').replace(/^-/, '');
      const isDirect = called === 'busybox' || applets[called] === undefined;
      const name = isDirect ? (p.argv[1] ?? '') : called;
      if (name === '' || name === '--help') {
        yield* p.out(overview(p.version, names));
        return 0;
      }
      if (name === '--list') {
        yield* p.out(names.map((one) => `${one}\n`).join(''));
        return 0;
      }
      const applet = applets[name];
      if (applet !== undefined && typeof applet.main === 'function') return yield* applet.main(p, state);
      yield* p.err(`${called === 'busybox' ? name : called}: applet not found\n`);
      return 127;
    },
    threads: Object.assign(
      {},
      ...Object.values(applets).map((applet) => applet.threads ?? {}),
    ) as Program['threads'] & object,
  };
}

function overview(version: string, names: readonly string[]): string {
  let list = '';
  let line = '';
  for (const [i, name] of names.entries()) {
    const word = i === names.length - 1 ? name : `${name}, `;
    if (line.length + word.length > 70) {
      list += `\t${line.trimEnd()}\n`;
      line = '';
    }
    line += word;
  }
  return `${busyboxBanner(version)}\nUsage: busybox [function [arguments]...]\n   or: busybox --list\n   or: function [arguments]...\n\nCurrently defined functions:\n${list}\t${line}\n`;
}
