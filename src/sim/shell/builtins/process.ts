import type { Shell } from '../shell';
import { everywhere, inBash, notInDash, readOptions, type Builtin } from './builtin';

function symbolic(mask: number): string {
  const part = (shift: number) => {
    const on = ~(mask >> shift) & 7;
    return `${on & 4 ? 'r' : ''}${on & 2 ? 'w' : ''}${on & 1 ? 'x' : ''}`;
  };
  return `u=${part(6)},g=${part(3)},o=${part(0)}`;
}

export const umask: Builtin = {
  dialects: everywhere,
  run(sh, args) {
    const { flags, rest } = readOptions(args, 'pS');
    const [mask] = rest;
    if (mask === undefined) {
      const now = sh.p.umask();
      const text = flags['S'] === true ? symbolic(now) : String(now.toString(8)).padStart(4, '0');
      sh.out(
        `${flags['p'] === true ? 'umask ' : ''}${flags['p'] === true && flags['S'] === true ? '-S ' : ''}${text}\n`,
      );
      return 0;
    }
    if (/^[0-7]+$/.test(mask)) {
      sh.p.umask(parseInt(mask, 8));
      return 0;
    }
    const changed = applySymbolic(sh.p.umask(), mask);
    if (changed === undefined) {
      sh.complain(
        sh.dialect.isBash
          ? `\`${mask.slice(0, 1)}': invalid symbolic mode character`
          : `Illegal mode: ${mask}`,
        'umask',
      );
      return sh.dialect.isBash ? 1 : 2;
    }
    sh.p.umask(changed);
    return 0;
  },
};

function applySymbolic(mask: number, text: string): number | undefined {
  let allowed = ~mask & 0o777;
  for (const clause of text.split(',')) {
    const found = /^([ugoa]*)([-+=])([rwx]*)$/.exec(clause);
    if (found === null) return undefined;
    const [, who = '', operator, what = ''] = found;
    const bits = (what.includes('r') ? 4 : 0) | (what.includes('w') ? 2 : 0) | (what.includes('x') ? 1 : 0);
    for (const [letter, shift] of [
      ['u', 6],
      ['g', 3],
      ['o', 0],
    ] as const) {
      if (who !== '' && !who.includes(letter) && !who.includes('a')) continue;
      if (operator === '+') allowed |= bits << shift;
      else if (operator === '-') allowed &= ~(bits << shift);
      else allowed = (allowed & ~(7 << shift)) | (bits << shift);
    }
  }
  return ~allowed & 0o777;
}

/** Letter → what `ulimit -a` calls it, unit, usual soft limit. */
const limits: Readonly<Record<string, readonly [name: string, unit: string, value: string, key: string]>> = {
  R: ['real-time non-blocking time', 'microseconds', 'unlimited', 'rttime'],
  c: ['core file size', 'blocks', 'unlimited', 'core'],
  d: ['data seg size', 'kbytes', 'unlimited', 'data'],
  e: ['scheduling priority', '', '0', 'nice'],
  f: ['file size', 'blocks', 'unlimited', 'fsize'],
  i: ['pending signals', '', '31189', 'sigpending'],
  l: ['max locked memory', 'kbytes', '8192', 'memlock'],
  m: ['max memory size', 'kbytes', 'unlimited', 'rss'],
  n: ['open files', '', '1048576', 'nofile'],
  p: ['pipe size', '512 bytes', '8', 'pipe'],
  q: ['POSIX message queues', 'bytes', '819200', 'msgqueue'],
  r: ['real-time priority', '', '0', 'rtprio'],
  s: ['stack size', 'kbytes', '8192', 'stack'],
  t: ['cpu time', 'seconds', 'unlimited', 'cpu'],
  u: ['max user processes', '', 'unlimited', 'nproc'],
  v: ['virtual memory', 'kbytes', 'unlimited', 'as'],
  x: ['file locks', '', 'unlimited', 'locks'],
};

function limitOf(sh: Shell, letter: string, isHard: boolean): string {
  const row = limits[letter];
  if (row === undefined) return 'unlimited';
  const [, unit, usual, key] = row;
  const own = sh.p.do((sim) => {
    const pair = sim.processes.need(sh.p.processId).limits?.[key];
    return pair === undefined ? null : [...pair];
  });
  if (own === null) return usual;
  const value = own[isHard ? 1 : 0] ?? -1;
  if (value < 0) return 'unlimited';
  return String(unit === 'kbytes' || unit === 'blocks' ? Math.floor(value / 1024) : value);
}

