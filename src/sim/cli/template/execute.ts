import { refuse, type Refusal } from '../refusal';
import { callFunction } from './call';
import { Failure, Machine } from './machine';
import { readField } from './fields';
import type { Branch, Command, Node, Operand, Pipe, Template } from './nodes';
import { GoFloat, isMap, isMethod, isSlice, isTrue, printed, GoStruct, GoNil, type GoValue } from './value';

export interface ExecuteOptions {
  /** The line of headers of a table: its values are names of columns, which functions leave alone. */
  readonly isHeader?: boolean;
  /** A map without the key is a mistake (`missingkey=error`) instead of `<no value>`. */
  readonly strictKeys?: boolean;
}

/** Runs a parsed template over a value. The refusal's words are Go's: `template: NAME:1:2: executing …`. */
export function executeTemplate(
  template: Template,
  data: GoValue,
  options: ExecuteOptions,
): string | Refusal {
  const machine = new Machine(template, options, data);
  try {
    walkAll(machine, template.body, data);
    return machine.out;
  } catch (failure) {
    if (failure instanceof Failure) return refuse(failure.message);
    throw failure;
  }
}

/** `break` and `continue` on their way to the range around them. */
type Jump = 'break' | 'continue' | undefined;

function walkAll(machine: Machine, nodes: readonly Node[], dot: GoValue): Jump {
  const scope = machine.variables.length;
  for (const node of nodes) {
    const jump = walk(machine, node, dot);
    if (jump) {
      machine.variables.length = scope;
      return jump;
    }
  }
  machine.variables.length = scope;
  return undefined;
}

function walk(machine: Machine, node: Node, dot: GoValue): Jump {
  if (node.is === 'text') machine.out += node.text;
  else if (node.is === 'break' || node.is === 'continue') return node.is;
  else if (node.is === 'template') runTemplate(machine, node, dot);
  else if (node.is === 'action') {
    const value = evalPipe(machine, node.pipe, dot);
    if (node.pipe.variables.length === 0) machine.out += value === null ? '<no value>' : printed(value);
  } else if (node.is === 'range') runRange(machine, node, dot);
  else return runBranch(machine, node, dot);
  return undefined;
}

function runBranch(machine: Machine, node: Branch, dot: GoValue): Jump {
  const scope = machine.variables.length;
  const value = evalPipe(machine, node.pipe, dot);
  const inner = node.is === 'with' ? value : dot;
  const jump = isTrue(value)
    ? walkAll(machine, node.body, inner)
    : node.otherwise && walkAll(machine, node.otherwise, dot);
  machine.variables.length = scope;
  return jump;
}

function runTemplate(machine: Machine, node: Extract<Node, { is: 'template' }>, dot: GoValue): void {
  machine.at(node);
  const body = machine.template.defined[node.name];
  if (!body) throw machine.failure(`template ${JSON.stringify(node.name)} not defined`);
  const data = node.pipe ? evalPipe(machine, node.pipe, dot) : null;
  const outer = machine.enter(data);
  walkAll(machine, body, data);
  machine.leave(outer);
}

function runRange(machine: Machine, node: Branch, dot: GoValue): void {
  const scope = machine.variables.length;
  const value = evalPipe(machine, { ...node.pipe, variables: [] }, dot);
  const entries = entriesOf(machine, value);
  for (const [key, element] of entries) {
    const [first, second] = node.pipe.variables;
    const mark = machine.variables.length;
    if (first !== undefined) machine.set(first, second === undefined ? element : key, node.pipe.assigns);
    if (second !== undefined) machine.set(second, element, node.pipe.assigns);
    const jump = walkAll(machine, node.body, element);
    machine.variables.length = mark;
    if (jump === 'break') break;
  }
  if (entries.length === 0 && node.otherwise) walkAll(machine, node.otherwise, dot);
  machine.variables.length = scope;
}

