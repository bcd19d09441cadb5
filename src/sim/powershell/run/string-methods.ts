import { refuse } from '../errors';
import { asItems, toText, type Value } from '../values';
import { toNumber } from './convert';

type StringMethod = (self: Value, args: readonly Value[]) => Value;

const outOfRange = (method: string, count: number) =>
  refuse({
    message: `Exception calling "${method}" with "${String(count)}" argument(s): "startIndex cannot be larger than length of string.\nParameter name: startIndex"`,
    category: 'NotSpecified',
    exception: 'MethodInvocationException',
    id: 'ArgumentOutOfRangeException',
  });

const trimmed = (text: string, chars: readonly Value[], atStart: boolean, atEnd: boolean): string => {
  const set = asItems(chars).flatMap((one) => [...asItems(one).map(toText).join('')]);
  const isCut = (char: string) => (set.length === 0 ? /\s/.test(char) : set.includes(char));
  let [from, to] = [0, text.length];
  while (atStart && from < to && isCut(text[from] ?? '')) from += 1;
  while (atEnd && to > from && isCut(text[to - 1] ?? '')) to -= 1;
  return text.slice(from, to);
};

const isFolding = (args: readonly Value[]) => /ignorecase/i.test(toText(args[1] ?? null));
const fold = (text: string, args: readonly Value[]) => (isFolding(args) ? text.toLowerCase() : text);

/** What System.String can do. Its cases count, other than those of the operators. */
export const stringMethods: Readonly<Record<string, StringMethod>> = {
  toupper: (self) => toText(self).toUpperCase(),
  tolower: (self) => toText(self).toLowerCase(),
  toupperinvariant: (self) => toText(self).toUpperCase(),
  tolowerinvariant: (self) => toText(self).toLowerCase(),
  trim: (self, args) => trimmed(toText(self), args, true, true),
  trimstart: (self, args) => trimmed(toText(self), args, true, false),
  trimend: (self, args) => trimmed(toText(self), args, false, true),
  startswith: (self, args) => fold(toText(self), args).startsWith(fold(toText(args[0] ?? ''), args)),
  endswith: (self, args) => fold(toText(self), args).endsWith(fold(toText(args[0] ?? ''), args)),
  contains: (self, [what = '']) => toText(self).includes(toText(what)),
  indexof: (self, [what = '', from = 0]) => toText(self).indexOf(toText(what), toNumber(from)),
  lastindexof: (self, [what = '']) => toText(self).lastIndexOf(toText(what)),
  replace: (self, [what = '', by = '']) => toText(self).replaceAll(toText(what), () => toText(by)),
  split(self, args) {
    const text = toText(self);
    const [by] = args;
    if (by === undefined) return text.split(/\s/);
    const chars = new Set(asItems(by).flatMap((one) => [...toText(one)]));
    const parts: string[] = [''];
    for (const char of text) {
      if (chars.has(char)) parts.push('');
      else parts[parts.length - 1] += char;
    }
    return /removeempty/i.test(toText(args.at(-1) ?? null)) ? parts.filter((one) => one !== '') : parts;
  },
  substring(self, args) {
    const text = toText(self);
    const from = toNumber(args[0] ?? 0);
    const length = args[1] === undefined ? text.length - from : toNumber(args[1]);
    if (from < 0 || from > text.length || from + length > text.length) outOfRange('Substring', args.length);
    return text.slice(from, from + length);
  },
  padleft: (self, [width = 0, char = ' ']) => toText(self).padStart(toNumber(width), toText(char)),
  padright: (self, [width = 0, char = ' ']) => toText(self).padEnd(toNumber(width), toText(char)),
  insert: (self, [at = 0, what = '']) =>
    toText(self).slice(0, toNumber(at)) + toText(what) + toText(self).slice(toNumber(at)),
  remove: (self, [at = 0, count]) =>
    toText(self).slice(0, toNumber(at)) +
    (count === undefined ? '' : toText(self).slice(toNumber(at) + toNumber(count))),
  tochararray: (self) => [...toText(self)],
};
