import { raise } from '../run/errors';
import { PyList, PyTuple, type NativeBody, type Py } from '../run/values';
import { numberArg, textArg } from './take';

/** A pattern of Python's re as JavaScript's: names of groups, anchors, verbose flags. */
function compiled(pattern: string, flags: number): RegExp {
  const source = pattern
    .replace(/\(\?P</g, '(?<')
    .replace(/\(\?P=(\w+)\)/g, '\\k<$1>')
    .replace(/\\Z/g, '$')
    .replace(/\\A/g, '^');
  try {
    return new RegExp(
      source,
      `gu${(flags & 2) !== 0 ? 'i' : ''}${(flags & 8) !== 0 ? 'm' : ''}${(flags & 16) !== 0 ? 's' : ''}`,
    );
  } catch {
    return raise('ValueError', `bad pattern: ${pattern}`);
  }
}

/** A match as plain values: text, from, to, groups, and names. */
function plain(found: RegExpMatchArray): Py {
  const names = Object.entries(found.groups ?? {}).map(([key, value]) => new PyTuple([key, value ?? null]));
  return new PyTuple([
    found[0],
    found.index ?? 0,
    (found.index ?? 0) + found[0].length,
    new PyList(found.slice(1).map((one) => one ?? null)),
    new PyList(names),
  ]);
}

/** What `re.py` stands on. */
export const regexNatives: Readonly<Record<string, NativeBody>> = {
  /** pattern, text, flags, from → all matches */
  findall: (_, [pattern, text, flags, from]) => {
    const expression = compiled(textArg(pattern), numberArg(flags));
    expression.lastIndex = from === undefined ? 0 : numberArg(from);
    const all: Py[] = [];
    for (let found = expression.exec(textArg(text)); found !== null; found = expression.exec(textArg(text))) {
      all.push(plain(found));
      if (found[0] === '') expression.lastIndex += 1;
    }
    return new PyList(all);
  },
  escape: (_, [text]) => textArg(text).replace(/[.*+?^${}()|[\]\\#&~-]/g, '\\$&'),
};
