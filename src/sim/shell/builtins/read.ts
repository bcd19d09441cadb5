import { asBytes, text } from '#sim/base/bytes';
import { isFail, strerror } from '#sim/base/fail';
import * as io from '#sim/kernel/io';
import type { Wait } from '#sim/world/process';
import type { Json } from '#sim/base/json';
import { waitFor } from '../run/step';
import type { Shell } from '../shell';
import { everywhere, inBash, invalidOption, readOptions, type Builtin, type BuiltinWork } from './builtin';

/** What `read` has so far: its memo while it waits. */
interface Reading {
  data: string;
  deadline?: number;
  isPrompted: boolean;
}

interface Limits {
  fd: number;
  delimiter: string;
  /** −n: at most so many; −N: exactly, whatever they are */
  most: number;
  isExact: boolean;
  isRaw: boolean;
}

/** Reads until the delimiter. Answers 'end' at the end of input, 'time' when the time is up, or what to wait for. */
function readMore(sh: Shell, reading: Reading, limits: Limits): 'done' | 'end' | 'time' | Wait {
  for (;;) {
    if (isFull(reading.data, limits)) return 'done';
    const isTty = sh.p.isTty(limits.fd);
    const data = sh.p.do((sim) =>
      io.read(
        sim,
        sh.p.processId,
        limits.fd,
        isTty && limits.delimiter === '\n' && limits.most === Infinity ? 4096 : 1,
      ),
    );
    if (data === undefined) {
      if (reading.deadline !== undefined && sh.p.clock() >= reading.deadline) return 'time';
      return waitFor(sh, [sh.p.wakeKey(limits.fd)], reading.deadline);
    }
    if (isFail(data)) {
      sh.complain(`read error: ${limits.fd}: ${strerror(data)}`, 'read');
      return 'end';
    }
    if (data === '') return 'end';
    reading.data += data;
  }
}

function isFull(data: string, limits: Limits): boolean {
  if (text(asBytes(data)).length >= limits.most) return true;
  if (limits.isExact || !data.endsWith(limits.delimiter)) return false;
  return limits.isRaw || !/(^|[^\\])(\\\\)*\\$/.test(data.slice(0, -1));
}

/** Splits a line over names by IFS: the last name takes the rest. */
function distribute(sh: Shell, line: string, names: readonly string[], isRaw: boolean): void {
  const ifs = sh.get('IFS') ?? ' \t\n';
  const { chars, quoted } = unquote(line, isRaw);
  const is = (i: number, set: string) =>
    i < chars.length && quoted[i] !== true && set.includes(chars[i] ?? '');
  const blanks = [...ifs].filter((char) => ' \t\n'.includes(char)).join('');
  let i = 0;
  while (is(i, blanks)) i += 1;
  names.forEach((name, k) => {
    if (k === names.length - 1) {
      sh.assignTo(name, rest(chars, is, i, ifs, blanks));
      return;
    }
    const from = i;
    while (i < chars.length && !is(i, ifs)) i += 1;
    sh.assignTo(name, chars.slice(from, i).join(''));
    while (is(i, blanks)) i += 1;
    if (is(i, ifs)) i += 1;
    while (is(i, blanks)) i += 1;
  });
}

type Is = (i: number, set: string) => boolean;

function rest(chars: readonly string[], is: Is, from: number, ifs: string, blanks: string): string {
  let end = chars.length;
  while (end > from && is(end - 1, blanks)) end -= 1;
  // one delimiter at the very end belongs to the last field, unless there are more fields than names
  if (end > from && is(end - 1, ifs) && !chars.slice(from, end - 1).some((_, k) => is(from + k, ifs)))
    end -= 1;
  return chars.slice(from, end).join('');
}

function unquote(line: string, isRaw: boolean): { chars: string[]; quoted: boolean[] } {
  const chars: string[] = [];
  const quoted: boolean[] = [];
  const all = [...line];
  for (let i = 0; i < all.length; i++) {
    const isEscape = !isRaw && all[i] === '\\';
    if (isEscape) i += 1;
    if (all[i] === undefined || (isEscape && all[i] === '\n')) continue;
    chars.push(all[i] ?? '');
    quoted.push(isEscape);
  }
  return { chars, quoted };
}

