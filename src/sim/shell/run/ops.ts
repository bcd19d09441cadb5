import type { Wait } from '#sim/world/process';
import { evaluateText } from '../expand/evaluate';
import { matches } from '../expand/pattern';
import { expandArithmetic, expandFields, expandPattern, expandText } from '../expand/word';
import type { Shell } from '../shell';
import type { Entry } from '../state';
import type { Op } from '../syntax/ops';
import { forkShell, isJobControl } from './children';
import { isExpansionFailure } from './failing';
import { leaveFunction, Leave, unwind } from './frames';
import { endOfText } from './input';
import { addJob, announceJob } from './jobs';
import { runPipeline } from './pipeline';
import { installPlan, planRedirects, RedirectError, visibleFiles } from './redirect';
import { later } from '../builtins/later';
import { chooseNext } from './select';
import { runSimple, setStatus } from './simple';
import { runTest } from './test-expression';
import { runErrorTrap } from './traps';

type Executors = {
  readonly [K in Op['op']]: (sh: Shell, op: Extract<Op, { op: K }>) => Wait | undefined | void;
};

type Loop = Extract<Entry, { k: 'loop' }>;

function loopOf(sh: Shell): Loop {
  const top = sh.s.stack.at(-1);
  if (top?.k !== 'loop') throw new Error(`not in a loop: ${top?.k ?? 'nothing'}`);
  return top;
}

