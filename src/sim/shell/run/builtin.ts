import type { Wait } from '#sim/world/process';
import { builtinOf } from '../builtins/index';
import { ShellError } from '../failures';
import type { Shell } from '../shell';
import { flush } from './flush';
import { closeCommand, Leave } from './frames';
import { setStatus } from './simple';
import { isExpansionFailure } from './failing';

/** Runs the builtin under way, or goes on with it. */
export function runBuiltin(sh: Shell): Wait | undefined {
  const work = sh.s.work;
  if (work?.k !== 'builtin') return undefined;
  const [name = '', ...args] = work.argv;
  const row = builtinOf(sh, name);
  if (row === undefined) throw new Error(`no builtin ${name}`);
  sh.s.writeFailure = null;
  let result;
  try {
    result = row.run(sh, args, work);
  } catch (failure) {
    if (!isExpansionFailure(failure)) throw failure;
    result = refuse(sh, name, failure, row.isSpecial === true);
  }
  if (typeof result !== 'number') return result;
  if (sh.s.work !== work && sh.s.work !== null) return undefined; // it waits for children now
  setStatus(sh, result);
  const full = flush(sh);
  if (full !== undefined) {
    sh.s.work = { k: 'close', status: result };
    return undefined;
  }
  sh.s.work = null;
  tellWriteFailure(sh, name);
  closeCommand(sh);
  return undefined;
}

function tellWriteFailure(sh: Shell, name: string): void {
  const why = sh.s.writeFailure;
  sh.s.writeFailure = null;
  if (why === null || why === undefined) return;
  sh.complain(sh.dialect.isBash ? `write error: ${why}` : 'I/O error', name);
  sh.s.status = 1;
}

/** A failure inside a builtin (`export x=1` of a read-only x): its text with the builtin's name, status 1 or the end. */
function refuse(sh: Shell, name: string, failure: unknown, isSpecial: boolean): number {
  const text = sh.describe(failure, name === 'let' ? 'let' : undefined);
  const isNamed =
    sh.dialect.isBash && failure instanceof ShellError && name !== 'let' && name !== 'unset'
      ? undefined
      : name === 'let'
        ? undefined
        : name;
  sh.complain(text, isNamed);
  if (sh.dialect.isStrict && isSpecial && !sh.s.isInteractive) throw new Leave(2);
  return sh.dialect.isStrict ? 2 : 1;
}
