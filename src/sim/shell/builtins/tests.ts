import { isFail } from '#sim/base/fail';
import type { Shell } from '../shell';

const status = (sh: Shell, path: string) => {
  const found = path === '' ? undefined : sh.p.stat(path);
  return found === undefined || isFail(found) ? undefined : found;
};
const ofType = (type: string) => (sh: Shell, path: string) => status(sh, path)?.type === type;
const hasBit = (bit: number) => (sh: Shell, path: string) => ((status(sh, path)?.mode ?? 0) & bit) !== 0;
const mayBe = (mode: number) => (sh: Shell, path: string) =>
  path !== '' && sh.p.access(path, mode) === undefined;
const isLink = (sh: Shell, path: string) => {
  const found = path === '' ? undefined : sh.p.lstat(path);
  return found !== undefined && !isFail(found) && found.type === 'symlink';
};

/** Tests of one operand: `-f path`. Common to `test`, `[` and `[[`. */
export const unaryTests: Readonly<Record<string, (sh: Shell, operand: string) => boolean>> = {
  '-n': (_sh, text) => text !== '',
  '-z': (_sh, text) => text === '',
  '-e': (sh, path) => status(sh, path) !== undefined,
  '-a': (sh, path) => status(sh, path) !== undefined,
  '-f': ofType('file'),
  '-d': ofType('dir'),
  '-b': () => false,
  '-c': ofType('device'),
  '-p': ofType('fifo'),
  '-S': ofType('socket'),
  '-L': isLink,
  '-h': isLink,
  '-s': (sh, path) => (status(sh, path)?.size ?? 0) > 0,
  '-r': mayBe(4),
  '-w': mayBe(2),
  '-x': mayBe(1),
  '-u': hasBit(0o4000),
  '-g': hasBit(0o2000),
  '-k': hasBit(0o1000),
  '-O': (sh, path) => status(sh, path)?.uid === sh.p.uid(),
  '-G': (sh, path) => status(sh, path)?.gid === sh.p.gid(),
  '-N': (sh, path) => status(sh, path) !== undefined,
  '-t': (sh, fd) => /^\d+$/.test(fd) && sh.p.isTty(Number(fd)),
  '-v': (sh, name) => {
    const element = /^(\w+)\[(.*)\]$/.exec(name);
    if (element !== null) return sh.variables.element(element[1] ?? '', element[2] ?? '') !== undefined;
    return sh.get(name) !== undefined;
  },
  '-o': (sh, name) => sh.s.options[name] === true,
  '-R': (sh, name) => sh.variables.row(name)?.isReference === true,
};

/** Comparisons of numbers: `-eq` and its like. */
export const compareNumbers: Readonly<Record<string, (a: bigint, b: bigint) => boolean>> = {
  '-eq': (a, b) => a === b,
  '-ne': (a, b) => a !== b,
  '-lt': (a, b) => a < b,
  '-le': (a, b) => a <= b,
  '-gt': (a, b) => a > b,
  '-ge': (a, b) => a >= b,
};

const time = (sh: Shell, path: string) => status(sh, path)?.mtime ?? -Infinity;

/** Comparisons of texts and files. */
export const compareTexts: Readonly<Record<string, (sh: Shell, a: string, b: string) => boolean>> = {
  '=': (_sh, a, b) => a === b,
  '==': (_sh, a, b) => a === b,
  '!=': (_sh, a, b) => a !== b,
  '<': (_sh, a, b) => a < b,
  '>': (_sh, a, b) => a > b,
  '-nt': (sh, a, b) => time(sh, a) > time(sh, b),
  '-ot': (sh, a, b) => time(sh, a) < time(sh, b),
  '-ef': (sh, a, b) => {
    const [one, other] = [status(sh, a), status(sh, b)];
    return one !== undefined && one.ino === other?.ino && one.dev === other.dev;
  },
};
