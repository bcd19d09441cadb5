import { asBytes, text, utf8 } from '#sim/base/bytes';
import type { Steps } from '#sim/kernel/program';
import { raise } from '../run/errors';
import { itemsOf } from '../run/iterate';
import type { Runtime } from '../run/runtime';
import { formatted, reprOf, typeName } from '../run/text';
import { getItem } from '../run/subscript';
import { getAttribute } from '../run/attributes';
import { PyBytes, PyDict, PyList, PyTuple, type Named, type NativeBody, type Py } from '../run/values';
import { bytesArg, numberArg, textArg } from './take';

export type Methods = Readonly<Record<string, NativeBody>>;

const words = (value: string) => value.split(/\s+/).filter((word) => word !== '');

function strip(value: string, chars: Py | undefined, sides: string): string {
  const set = typeof chars === 'string' ? new Set(chars) : undefined;
  const isIn = (char: string) => (set === undefined ? /\s/.test(char) : set.has(char));
  let from = 0;
  let to = value.length;
  if (sides.includes('l')) while (from < to && isIn(value.charAt(from))) from++;
  if (sides.includes('r')) while (to > from && isIn(value.charAt(to - 1))) to--;
  return value.slice(from, to);
}

function split(value: string, by: Py | undefined, most: Py | undefined): string[] {
  const limit = most === undefined || Number(most) < 0 ? Infinity : Number(most);
  if (by === undefined || by === null) {
    const all = words(value);
    if (all.length <= limit + 1) return all;
    let rest = value.trimStart();
    const head: string[] = [];
    for (let i = 0; i < limit; i++) {
      const word = /^\S+/.exec(rest)?.[0] ?? '';
      head.push(word);
      rest = rest.slice(word.length).trimStart();
    }
    return [...head, rest];
  }
  const sign = textArg(by);
  if (sign === '') return raise('ValueError', 'empty separator');
  const parts = value.split(sign);
  return parts.length <= limit + 1 ? parts : [...parts.slice(0, limit), parts.slice(limit).join(sign)];
}

const self = (args: readonly Py[]) => String(args[0] as string);

function starts(value: string, given: Py | undefined, isEnd: boolean): boolean {
  const list = given instanceof PyTuple ? given.items : [given ?? null];
  return list.some((one) => (isEnd ? value.endsWith(textArg(one)) : value.startsWith(textArg(one))));
}

