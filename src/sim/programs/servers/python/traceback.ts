import type { Steps } from '#sim/kernel/program';
import { Raised } from './run/errors';
import { handledBy } from './run/execute';
import type { Runtime } from './run/runtime';
import { textOf } from './run/text';
import { PyObject } from './run/values';
import type { BadSyntax } from './syntax/lexer';

/** What CPython prints of an exception that nobody caught. */
export function* tracebackOf(run: Runtime, error: Raised): Steps<string> {
  const cause = error.value.attributes.get('__cause__');
  const context = error.value.attributes.get('__context__');
  let out = '';
  if (cause instanceof PyObject)
    out += `${yield* tracebackOf(run, handledBy.get(cause) ?? new Raised(cause))}\nThe above exception was the direct cause of the following exception:\n\n`;
  else if (context instanceof PyObject && !error.value.attributes.has('__suppress_context__'))
    out += `${yield* tracebackOf(run, handledBy.get(context) ?? new Raised(context))}\nDuring handling of the above exception, another exception occurred:\n\n`;
  if (error.lines.length > 0) out += 'Traceback (most recent call last):\n';
  for (const { file, line, where, column, end, mark } of error.lines) {
    out += `  File "${file}", line ${line}, in ${where}\n`;
    const raw = run.sources.get(file)?.split('\n')[line - 1];
    if (raw === undefined || file === '<string>' || file === '<stdin>') continue;
    const text = raw.trim();
    const indent = raw.length - raw.trimStart().length;
    out += `    ${text}\n`;
    const isWhole = column <= indent && end >= indent + text.replace(/\s*#.*$/, '').length;
    if (run.minor >= 11 && mark !== '' && end >= 0 && !isWhole)
      out += `    ${' '.repeat(Math.max(0, column - indent))}${mark}\n`;
  }
  return out + (yield* lastLine(run, error.value));
}

function* lastLine(run: Runtime, value: PyObject): Steps<string> {
  const own = value.attributes.get('%class');
  const { type } = value;
  const name =
    typeof own === 'string'
      ? own
      : type.module === 'builtins' || type.module === '__main__'
        ? type.name
        : `${type.module}.${type.name}`;
  const text = yield* textOf(run, value);
  return `${type.module === '__main__' ? `__main__.${name}` : name}${text === '' ? '' : `: ${text}`}\n`;
}

/** What it prints of a text that is no Python. */
export function syntaxReport(problem: BadSyntax, file: string, source: string): string {
  const line = source.split('\n')[problem.line - 1] ?? '';
  const indent = line.length - line.trimStart().length;
  const head = `  File "${file}", line ${problem.line}\n`;
  const shown = `    ${line.trim()}\n    ${' '.repeat(Math.max(0, problem.column - indent))}${'^'.repeat(problem.width)}\n`;
  return `${head}${shown}${problem.type}: ${problem.message}\n`;
}
