import { refuse, runtimeFault } from '../errors';
import type { Session } from '../session';
import {
  asItems,
  hashtable,
  isDictionary,
  isList,
  isTrue,
  newThing,
  toText,
  typeOf,
  type Value,
} from '../values';
import { areEqual, cast, compareValues, roundHalfEven, toNumber } from './convert';
import { formatText } from './format-text';
import { regex, wildcard } from './patterns';

type Operator = (left: Value, right: Value, session: Session) => Value;

const arithmetic =
  (what: (a: number, b: number) => number): Operator =>
  (left, right) =>
    what(toNumber(left), toNumber(right));

const add: Operator = (left, right) => {
  if (isList(left)) return [...left, ...(isList(right) ? right : [right])];
  if (isDictionary(left) && isDictionary(right))
    return newThing(hashtable, { ...left.props, ...right.props });
  if (typeof left === 'string') return left + toText(right);
  if (left === null) return right;
  return toNumber(left) + toNumber(right);
};

const multiply: Operator = (left, right) => {
  if (typeof left === 'string') return left.repeat(Math.max(0, toNumber(right)));
  if (isList(left)) return Array.from({ length: toNumber(right) }, () => left).flat();
  return toNumber(left) * toNumber(right);
};

const divide: Operator = (left, right) => {
  const by = toNumber(right);
  if (by === 0)
    refuse({
      message: 'Attempted to divide by zero.',
      category: 'NotSpecified',
      exception: 'RuntimeException',
      id: 'RuntimeException',
    });
  return toNumber(left) / by;
};

type Test = (left: Value, right: Value, isExact: boolean) => boolean;

/** A comparison asks a single value, and picks from a list. */
const comparison =
  (test: Test, isExact = false): Operator =>
  (left, right) =>
    isList(left) ? left.filter((one) => test(one, right, isExact)) : test(left, right, isExact);

const like: Test = (left, right, isExact) => wildcard(toText(right), isExact).test(toText(left));
const contains: Test = (left, right, isExact) => asItems(left).some((one) => areEqual(one, right, isExact));

const tests: Readonly<Record<string, Test>> = {
  eq: areEqual,
  ne: (left, right, isExact) => !areEqual(left, right, isExact),
  gt: (left, right, isExact) => compareValues(left, right, isExact) > 0,
  ge: (left, right, isExact) => compareValues(left, right, isExact) >= 0,
  lt: (left, right, isExact) => compareValues(left, right, isExact) < 0,
  le: (left, right, isExact) => compareValues(left, right, isExact) <= 0,
  like,
  notlike: (left, right, isExact) => !like(left, right, isExact),
};

function compiled(pattern: string, isExact: boolean, flags = ''): RegExp {
  const made = regex(pattern, `${isExact ? '' : 'i'}${flags}`);
  if (made === undefined)
    return refuse({
      message: `The regular expression pattern ${pattern} is not valid.`,
      category: 'InvalidOperation',
      target: pattern,
      exception: 'RuntimeException',
      id: 'InvalidRegularExpression',
    });
  return made;
}

/** -match fills $Matches when a single value matches. */
const match =
  (isExact: boolean, isNot: boolean): Operator =>
  (left, right, session) => {
    const pattern = compiled(toText(right), isExact);
    if (isList(left)) return left.filter((one) => pattern.test(toText(one)) !== isNot);
    const found = pattern.exec(toText(left));
    if (found !== null) {
      const groups = found.map((one, i): [string, Value] => [String(i), one]);
      session.set(
        'Matches',
        newThing(hashtable, Object.fromEntries([...groups, ...Object.entries(found.groups ?? {})])),
      );
    }
    return (found !== null) !== isNot;
  };

const replace =
  (isExact: boolean): Operator =>
  (left, right) => {
    const [pattern = '', by = ''] = asItems(right).map(toText);
    const made = compiled(pattern, isExact, 'g');
    const text = by
      .replaceAll('$0', '$$&')
      .replace(/\$\{(\w+)\}/g, (_, name: string) => (/^\d+$/.test(name) ? `$${name}` : `$<${name}>`));
    const one = (value: Value) => toText(value).replace(made, text);
    return isList(left) ? left.map(one) : one(left);
  };

