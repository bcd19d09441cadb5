import { asBytes, utf8 } from '#sim/base/bytes';
import type { Program } from '#sim/kernel/program';
import { formatFloat, formatInteger, formatString, readConversion, readEscape } from '../printf-format';
import { appletArgv } from '../tool';

/** One run of /usr/bin/printf: what it prints, and what it complains about. */
export interface Printed {
  bytes: string;
  complaints: string[];
  isStopped: boolean;
}

const integerLetters = 'diouxX';
const floatLetters = 'feEgGF';

function parseInteger(text: string): { value: bigint; isWhole: boolean } {
  if (/^["']/.test(text)) return { value: BigInt(text.codePointAt(1) ?? 0), isWhole: true };
  const [all = '', minus = '', digits = '0'] =
    /^\s*([-+]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)/.exec(text) ?? [];
  const isOctal = /^0[0-7]+$/.test(digits);
  const value = BigInt(isOctal ? `0o${digits.slice(1)}` : digits);
  return { value: minus === '-' ? -value : value, isWhole: all.length === text.length && text !== '' };
}

/** Formats with the arguments, again and again until they are used up. Sources: POSIX printf(1), GNU coreutils manual. */
export function printFormat(
  format: string,
  args: readonly string[],
  words: {
    notNumeric: (arg: string, isEmpty: boolean) => string;
    badDirective: (directive: string) => string;
  },
): Printed {
  const result: Printed = { bytes: '', complaints: [], isStopped: false };
  let next = 0;
  const take = () => args[next++] ?? '';
  const number = (arg: string) => {
    const { value, isWhole } = parseInteger(arg);
    if (!isWhole && next <= args.length) result.complaints.push(words.notNumeric(arg, arg === ''));
    return value;
  };
  do {
    const before = next;
    for (let i = 0; i < format.length && !result.isStopped;) {
      const char = format.charAt(i);
      if (char === '\\') {
        if (format.charAt(i + 1) === 'c') {
          result.isStopped = true;
          break;
        }
        const escape = readEscape(format, i, false);
        result.bytes += escape?.bytes ?? '\\';
        i += escape?.length ?? 1;
      } else if (char !== '%') {
        result.bytes += char;
        i += 1;
      } else i += printOne(format, i, result, take, number, words.badDirective);
    }
    if (next === before) break;
  } while (next < args.length && !result.isStopped);
  return result;
}

function printOne(
  format: string,
  at: number,
  result: Printed,
  take: () => string,
  number: (arg: string) => bigint,
  bad: (directive: string) => string,
): number {
  const read = readConversion(format, at, () => Number(number(take())));
  if (read === undefined) {
    result.complaints.push(bad(format.slice(at, at + 2)));
    result.isStopped = true;
    return format.length;
  }
  const { conversion, length } = read;
  const { letter } = conversion;
  if (letter === '%') result.bytes += '%';
  else if (letter === 's') result.bytes += formatString(utf8(take()), conversion);
  else if (letter === 'c') result.bytes += formatString(utf8(take()).slice(0, 1), conversion);
  else if (letter === 'b') result.bytes += formatString(unescape(utf8(take()), result), conversion);
  else if (letter === 'q') result.bytes += formatString(shellQuoted(take()), conversion);
  else if (integerLetters.includes(letter)) result.bytes += formatInteger(number(take()), conversion);
  else if (floatLetters.includes(letter)) {
    const text = take();
    const value = Number.parseFloat(text === '' ? '0' : text);
    if (Number.isNaN(value)) number(text);
    result.bytes += formatFloat(Number.isNaN(value) ? 0 : value, conversion);
  } else {
    result.complaints.push(bad(format.slice(at, at + length)));
    result.isStopped = true;
  }
  return length;
}

function unescape(bytes: string, result: Printed): string {
  let out = '';
  for (let i = 0; i < bytes.length; i++) {
    if (bytes.charAt(i) !== '\\') out += bytes.charAt(i);
    else if (bytes.charAt(i + 1) === 'c') {
      result.isStopped = true;
      return out;
    } else {
      const escape = readEscape(bytes, i, true) ?? readEscape(bytes, i, false);
      out += escape?.bytes ?? '\\';
      i += (escape?.length ?? 1) - 1;
    }
  }
  return out;
}

const shellQuoted = (word: string) =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

export const printf: Program = {
  name: 'printf',
  *main(p) {
    const isBusybox = p.do((sim) => sim.processes.peek(p.processId)?.program === 'busybox');
    const words = [...appletArgv(p.argv).slice(1)];
    if (words[0] === '--') words.shift();
    const [format, ...args] = words;
    if (format === undefined) {
      yield* p.err(
        isBusybox
          ? 'Usage: printf FORMAT [ARG]...\n'
          : "printf: missing operand\nTry 'printf --help' for more information.\n",
      );
      return 1;
    }
    const printed = printFormat(utf8(format), args, {
      notNumeric: (arg, isEmpty) =>
        isBusybox
          ? `invalid number '${arg}'`
          : isEmpty
            ? `'${arg}': expected a numeric value`
            : /^\s*[-+]?\d/.test(arg)
              ? `'${arg}': value not completely converted`
              : `'${arg}': expected a numeric value`,
      badDirective: (directive) =>
        isBusybox
          ? `${directive.slice(0, 1)}: invalid format`
          : `${directive}: invalid conversion specification`,
    });
    for (const complaint of printed.complaints) yield* p.err(`printf: ${complaint}\n`);
    const refused = yield* p.write(1, asBytes(printed.bytes));
    return printed.complaints.length > 0 || refused !== undefined ? 1 : 0;
  },
};
