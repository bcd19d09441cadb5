import { utf8 } from '#sim/base/bytes';
import { strftime } from '#sim/base/strftime';
import { parseNumber } from '../expand/numbers';
import { quoteBackslash } from '../expand/quote';
import type { Shell } from '../shell';
import { everywhere, type Builtin } from './builtin';
import { unescape } from './escapes';

/** One run of printf: the arguments that are left, and how it went. */
interface Run {
  sh: Shell;
  args: string[];
  status: number;
  /** `%b` with `\c` */
  isCut: boolean;
  /** all arguments were used up before this round */
  isEmpty: boolean;
}

/** printf(1): the format is used again as long as arguments are left. */
export const printf: Builtin = {
  dialects: everywhere,
  run(sh, given) {
    let args = [...given];
    let name: string | undefined;
    if (args[0] === '-v' && sh.dialect.isBash) {
      name = args[1];
      args = args.slice(2);
    }
    if (args[0] === '--') args = args.slice(1);
    const format = args.shift();
    if (format === undefined) {
      const usage = sh.dialect.isBash ? 'printf: usage: printf [-v var] format [arguments]\n' : undefined;
      if (usage === undefined) sh.complain('usage: printf format [arg ...]', 'printf');
      else sh.err(usage);
      return 2;
    }
    const run: Run = { sh, args, status: 0, isCut: false, isEmpty: false };
    let bytes = '';
    do {
      const before = run.args.length;
      bytes += once(run, format);
      if (run.args.length === before) break;
    } while (run.args.length > 0 && !run.isCut);
    if (name === undefined) sh.sayBytes(1, bytes);
    else sh.assignTo(name, sh.decode(bytes));
    return run.status;
  },
};