export const read: Builtin = {
  dialects: everywhere,
  run(sh, args, work) {
    const {
      flags,
      rest: names,
      bad,
    } = readOptions(args, sh.s.dialect === 'dash' ? 'rp:' : 'rsep:t:n:N:d:a:u:i:');
    if (bad !== undefined)
      return invalidOption(
        sh,
        'read',
        bad,
        'read [-ers] [-a array] [-d delim] [-i text] [-n nchars] [-N nchars] [-p prompt] [-t timeout] [-u fd] [name ...]',
      );
    if (sh.s.dialect === 'dash' && names.length === 0) {
      sh.complain('arg count', 'read');
      return 2;
    }
    const limits = limitsOf(flags);
    const reading = begin(sh, work, flags, limits);
    const how = readMore(sh, reading, limits);
    work.memo = reading as unknown as Json;
    if (typeof how !== 'string') return how;
    if (flags['s'] === true) sh.p.setTtyModes(limits.fd, { echo: true });
    return finish(sh, reading, how, limits, flags, names);
  },
};

function limitsOf(flags: Record<string, string | true>): Limits {
  const value = (letter: string) => (typeof flags[letter] === 'string' ? flags[letter] : undefined);
  const count = value('N') ?? value('n');
  const delimiter = value('d');
  return {
    fd: Number(value('u') ?? 0),
    delimiter: delimiter === undefined ? '\n' : delimiter === '' ? '\0' : (delimiter[0] ?? '\n'),
    most: count === undefined ? Infinity : Number(count),
    isExact: value('N') !== undefined,
    isRaw: flags['r'] === true,
  };
}

function begin(sh: Shell, work: BuiltinWork, flags: Record<string, string | true>, limits: Limits): Reading {
  if (work.memo !== null) return work.memo as unknown as Reading;
  const reading: Reading = { data: '', isPrompted: true };
  const seconds = flags['t'];
  if (typeof seconds === 'string') reading.deadline = sh.p.clock() + Number(seconds) * 1000;
  if (typeof flags['p'] === 'string' && sh.p.isTty(limits.fd)) sh.promptNow(flags['p']);
  if (flags['s'] === true) sh.p.setTtyModes(limits.fd, { echo: false });
  return reading;
}

function finish(
  sh: Shell,
  reading: Reading,
  how: 'done' | 'end' | 'time',
  limits: Limits,
  flags: Record<string, string | true>,
  names: readonly string[],
): number {
  const whole = sh.decode(reading.data);
  const line =
    how === 'done' && !limits.isExact && whole.endsWith(limits.delimiter) ? whole.slice(0, -1) : whole;
  const status = how === 'done' ? 0 : how === 'time' ? 142 : 1;
  if (typeof flags['a'] === 'string') {
    const ifs = sh.get('IFS') ?? ' \t\n';
    const fields = line
      .split(new RegExp(`[${ifs.replace(/[\\\]^-]/g, '\\$&')}]+`))
      .filter((field) => field !== '');
    sh.variables.setList(
      flags['a'],
      fields.map((field): [undefined, string] => [undefined, field]),
    );
  } else if (limits.isExact) sh.assignTo(names[0] ?? 'REPLY', line);
  else if (names.length > 0) distribute(sh, line, names, limits.isRaw);
  else sh.assignTo('REPLY', limits.isRaw ? line : line.replace(/\\\n/g, '').replace(/\\([^])/g, '$1'));
  return status;
}

export const mapfile: Builtin = {
  dialects: inBash,
  run(sh, args, work) {
    const { flags, rest } = readOptions(args, 'td:n:O:s:u:');
    const fd = typeof flags['u'] === 'string' ? Number(flags['u']) : 0;
    let all = typeof work.memo === 'string' ? work.memo : '';
    for (;;) {
      const data = sh.p.do((sim) => io.read(sim, sh.p.processId, fd, 65536));
      if (data === undefined) {
        work.memo = all;
        return waitFor(sh, [sh.p.wakeKey(fd)]);
      }
      if (data === '' || isFail(data)) break;
      all += data;
    }
    const end = typeof flags['d'] === 'string' ? flags['d'].slice(0, 1) || '\0' : '\n';
    const lines = sh.decode(all).split(end);
    const last = lines.pop() ?? '';
    const whole = lines.map((line) => (flags['t'] === true ? line : line + end));
    if (last !== '') whole.push(last);
    const from = Number(flags['s'] ?? 0);
    const count = typeof flags['n'] === 'string' && flags['n'] !== '0' ? Number(flags['n']) : undefined;
    const kept = whole.slice(from, count === undefined ? undefined : from + count);
    sh.variables.setList(
      rest[0] ?? 'MAPFILE',
      kept.map((line): [undefined, string] => [undefined, line]),
    );
    return 0;
  },
};
