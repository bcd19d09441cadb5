import type { Stat } from '#sim/files/index';

const typeLetters: Readonly<Record<Stat['type'], string>> = {
  dir: 'd',
  file: '-',
  symlink: 'l',
  device: 'c',
  fifo: 'p',
  socket: 's',
};

/** `-rwxr-xr-x`. */
export function modeText(type: Stat['type'], mode: number): string {
  const bits = [6, 3, 0].map((shift) => {
    const three = (mode >> shift) & 7;
    return [three & 4 ? 'r' : '-', three & 2 ? 'w' : '-', three & 1 ? 'x' : '-'];
  });
  const special = [
    [0o4000, 's', 'S'],
    [0o2000, 's', 'S'],
    [0o1000, 't', 'T'],
  ] as const;
  special.forEach(([bit, lower, upper], i) => {
    const three = bits[i];
    if ((mode & bit) !== 0 && three !== undefined) three[2] = three[2] === 'x' ? lower : upper;
  });
  return typeLetters[type] + bits.flat().join('');
}

/** A mode as chmod takes it, octal or symbolic (`u+x,go=r`): from an old mode to the new one, or undefined where it is none. */
export function parseMode(
  text: string,
): ((old: number, isDirectory: boolean, umask: number) => number) | undefined {
  if (/^[0-7]{1,5}$/.test(text)) {
    const mode = Number.parseInt(text, 8);
    if (mode > 0o7777) return undefined;
    // a directory keeps setuid and setgid unless five digits say otherwise
    return (old, isDirectory) => (isDirectory && text.length < 5 ? mode | (old & 0o6000) : mode);
  }
  const clauses = text.split(',');
  if (!clauses.every((clause) => /^[ugoa]*([-+=]([rwxXst]*|[ugo]))+$/.test(clause))) return undefined;
  return (old, isDirectory, umask) =>
    clauses.reduce((mode, clause) => applyClause(mode, clause, isDirectory, umask), old);
}

const whoMasks: Readonly<Record<string, number>> = { u: 0o4700, g: 0o2070, o: 0o1007, a: 0o7777 };

function applyClause(old: number, clause: string, isDirectory: boolean, umask: number): number {
  const [, who = '', actions = ''] = /^([ugoa]*)(.*)$/.exec(clause) ?? [];
  const mask = who === '' ? 0o7777 & ~umask : [...who].reduce((sum, one) => sum | (whoMasks[one] ?? 0), 0);
  let mode = old;
  for (const [, sign, what = ''] of actions.matchAll(/([-+=])([ugo]|[rwxXst]*)/g)) {
    const bits =
      permissionBits(what, mode, isDirectory) &
      (who === '' ? mask : mask | (0o1000 * Number(what.includes('t'))));
    if (sign === '+') mode |= bits;
    else if (sign === '-') mode &= ~bits;
    else mode = (mode & ~(mask & (isDirectory ? 0o1777 : 0o7777))) | bits;
  }
  return mode;
}

function permissionBits(what: string, mode: number, isDirectory: boolean): number {
  if (/^[ugo]$/.test(what)) {
    const three = (mode >> (what === 'u' ? 6 : what === 'g' ? 3 : 0)) & 7;
    return three * 0o111;
  }
  let bits = 0;
  for (const letter of what) {
    if (letter === 'r') bits |= 0o444;
    if (letter === 'w') bits |= 0o222;
    if (letter === 'x' || (letter === 'X' && (isDirectory || (mode & 0o111) !== 0))) bits |= 0o111;
    if (letter === 's') bits |= 0o6000;
    if (letter === 't') bits |= 0o1000;
  }
  return bits;
}
