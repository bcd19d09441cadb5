import { isFail, strerror } from '#sim/base/fail';
import { enter, Leave } from '../run/frames';
import type { Shell } from '../shell';
import { everywhere, notInDash, type Builtin } from './builtin';

function find(sh: Shell, name: string): string {
  if (name.includes('/')) return name;
  for (const directory of (sh.get('PATH') ?? '').split(':')) {
    const path = `${directory === '' ? '.' : directory}/${name}`;
    const at = sh.p.stat(path);
    if (!isFail(at) && at.type === 'file') return path;
  }
  return name;
}

function refuse(sh: Shell, name: string, why: string, as: string): number {
  if (sh.dialect.isBash) {
    sh.complain(`${name}: ${why}`);
    return 1;
  }
  sh.complain(
    sh.s.dialect === 'dash'
      ? `cannot open ${name}: ${why.replace(/ or directory$/, '')}`
      : `can't open '${name}': ${why}`,
    as,
  );
  if (!sh.s.isInteractive) throw new Leave(2);
  return 2;
}

const run =
  (as: string): Builtin['run'] =>
  (sh, given) => {
    const args = given[0] === '--' ? given.slice(1) : given;
    const [name, ...rest] = args;
    if (name === undefined) {
      if (!sh.dialect.isBash) return sh.s.dialect === 'dash' ? 0 : 2;
      sh.complain('filename argument required', as);
      sh.err(`${as}: usage: ${as} filename [arguments]\n`);
      return 2;
    }
    const path = find(sh, name);
    const at = sh.p.stat(path);
    if (!isFail(at) && at.type === 'dir')
      return refuse(
        sh,
        sh.dialect.isBash ? `${as}: ${name}` : name,
        sh.dialect.isBash ? 'is a directory' : 'Is a directory',
        as,
      );
    const text = sh.p.readText(path);
    if (isFail(text)) return refuse(sh, name, strerror(text), as);
    if (text === '') return 0;
    const more = rest.length > 0 && sh.dialect.isBash ? { args: rest } : {};
    sh.s.status = 0;
    enter(
      sh,
      'source',
      path,
      { source: sh.dialect.own?.translate(text, false) ?? text, pc: 0, line: 0 },
      more,
    );
    return 0;
  };

export const dot: Builtin = { dialects: everywhere, isSpecial: true, run: run('.') };
export const source: Builtin = { dialects: notInDash, run: run('source') };
