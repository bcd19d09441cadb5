import type { Steps } from '#sim/kernel/program';
import { getAttribute } from '../run/attributes';
import { callFunction, callMethod } from '../run/call';
import { raise } from '../run/errors';
import type { Runtime } from '../run/runtime';
import { reprOf, textOf, typeName } from '../run/text';
import {
  isTrue,
  numberOf,
  PyBytes,
  PyDict,
  PyFloat,
  PyList,
  PyObject,
  PyRange,
  PySet,
  PyTuple,
  rangeLength,
  type Named,
  type Py,
} from '../run/values';

/** print() */
export function* print(run: Runtime, args: Py[], named: Named): Steps<Py> {
  const texts: string[] = [];
  for (const one of args) texts.push(yield* textOf(run, one));
  const sep = named.get('sep');
  const end = named.get('end');
  const line = texts.join(typeof sep === 'string' ? sep : ' ') + (typeof end === 'string' ? end : '\n');
  const file = named.get('file') ?? null;
  if (file === null) yield* run.write(line, isTrue(named.get('flush') ?? false));
  else yield* callFunction(run, yield* getAttribute(run, file, 'write'), [line]);
  return null;
}

/** int() */
export function* toInt(run: Runtime, args: Py[], named: Named): Steps<Py> {
  const [value = 0, base = named.get('base')] = args;
  if (typeof value === 'string' || value instanceof PyBytes) {
    const text = (typeof value === 'string' ? value : (value.value as string)).trim().replaceAll('_', '');
    const radix = base === undefined ? 10 : Number(base);
    const digits = '0123456789abcdefghijklmnopqrstuvwxyz'.slice(0, radix === 0 ? 10 : radix);
    if (!new RegExp(`^[-+]?(0[xob])?[${digits}]+$`, 'i').test(text))
      return raise(
        'ValueError',
        `invalid literal for int() with base ${radix}: ${yield* reprOf(run, value)}`,
      );
    return radix === 10
      ? Number(text)
      : parseInt(text.replace(/^([-+]?)0[xob]/i, '$1'), radix === 0 ? 10 : radix);
  }
  const number = numberOf(value);
  if (number !== undefined)
    return Number.isFinite(number)
      ? Math.trunc(number)
      : raise(
          Number.isNaN(number) ? 'ValueError' : 'OverflowError',
          `cannot convert float ${Number.isNaN(number) ? 'NaN' : 'infinity'} to integer`,
        );
  const own = yield* callMethod(run, value, '__int__', []);
  return (
    own ??
    raise(
      'TypeError',
      `int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`,
    )
  );
}

/** float() */
export function* toFloat(run: Runtime, args: Py[]): Steps<Py> {
  const [value = 0] = args;
  const number = numberOf(value);
  if (number !== undefined) return new PyFloat(number);
  if (typeof value === 'string') {
    const text = value.trim().toLowerCase();
    if (/^[-+]?(\d[\d_]*\.?\d*|\.\d+)(e[-+]?\d+)?$/.test(text))
      return new PyFloat(Number(text.replaceAll('_', '')));
    if (/^[-+]?(inf|infinity|nan)$/.test(text))
      return new PyFloat(text.includes('nan') ? NaN : text.startsWith('-') ? -Infinity : Infinity);
    return raise('ValueError', `could not convert string to float: ${yield* reprOf(run, value)}`);
  }
  return raise('TypeError', `float() argument must be a string or a real number, not '${typeName(value)}'`);
}

/** len() */
export function* length(run: Runtime, [value = null]: Py[]): Steps<Py> {
  if (typeof value === 'string') return [...value].length;
  if (value instanceof PyList || value instanceof PyTuple) return value.items.length;
  if (value instanceof PyDict || value instanceof PySet) return value.rows.size;
  if (value instanceof PyBytes) return value.value.length;
  if (value instanceof PyRange) return rangeLength(value);
  if (value instanceof PyObject) {
    const own = yield* callMethod(run, value, '__len__', []);
    if (own !== undefined) return own;
    if (value.slot !== undefined) return yield* length(run, [value.slot]);
  }
  return raise('TypeError', `object of type '${typeName(value)}' has no len()`);
}
