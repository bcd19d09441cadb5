import { SIG } from '#sim/kernel/signals';
import type { Shell } from '../shell';
import { Abandon, enter } from './frames';

/** Goes into a trap's action. */
function runTrap(sh: Shell, name: string, action: string): void {
  enter(sh, 'trap', name, { source: action, pc: 0, line: sh.s.line - 1 }, { status: sh.s.status });
  sh.s.quiet = 0;
}

/** `trap … ERR` (bash). False: its action is under way already, or it does not reach into functions. */
export function runErrorTrap(sh: Shell): boolean {
  const action = sh.s.traps['ERR'];
  if (action === undefined || !sh.dialect.isBash) return false;
  if (sh.s.stack.some((entry) => entry.k === 'frame' && entry.kind === 'trap' && entry.name === 'ERR'))
    return false;
  const isInside = sh.functionFrame() !== undefined || sh.s.isSubshell;
  if (isInside && sh.s.options['errtrace'] !== true) return false;
  runTrap(sh, 'ERR', action);
  // the same check comes again after the trap, for `set -e`
  const frame = sh.frame();
  if (frame !== undefined && sh.s.options['errexit'] === true) frame.isThenLeaving = true;
  return true;
}

/** Takes the signals that came, between two commands. */
export function takeSignals(sh: Shell): void {
  for (;;) {
    const signal = sh.p.takeSignal();
    if (signal === undefined) return;
    if (signal === SIG.CHLD) continue;
    sh.s.caught.push(signal);
  }
}

/** Runs the trap of a signal that came. True: there was one. */
export function runCaught(sh: Shell): boolean {
  const signal = sh.s.caught.shift();
  if (signal === undefined) return false;
  const action = sh.s.traps[signal];
  if (action !== undefined) {
    if (action !== '') runTrap(sh, String(signal), action);
    return true;
  }
  if (signal === SIG.INT && sh.s.isInteractive) throw new Abandon(130);
  return true;
}

/** Sets what the kernel does with a signal, by the traps. */
export function installTrap(sh: Shell, signal: number): void {
  const action = sh.s.traps[signal];
  if (action === undefined) {
    sh.p.onSignal(signal, usual(sh, signal));
    if (usual(sh, signal) !== 'handle') sh.s.handled = sh.s.handled.filter((other) => other !== signal);
  } else if (action === '') sh.p.onSignal(signal, 'ignore');
  else {
    sh.p.onSignal(signal, 'handle');
    if (!sh.s.handled.includes(signal)) sh.s.handled.push(signal);
  }
}

/** What an interactive shell does with a signal that nobody trapped. */
function usual(sh: Shell, signal: number): 'default' | 'ignore' | 'handle' {
  if (!sh.s.isInteractive) return 'default';
  if (signal === SIG.INT) return 'handle';
  return [SIG.QUIT, SIG.TERM, SIG.TSTP, SIG.TTIN, SIG.TTOU].includes(signal) ? 'ignore' : 'default';
}

export function installInteractive(sh: Shell): void {
  for (const signal of [SIG.INT, SIG.QUIT, SIG.TERM]) installTrap(sh, signal);
  if (sh.s.options['monitor'] === true)
    for (const signal of [SIG.TSTP, SIG.TTIN, SIG.TTOU]) installTrap(sh, signal);
}

/** A subshell begins: handled signals have their usual effect again; in the background without job control ^C does not reach it. */
export function resetInChild(sh: Shell): void {
  for (const signal of sh.s.handled) sh.p.onSignal(signal, 'default');
  sh.s.handled = [];
  if (sh.s.wasInteractive === true) {
    for (const signal of [SIG.QUIT, SIG.TERM, SIG.TSTP, SIG.TTIN, SIG.TTOU, SIG.INT]) {
      if (sh.s.traps[signal] !== '') sh.p.onSignal(signal, 'default');
    }
  } else if (sh.s.isBackground === true) {
    sh.p.onSignal(SIG.INT, 'ignore');
    sh.p.onSignal(SIG.QUIT, 'ignore');
  }
  delete sh.s.isBackground;
}