const split =
  (isExact: boolean): Operator =>
  (left, right) => {
    const [pattern = ' ', most] = asItems(right);
    const made = compiled(toText(pattern), isExact);
    const limit = most === undefined ? 0 : toNumber(most);
    return asItems(left).flatMap((one) => {
      const parts = toText(one)
        .split(made)
        .map((part) => (part as string | undefined) ?? '');
      if (limit <= 0 || parts.length <= limit) return parts;
      const all = compiled(toText(pattern), isExact, 'g');
      let rest = toText(one);
      const head: string[] = [];
      for (let i = 1; i < limit; i++) {
        all.lastIndex = 0;
        const found = all.exec(rest);
        if (found === null) break;
        head.push(rest.slice(0, found.index));
        rest = rest.slice(found.index + found[0].length);
      }
      return [...head, rest];
    });
  };

const isType: Operator = (left, right) => {
  const wanted = toText(right)
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
  const own = typeOf(left).toLowerCase();
  const short: Readonly<Record<string, string>> = {
    int: 'int32',
    long: 'int64',
    bool: 'boolean',
    array: 'object[]',
  };
  return own === wanted || own.endsWith(`.${short[wanted] ?? wanted}`);
};

const range: Operator = (left, right) => {
  const [from, to] = [roundHalfEven(toNumber(left)), roundHalfEven(toNumber(right))];
  if (Math.abs(to - from) > 1_000_000) refuse(runtimeFault('The range is too large.', 'RangeTooLarge'));
  const step = from <= to ? 1 : -1;
  return Array.from({ length: Math.abs(to - from) + 1 }, (_, i) => from + i * step);
};

/** Both with their case and without, as -ceq, -ieq and -eq are. */
function comparisons(): [string, Operator][] {
  const out: [string, Operator][] = [];
  for (const prefix of ['', 'i', 'c']) {
    const isExact = prefix === 'c';
    for (const [name, test] of Object.entries(tests))
      out.push([`-${prefix}${name}`, comparison(test, isExact)]);
    out.push([`-${prefix}match`, match(isExact, false)], [`-${prefix}notmatch`, match(isExact, true)]);
    out.push([`-${prefix}contains`, (left, right) => contains(left, right, isExact)]);
    out.push([`-${prefix}notcontains`, (left, right) => !contains(left, right, isExact)]);
    out.push([`-${prefix}in`, (left, right) => contains(right, left, isExact)]);
    out.push([`-${prefix}notin`, (left, right) => !contains(right, left, isExact)]);
    out.push([`-${prefix}replace`, replace(isExact)], [`-${prefix}split`, split(isExact)]);
  }
  return out;
}

/** Operators between two values: about_Operators. -and and -or are the evaluator's, since they may leave out their right side. */
const operators: Readonly<Record<string, Operator>> = {
  ...Object.fromEntries(comparisons()),
  '+': add,
  '-': arithmetic((a, b) => a - b),
  '*': multiply,
  '/': divide,
  '%': arithmetic((a, b) => a % b),
  '-f': (left, right) => formatText(toText(left), isList(right) ? right : [right]),
  '..': range,
  '-xor': (left, right) => isTrue(left) !== isTrue(right),
  '-band': arithmetic((a, b) => a & b),
  '-bor': arithmetic((a, b) => a | b),
  '-bxor': arithmetic((a, b) => a ^ b),
  '-is': isType,
  '-isnot': (left, right, session) => !isTrue(isType(left, right, session)),
  '-as': (left, right) => {
    try {
      return cast(toText(right).replace(/^\[|\]$/g, ''), left);
    } catch {
      return null;
    }
  },
  '-join': (left, right) => asItems(left).map(toText).join(toText(right)),
};

export function operate(session: Session, operator: string, left: Value, right: Value): Value {
  const found = operators[operator];
  if (found === undefined)
    return refuse(runtimeFault(`There is no operator ${operator}.`, 'UnknownOperator'));
  return found(left, right, session);
}
