import { refuse, type Refusal } from '../refusal';
import { compare, equal } from './compare';
import { sprintf } from './printf';
import { asStrings, GoNil, isMap, isSlice, isTrue, printed, toJson, typeName, type GoValue } from './value';

/** A function that templates may call. Refusals become `error calling NAME: …`. */
export interface TemplateFunction {
  /** Fewest and most arguments; without `most`, any number. */
  readonly least: number;
  readonly most?: number;
  /** Types of string arguments are checked before the call, as Go does. */
  readonly takes?: readonly ('string' | '[]string' | 'int' | 'any')[];
  call(args: readonly GoValue[]): GoValue | Refusal;
}

const text = (value: GoValue | undefined): string =>
  typeof value === 'string' ? value : printed(value ?? null);

const onText = (change: (value: string) => string): TemplateFunction => ({
  ...{ least: 1, most: 1, takes: ['string'] },
  call: ([value]) => change(text(value)),
});

/** Go's fmt.Sprint: blanks between operands when neither is a string. */
function sprint(args: readonly GoValue[]): string {
  return args
    .map((value, i) => {
      const before = args[i - 1];
      const apart = i > 0 && typeof value !== 'string' && typeof before !== 'string';
      return (apart ? ' ' : '') + printed(value);
    })
    .join('');
}

