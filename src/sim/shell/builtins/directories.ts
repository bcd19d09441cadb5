import { isFail, strerror } from '#sim/base/fail';
import type { Shell } from '../shell';
import { everywhere, inBash, invalidOption, readOptions, type Builtin } from './builtin';

/** A path without `.`, `..` and double slashes, by its text alone. */
function logicalPath(base: string, path: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${base}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

export function currentFolder(sh: Shell): string {
  return sh.variables.row('PWD')?.value ?? sh.p.cwd();
}

/** Goes there. Answers why it cannot. */
function changeFolder(sh: Shell, target: string, isPhysical: boolean): string | undefined {
  const before = currentFolder(sh);
  const logical = logicalPath(before, target);
  const refused = sh.p.chdir(isPhysical ? target : logical);
  if (refused !== undefined) return strerror(refused);
  sh.variables.set('OLDPWD', before);
  sh.variables.set('PWD', isPhysical ? sh.p.cwd() : logical);
  return undefined;
}

function refuseFolder(sh: Shell, target: string, why: string, name = 'cd'): number {
  if (sh.dialect.isBash) sh.complain(`${target}: ${why}`, name);
  else sh.complain(sh.s.dialect === 'dash' ? `can't cd to ${target}` : `can't cd to ${target}: ${why}`, name);
  return sh.dialect.isBash ? 1 : 2;
}

export const cd: Builtin = {
  dialects: everywhere,
  run(sh, args) {
    const { flags, rest, bad } = readOptions(args, 'LPe@');
    if (bad !== undefined && args[0] !== '-')
      return invalidOption(sh, 'cd', bad, 'cd [-L|[-P [-e]] [-@]] [dir]');
    if (rest.length > 1 && sh.dialect.isBash) {
      sh.complain('too many arguments', 'cd');
      return 1;
    }
    const isPhysical = flags['P'] === true || sh.s.options['physical'] === true;
    let target = rest[0];
    let isTold = false;
    if (target === undefined) {
      target = sh.get('HOME');
      if (target === undefined) return complainUnset(sh, 'HOME');
    } else if (target === '-') {
      target = sh.get('OLDPWD');
      if (target === undefined) return complainUnset(sh, 'OLDPWD');
      isTold = true;
    }
    if (target === '') return 0;
    const found = throughPath(sh, target);
    const why = changeFolder(sh, found ?? target, isPhysical);
    if (why !== undefined) return refuseFolder(sh, target, why);
    if (isTold || found !== undefined) sh.out(`${currentFolder(sh)}\n`);
    return 0;
  },
};

function complainUnset(sh: Shell, name: string): number {
  if (!sh.dialect.isBash) return 0;
  sh.complain(`${name} not set`, 'cd');
  return 1;
}

/** CDPATH. */
function throughPath(sh: Shell, target: string): string | undefined {
  const path = sh.get('CDPATH');
  if (path === undefined || path === '' || /^\.{0,2}\//.test(target) || target === '.' || target === '..')
    return undefined;
  for (const base of path.split(':')) {
    if (base === '' || base === '.') continue;
    const at = sh.p.stat(`${base}/${target}`);
    if (!isFail(at) && at.type === 'dir') return `${base}/${target}`;
  }
  return undefined;
}

export const pwd: Builtin = {
  dialects: everywhere,
  run(sh, args) {
    const { flags, bad } = readOptions(args, 'LP');
    if (bad !== undefined) return invalidOption(sh, 'pwd', bad, 'pwd [-LP]');
    sh.out(`${flags['P'] === true ? sh.p.cwd() : currentFolder(sh)}\n`);
    return 0;
  },
};

const short = (sh: Shell, path: string) => {
  const home = sh.get('HOME') ?? '';
  if (home !== '' && home !== '/' && (path === home || path.startsWith(`${home}/`)))
    return `~${path.slice(home.length)}`;
  return path;
};

function show(sh: Shell): number {
  sh.out(`${[currentFolder(sh), ...sh.s.dirStack].map((path) => short(sh, path)).join(' ')}\n`);
  return 0;
}

export const dirs: Builtin = {
  dialects: inBash,
  run(sh, args) {
    const all = [currentFolder(sh), ...sh.s.dirStack];
    if (args[0] === '-c') sh.s.dirStack = [];
    else if (args[0] === '-p') sh.out(all.map((path) => `${short(sh, path)}\n`).join(''));
    else if (args[0] === '-v')
      sh.out(all.map((path, i) => `${String(i).padStart(2)}  ${short(sh, path)}\n`).join(''));
    else if (args[0] === '-l') sh.out(`${all.join(' ')}\n`);
    else return show(sh);
    return 0;
  },
};

export const pushd: Builtin = {
  dialects: inBash,
  run(sh, args) {
    const before = currentFolder(sh);
    const target = args[0] ?? sh.s.dirStack[0];
    if (target === undefined) {
      sh.complain('no other directory', 'pushd');
      return 1;
    }
    const why = changeFolder(sh, target, false);
    if (why !== undefined) return refuseFolder(sh, target, why, 'pushd');
    sh.s.dirStack = [before, ...(args[0] === undefined ? sh.s.dirStack.slice(1) : sh.s.dirStack)];
    return show(sh);
  },
};

export const popd: Builtin = {
  dialects: inBash,
  run(sh) {
    const target = sh.s.dirStack[0];
    if (target === undefined) {
      sh.complain('directory stack empty', 'popd');
      return 1;
    }
    const why = changeFolder(sh, target, false);
    if (why !== undefined) return refuseFolder(sh, target, why, 'popd');
    sh.s.dirStack = sh.s.dirStack.slice(1);
    return show(sh);
  },
};
