import { isFail } from '#sim/base/fail';
import type { Program } from '#sim/kernel/program';
import { baseName } from '../paths';
import { busyboxBanner } from '../tool';
import { appletNames, appletOf } from './applets';

/**
 * The one binary that is many programs: it does what the name it was called by says, with busybox's habits (the tools
 * see from their process that they are applets). `busybox ls x` is `ls x`. No applet has a second thread.
 */
export const busybox: Program = {
  name: 'busybox',
  start: { cpu: 0.4, anon: 256 * 1024 },
  *main(p, state) {
    const called = baseName(p.argv[0] ?? '').replace(/^-/, '');
    const isDirect = called === 'busybox' || !appletNames.includes(called);
    const name = isDirect ? (p.argv[1] ?? '') : called;
    if (isDirect && (name === 'sh' || name === 'ash'))
      return isFail(
        yield* p.exec({ path: p.do((sim) => sim.processes.need(p.processId).exe), argv: p.argv.slice(1) }),
      )
        ? 127
        : 0;
    if (name === '' || name === '--help') {
      yield* p.out(overview(p.version, appletNames));
      return 0;
    }
    if (name === '--list') {
      yield* p.out(appletNames.map((one) => `${one}\n`).join(''));
      return 0;
    }
    const applet = appletOf(name);
    if (applet !== undefined && typeof applet.main === 'function') return yield* applet.main(p, state);
    yield* p.err(`${called === 'busybox' ? name : called}: applet not found\n`);
    return 127;
  },
};

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
