import type { Shell } from '../shell';
import type { Entry, Place } from '../state';
import { restoreFiles } from './redirect';

/** Thrown when the shell goes back to its top: an error that gives the whole command up, or ^C. */
export class Abandon {
  constructor(readonly status: number) {}
}

/** Thrown to end the shell. */
export class Leave {
  constructor(readonly status: number) {}
}

/** Takes the innermost entry away and undoes what it stands for. */
function pop(sh: Shell): Entry | undefined {
  const entry = sh.s.stack.pop();
  if (entry?.k === 'files') restoreFiles(sh, entry.saved);
  else if (entry?.k === 'variables') restoreVariables(sh, entry.saved);
  else if (entry?.k === 'frame') closeFrame(sh, entry);
  return entry;
}

function restoreVariables(sh: Shell, saved: Extract<Entry, { k: 'variables' }>['saved']): void {
  for (const [name, row] of Object.entries(saved)) {
    if (row === null) delete sh.s.vars[name];
    else sh.s.vars[name] = row;
    if (name === 'PATH') sh.s.hashed = {};
  }
}

function closeFrame(sh: Shell, frame: Extract<Entry, { k: 'frame' }>): void {
  sh.s.at = frame.back;
  sh.s.quiet = frame.quiet;
  if (frame.args !== undefined) sh.s.args = frame.args;
  if (frame.locals !== undefined) restoreVariables(sh, frame.locals);
  if (frame.status !== undefined) sh.s.status = frame.status;
  if (frame.line !== undefined) sh.s.line = frame.line;
}

/** Leaves everything above that depth. */
export function unwind(sh: Shell, depth: number): void {
  while (sh.s.stack.length > depth) pop(sh);
}

/** Undoes the redirections and assignments of a command that is over. */
export function closeCommand(sh: Shell): void {
  for (;;) {
    const top = sh.s.stack.at(-1);
    if (top?.k === 'variables' || (top?.k === 'files' && top.isAuto === true)) pop(sh);
    else return;
  }
}

/** Leaves the innermost frame (a sourced file, eval, a trap). False: there is none. */
export function leaveFrame(sh: Shell): boolean {
  const at = sh.s.stack.findLastIndex((entry) => entry.k === 'frame');
  const frame = sh.s.stack[at];
  if (frame?.k !== 'frame' || frame.isInherited === true) return false;
  unwind(sh, at);
  closeCommand(sh);
  if (frame.isThenLeaving === true) throw new Leave(sh.s.status);
  return true;
}

/** `return`: leaves the innermost function or sourced file. False: there is none. */
export function leaveFunction(sh: Shell): boolean {
  const at = sh.s.stack.findLastIndex(
    (entry) => entry.k === 'frame' && (entry.kind === 'function' || entry.kind === 'source'),
  );
  const frame = sh.s.stack[at];
  if (frame?.k !== 'frame') return false;
  if (frame.isInherited === true) throw new Leave(sh.s.status);
  unwind(sh, at);
  closeCommand(sh);
  return true;
}

/** Goes into a text; afterwards the machine goes on where it is now. */
export function enter(
  sh: Shell,
  kind: Extract<Entry, { k: 'frame' }>['kind'],
  name: string,
  place: Place,
  more: { args?: string[]; status?: number } = {},
): void {
  const { s } = sh;
  const frame: Extract<Entry, { k: 'frame' }> = { k: 'frame', kind, name, back: s.at, quiet: s.quiet };
  if (more.args !== undefined) {
    frame.args = s.args;
    s.args = more.args;
  }
  if (more.status !== undefined) {
    frame.status = more.status;
    frame.line = s.line;
  }
  if (kind === 'function') frame.locals = {};
  s.stack.push(frame);
  s.at = place;
}

/** `break` and `continue`: leaves loops; only those of the function it is called in. */
export function leaveLoops(sh: Shell, count: number, isContinue: boolean): boolean {
  const { stack } = sh.s;
  let wanted = count;
  let target = -1;
  for (let i = stack.length - 1; i >= 0 && wanted > 0; i--) {
    const entry = stack[i];
    if (entry?.k === 'frame' && entry.kind !== 'eval') break;
    if (entry?.k === 'loop') {
      target = i;
      wanted -= 1;
    }
  }
  const loop = stack[target];
  if (loop?.k !== 'loop') return false;
  unwind(sh, target + 1);
  sh.s.quiet = loop.quiet;
  loop.status = 0;
  sh.s.at.pc = isContinue ? loop.continueTo : loop.breakTo;
  return true;
}