function entriesOf(machine: Machine, value: GoValue): [key: GoValue, element: GoValue][] {
  if (value === null) return [];
  if (isSlice(value)) return value.map((element, i) => [i, element]);
  if (isMap(value)) {
    const keys = Object.keys(value).sort((a, b) => (a < b ? -1 : 1));
    return keys.map((key) => [key, value[key] ?? null]);
  }
  if (typeof value === 'number' && Number.isInteger(value)) {
    return Array.from({ length: Math.max(value, 0) }, (_, i) => [i, i]);
  }
  throw machine.failure(`range can't iterate over ${printed(value)}`);
}

export function evalPipe(machine: Machine, pipe: Pipe, dot: GoValue): GoValue {
  let value: GoValue | undefined;
  for (const command of pipe.commands) value = evalCommand(machine, command, dot, value);
  const result = value ?? null;
  for (const name of pipe.variables) machine.set(name, result, pipe.assigns);
  return result;
}

function evalCommand(machine: Machine, command: Command, dot: GoValue, piped: GoValue | undefined): GoValue {
  const [first, ...args] = command.operands;
  const hasArgs = args.length > 0 || piped !== undefined;
  if (first.is === 'function') return callFunction(machine, command, first, args, dot, piped, evalOperand);
  if (first.is === 'field' || first.is === 'chain' || first.is === 'variable') {
    return evalFields(machine, first, args, dot, piped);
  }
  if (first.is === 'pipe' && !hasArgs) return evalPipe(machine, first.pipe, dot);
  machine.at(first);
  if (first.is === 'nil') throw machine.failure('nil is not a command');
  if (hasArgs) throw machine.failure(`can't give argument to non-function ${first.shown}`);
  return evalOperand(machine, first, dot);
}

/** A constant, a field, a variable, a pipeline in parentheses: anything that may stand as an argument. */
function evalOperand(machine: Machine, operand: Operand, dot: GoValue): GoValue {
  machine.at(operand);
  if (operand.is === 'dot') return dot;
  if (operand.is === 'nil') return null;
  if (operand.is === 'constant') {
    return operand.float && typeof operand.value === 'number' ? new GoFloat(operand.value) : operand.value;
  }
  if (operand.is === 'pipe') return evalPipe(machine, operand.pipe, dot);
  if (operand.is === 'function') {
    const command: Command = { at: operand.at, shown: operand.shown, operands: [operand] };
    return callFunction(machine, command, operand, [], dot, undefined, evalOperand);
  }
  return evalFields(machine, operand, [], dot, undefined);
}

type FieldOperand = Extract<Operand, { is: 'field' | 'chain' | 'variable' }>;

function evalFields(
  machine: Machine,
  operand: FieldOperand,
  args: readonly Operand[],
  dot: GoValue,
  piped: GoValue | undefined,
): GoValue {
  machine.at(operand);
  let value =
    operand.is === 'field'
      ? dot
      : operand.is === 'variable'
        ? machine.get(operand.name)
        : evalOperand(machine, operand.of, dot);
  machine.at(operand);
  const last = operand.names.length - 1;
  if (last < 0 && (args.length > 0 || piped !== undefined)) {
    throw machine.failure(`can't give argument to non-function ${operand.shown}`);
  }
  for (const [i, name] of operand.names.entries()) {
    value =
      i < last ? readField(machine, value, name, []) : lastField(machine, value, name, args, dot, piped);
  }
  return value;
}

function lastField(
  machine: Machine,
  value: GoValue,
  name: string,
  args: readonly Operand[],
  dot: GoValue,
  piped: GoValue | undefined,
): GoValue {
  const given = args.length + (piped === undefined ? 0 : 1);
  if (given === 0) return readField(machine, value, name, []);
  const field = value instanceof GoStruct ? value.field(name) : undefined;
  const { node } = machine;
  if (isMethod(field) && field.arity === given) {
    const values = args.map((arg) => evalOperand(machine, arg, dot));
    machine.node = node;
    return readField(machine, value, name, piped === undefined ? values : [...values, piped]);
  }
  if (field !== undefined) {
    const want = String(isMethod(field) ? field.arity : 0);
    throw machine.failure(`wrong number of args for ${name}: want ${want} got ${String(given)}`);
  }
  if (value instanceof GoNil || value === null) readField(machine, value, name, []);
  throw machine.failure(`${name} is not a method but has arguments`);
}
