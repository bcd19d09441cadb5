/** One conversion of a printf format: `%-8.3d`. `*` in width or precision takes an argument. */
export interface Conversion {
  flags: string;
  width: number;
  precision: number | undefined;
  letter: string;
}

const shape = /^%([-+ #0']*)(\*|\d+)?(?:\.(\*|-?\d*))?(?:hh|h|ll|l|L|q|j|z|t)?([a-zA-Z%])/;

/** Reads the conversion at `at`; `star` gives the next argument for each `*`. */
export function readConversion(
  format: string,
  at: number,
  star: () => number,
): { conversion: Conversion; length: number } | undefined {
  const found = shape.exec(format.slice(at, at + 64));
  if (found === null) return undefined;
  const [all, givenFlags = '', givenWidth, givenPrecision, letter = ''] = found;
  let flags = givenFlags;
  let width = givenWidth === '*' ? star() : Number(givenWidth ?? 0);
  if (width < 0) {
    flags += '-';
    width = -width;
  }
  const hasPrecision = givenPrecision !== undefined;
  let precision = hasPrecision ? (givenPrecision === '*' ? star() : Number(givenPrecision)) : undefined;
  if (precision !== undefined && precision < 0) precision = undefined;
  return { conversion: { flags, width, precision, letter }, length: all.length };
}

/** Pads to the width: by zeros behind the sign, or by spaces. */
function pad(text: string, { flags, width }: Conversion, mayZero: boolean): string {
  if (text.length >= width) return text;
  if (flags.includes('-')) return text.padEnd(width);
  if (!mayZero || !flags.includes('0')) return text.padStart(width);
  const prefix = /^[-+ ]?(0[xX])?/.exec(text)?.[0] ?? '';
  return prefix + text.slice(prefix.length).padStart(width - prefix.length, '0');
}

export function formatString(text: string, conversion: Conversion): string {
  const cut = conversion.precision === undefined ? text : text.slice(0, conversion.precision);
  return pad(cut, conversion, false);
}

const sign = (isNegative: boolean, flags: string) =>
  isNegative ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';

/** %d %i %u %o %x %X. Numbers beyond 64 bits wrap for unsigned letters, as in C. */
export function formatInteger(value: bigint, conversion: Conversion): string {
  const { letter, precision, flags } = conversion;
  const isSigned = letter === 'd' || letter === 'i';
  const shown = isSigned ? value : BigInt.asUintN(64, value);
  const radix = letter === 'o' ? 8 : letter === 'x' || letter === 'X' ? 16 : 10;
  let digits = (shown < 0n ? -shown : shown).toString(radix);
  if (precision === 0 && shown === 0n) digits = '';
  if (precision !== undefined) digits = digits.padStart(precision, '0');
  if (flags.includes('#') && letter === 'o' && !digits.startsWith('0')) digits = `0${digits}`;
  if (flags.includes('#') && radix === 16 && shown !== 0n) digits = `0x${digits}`;
  if (letter === 'X') digits = digits.toUpperCase();
  const text = (isSigned ? sign(shown < 0n, flags) : '') + digits;
  return pad(text, conversion, precision === undefined);
}

/** %f %e %g and their capitals. */
export function formatFloat(value: number, conversion: Conversion): string {
  const { letter, flags } = conversion;
  const lower = letter.toLowerCase();
  if (!Number.isFinite(value)) {
    const word = Number.isNaN(value) ? 'nan' : 'inf';
    const isNegative = value === -Infinity;
    const shown = sign(isNegative, flags) + word;
    return pad(letter === lower ? shown : shown.toUpperCase(), conversion, false);
  }
  const isNegative = value < 0 || Object.is(value, -0);
  const text = sign(isNegative, flags) + digitsOf(Math.abs(value), lower, conversion);
  return pad(letter === lower ? text : text.toUpperCase(), conversion, true);
}

function digitsOf(value: number, letter: string, { precision = 6, flags }: Conversion): string {
  if (letter === 'f') return fixed(value, precision);
  if (letter === 'e') return exponential(value, precision);
  const significant = precision === 0 ? 1 : precision;
  const exponent =
    value === 0 ? 0 : Number(value.toExponential(Math.min(100, significant - 1)).split('e')[1]);
  const isShort = exponent < -4 || exponent >= significant;
  const full = isShort ? exponential(value, significant - 1) : fixed(value, significant - 1 - exponent);
  if (flags.includes('#') || !full.includes('.')) return full;
  return full.replace(/\.?0+(?=e|$)/, '');
}

/** JavaScript rounds what lies exactly between two up, C to the even one. `show` writes with so many places. */
function roundedToEven(value: number, precision: number, show: (places: number) => string): string {
  const places = Math.min(100, precision);
  const rounded = show(places);
  const [exact = '', exponent] = show(Math.min(100, places + 50)).split('e');
  const point = exact.indexOf('.');
  if (value === 0 || !/^50*$/.test(exact.slice(point + 1 + places))) return rounded;
  const down = exact.slice(0, places === 0 ? point : point + 1 + places);
  if (Number(down.at(-1)) % 2 === 1) return rounded;
  return exponent === undefined ? down : `${down}e${exponent}`;
}

/** Exact, unlike toFixed beyond 1e21. */
function fixed(value: number, precision: number): string {
  if (value < 1e21) return roundedToEven(value, precision, (places) => value.toFixed(places));
  const whole = BigInt(value).toString();
  return precision === 0 ? whole : `${whole}.${'0'.repeat(precision)}`;
}

function exponential(value: number, precision: number): string {
  const [digits = '', exponent = '+0'] = roundedToEven(value, precision, (places) =>
    value.toExponential(places),
  ).split('e');
  const power = exponent.slice(1).padStart(2, '0');
  return `${digits}e${exponent.charAt(0)}${power}`;
}

const simple: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
};

/** One backslash escape at `at` (where the backslash is): the byte it means and its length, or undefined. `echo` and %b want `\0NNN`. */
export function readEscape(
  format: string,
  at: number,
  zeroOctal: boolean,
): { bytes: string; length: number } | undefined {
  const rest = format.slice(at + 1, at + 6);
  const plain = simple[rest.charAt(0)];
  if (plain !== undefined) return { bytes: plain, length: 2 };
  const octal = (zeroOctal ? /^0[0-7]{0,3}/ : /^[0-7]{1,3}/).exec(rest)?.[0];
  if (octal !== undefined) {
    return { bytes: String.fromCharCode(Number.parseInt(octal, 8) & 255), length: octal.length + 1 };
  }
  const hex = /^x([0-9A-Fa-f]{1,2})/.exec(rest);
  if (hex !== null) {
    return { bytes: String.fromCharCode(Number.parseInt(hex[1] ?? '0', 16)), length: hex[0].length + 1 };
  }
  return undefined;
}
