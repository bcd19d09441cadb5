import type { Steps } from '#sim/kernel/program';
import { callFunction, callMethod, resume } from './call';
import { raise, Raised } from './errors';
import type { Runtime } from './runtime';
import { typeName } from './text';
import {
  PyBytes,
  PyClass,
  PyDict,
  PyGenerator,
  PyIterator,
  PyList,
  PyObject,
  PyRange,
  PySet,
  PyTuple,
  rangeLength,
  type Py,
} from './values';

/** An iterator over a value; TypeError where there is none. */
export function* iterate(run: Runtime, value: Py): Steps<PyIterator> {
  if (value instanceof PyIterator) return value;
  if (value instanceof PyGenerator) return new PyIterator('generator', () => resume(run, value));
  if (value instanceof PyList) {
    let i = 0;
    return new PyIterator('list_iterator', () => (i < value.items.length ? value.items[i++] : undefined));
  }
  if (value instanceof PyRange) {
    let i = 0;
    const length = rangeLength(value);
    return new PyIterator('range_iterator', () => (i < length ? value.from + value.step * i++ : undefined));
  }
  const items = plainItems(value);
  if (items !== undefined) return over(items);
  if (value instanceof PyObject) return yield* ofObject(run, value);
  if (value instanceof PyClass) {
    const made = yield* callMethod(run, value, '__iter__', []);
    if (made !== undefined) return yield* iterate(run, made);
  }
  return raise('TypeError', `'${typeName(value)}' object is not iterable`);
}

function over(items: readonly Py[]): PyIterator {
  let i = 0;
  return new PyIterator('iterator', () => (i < items.length ? items[i++] : undefined));
}

function plainItems(value: Py): readonly Py[] | undefined {
  if (value instanceof PyTuple) return value.items;
  if (value instanceof PyDict) return [...value.rows.values()].map(([key]) => key);
  if (value instanceof PySet) return [...value.rows.values()];
  if (typeof value === 'string') return [...value];
  if (value instanceof PyBytes) return [...value.value].map((char) => char.charCodeAt(0));
  return undefined;
}

function* ofObject(run: Runtime, value: PyObject): Steps<PyIterator> {
  const made = yield* callMethod(run, value, '__iter__', []);
  if (made !== undefined && made !== value) return yield* iterate(run, made);
  const next = value.type.find('__next__');
  if (next !== undefined)
    return new PyIterator('iterator', function* (): Steps<Py | undefined> {
      try {
        return yield* callFunction(run, next, [value]);
      } catch (error) {
        if (error instanceof Raised && error.value.type.name === 'StopIteration') return undefined;
        throw error;
      }
    });
  if (value.slot !== undefined && value.slot !== null) return yield* iterate(run, value.slot);
  return raise('TypeError', `'${value.type.name}' object is not iterable`);
}

/** The next value of an iterator; undefined at its end. */
export function* nextOf(iterator: PyIterator): Steps<Py | undefined> {
  const made = iterator.next();
  return typeof made === 'object' && made !== null && 'next' in made && 'throw' in made
    ? yield* made
    : (made as Py | undefined);
}

/** All values. */
export function* itemsOf(run: Runtime, value: Py): Steps<Py[]> {
  if (value instanceof PyList) return [...value.items];
  const plain = plainItems(value);
  if (plain !== undefined) return [...plain];
  const iterator = yield* iterate(run, value);
  const items: Py[] = [];
  for (let one = yield* nextOf(iterator); one !== undefined; one = yield* nextOf(iterator)) {
    run.tick();
    items.push(one);
    if (items.length % 4096 === 0) yield* run.pay();
  }
  return items;
}
