import { isRefusal } from '../refusal';
import type { TemplateFunction } from './functions';
import { functions } from './later';
import type { Machine } from './machine';
import type { Command, Operand } from './nodes';
import { isStrings, isTrue, printed, typeName, type GoValue } from './value';

type Evaluate = (machine: Machine, operand: Operand, dot: GoValue) => GoValue;

/** Calls a function of a command such as `index .Labels "a"`; the value piped in comes last. */
export function callFunction(
  machine: Machine,
  command: Command,
  name: Extract<Operand, { is: 'function' }>,
  args: readonly Operand[],
  dot: GoValue,
  piped: GoValue | undefined,
  evaluate: Evaluate,
): GoValue {
  machine.at(name);
  const called = functions.value[machine.options.isHeader === true ? 'inHeaders' : 'everywhere'][name.name];
  if (!called) throw machine.failure(`${JSON.stringify(name.name)} is not a defined function`);
  const given = args.length + (piped === undefined ? 0 : 1);
  checkCount(machine, name.name, called, given);
  if (name.name === 'and' || name.name === 'or')
    return decide(machine, name.name, args, dot, piped, evaluate);
  const values = args.map((arg, i) => {
    const value = evaluate(machine, arg, dot);
    machine.at(arg);
    return checkType(machine, called, i, value);
  });
  machine.at(command);
  if (piped !== undefined) values.push(checkType(machine, called, values.length, piped));
  const result = called.call(values);
  if (isRefusal(result)) throw machine.failure(`error calling ${name.name}: ${result.refused}`);
  return result;
}

function checkCount(machine: Machine, name: string, called: TemplateFunction, given: number): void {
  const { least, most } = called;
  if (given >= least && given <= (most ?? Infinity)) return;
  const want = most === undefined ? `at least ${String(least)}` : String(least);
  throw machine.failure(`wrong number of args for ${name}: want ${want} got ${String(given)}`);
}

/** `and` and `or` evaluate their operands only until one decides. */
function decide(
  machine: Machine,
  name: 'and' | 'or',
  args: readonly Operand[],
  dot: GoValue,
  piped: GoValue | undefined,
  evaluate: Evaluate,
): GoValue {
  let value: GoValue = null;
  for (const arg of args) {
    value = evaluate(machine, arg, dot);
    if (isTrue(value) === (name === 'or')) return value;
  }
  return piped === undefined ? value : piped;
}

function checkType(machine: Machine, called: TemplateFunction, i: number, value: GoValue): GoValue {
  const wanted = called.takes?.[i];
  if (wanted === undefined || wanted === 'any') return value;
  const fits =
    wanted === 'string'
      ? typeof value === 'string'
      : wanted === 'int'
        ? typeof value === 'number'
        : isStrings(value);
  if (fits) return value;
  const isConstant = typeof value === 'number' || typeof value === 'boolean';
  if (isConstant && wanted === '[]string')
    throw machine.failure(`can't handle ${machine.node.shown ?? printed(value)} for arg of type ${wanted}`);
  const expected = wanted === 'int' ? 'integer' : wanted;
  if (isConstant || typeof value === 'string') {
    throw machine.failure(
      machine.node.shown?.startsWith('"') || isConstant
        ? `expected ${expected}; found ${machine.node.shown ?? printed(value)}`
        : `wrong type for value; expected ${wanted}; got ${typeName(value)}`,
    );
  }
  if (value === null) throw machine.failure(`invalid value; expected ${wanted}`);
  throw machine.failure(`wrong type for value; expected ${wanted}; got ${typeName(value)}`);
}