const escapedHtml: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;', '\0': '\uFFFD' },
};
const html = (value: string): string => value.replace(/[&<>"'\0]/g, (char) => escapedHtml[char] ?? char);

const escapedJs: Readonly<Record<string, string>> = {
  ...{ '\\': '\\\\', "'": "\\'", '"': '\\"', '<': '\\u003C', '>': '\\u003E', '&': '\\u0026', '=': '\\u003D' },
};
const js = (value: string): string =>
  value.replace(/[\\'"<>&=]|[\x00-\x1f]/g, (char) => {
    const code = char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return escapedJs[char] ?? `\\u${code}`;
  });

const urlquery = (value: string): string =>
  encodeURIComponent(value)
    .replace(/%20/g, '+')
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

function index(args: readonly GoValue[]): GoValue | Refusal {
  let value = args[0] ?? null;
  if (value === null) return refuse('index of untyped nil');
  for (const key of args.slice(1)) {
    if (isMap(value)) {
      if (typeof key !== 'string') return refuse(`value has type ${typeName(key)}; should be string`);
      value = Object.hasOwn(value, key) ? (value[key] ?? null) : null;
    } else if (isSlice(value) || typeof value === 'string') {
      if (typeof key !== 'number') return refuse(`cannot index slice/array with type ${typeName(key)}`);
      if (key < 0 || key > value.length) return refuse(`index out of range: ${String(key)}`);
      if (key === value.length) {
        return refuse(`reflect: ${typeof value === 'string' ? 'string' : 'slice'} index out of range`);
      }
      value = typeof value === 'string' ? value.charCodeAt(key) : (value[key] ?? null);
    } else if (value === null || value instanceof GoNil) {
      return refuse('index of nil pointer');
    } else return refuse(`can't index item of type ${typeName(value)}`);
  }
  return value;
}

function slice(args: readonly GoValue[]): GoValue | Refusal {
  const [value = null, ...bounds] = args;
  if (value === null) return refuse('slice of untyped nil');
  if (typeof value !== 'string' && !isSlice(value))
    return refuse(`can't slice item of type ${typeName(value)}`);
  for (const bound of bounds) {
    if (typeof bound !== 'number') return refuse(`cannot index slice/array with type ${typeName(bound)}`);
    if (bound < 0 || bound > value.length) return refuse(`index out of range: ${String(bound)}`);
  }
  const [from = 0, to = value.length] = bounds as number[];
  return from > to ? refuse(`invalid slice index: ${String(from)} > ${String(to)}`) : value.slice(from, to);
}

function length([value = null]: readonly GoValue[]): GoValue | Refusal {
  if (value === null) return refuse('len of nil pointer');
  if (typeof value === 'string' || isSlice(value)) return value.length;
  return isMap(value) ? Object.keys(value).length : refuse(`len of type ${typeName(value)}`);
}

const ordered = (accept: (order: number) => boolean): TemplateFunction => ({
  least: 2,
  most: 2,
  call([a = null, b = null]) {
    const order = compare(a, b);
    return typeof order === 'number' ? accept(order) : order;
  },
});

const builtins: Readonly<Record<string, TemplateFunction>> = {
  // `and` and `or` stop at the first operand that decides; the machine in execute.ts sees to that.
  and: { least: 1, call: (args) => args.find((value) => !isTrue(value)) ?? args.at(-1) ?? null },
  or: { least: 1, call: (args) => args.find(isTrue) ?? args.at(-1) ?? null },
  not: { least: 1, most: 1, call: ([value = null]) => !isTrue(value) },
  call: {
    least: 1,
    call: ([value = null]) => refuse(`non-function ${printed(value)} of type ${typeName(value)}`),
  },
  html: { least: 0, call: (args) => html(sprint(args)) },
  js: { least: 0, call: (args) => js(sprint(args)) },
  urlquery: { least: 0, call: (args) => urlquery(sprint(args)) },
  index: { least: 1, call: index },
  slice: { least: 1, call: slice },
  len: { least: 1, most: 1, call: length },
  print: { least: 0, call: sprint },
  printf: { least: 1, takes: ['string'], call: ([format, ...args]) => sprintf(text(format), args) },
  println: { least: 0, call: (args) => `${args.map(printed).join(' ')}\n` },
  eq: {
    least: 1,
    call([first = null, ...others]) {
      if (others.length === 0) return refuse('missing argument for comparison');
      for (const other of others) {
        const same = equal(first, other);
        if (same !== false) return same;
      }
      return false;
    },
  },
  ne: {
    ...{ least: 2, most: 2 },
    call([a = null, b = null]) {
      const same = equal(a, b);
      return typeof same === 'boolean' ? !same : same;
    },
  },
  lt: ordered((order) => order < 0),
  le: ordered((order) => order <= 0),
  gt: ordered((order) => order > 0),
  ge: ordered((order) => order >= 0),
};

/** docker's own: https://docs.docker.com/engine/cli/formatting/ */
const dockers: Readonly<Record<string, TemplateFunction>> = {
  json: { least: 1, most: 1, call: ([value = null]) => toJson(value) },
  split: {
    ...{ least: 2, most: 2, takes: ['string', 'string'] },
    call: ([value, by]) => asStrings(text(value).split(text(by))),
  },
  join: {
    ...{ least: 2, most: 2, takes: ['[]string', 'string'] },
    call: ([values = null, by]) => (isSlice(values) ? values.map(printed).join(text(by)) : ''),
  },
  title: onText((value) =>
    value.replace(
      /(^|[^\p{L}\p{N}_'])(\p{Ll})/gu,
      (_all, before: string, char: string) => before + char.toUpperCase(),
    ),
  ),
  lower: onText((value) => value.toLowerCase()),
  upper: onText((value) => value.toUpperCase()),
  pad: {
    ...{ least: 3, most: 3, takes: ['string', 'int', 'int'] },
    call: ([value, before, after]) =>
      text(value) === '' ? '' : ' '.repeat(Number(before)) + text(value) + ' '.repeat(Number(after)),
  },
  truncate: {
    ...{ least: 2, most: 2, takes: ['string', 'int'] },
    call: ([value, size]) =>
      text(value).length < Number(size) ? text(value) : text(value).slice(0, Number(size)),
  },
};

export const templateFunctions: Readonly<Record<string, TemplateFunction>> = { ...builtins, ...dockers };

/** In the line of headers of a table the values are names of columns: functions leave them alone. */
export const headerFunctions: Readonly<Record<string, TemplateFunction>> = {
  ...templateFunctions,
  ...Object.fromEntries(['json', 'title', 'lower', 'upper'].map((name) => [name, onText((value) => value)])),
  truncate: { ...{ least: 2, most: 2 }, call: ([value]) => text(value) },
  split: { ...{ least: 2, most: 2 }, call: ([value]) => text(value) },
  join: { ...{ least: 2, most: 2 }, call: ([value]) => text(value) },
};
