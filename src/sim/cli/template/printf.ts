import {
  GoFloat,
  GoNil,
  GoStruct,
  JsonNumber,
  isMap,
  isSlice,
  printed,
  printedFloat,
  typeName,
  type GoValue,
} from './value';

const directive = /%([-+# 0]*)(\d+|\*)?(?:\.(\d*))?(.)/gsu;

interface Directive {
  readonly flags: string;
  readonly precision: number | undefined;
  readonly verb: string;
}

/** Go's fmt.Sprintf for the verbs that templates use: %v %s %d %q %x %X %o %b %c %U %t %f %e %g %T %p %%. */
export function sprintf(format: string, args: readonly GoValue[]): string {
  let used = 0;
  const out = format.replace(
    directive,
    (_all, flags: string, width: string, precision: string | undefined, verb: string) => {
      if (verb === '%') return '%';
      const columns = width === '*' ? Number(args[used++] ?? 0) : Number(width || 0);
      if (used >= args.length) return `%!${verb}(MISSING)`;
      const value = args[used++] ?? null;
      const spec = { flags, verb, precision: precision === undefined ? undefined : Number(precision || 0) };
      return padded(
        formatOne(value, spec),
        columns,
        flags,
        typeof value === 'number' || value instanceof GoFloat,
      );
    },
  );
  if (/(^|[^%])(%%)*%[-+# 0]*\d*$/.test(format)) return `${out.replace(/%[-+# 0]*\d*$/, '')}%!(NOVERB)`;
  if (used >= args.length) return out;
  const extra = args
    .slice(used)
    .map((value) => (value === null ? '<nil>' : `${typeName(value)}=${printed(value)}`));
  return `${out}%!(EXTRA ${extra.join(', ')})`;
}

function padded(text: string, columns: number, flags: string, isNumber: boolean): string {
  const missing = columns - [...text].length;
  if (missing <= 0) return text;
  if (flags.includes('-')) return text + ' '.repeat(missing);
  if (!flags.includes('0')) return ' '.repeat(missing) + text;
  const sign = isNumber ? (/^[+-]/.exec(text)?.[0] ?? '') : '';
  return sign + '0'.repeat(missing) + text.slice(sign.length);
}

function formatOne(given: GoValue, spec: Directive): string {
  const value = given instanceof JsonNumber && spec.verb === 's' ? given.digits : given;
  const { verb } = spec;
  if (verb === 'v') return spec.flags.includes('#') ? goSyntax(value) : printed(value);
  if (verb === 'T') return value === null ? '<nil>' : typeName(value);
  if (isSlice(value)) return `[${value.map((one) => formatOne(one, spec)).join(' ')}]`;
  if (isMap(value) && verb !== 'p') {
    const keys = Object.keys(value).sort();
    return `map[${keys.map((key) => `${formatOne(key, spec)}:${formatOne(value[key] ?? null, spec)}`).join(' ')}]`;
  }
  const text = scalar(value, spec);
  return text ?? wrongVerb(verb, value);
}

function wrongVerb(verb: string, value: GoValue): string {
  return value === null ? `%!${verb}(<nil>)` : `%!${verb}(${typeName(value)}=${printed(value)})`;
}

function scalar(value: GoValue, spec: Directive): string | undefined {
  if (typeof value === 'string') return ofString(value, spec);
  if (typeof value === 'boolean') return spec.verb === 't' ? String(value) : undefined;
  if (value instanceof GoFloat) return ofFloat(value.value, spec);
  if (typeof value === 'number')
    return Number.isInteger(value) ? ofInteger(value, spec) : ofFloat(value, spec);
  if (value instanceof GoStruct || value instanceof GoNil)
    return spec.verb === 's' ? printed(value) : undefined;
  return undefined;
}

const hex = (text: string): string =>
  [...new Array(text.length).keys()].map((i) => text.charCodeAt(i).toString(16).padStart(2, '0')).join('');

function ofString(value: string, spec: Directive): string | undefined {
  const cut = spec.precision === undefined ? value : [...value].slice(0, spec.precision).join('');
  if (spec.verb === 's') return cut;
  if (spec.verb === 'q')
    return spec.flags.includes('#') && !cut.includes('`') ? `\`${cut}\`` : JSON.stringify(cut);
  if (spec.verb === 'x') return hex(cut);
  return spec.verb === 'X' ? hex(cut).toUpperCase() : undefined;
}

const bases: Readonly<Record<string, number>> = { d: 10, b: 2, o: 8, x: 16, X: 16 };

function ofInteger(value: number, spec: Directive): string | undefined {
  const { verb, flags } = spec;
  if (verb === 'c') return String.fromCodePoint(value);
  if (verb === 'q') return `'${String.fromCodePoint(value)}'`;
  if (verb === 'U') return `U+${value.toString(16).toUpperCase().padStart(4, '0')}`;
  const base = bases[verb];
  if (base === undefined) return undefined;
  const prefix = flags.includes('#') && base === 16 ? '0x' : '';
  const digits = (prefix + Math.abs(value).toString(base)).padStart(spec.precision ?? 0, '0');
  const sign = value < 0 ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  return sign + (verb === 'X' ? digits.toUpperCase() : digits);
}

function ofFloat(value: number, spec: Directive): string | undefined {
  const sign = value >= 0 && spec.flags.includes('+') ? '+' : '';
  const precision = spec.precision ?? 6;
  if (spec.verb === 'f' || spec.verb === 'F') return sign + value.toFixed(precision);
  if (spec.verb === 'e') return sign + value.toExponential(precision).replace(/e([+-])(\d)$/, 'e$10$2');
  if (spec.verb !== 'g') return undefined;
  return (
    sign +
    (spec.precision === undefined ? printedFloat(value) : String(Number(value.toPrecision(precision || 1))))
  );
}

function goSyntax(value: GoValue): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (isSlice(value)) return `${typeName(value)}{${value.map(goSyntax).join(', ')}}`;
  if (!isMap(value)) return printed(value);
  const keys = Object.keys(value).sort();
  return `${typeName(value)}{${keys.map((key) => `${JSON.stringify(key)}:${goSyntax(value[key] ?? null)}`).join(', ')}}`;
}