/** What each instruction does. The place is already behind the instruction; those that jump set it. */
export const executors: Executors = {
  simple: runSimple,
  jump: (sh, op) => {
    sh.s.at.pc = op.to;
  },
  branch: (sh, op) => {
    if ((sh.s.status === 0) === op.onSuccess) sh.s.at.pc = op.to;
  },
  status: (sh, op) => {
    sh.s.status = op.status;
  },
  quiet: (sh, op) => {
    sh.s.quiet += op.by;
  },
  negate: (sh) => {
    setStatus(sh, sh.s.status === 0 ? 1 : 0);
  },
  check: (sh, op) => {
    const { s } = sh;
    if (s.status === 0 || s.quiet > 0) return;
    if (s.traps['ERR'] !== undefined && s.traps['ERR'] !== '') {
      s.line = s.at.line + op.line;
      if (runErrorTrap(sh)) return;
    }
    if (s.options['errexit'] === true) throw new Leave(s.status);
  },
  pipeline: (sh, op) => {
    runPipeline(sh, op);
  },
  subshell: (sh, op) => {
    sh.s.line = sh.s.at.line + op.line;
    const place = { ...sh.s.at, pc: op.start };
    const pid = forkShell(sh, place, { files: visibleFiles(sh), group: 0, isForeground: true });
    sh.s.at.pc = op.next;
    sh.s.work = { k: 'children', pids: [pid], job: 0, isPipeline: false, text: op.text, line: sh.s.line };
  },
  background: (sh, op) => {
    sh.s.line = sh.s.at.line + op.line;
    const files = visibleFiles(sh);
    if (!isJobControl(sh)) {
      const nothing = sh.p.open('/dev/null');
      if (typeof nothing === 'number') files[0] = nothing;
    }
    const pid = forkShell(sh, { ...sh.s.at, pc: op.start }, { files, group: 0, isBackground: true });
    if (files[0] !== undefined && files[0] !== 0) sh.p.close(files[0]);
    sh.s.at.pc = op.next;
    sh.s.lastBackground = pid;
    const job = addJob(sh, [pid], op.text, true);
    announceJob(sh, job);
    setStatus(sh, 0);
  },
  leave: (sh) => {
    throw new Leave(sh.s.status);
  },
  loop: (sh, op) => {
    sh.s.stack.push({
      k: 'loop',
      breakTo: op.breakTo,
      continueTo: op.continueTo,
      quiet: sh.s.quiet,
      status: 0,
    });
  },
  keep: (sh) => {
    loopOf(sh).status = sh.s.status;
    sh.s.debt += 0.002;
  },
  kept: (sh) => {
    sh.s.status = loopOf(sh).status;
  },
  endloop: (sh) => {
    sh.s.stack.pop();
  },
  words: (sh, op) => {
    sh.s.line = sh.s.at.line + op.line;
    sh.begin(true);
    const loop = loopOf(sh);
    loop.words = op.words === undefined ? [...sh.s.args] : expandFields(sh, op.words);
    loop.next = 0;
  },
  next: (sh, op) => {
    const loop = loopOf(sh);
    const word = loop.words?.[loop.next ?? 0];
    loop.next = (loop.next ?? 0) + 1;
    if (word === undefined) sh.s.at.pc = op.to;
    else sh.variables.set(op.name, word);
  },
  choose: chooseNext,
  case: (sh, op) => {
    sh.s.line = sh.s.at.line + op.line;
    sh.begin(true);
    sh.s.stack.push({ k: 'case', word: expandText(sh, op.word) });
  },
  match: (sh, op) => {
    sh.begin(true);
    const top = sh.s.stack.at(-1);
    const word = top?.k === 'case' ? top.word : '';
    const options = { extended: sh.isShopt('extglob'), ignoreCase: sh.isShopt('nocasematch') };
    if (!op.patterns.some((pattern) => matches(expandPattern(sh, pattern), word, options)))
      sh.s.at.pc = op.to;
  },
  endcase: (sh) => {
    sh.s.stack.pop();
  },
  redirect: (sh, op) => {
    sh.s.line = sh.s.at.line + op.line;
    sh.begin(true);
    try {
      const plan = planRedirects(sh, op.redirects);
      sh.s.stack.push({ k: 'files', saved: installPlan(sh, plan, true) });
    } catch (refusal) {
      if (!(refusal instanceof RedirectError)) throw refusal;
      sh.complain(refusal.text);
      setStatus(sh, sh.s.dialect === 'dash' ? 2 : 1);
      sh.s.at.pc = op.to;
    }
  },
  restore: (sh) => {
    unwind(sh, sh.s.stack.length - 1);
    for (const fd of sh.s.lent.splice(0)) sh.p.close(fd);
  },
  define: (sh, op) => {
    sh.s.functions[op.name] = { text: op.text, line: sh.s.at.line + op.line };
    sh.s.at.pc = op.next;
    setStatus(sh, 0);
  },
  time: (sh, op) => {
    if (!op.isEnd) sh.s.timers.push(sh.p.clock());
    else tellTime(sh, sh.p.clock() - (sh.s.timers.pop() ?? 0));
  },
  arithmetic: (sh, op) => {
    sh.s.line = sh.s.at.line + op.line;
    sh.begin(true);
    try {
      const value = evaluateText(sh, expandArithmetic(sh, op.text));
      setStatus(sh, value === 0n ? 1 : 0);
    } catch (failure) {
      if (!isExpansionFailure(failure)) throw failure;
      sh.complain(sh.describe(failure, '(('));
      setStatus(sh, 1);
    }
    sh.s.debt += 0.01;
  },
  test: (sh, op) => {
    sh.s.line = sh.s.at.line + op.line;
    sh.begin(true);
    runTest(sh, op);
    sh.s.debt += 0.01;
  },
  return: (sh) => {
    leaveFunction(sh);
  },
  end: endOfText,
  broken: (sh) => {
    later.value.tellBroken(sh);
  },
  warn: (sh, op) => {
    later.value.tellOpenDocument(sh, op);
  },
};

function tellTime(sh: Shell, ms: number): void {
  const minutes = Math.floor(ms / 60_000);
  const stamp = (n: number) => `0m${n.toFixed(3)}s`;
  const real = `${minutes}m${((ms % 60_000) / 1000).toFixed(3)}s`;
  sh.err(`\nreal\t${real}\nuser\t${stamp(0)}\nsys\t${stamp(0)}\n`);
}
