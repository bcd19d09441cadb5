import { raise } from '../run/errors';
import { typeName } from '../run/text';
import { numberOf, PyBytes, PyNative, type NativeBody, type Py } from '../run/values';

/** Functions of ours under their names. */
export function natives(
  prefix: string,
  table: Readonly<Record<string, NativeBody>>,
): Record<string, PyNative> {
  return Object.fromEntries(
    Object.entries(table).map(([name, body]) => [
      name,
      new PyNative(prefix === '' ? name : `${prefix}.${name}`, body),
    ]),
  );
}

/** A text argument, or TypeError. */
export function textArg(value: Py | undefined, what = 'argument'): string {
  if (typeof value === 'string') return value;
  return raise('TypeError', `${what} must be str, not ${typeName(value ?? null)}`);
}

/** A number argument, or TypeError. */
export function numberArg(value: Py | undefined): number {
  const number = value === undefined ? undefined : numberOf(value);
  return (
    number ?? raise('TypeError', `'${typeName(value ?? null)}' object cannot be interpreted as an integer`)
  );
}

export function bytesArg(value: Py | undefined): PyBytes {
  return value instanceof PyBytes
    ? value
    : raise('TypeError', `a bytes-like object is required, not '${typeName(value ?? null)}'`);
}
