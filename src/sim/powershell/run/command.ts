import { isFail } from '#sim/base/fail';
import type { Steps } from '#sim/kernel/program';
import { PowerShellError } from '../errors';
import { worldPath } from '../paths';
import type { Output, Session } from '../session';
import type { Argument, Command } from '../syntax/ast';
import { isDictionary, isList, isThing, scriptBlock, toText, type Value } from '../values';
import { callCmdlet } from './call';
import { evaluate } from './evaluate';
import { runBlock, runFunction } from './functions';
import { findNative, runNative } from './native';

/** An argument whose value is known. `text`: as it was written, for programs that are not PowerShell's. */
export type Given =
  | { kind: 'parameter'; name: string; value?: Value; text: string }
  | { kind: 'value'; value: Value; text: string };

/** Runs a command: a script block, an alias, a function, a cmdlet, a program or a script, in this order. */
export function* runCommand(
  session: Session,
  node: Command,
  input: readonly Value[] | undefined,
  output: Output,
): Steps<void> {
  const called = yield* evaluate(session, node.name);
  const place = { source: session.source, extent: node.extent };
  if (isThing(called) && called.type === scriptBlock) {
    yield* runBlock(session, called.text ?? '', output, { args: yield* given(session, node.args), input });
    return;
  }
  const name = toText(called);
  const real = session.alias(name) ?? name;
  const args = yield* given(session, node.args);
  const made = session.state.functions[real.toLowerCase()];
  if (made !== undefined) {
    yield* runFunction(session, made, args, input, output);
    return;
  }
  const cmdlet = session.cmdlet(real);
  if (cmdlet !== undefined) {
    yield* callCmdlet(session, cmdlet, args, input, output, place);
    return;
  }
  const script = /\.ps1$/i.test(real) ? session.readText(worldPath(session.p, real)) : undefined;
  if (script !== undefined) {
    yield* runBlock(session, script, output, { args, input });
    return;
  }
  const native = findNative(session, real);
  if (native === undefined)
    throw new PowerShellError(notRecognized(real), { source: place.source, extent: nameExtent(node) });
  yield* runNative(session, native, real, args, input, output, place);
}

/** The error is about the name alone. */
function nameExtent(node: Command): readonly [number, number] {
  const [start, end] = node.extent;
  const { name } = node;
  const length = name.kind === 'string' ? name.value.length : end - start;
  return [start, Math.min(end, start + length)];
}

export const notRecognized = (name: string) => ({
  message: `The term '${name}' is not recognized as the name of a cmdlet, function, script file, or operable program. Check the spelling of the name, or if a path was included, verify that the path is correct and try again.`,
  category: 'ObjectNotFound',
  target: name,
  exception: 'CommandNotFoundException',
  id: 'CommandNotFoundException',
  prefix: name,
});

function* given(session: Session, args: readonly Argument[]): Steps<Given[]> {
  const out: Given[] = [];
  for (const one of args) {
    if (one.kind === 'parameter') {
      const value = one.value === undefined ? {} : { value: yield* evaluate(session, one.value) };
      out.push({ kind: 'parameter', name: one.name, ...value, text: one.text });
      continue;
    }
    const value = yield* evaluate(session, one.value);
    if (one.value.kind === 'variable' && one.value.isSplat === true) out.push(...splatted(value));
    else out.push({ kind: 'value', value, text: textOf(one, value) });
  }
  return out;
}

/** A number is handed to a program as it was written: `01`, `1GB`. */
const textOf = (one: Argument, value: Value) => (one.value?.kind === 'number' ? one.text : toText(value));

/** @args and @{…} in the place of arguments: about_Splatting. */
function splatted(value: Value): Given[] {
  if (isDictionary(value))
    return Object.entries(value.props).map(([name, one]) => ({
      kind: 'parameter',
      name,
      value: one,
      text: `-${name}`,
    }));
  const all = isList(value) ? value : [value];
  return all.map((one) => ({ kind: 'value', value: one, text: toText(one) }));
}

/** For Get-Command and Tab: is there a program of that name? */
export function programNames(session: Session): string[] {
  const out: string[] = [];
  for (const folder of (session.environment('Path') ?? '').split(';')) {
    if (folder === '') continue;
    const entries = session.p.readDir(worldPath(session.p, folder));
    if (isFail(entries)) continue;
    for (const { name } of entries) if (/\.exe$/i.test(name)) out.push(name);
  }
  return [...new Set(out)];
}