export const ulimit: Builtin = {
  dialects: everywhere,
  run(sh, args) {
    const letters = args
      .filter((arg) => arg.startsWith('-'))
      .join('')
      .replace(/[-SH]/g, '');
    const isHard = args.some((arg) => /^-\w*H/.test(arg));
    const value = args.find((arg) => !arg.startsWith('-'));
    if (letters.includes('a')) {
      for (const letter of Object.keys(limits)) {
        const [name, unit] = limits[letter] ?? ['', ''];
        const about = unit === '' ? `(-${letter})` : `(${unit}, -${letter})`;
        sh.out(
          `${name.padEnd(Math.max(0, 44 - about.length - 1))} ${about} ${limitOf(sh, letter, isHard)}\n`,
        );
      }
      return 0;
    }
    const letter = letters.slice(0, 1) || 'f';
    if (value === undefined) sh.out(`${limitOf(sh, letter, isHard)}\n`);
    else setLimit(sh, letter, value);
    return 0;
  },
};

function setLimit(sh: Shell, letter: string, value: string): void {
  const row = limits[letter];
  if (row === undefined) return;
  const scale = row[1] === 'kbytes' || row[1] === 'blocks' ? 1024 : 1;
  const amount = value === 'unlimited' ? -1 : Number(value) * scale;
  sh.p.do((sim) => {
    const process = sim.processes.need(sh.p.processId);
    process.limits = { ...process.limits, [row[3]]: [amount, amount] };
    return null;
  });
}

export const times: Builtin = {
  dialects: everywhere,
  isSpecial: true,
  run(sh) {
    const used = sh.p.do((sim) => sim.processes.need(sh.p.processId).cpuTime);
    const decimals = sh.s.dialect === 'dash' ? 6 : 3;
    const text = (ms: number) => `${Math.floor(ms / 60_000)}m${((ms % 60_000) / 1000).toFixed(decimals)}s`;
    sh.out(`${text(used)} ${text(0)}\n${text(0)} ${text(0)}\n`);
    return 0;
  },
};

export const history: Builtin = {
  dialects: notInDash,
  run(sh, args) {
    if (args[0] === '-c') {
      sh.s.history = [];
      return 0;
    }
    const all = sh.s.history;
    const count = args[0] === undefined ? all.length : Number(args[0]);
    const width = sh.dialect.isBash ? 5 : 4;
    all.slice(Math.max(0, all.length - count)).forEach((line, i) => {
      sh.out(
        `${String(all.length - Math.min(count, all.length) + i + (sh.dialect.isBash ? 1 : 0)).padStart(width)}${sh.dialect.isBash ? '  ' : ' '}${line}\n`,
      );
    });
    return 0;
  },
};

/** What the shell does itself, in columns. */
export const help: Builtin = {
  dialects: notInDash,
  run(sh) {
    sh.out('Built-in commands:\n------------------\n');
    let line = '\t';
    for (const name of [
      '.',
      ':',
      '[',
      'alias',
      'bg',
      'break',
      'cd',
      'command',
      'continue',
      'echo',
      'eval',
      'exec',
      'exit',
      'export',
      'false',
      'fg',
      'getopts',
      'hash',
      'help',
      'history',
      'jobs',
      'kill',
      'let',
      'local',
      'printf',
      'pwd',
      'read',
      'readonly',
      'return',
      'set',
      'shift',
      'source',
      'test',
      'times',
      'trap',
      'true',
      'type',
      'ulimit',
      'umask',
      'unalias',
      'unset',
      'wait',
    ]) {
      line += `${name} `;
      if (line.length > 60) {
        sh.out(`${line.trimEnd()}\n`);
        line = '\t';
      }
    }
    sh.out(`${line.trimEnd()}\n`);
    return 0;
  },
};

/** `suspend`, `logout`: only an interactive bash has a use for them. */
export const logout: Builtin = {
  dialects: inBash,
  run(sh) {
    if (sh.s.isLogin) return 0;
    sh.complain("not login shell: use `exit'", 'logout');
    return 1;
  },
};