const directive = /%([-+ #0']*)(\*|\d+)?(?:\.(\*|-?\d*))?(?:hh|h|ll|l|j|z|t|L)?(\([^)]*\)T|[a-zA-Z%])/g;

function once(run: Run, format: string): string {
  let out = '';
  let last = 0;
  for (const match of format.matchAll(directive)) {
    const literal = unescape(format.slice(last, match.index), 'format');
    out += literal.bytes;
    if (literal.isCut) return cut(run, out);
    last = match.index + match[0].length;
    out += one(run, match);
    if (run.isCut) return out;
  }
  const rest = unescape(format.slice(last), 'format');
  if (rest.isCut) run.isCut = true;
  return out + rest.bytes;
}

function cut(run: Run, out: string): string {
  run.isCut = true;
  return out;
}

function one(run: Run, match: RegExpMatchArray): string {
  const [, flags = '', width, precision, conversion = ''] = match;
  if (conversion === '%') return '%';
  const wide = width === '*' ? Number(take(run) || 0) : Number(width ?? 0);
  const exact =
    precision === undefined ? undefined : precision === '*' ? Number(take(run) || 0) : Number(precision || 0);
  const left = flags.includes('-') || wide < 0;
  const body = convert(run, conversion, flags, exact);
  const isNumber = /[diouxXeEfFgG]/.test(conversion);
  return pad(
    body,
    Math.abs(wide),
    left,
    isNumber && flags.includes('0') && (exact === undefined || !/[diouxX]/.test(conversion)),
  );
}

function take(run: Run): string {
  return run.args.shift() ?? '';
}

function pad(body: string, width: number, left: boolean, zero: boolean): string {
  if (left) return body.padEnd(width);
  if (!zero) return body.padStart(width);
  const sign = /^[-+ ]|^0[xX]/.exec(body)?.[0] ?? '';
  return sign + body.slice(sign.length).padStart(width - sign.length, '0');
}

function convert(run: Run, conversion: string, flags: string, precision: number | undefined): string {
  if (conversion.endsWith('T')) return dateOf(run, conversion.slice(1, -2));
  if (conversion === 's') return cutText(utf8(take(run)), precision);
  if (conversion === 'c') return utf8(take(run)).slice(0, 1);
  if (conversion === 'q' && run.sh.dialect.isBash) return cutText(utf8(quoteBackslash(take(run))), precision);
  if (conversion === 'b') {
    const { bytes, isCut } = unescape(take(run), 'echo');
    if (isCut) run.isCut = true;
    return cutText(bytes, precision);
  }
  if (/[diouxX]/.test(conversion)) return integer(run, conversion, flags, precision);
  if (/[eEfFgG]/.test(conversion)) return float(run, conversion, flags, precision);
  complain(
    run,
    run.sh.dialect.isBash
      ? `\`${conversion}': invalid format character`
      : `%${conversion}: invalid directive`,
  );
  run.isCut = true;
  return '';
}

const cutText = (text: string, precision: number | undefined) =>
  precision === undefined ? text : text.slice(0, precision);

function complain(run: Run, text: string): void {
  run.sh.complain(text, run.sh.s.dialect === 'ash' ? undefined : 'printf');
  run.status = 1;
}

function numberOf(run: Run, text: string): bigint {
  const trimmed = text.trim();
  if (trimmed === '') return 0n;
  if (/^["']/.test(trimmed)) return BigInt(trimmed.codePointAt(1) ?? 0);
  const good = /^[-+]?(0[xX][0-9a-fA-F]+|\d+)/.exec(trimmed)?.[0] ?? '';
  const n = good === '' ? 0n : (parseNumber(good) ?? 0n);
  if (good === trimmed) return n;
  const { dialect } = run.sh.s;
  if (dialect === 'bash') complain(run, `${text}: invalid number`);
  else if (dialect === 'ash') complain(run, `invalid number '${text}'`);
  else complain(run, `${text}: ${good === '' ? 'expected numeric value' : 'not completely converted'}`);
  return n;
}

function integer(run: Run, conversion: string, flags: string, precision: number | undefined): string {
  const n = numberOf(run, take(run));
  const isSigned = conversion === 'd' || conversion === 'i';
  const unsigned = BigInt.asUintN(64, n);
  const base = conversion === 'o' ? 8 : /x/i.test(conversion) ? 16 : 10;
  let digits = (isSigned ? (n < 0n ? -n : n) : unsigned).toString(base);
  if (conversion === 'X') digits = digits.toUpperCase();
  if (precision !== undefined) digits = digits.padStart(precision, '0');
  if (flags.includes('#') && n !== 0n)
    digits = (base === 16 ? `0${conversion}` : base === 8 ? '0' : '') + digits;
  if (!isSigned) return digits;
  return (n < 0n ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '') + digits;
}

function float(run: Run, conversion: string, flags: string, precision = 6): string {
  const text = take(run).trim();
  const value = text === '' ? 0 : Number(text);
  if (Number.isNaN(value))
    complain(run, run.sh.s.dialect === 'ash' ? `invalid number '${text}'` : `${text}: invalid number`);
  const n = Number.isNaN(value) ? Number.parseFloat(text) || 0 : value;
  const lower = conversion.toLowerCase();
  let body =
    lower === 'f'
      ? n.toFixed(precision)
      : lower === 'e'
        ? exponent(n.toExponential(precision))
        : general(n, precision);
  if (conversion !== lower) body = body.toUpperCase();
  return n >= 0 && flags.includes('+') ? `+${body}` : body;
}

const exponent = (text: string) => text.replace(/e([-+])(\d)$/, 'e$10$2');

function general(n: number, precision: number): string {
  if (n === 0) return '0';
  const size = Math.floor(Math.log10(Math.abs(n)));
  const digits = precision === 0 ? 1 : precision;
  if (size < -4 || size >= digits) return exponent(n.toExponential(digits - 1).replace(/\.?0+e/, 'e'));
  const fixed = n.toFixed(Math.max(0, digits - 1 - size));
  return fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
}

/** `%(format)T` (bash): −1 or nothing is now, −2 when the shell began. */
function dateOf(run: Run, format: string): string {
  const given = take(run);
  const seconds = given === '' || given === '-1' ? run.sh.p.now() / 1000 : Number(given);
  return strftime(format === '' ? '%X' : format, Math.floor(seconds) * 1000);
}
