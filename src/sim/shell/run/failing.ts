import { ArithmeticError } from '../expand/arithmetic';
import { ShellError } from '../failures';
import type { Shell } from '../shell';
import { compile } from '../syntax/compile';
import { Abandon, Leave, unwind } from './frames';

export function isExpansionFailure(failure: unknown): failure is ShellError | ArithmeticError {
  return failure instanceof ShellError || failure instanceof ArithmeticError;
}

/**
 * An expansion failed. dash and ash end (2), and so does zsh (1). bash ends (127) for what `:?` and `set -u` find, otherwise it gives the current line up:
 * the end of a `-c` text, the next line of a script (all read off the shells themselves).
 */
export function giveUp(sh: Shell, failure: ShellError | ArithmeticError, command?: string): void {
  sh.complain(sh.describe(failure, command));
  const isFatal =
    failure instanceof ShellError && (failure.kind === 'unbound' || failure.kind === 'unset-parameter');
  if (sh.s.isInteractive) throw new Abandon(sh.dialect.isStrict ? 2 : 1);
  if (sh.dialect.own !== undefined) throw new Leave(1);
  if (sh.dialect.isStrict) throw new Leave(2);
  if (isFatal) throw new Leave(sh.s.isSubshell ? 1 : 127);
  throw new Abandon(1);
}

/** Goes back to the top: in a script to the next line, otherwise to the end of what is being run. */
export function abandon(sh: Shell, status: number): void {
  const { s } = sh;
  const bottom = s.stack.find((entry) => entry.k === 'frame');
  const at = bottom?.k === 'frame' ? bottom.back : s.at;
  const place = { ...at };
  unwind(sh, 0);
  s.at = place;
  s.status = status;
  s.pipeStatus = [status];
  s.quiet = 0;
  s.work = null;
  s.journal = [];
  if (s.isInteractive) {
    s.at = { source: '', pc: 0, line: place.line };
    return;
  }
  if (s.input.kind === 'command' || s.isSubshell) throw new Leave(status);
  const { tops, ops } = compile(place.source);
  s.at.pc =
    tops.find((top) => top.pc >= place.pc && !sameLine(tops, place.pc, top.line))?.pc ?? ops.length - 1;
}

function sameLine(tops: readonly { pc: number; line: number }[], pc: number, line: number): boolean {
  return tops.findLast((top) => top.pc < pc)?.line === line;
}
