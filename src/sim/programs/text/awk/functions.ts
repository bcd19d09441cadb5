import { strftime, utc } from '#sim/base/strftime';
import type { Steps } from '#sim/kernel/program';
import type { Evaluator } from './evaluator';
import { AwkProblem, type Expr, type Target } from './syntax';
import { fromInput, splitFields, sprintf, toNumber, type Value } from './values';

/** Built-in functions whose arguments are plain values. */
const plain: Readonly<Record<string, (args: readonly Value[], e: Evaluator) => Value>> = {
  substr([text, from, length], e) {
    const string = e.text(text);
    const start = Math.round(toNumber(from));
    const end = length === undefined ? Infinity : start + Math.round(toNumber(length));
    return string.slice(Math.max(0, start - 1), Math.max(0, end - 1));
  },
  index: ([text, part], e) => e.text(text).indexOf(e.text(part)) + 1,
  sin: ([x]) => Math.sin(toNumber(x)),
  cos: ([x]) => Math.cos(toNumber(x)),
  atan2: ([y, x]) => Math.atan2(toNumber(y), toNumber(x)),
  exp: ([x]) => Math.exp(toNumber(x)),
  log: ([x]) => Math.log(toNumber(x)),
  sqrt: ([x]) => Math.sqrt(toNumber(x)),
  int: ([x]) => Math.trunc(toNumber(x)),
  tolower: ([text], e) => e.text(text).replace(/[A-Z]+/g, (letters) => letters.toLowerCase()),
  toupper: ([text], e) => e.text(text).replace(/[a-z]+/g, (letters) => letters.toUpperCase()),
  sprintf: ([format, ...args], e) => sprintf(e.text(format), args, e.convfmt()).text,
  systime: (_args, e) => Math.floor(e.t.p.now() / 1000),
  strftime: ([format, time], e) =>
    strftime(
      format === undefined ? '%c' : e.text(format),
      time === undefined ? e.t.p.now() : toNumber(time) * 1000,
      utc,
    ),
  rand: (_args, e) => e.random(),
  srand: ([seed], e) => e.seed(seed === undefined ? Math.floor(e.t.p.now() / 1000) : toNumber(seed)),
};

/** Those that look at how an argument is written: an array, an expression, a place to store. */
const special: Readonly<Record<string, (args: readonly Expr[], e: Evaluator) => Steps<Value>>> = {
  *length([arg], e) {
    if (arg === undefined) return e.record.text().length;
    if (arg.kind === 'variable' && e.scope.cell(arg.name).array !== undefined)
      return e.scope.array(arg.name).size;
    return e.text(yield* e.evaluate(arg)).length;
  },
  *split([text, array, separator], e) {
    if (text === undefined || array?.kind !== 'variable') throw new AwkProblem('split: wrong arguments');
    const string = e.text(yield* e.evaluate(text));
    const by =
      separator === undefined
        ? e.text(e.scope.get('FS'))
        : separator.kind === 'regex'
          ? separator.source
          : e.text(yield* e.evaluate(separator));
    const isRegex = separator?.kind === 'regex' && by.length === 1;
    const parts = splitFields(string, isRegex && by !== ' ' ? `(${by})` : by);
    const target = e.scope.array(array.name);
    target.clear();
    parts.forEach((part, i) => target.set(String(i + 1), fromInput(part)));
    return parts.length;
  },
  *match([text, pattern], e) {
    const string = e.text(yield* e.evaluate(text));
    const found = (yield* e.regex(pattern)).exec(string);
    e.scope.set('RSTART', found === null ? 0 : found.index + 1);
    e.scope.set('RLENGTH', found === null ? -1 : found[0].length);
    return found === null ? 0 : found.index + 1;
  },
  sub: (args, e) => substitute(args, e, false),
  gsub: (args, e) => substitute(args, e, true),
  *gensub([pattern, replacement, how, target], e) {
    const source = (yield* e.regex(pattern)).source;
    const regex = new RegExp(source, 'g');
    const by = e.text(yield* e.evaluate(replacement));
    const which = e.text(yield* e.evaluate(how));
    const string = target === undefined ? e.record.text() : e.text(yield* e.evaluate(target));
    let count = 0;
    return string.replace(regex, (...found: string[]) => {
      count += 1;
      if (!/^[gG]/.test(which) && count !== Number(which)) return found[0] ?? '';
      return by.replace(/\\(\d|&|\\)|&/g, (all, escape?: string) =>
        all === '&'
          ? (found[0] ?? '')
          : /\d/.test(escape ?? '')
            ? (found[Number(escape)] ?? '')
            : (escape ?? ''),
      );
    });
  },
  *system([command], e) {
    return yield* e.streams.system(e.text(yield* e.evaluate(command)));
  },
  *close([name], e) {
    return yield* e.streams.close(e.text(yield* e.evaluate(name)));
  },
  *fflush(_args, e) {
    yield* e.streams.flushAll();
    return 0;
  },
};

/** `\\&` is an ampersand, `&` the match. */
function withMatch(replacement: string, match: string): string {
  return replacement.replace(/\\\\&|\\&|&/g, (sign) =>
    sign === '&' ? match : sign === '\\&' ? '&' : `\\${match}`,
  );
}

function* substitute(
  [pattern, replacement, given]: readonly Expr[],
  e: Evaluator,
  isGlobal: boolean,
): Steps<Value> {
  const regex = new RegExp((yield* e.regex(pattern)).source, 'g');
  const by = e.text(yield* e.evaluate(replacement));
  const inner = given?.kind === 'group' && given.list.length === 1 ? given.list[0] : given;
  const target: Expr = inner ?? { kind: 'field', index: { kind: 'number', value: 0 } };
  const string = e.text(yield* e.evaluate(target));
  let count = 0;
  let out = '';
  let at = 0;
  while (at <= string.length) {
    regex.lastIndex = at;
    const found = regex.exec(string);
    if (found === null || (!isGlobal && count > 0)) break;
    count += 1;
    out += string.slice(at, found.index) + withMatch(by, found[0]);
    at = found.index + found[0].length;
    if (found[0] === '') {
      out += string.charAt(at);
      at += 1;
    } else if (at === string.length) break;
  }
  if (count > 0 && isTarget(target)) yield* e.assign(target, out + string.slice(at));
  return count;
}

function isTarget(expr: Expr): expr is Target {
  return expr.kind === 'variable' || expr.kind === 'field' || expr.kind === 'element';
}

export function* callBuiltin(name: string, args: readonly Expr[], e: Evaluator): Steps<Value> {
  const own = special[name];
  if (own !== undefined) return yield* own(args, e);
  const values: Value[] = [];
  for (const arg of args) values.push(yield* e.evaluate(arg));
  return plain[name]?.(values, e);
}
