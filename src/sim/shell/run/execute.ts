import { isFail, strerror, type Fail } from '#sim/base/fail';
import type { Wait } from '#sim/world/process';
import type { Shell } from '../shell';
import { compile } from '../syntax/compile';
import { defaultSignals, forkText, isJobControl, ttyFile } from './children';
import { Leave } from './frames';
import { refusalOf } from './lookup';
import type { FileMap } from './redirect';

interface Order {
  path: string;
  argv: string[];
  env: Record<string, string>;
}

/**
 * May the shell become the program instead of waiting for it? At the end of a subshell always; at the end of `-c` text as the
 * shells do it: bash behind `;` and `&&`, ash anywhere but in loops and functions, Debian's dash never.
 */
export function isInTailPosition(sh: Shell): boolean {
  const { s } = sh;
  if (s.isInteractive || s.stack.length > 0 || Object.values(s.traps).some((action) => action !== ''))
    return false;
  if (s.input.kind !== 'command' || s.isLeaving) return false;
  const { ops } = compile(s.at.source);
  let pc = s.at.pc;
  for (let i = 0; i < 50; i++) {
    const op = ops[pc];
    if (op?.op === 'check') pc += 1;
    else if (op?.op === 'jump' && sh.s.dialect === 'ash') pc = op.to;
    else if (op?.op === 'leave') return true;
    else return op?.op === 'end' && (s.isSubshell || s.dialect !== 'dash');
  }
  return false;
}

/** Becomes the program. */
export function execute(sh: Shell, order: Order): Wait | undefined {
  for (const fd of sh.s.hidden.splice(0)) sh.p.close(fd);
  const tried = sh.p.exec({ ...order, defaults: defaultSignals(sh) }).next();
  if (tried.done !== true) return { keys: [] };
  let why: Fail = tried.value;
  if (why.error === 'ENOEXEC' && isText(sh, order.path)) {
    const again = sh.p.exec(asScript(sh, order)).next();
    if (again.done !== true) return { keys: [] };
    why = again.value;
  }
  const refusal = refusalOf(sh, order.argv[0] ?? '', why);
  sh.complain(refusal.text);
  throw new Leave(refusal.status);
}

/** A text without `#!` is run by the shell itself. */
function asScript(sh: Shell, order: Order): Order {
  const me = sh.p.do((sim) => sim.processes.need(sh.p.processId).exe);
  const name = sh.s.dialect === 'bash' ? 'bash' : 'sh';
  return { path: me, argv: [name, order.path, ...order.argv.slice(1)], env: order.env };
}

function isText(sh: Shell, path: string): boolean {
  const content = sh.p.readFile(path);
  return !isFail(content) && !content.slice(0, 80).includes('\0');
}

/** Starts the program and waits for it. Answers why it could not be started. */
export function spawn(
  sh: Shell,
  order: Order,
  files: FileMap,
  text: string,
): { text: string; status: number } | undefined {
  const groups = isJobControl(sh) ? { group: 0, foregroundTty: ttyFile(sh) } : {};
  const more = { files, ...groups, defaults: defaultSignals(sh) };
  let pid = sh.p.spawn({ ...order, ...more });
  if (isFail(pid) && pid.error === 'ENOEXEC' && isText(sh, order.path))
    pid = sh.p.spawn({ ...asScript(sh, order), ...more });
  if (isFail(pid)) {
    if (pid.error === 'EAGAIN')
      return { text: forkText(sh, strerror(pid)), status: sh.dialect.isBash ? 254 : 2 };
    return refusalOf(sh, order.argv[0] ?? '', pid);
  }
  sh.s.children[pid] = {};
  sh.s.work = { k: 'children', pids: [pid], job: 0, isPipeline: false, text, line: sh.s.line };
  return undefined;
}