/** 'a {} {name!r:>5}'.format(…) */
function* format(run: Runtime, args: Py[], named: Named): Steps<Py> {
  const [pattern, ...given] = args;
  let next = 0;
  let out = '';
  const source = String(pattern as string);
  let last = 0;
  for (const match of source.matchAll(
    /\{\{|\}\}|\{([^{}!:]*)(?:!([rsa]))?(?::([^{}]*(?:\{\w*\}[^{}]*)*))?\}/g,
  )) {
    out += source.slice(last, match.index);
    last = match.index + match[0].length;
    if (match[0] === '{{' || match[0] === '}}') {
      out += match[0].charAt(0);
      continue;
    }
    const [head = '', ...rest] = (match[1] ?? '').split(/(?=[.[])/);
    let value = head === '' ? given[next++] : /^\d+$/.test(head) ? given[Number(head)] : named.get(head);
    if (value === undefined)
      return /^\d*$/.test(head)
        ? raise('IndexError', 'Replacement index 0 out of range for positional args tuple')
        : raise('KeyError', head);
    for (const part of rest)
      value = part.startsWith('.')
        ? yield* getAttribute(run, value, part.slice(1))
        : yield* getItem(run, value, /^\[\d+\]$/.test(part) ? Number(part.slice(1, -1)) : part.slice(1, -1));
    if (match[2] === 'r') value = yield* reprOf(run, value);
    const spec = (match[3] ?? '').replace(/\{(\w*)\}/g, (_, name: string) =>
      String((name === '' ? given[next++] : (named.get(name) ?? '')) as string),
    );
    out += yield* formatted(run, value, spec);
  }
  return out + source.slice(last);
}

const find = (value: string, args: Py[], isLast = false) => {
  const from = args[2] === undefined ? undefined : Number(args[2]);
  return isLast ? value.lastIndexOf(textArg(args[1])) : value.indexOf(textArg(args[1]), from);
};

/** Methods of texts. */
export const stringMethods: Methods = {
  upper: (_, args) => self(args).toUpperCase(),
  lower: (_, args) => self(args).toLowerCase(),
  casefold: (_, args) => self(args).toLowerCase(),
  title: (_, args) =>
    self(args).replace(/[A-Za-z]+/g, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()),
  capitalize: (_, args) => self(args).charAt(0).toUpperCase() + self(args).slice(1).toLowerCase(),
  swapcase: (_, args) =>
    [...self(args)].map((c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join(''),
  strip: (_, args) => strip(self(args), args[1], 'lr'),
  lstrip: (_, args) => strip(self(args), args[1], 'l'),
  rstrip: (_, args) => strip(self(args), args[1], 'r'),
  split: (_, args, named) =>
    new PyList(split(self(args), args[1] ?? named.get('sep'), args[2] ?? named.get('maxsplit'))),
  rsplit: (_, args) => {
    const parts = split(self(args), args[1], undefined);
    const most = args[2] === undefined ? parts.length : Number(args[2]);
    const cut = Math.max(0, parts.length - most);
    return new PyList(
      cut <= 1
        ? parts
        : [parts.slice(0, cut).join(typeof args[1] === 'string' ? args[1] : ' '), ...parts.slice(cut)],
    );
  },
  splitlines: (_, args) =>
    new PyList(
      self(args) === ''
        ? []
        : self(args)
            .replace(/\r?\n$/, '')
            .split(/\r?\n/),
    ),
  partition: (_, args) => {
    const [value, by] = [self(args), textArg(args[1])];
    const at = value.indexOf(by);
    return new PyTuple(at < 0 ? [value, '', ''] : [value.slice(0, at), by, value.slice(at + by.length)]);
  },
  rpartition: (_, args) => {
    const [value, by] = [self(args), textArg(args[1])];
    const at = value.lastIndexOf(by);
    return new PyTuple(at < 0 ? ['', '', value] : [value.slice(0, at), by, value.slice(at + by.length)]);
  },
  *join(run, args) {
    const parts = yield* itemsOf(run, args[1] ?? null);
    for (const [i, part] of parts.entries())
      if (typeof part !== 'string')
        return raise('TypeError', `sequence item ${i}: expected str instance, ${typeName(part)} found`);
    return parts.join(self(args));
  },
  replace: (_, args) => {
    const parts = self(args).split(textArg(args[1]));
    const most = args[3] === undefined ? Infinity : Number(args[3]);
    return parts.reduce(
      (out, part, i) => (i === 0 ? part : out + (i <= most ? textArg(args[2]) : textArg(args[1])) + part),
      '',
    );
  },
  startswith: (_, args) => starts(self(args), args[1], false),
  endswith: (_, args) => starts(self(args), args[1], true),
  find: (_, args) => find(self(args), args),
  rfind: (_, args) => find(self(args), args, true),
  index: (_, args) =>
    find(self(args), args) < 0 ? raise('ValueError', 'substring not found') : find(self(args), args),
  count: (_, args) => self(args).split(textArg(args[1])).length - 1,
  format,
  format_map: (run, args) =>
    format(
      run,
      args.slice(0, 1),
      args[1] instanceof PyDict
        ? new Map([...args[1].rows.values()].map(([k, v]) => [String(k as string), v]))
        : new Map(),
    ),
  encode: (_, args) => new PyBytes(utf8(self(args))),
  isdigit: (_, args) => /^\d+$/.test(self(args)),
  isnumeric: (_, args) => /^\d+$/.test(self(args)),
  isdecimal: (_, args) => /^\d+$/.test(self(args)),
  isalpha: (_, args) => /^\p{L}+$/u.test(self(args)),
  isalnum: (_, args) => /^[\p{L}\p{N}]+$/u.test(self(args)),
  isspace: (_, args) => /^\s+$/.test(self(args)),
  isupper: (_, args) => /[A-Z]/.test(self(args)) && !/[a-z]/.test(self(args)),
  islower: (_, args) => /[a-z]/.test(self(args)) && !/[A-Z]/.test(self(args)),
  isidentifier: (_, args) => /^[A-Za-z_]\w*$/.test(self(args)),
  zfill: (_, args) =>
    self(args).replace(
      /^([-+]?)(.*)$/s,
      (_all, sign: string, rest: string) => sign + rest.padStart(numberArg(args[1]) - sign.length, '0'),
    ),
  ljust: (_, args) => self(args).padEnd(numberArg(args[1]), args[2] === undefined ? ' ' : textArg(args[2])),
  rjust: (_, args) => self(args).padStart(numberArg(args[1]), args[2] === undefined ? ' ' : textArg(args[2])),
  center: (_, args) => {
    const [value, width] = [self(args), numberArg(args[1])];
    const left = Math.floor((width - value.length) / 2);
    const fill = args[2] === undefined ? ' ' : textArg(args[2]);
    return width <= value.length
      ? value
      : fill.repeat(left) + value + fill.repeat(width - value.length - left);
  },
  removeprefix: (_, args) =>
    self(args).startsWith(textArg(args[1])) ? self(args).slice(textArg(args[1]).length) : self(args),
  removesuffix: (_, args) =>
    self(args).endsWith(textArg(args[1])) ? self(args).slice(0, -textArg(args[1]).length) : self(args),
  expandtabs: (_, args) => self(args).replaceAll('\t', '        '),
};

const bytesOf = (args: readonly Py[]) => bytesArg(args[0]).value as string;
/** Methods of texts that bytes have too. */
const shared = [
  'upper',
  'lower',
  'strip',
  'lstrip',
  'rstrip',
  'split',
  'splitlines',
  'startswith',
  'endswith',
  'replace',
  'find',
  'index',
  'count',
  'join',
  'partition',
];

function asText(value: Py): Py {
  return value instanceof PyBytes
    ? (value.value as string)
    : value instanceof PyList
      ? new PyList(value.items.map(asText))
      : value instanceof PyTuple
        ? new PyTuple(value.items.map(asText))
        : value;
}

function asPyBytes(value: Py): Py {
  if (typeof value === 'string') return new PyBytes(asBytes(value));
  if (value instanceof PyList) return new PyList(value.items.map(asPyBytes));
  return value instanceof PyTuple ? new PyTuple(value.items.map(asPyBytes)) : value;
}

/** Methods of bytes. */
export const bytesMethods: Methods = {
  ...Object.fromEntries(
    shared.map((name): [string, NativeBody] => [
      name,
      function* (run, args, named) {
        const method = stringMethods[name];
        const made = method?.(run, args.map(asText), named) ?? null;
        return asPyBytes(
          typeof made === 'object' && made !== null && 'next' in made && 'throw' in made
            ? yield* made as Steps<Py>
            : (made as Py),
        );
      },
    ]),
  ),
  decode: (_, args) => text(asBytes(bytesOf(args))),
  hex: (_, args) => [...bytesOf(args)].map((c) => c.charCodeAt(0).toString(16).padStart(2, '0')).join(''),
};
