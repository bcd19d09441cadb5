import { text } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { makeBuiltins } from './library/builtins';
import { Exit, Raised } from './run/errors';
import { evaluate } from './run/evaluate';
import { runBlock } from './run/execute';
import { Runtime } from './run/runtime';
import { reprOf } from './run/text';
import { PyTuple, type Scope } from './run/values';
import { sitePackages } from './script';
import type { Statement } from './syntax/ast';
import { BadSyntax } from './syntax/lexer';
import { parseProgram } from './syntax/parser';
import { syntaxReport, tracebackOf } from './traceback';

/** The interactive prompt: statements as they are typed, blocks until an empty line. */
export function* interactive(p: Proc, version: string): Steps<number> {
  const run = new Runtime(p, version, makeBuiltins(), [p.cwd(), ...sitePackages(p, version)]);
  run.argv = [''];
  const main = run.newModule('__main__', '<stdin>');
  run.modules.set('__main__', main);
  const scope = run.moduleScope(main);
  const fresh = {
    file: '<stdin>',
    name: '<module>',
    place: { line: 1, column: 0, end: -1 },
    scope,
    handled: undefined,
  };
  run.frames.push(fresh);
  yield* p.out(
    `Python ${version} (main) [GCC 12.2.0] on linux\nType "help", "copyright", "credits" or "license" for more information.\n`,
  );
  let typed = '';
  for (;;) {
    yield* p.out(typed === '' ? '>>> ' : '... ');
    const line = yield* readLine(p);
    if (line === undefined) {
      yield* p.out('\n');
      return 0;
    }
    typed += `${line}\n`;
    const isOpen = /^(\s|@)|:\s*(#.*)?$/.test(typed.split('\n')[0] ?? '') && line.trim() !== '';
    if (isOpen || isUnfinished(typed)) continue;
    const code = yield* runTyped(run, typed, scope);
    typed = '';
    if (code !== undefined) return code;
    run.frames.length = 0;
    run.frames.push({ ...fresh });
  }
}

function isUnfinished(source: string): boolean {
  try {
    parseProgram(source);
    return false;
  } catch (error) {
    return (
      error instanceof BadSyntax &&
      (/was never closed$/.test(error.message) || /^unterminated triple/.test(error.message))
    );
  }
}

function* readLine(p: Proc): Steps<string | undefined> {
  let line = '';
  for (;;) {
    const part = yield* p.read(0, 1);
    if (isFail(part) || part === '') return line === '' ? undefined : line;
    if (part === '\n') return text(line as typeof part);
    line += part;
  }
}

/** Runs what was typed; a number ends the session. */
function* runTyped(run: Runtime, source: string, scope: Scope): Steps<number | undefined> {
  try {
    for (const one of parseProgram(source)) yield* typedStatement(run, one, scope);
    yield* run.flush();
  } catch (error) {
    if (error instanceof Exit) return error.code;
    if (error instanceof BadSyntax) yield* run.complain(syntaxReport(error, '<stdin>', source));
    else if (!(error instanceof Raised)) throw error;
    else if (error.value.type.name === 'SystemExit') {
      const args = error.value.attributes.get('args');
      return args instanceof PyTuple && typeof args.items[0] === 'number' ? args.items[0] : 0;
    } else {
      yield* run.flush();
      yield* run.complain(yield* tracebackOf(run, error));
    }
  }
  return undefined;
}

function* typedStatement(run: Runtime, one: Statement, scope: Scope): Steps<void> {
  if (one.type !== 'expression') {
    yield* runBlock(run, [one], scope);
    return;
  }
  const value = yield* evaluate(run, one.value, scope);
  if (value === null) return;
  scope.names.set('_', value);
  yield* run.write(`${yield* reprOf(run, value)}\n`, true);
}
