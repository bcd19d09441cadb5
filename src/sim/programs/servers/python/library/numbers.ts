import type { Steps } from '#sim/kernel/program';
import { raise } from '../run/errors';
import { itemsOf } from '../run/iterate';
import type { Runtime } from '../run/runtime';
import { PyFloat, PyList, type NativeBody, type Py } from '../run/values';
import { numberArg } from './take';

/** Functions of `math`. */
export const math: Readonly<Record<string, NativeBody>> = {
  ...Object.fromEntries(
    (['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'exp', 'log2', 'log10'] as const).map(
      (name): [string, NativeBody] => [name, (_, [x]) => new PyFloat(Math[name](numberArg(x)))],
    ),
  ),
  sqrt: (_, [x]) =>
    numberArg(x) < 0 ? raise('ValueError', 'math domain error') : new PyFloat(Math.sqrt(numberArg(x))),
  floor: (_, [x]) => Math.floor(numberArg(x)),
  ceil: (_, [x]) => Math.ceil(numberArg(x)),
  trunc: (_, [x]) => Math.trunc(numberArg(x)),
  fabs: (_, [x]) => new PyFloat(Math.abs(numberArg(x))),
  pow: (_, [x, y]) => new PyFloat(numberArg(x) ** numberArg(y)),
  log: (_, [x, base]) =>
    numberArg(x) <= 0
      ? raise('ValueError', 'math domain error')
      : new PyFloat(
          base === undefined ? Math.log(numberArg(x)) : Math.log(numberArg(x)) / Math.log(numberArg(base)),
        ),
  hypot: (_, args) => new PyFloat(Math.hypot(...args.map(numberArg))),
  gcd: (_, [x, y]) => {
    let [a, b] = [Math.abs(numberArg(x)), Math.abs(numberArg(y))];
    while (b > 0) [a, b] = [b, a % b];
    return a;
  },
  factorial: (_, [x]) => Array.from({ length: numberArg(x) }, (__, i) => i + 1).reduce((a, b) => a * b, 1),
  isnan: (_, [x]) => Number.isNaN(numberArg(x)),
  isinf: (_, [x]) => Math.abs(numberArg(x)) === Infinity,
};

const fraction = (run: Runtime) => run.p.random(2 ** 30) / 2 ** 30;

/** Functions of `random`. */
export const random: Readonly<Record<string, NativeBody>> = {
  random: (run) => new PyFloat(fraction(run)),
  randint: (run, [a, b]) => numberArg(a) + run.p.random(numberArg(b) - numberArg(a) + 1),
  randrange: (run, [a, b]) =>
    b === undefined ? run.p.random(numberArg(a)) : numberArg(a) + run.p.random(numberArg(b) - numberArg(a)),
  uniform: (run, [a, b]) => new PyFloat(numberArg(a) + fraction(run) * (numberArg(b) - numberArg(a))),
  *choice(run, [items = null]): Steps<Py> {
    const all = yield* itemsOf(run, items);
    return all.length === 0
      ? raise('IndexError', 'Cannot choose from an empty sequence')
      : (all[run.p.random(all.length)] ?? null);
  },
  *choices(run, [items = null, ...rest], named): Steps<Py> {
    const all = yield* itemsOf(run, items);
    void rest;
    return new PyList(
      Array.from({ length: Number(named.get('k') ?? 1) }, () => all[run.p.random(all.length)] ?? null),
    );
  },
  *sample(run, [items = null, count]): Steps<Py> {
    const all = yield* itemsOf(run, items);
    return new PyList(
      Array.from({ length: numberArg(count) }, () => all.splice(run.p.random(all.length), 1)[0] ?? null),
    );
  },
  shuffle: (run, [list]) => {
    if (!(list instanceof PyList)) return null;
    for (let i = list.items.length - 1; i > 0; i--) {
      const j = run.p.random(i + 1);
      [list.items[i], list.items[j]] = [list.items[j] ?? null, list.items[i] ?? null];
    }
    return null;
  },
  seed: () => null,
};
