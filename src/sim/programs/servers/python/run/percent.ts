import type { Steps } from '#sim/kernel/program';
import { raise } from './errors';
import type { Runtime } from './runtime';
import { formatted, reprOf, textOf, typeName } from './text';
import { PyBytes, PyDict, PyFloat, PyTuple, type Py } from './values';

/** `'%s is %d' % (…)` */
export function* percent(run: Runtime, pattern: string, given: Py): Steps<string> {
  const items = given instanceof PyTuple ? [...given.items] : [given];
  let out = '';
  let used = 0;
  let last = 0;
  for (const match of pattern.matchAll(
    /%(?:\((\w+)\))?([-+ 0#]*)(\d+|\*)?(?:\.(\d+))?([sdrifFeEgGxXoc%])/g,
  )) {
    out += pattern.slice(last, match.index);
    last = match.index + match[0].length;
    const [, name, flags = '', width = '', precision, kind = 's'] = match;
    if (kind === '%') {
      out += '%';
      continue;
    }
    let value: Py | undefined;
    if (name !== undefined) value = given instanceof PyDict ? given.get(name) : undefined;
    else value = items[used++];
    if (value === undefined)
      return name === undefined
        ? raise('TypeError', 'not enough arguments for format string')
        : raise('KeyError', name);
    out += yield* one(run, value, kind, flags, width, precision);
  }
  if (!(given instanceof PyDict) && used < items.length)
    return raise('TypeError', 'not all arguments converted during string formatting');
  return out + pattern.slice(last);
}

function* one(
  run: Runtime,
  value: Py,
  kind: string,
  flags: string,
  width: string,
  precision: string | undefined,
): Steps<string> {
  let text: string;
  if (kind === 's') text = value instanceof PyBytes ? value.value : yield* textOf(run, value);
  else if (kind === 'r') text = yield* reprOf(run, value);
  else {
    const number =
      value instanceof PyFloat ? value.value : typeof value === 'boolean' ? Number(value) : value;
    if (typeof number !== 'number')
      return raise('TypeError', `%${kind} format: a real number is required, not ${typeName(value)}`);
    const whole = kind === 'd' || kind === 'i';
    text = whole
      ? String(Math.trunc(number))
      : yield* formatted(
          run,
          kind === 'x' || kind === 'X' || kind === 'o' || kind === 'c'
            ? Math.trunc(number)
            : new PyFloat(number),
          `.${precision ?? '6'}${kind}`.replace(/^\.\d+([xXoc])$/, '$1'),
        );
    if (flags.includes('+') && number >= 0) text = `+${text}`;
  }
  if (kind === 's' && precision !== undefined) text = text.slice(0, Number(precision));
  const size = Number(width === '' ? 0 : width);
  if (flags.includes('-')) return text.padEnd(size);
  return flags.includes('0') && kind !== 's' ? text.padStart(size, '0') : text.padStart(size);
}
