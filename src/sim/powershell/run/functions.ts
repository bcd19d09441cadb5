import type { Steps } from '#sim/kernel/program';
import { Leaving, PowerShellError } from '../errors';
import type { Output, Session } from '../session';
import type { ParameterDeclaration, Script } from '../syntax/ast';
import { parseScript } from '../syntax/parser';
import { asValue, isTrue, type Value } from '../values';
import type { Given } from './command';
import { cast } from './convert';
import { evaluate } from './evaluate';
import { runStatements } from './statements';

/** How deep functions may call each other before it is taken for a mistake: ours; PowerShell says the same words. */
const deepest = 120;

/** Runs a block that has been called with `&`, or by a cmdlet: in a scope of its own when it has arguments. */
export function* runBlock(
  session: Session,
  text: string,
  output: Output,
  call?: { args: readonly Given[]; input: readonly Value[] | undefined },
): Steps<void> {
  const script = parseScript(text);
  if (call === undefined) {
    session.sources.push(text);
    try {
      yield* runStatements(session, [...(script.process ?? []), ...script.end], output);
    } finally {
      session.sources.pop();
    }
    return;
  }
  yield* inScope(session, text, script, call.args, call.input, output);
}

export function* runFunction(
  session: Session,
  made: { name: string; text: string },
  args: readonly Given[],
  input: readonly Value[] | undefined,
  output: Output,
): Steps<void> {
  yield* inScope(session, made.text, parseScript(made.text), args, input, output);
}

function* inScope(
  session: Session,
  text: string,
  script: Script,
  args: readonly Given[],
  input: readonly Value[] | undefined,
  output: Output,
): Steps<void> {
  if (session.scopes.length >= deepest)
    throw new PowerShellError({
      message: 'The script failed due to call depth overflow.',
      category: 'InvalidOperation',
      target: '0',
      targetType: 'Int32',
      exception: 'ParentContainsErrorRecordException',
      id: 'CallDepthOverflow',
    });
  session.scopes.push({ variables: {} });
  session.sources.push(text);
  try {
    yield* bindParameters(session, script.parameters, args);
    yield* runBodies(session, script, input, output);
  } catch (error) {
    if (!(error instanceof Leaving) || error.how !== 'return') throw error;
  } finally {
    session.sources.pop();
    session.scopes.pop();
  }
}

function* runBodies(
  session: Session,
  script: Script,
  input: readonly Value[] | undefined,
  output: Output,
): Steps<void> {
  if (input !== undefined) session.set('input', input);
  if (script.begin !== undefined) yield* runStatements(session, script.begin, output);
  const piped = script.parameters.find((one) => one.fromPipeline);
  const each = script.process;
  if (each !== undefined)
    for (const item of input ?? [null]) {
      if (input !== undefined) session.set('_', item);
      if (piped !== undefined && input !== undefined) session.set(piped.name, item);
      yield* runStatements(session, each, output);
    }
  yield* runStatements(session, script.end, output);
}

/** Gives a function's parameters their values: by name first, then by place. */
function* bindParameters(
  session: Session,
  declared: readonly ParameterDeclaration[],
  args: readonly Given[],
): Steps<void> {
  const byName = new Map<string, Value>();
  const loose: Value[] = [];
  for (let i = 0; i < args.length; i++) {
    const one = args[i];
    if (one === undefined) continue;
    if (one.kind === 'value') {
      loose.push(one.value);
      continue;
    }
    const parameter = declaredAs(declared, one.name);
    if (parameter === undefined) {
      if (declared.length > 0 && !commonNames.has(one.name.toLowerCase())) throw unknownParameter(one.name);
      if (declared.length === 0) loose.push(one.text);
      continue;
    }
    const isSwitch = parameter.type?.toLowerCase() === 'switch';
    const next = args[i + 1];
    if (one.value !== undefined) byName.set(parameter.name, one.value);
    else if (isSwitch) byName.set(parameter.name, true);
    else if (next !== undefined) {
      byName.set(parameter.name, next.kind === 'value' ? next.value : next.text);
      i += 1;
    }
  }
  for (const one of declared) {
    let value = byName.get(one.name);
    if (value === undefined && one.type?.toLowerCase() !== 'switch') value = loose.shift();
    if (value === undefined && one.initial !== undefined) value = yield* evaluate(session, one.initial);
    if (value === undefined && one.type?.toLowerCase() === 'switch') value = false;
    const made =
      value === undefined ? emptyOf(one.type) : one.type === undefined ? value : cast(one.type, value);
    session.set(one.name, made);
  }
  session.set('args', loose);
}

const commonNames = new Set(['verbose', 'debug', 'erroraction']);

/** What a parameter that nobody gave has: its type's nothing. */
function emptyOf(type: string | undefined): Value {
  const low = type?.toLowerCase();
  if (low === 'string') return '';
  if (low === 'int' || low === 'double' || low === 'long') return 0;
  if (low === 'bool') return false;
  return null;
}

function declaredAs(
  declared: readonly ParameterDeclaration[],
  name: string,
): ParameterDeclaration | undefined {
  const low = name.toLowerCase();
  return (
    declared.find((one) => one.name.toLowerCase() === low) ??
    declared.find((one) => one.name.toLowerCase().startsWith(low))
  );
}

const unknownParameter = (name: string) =>
  new PowerShellError({
    message: `A parameter cannot be found that matches parameter name '${name}'.`,
    category: 'InvalidArgument',
    target: '',
    targetType: '',
    exception: 'ParameterBindingException',
    id: 'NamedParameterNotFound',
  });

/** Runs a block with `$_`, as Where-Object and ForEach-Object do; what it gives. */
export function* askBlock(session: Session, text: string, item: Value): Steps<Value> {
  const all: Value[] = [];
  const before = session.get('_') ?? null;
  session.set('_', item);
  yield* runBlock(session, text, {
    isHost: false,

    *emit(value) {
      all.push(value);
    },
  });
  session.set('_', before);
  return asValue(all);
}

export const isTrueBlock = function* (session: Session, text: string, item: Value): Steps<boolean> {
  return isTrue(yield* askBlock(session, text, item));
};
