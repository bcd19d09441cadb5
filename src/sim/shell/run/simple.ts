import { isFail, strerror } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import type { Wait } from '#sim/world/process';
import type { Assignment, Command, Redirection, Word } from 'unbash';
import { builtinOf, builtins } from '../builtins/index';
import { quoteAssigned } from '../expand/quote';
import { expandFields, expandLoose } from '../expand/word';
import type { Shell } from '../shell';
import type { Assigned, Variable } from '../state';
import type { Op } from '../syntax/ops';
import { parseWord } from '../syntax/parse';
import { assign, assignedOf } from './assign';
import { runBuiltin } from './builtin';
import { enter, Leave } from './frames';
import { findCommand, findRemembered, refusalOf } from './lookup';
import { execute, isInTailPosition, spawn } from './execute';
import { installPlan, planRedirects, RedirectError, visibleFiles, type Plan } from './redirect';

type SimpleOp = Extract<Op, { op: 'simple' }>;

/** A simple command: words, redirections, assignments, and then a function, a builtin or a file (POSIX 2.9.1). */
export function runSimple(sh: Shell, op: SimpleOp): Wait | undefined {
  const { s } = sh;
  s.line = s.at.line + op.line;
  sh.begin(op.suspends);
  if (s.journal.length === 0) s.substituted = 0;
  const { argv, assigned } = expandArguments(sh, op.node);
  const prefix = op.node.prefix.filter((part): part is Assignment => part.type === 'Assignment');
  const isAssignment = argv.length === 0;
  const values = prefix.map((assignment) =>
    isAssignment ? assignNow(sh, assignment) : assignedOf(sh, assignment, -1),
  );
  const redirects = op.node.redirects;
  if (s.options['xtrace'] === true && (argv.length > 0 || values.length > 0)) trace(sh, values, argv);
  const call: Call = { argv, assigned, values, redirects, op };
  let plan: Plan | undefined;
  try {
    plan = redirects.length === 0 ? undefined : planRedirects(sh, redirects);
  } catch (refusal) {
    if (!(refusal instanceof RedirectError)) throw refusal;
    return refuseRedirect(sh, call, refusal);
  }
  s.journal = [];
  if (argv.length === 0) return assignOnly(sh, plan);
  return dispatch(sh, call, plan);
}

interface Call {
  argv: string[];
  assigned: Assigned[];
  values: Assigned[];
  redirects: readonly Redirection[];
  op: SimpleOp;
}

function expandArguments(sh: Shell, node: Command): { argv: string[]; assigned: Assigned[] } {
  const argv = node.name === undefined ? [] : expandFields(sh, [node.name]);
  const assigned: Assigned[] = [];
  let words: Word[] = [];
  for (const part of node.suffix) {
    if (part.type === 'Word') words.push(part);
    else if (part.type === 'Assignment') {
      argv.push(...expandFields(sh, words));
      words = [];
      addAssignment(sh, part, argv, assigned);
    }
  }
  argv.push(...expandFields(sh, words));
  return { argv, assigned };
}

/** `export x=$y`: the value is not split, and keeps its structure. */
function addAssignment(sh: Shell, part: Assignment, argv: string[], assigned: Assigned[]): void {
  const isDeclaration = builtins[argv[0] ?? '']?.takesAssignments === true;
  if (!isDeclaration) {
    argv.push(...expandFields(sh, [parseWord(part.text)]));
    return;
  }
  const one = assignedOf(sh, part, argv.length);
  assigned.push(one);
  argv.push(`${one.name}=${one.value ?? ''}`);
}

function trace(sh: Shell, values: readonly Assigned[], argv: readonly string[]): void {
  const mark = expandLoose(sh, sh.get('PS4') ?? '+ ');
  const assignments = values.map((one) => `${one.name}=${quoteAssigned(one.value ?? '')}`);
  if (sh.dialect.isBash) for (const one of assignments) sh.err(`${mark}${one}\n`);
  const shown = sh.dialect.isBash ? [] : assignments;
  if (sh.dialect.isBash && argv.length === 0) return;
  const quoted = argv.map((word) =>
    sh.s.dialect === 'dash' ? word : word === '' ? "''" : quoteAssigned(word),
  );
  sh.err(`${mark}${[...shown, ...quoted].join(' ')}\n`);
}

function refuseRedirect(sh: Shell, call: Call, refusal: RedirectError): undefined {
  sh.s.journal = [];
  sh.complain(refusal.text);
  const row = builtins[call.argv[0] ?? ''];
  if (row?.isSpecial === true && sh.dialect.isStrict && !sh.s.isInteractive) throw new Leave(2);
  setStatus(sh, sh.s.dialect === 'dash' ? 2 : 1);
  return undefined;
}

export function setStatus(sh: Shell, status: number): void {
  sh.s.status = status;
  sh.s.pipeStatus = [status];
}

/** Without a command, each assignment is made before the next one is looked at. */
function assignNow(sh: Shell, assignment: Assignment): Assigned {
  return sh.remember(() => {
    const one = assignedOf(sh, assignment, -1);
    assign(sh, one);
    return one as unknown as Json;
  }) as unknown as Assigned;
}

function assignOnly(sh: Shell, plan: Plan | undefined): undefined {
  if (plan !== undefined) for (const fd of plan.opened) sh.p.close(fd);
  setStatus(sh, sh.s.substituted);
  sh.s.debt += 0.005;
  return undefined;
}

/** `command` and `builtin` take away what stands before them. */
function strip(sh: Shell, argv: string[]): { argv: string[]; noFunctions: boolean; onlyBuiltins: boolean } {
  let rest = argv;
  let noFunctions = false;
  let onlyBuiltins = false;
  for (;;) {
    const [first, second] = rest;
    if (first === 'command' && second !== undefined && !/^-[vV]/.test(second) && second !== '-pv') {
      rest = rest.slice(second === '-p' || second === '--' ? 2 : 1);
      noFunctions = true;
    } else if (first === 'builtin' && sh.dialect.isBash && second !== undefined) {
      rest = rest.slice(second === '--' ? 2 : 1);
      onlyBuiltins = true;
    } else return { argv: rest, noFunctions, onlyBuiltins };
  }
}

function dispatch(sh: Shell, call: Call, plan: Plan | undefined): Wait | undefined {
  const { argv, noFunctions, onlyBuiltins } = strip(sh, call.argv);
  const shift = call.argv.length - argv.length;
  const name = argv[0] ?? '';
  const assigned = shift === 0 ? call.assigned : call.assigned.map((one) => ({ ...one, at: one.at - shift }));
  if (name === '') {
    if (argv.length === 0) return assignOnly(sh, plan);
    return missing(sh, call, plan, '', 127, sh.dialect.isBash ? ': command not found' : ': not found');
  }
  const row = builtinOf(sh, name);
  const shellFunction = Object.hasOwn(sh.s.functions, name) ? sh.s.functions[name] : undefined;
  const isFunction = shellFunction !== undefined && !noFunctions && !onlyBuiltins;
  if (isFunction && !(row?.isSpecial === true && sh.dialect.isStrict)) {
    pushContext(sh, call, plan);
    enter(
      sh,
      'function',
      name,
      { source: shellFunction.text, pc: 1, line: shellFunction.line - 1 },
      { args: argv.slice(1) },
    );
    if (sh.s.stack.length > 2500) sh.fail(`${name}: maximum function nesting level exceeded (1000)`);
    sh.s.debt += 0.01;
    return undefined;
  }
  if (row !== undefined) {
    if (name === 'exec') return runExec(sh, call, argv, plan);
    const depth = sh.s.stack.length;
    if (row.isSpecial === true && sh.dialect.isStrict && !noFunctions) {
      for (const one of call.values) assign(sh, one);
      pushContext(sh, { ...call, values: [] }, plan);
    } else pushContext(sh, call, plan);
    sh.s.debt += 0.02;
    sh.s.work = { k: 'builtin', argv, assigned, memo: null, depth };
    return runBuiltin(sh);
  }
  if (onlyBuiltins) return missing(sh, call, plan, 'builtin: ', 1, `${name}: not a shell builtin`);
  return runFile(sh, call, argv, plan);
}

/** Redirections and assignments that hold for one command. */
function pushContext(sh: Shell, call: Call, plan: Plan | undefined): void {
  if (plan !== undefined) sh.s.stack.push({ k: 'files', saved: installPlan(sh, plan, true), isAuto: true });
  if (call.values.length === 0) return;
  const saved: Record<string, Variable | null> = {};
  for (const one of call.values) {
    const row = sh.variables.row(one.name);
    saved[one.name] ??= row === undefined ? null : { ...row };
  }
  sh.s.stack.push({ k: 'variables', saved, isAuto: true });
  for (const one of call.values) {
    assign(sh, one);
    sh.variables.declare(one.name).isExported = true;
  }
}

/** A command that is not there: the complaint goes where its errors would have gone. */
function missing(
  sh: Shell,
  call: Call,
  plan: Plan | undefined,
  before: string,
  status: number,
  text: string,
): Wait | undefined {
  pushContext(sh, { ...call, values: [] }, plan);
  sh.s.work = {
    k: 'builtin',
    argv: ['not found', before + text, String(status)],
    assigned: [],
    memo: null,
    depth: sh.s.stack.length,
  };
  return runBuiltin(sh);
}

function environmentWith(sh: Shell, values: readonly Assigned[], path: string): Record<string, string> {
  const env = sh.variables.environment();
  for (const one of values) env[one.name] = (one.append ? (sh.get(one.name) ?? '') : '') + (one.value ?? '');
  if (sh.dialect.isBash) env['_'] = path;
  return env;
}

function runFile(sh: Shell, call: Call, argv: string[], plan: Plan | undefined): Wait | undefined {
  const name = argv[0] ?? '';
  const own = call.values.findLast((one) => one.name === 'PATH')?.value;
  const path = own === undefined ? findRemembered(sh, name) : findCommand(sh, name, own);
  if (isFail(path)) {
    const refusal = refusalOf(sh, name, path);
    return missing(sh, call, plan, '', refusal.status, refusal.text);
  }
  const order = { path, argv, env: environmentWith(sh, call.values, path) };
  if (isInTailPosition(sh)) {
    if (plan !== undefined) installPlan(sh, plan, false);
    return execute(sh, order);
  }
  const files = plan?.map ?? visibleFiles(sh);
  const text = sh.s.at.source.slice(call.op.node.pos, call.op.node.end);
  let refusal = spawn(sh, order, files, text);
  const known = Object.hasOwn(sh.s.hashed, name) ? sh.s.hashed[name] : undefined;
  if (refusal !== undefined && known !== undefined && known.hits > 1 && sh.dialect.isBash) {
    refusal.text = refusal.text.replace(
      `${name}: command not found`,
      `${known.path}: No such file or directory`,
    );
  } else if (refusal !== undefined && known !== undefined) {
    delete sh.s.hashed[name];
    const again = findRemembered(sh, name);
    refusal = isFail(again) ? refusalOf(sh, name, again) : spawn(sh, { ...order, path: again }, files, text);
  }
  if (refusal !== undefined) return missing(sh, call, plan, '', refusal.status, refusal.text);
  if (plan !== undefined) for (const fd of plan.opened) sh.p.close(fd);
  for (const fd of sh.s.lent.splice(0)) sh.p.close(fd);
  return undefined;
}

function runExec(sh: Shell, call: Call, argv: string[], plan: Plan | undefined): Wait | undefined {
  let rest = argv.slice(1);
  let as: string | undefined;
  let isClean = false;
  while (rest[0]?.startsWith('-') === true && sh.dialect.isBash) {
    if (rest[0] === '-a') as = rest[1];
    if (rest[0].includes('c')) isClean = true;
    rest = rest.slice(rest[0] === '-a' ? 2 : 1);
  }
  if (plan !== undefined) installPlan(sh, plan, false);
  for (const one of call.values) assign(sh, one);
  const name = rest[0];
  if (name === undefined) {
    setStatus(sh, 0);
    return undefined;
  }
  const path = findCommand(sh, name);
  if (isFail(path)) {
    const isMissing = path.error === 'ENOENT';
    const text =
      name.includes('/') && sh.dialect.isBash ? strerror(path) : isMissing ? 'not found' : strerror(path);
    sh.complain(`${name}: ${text}`, 'exec');
    const status = isMissing ? 127 : 126;
    if (sh.s.isInteractive) {
      setStatus(sh, status);
      return undefined;
    }
    throw new Leave(status);
  }
  const env = isClean ? {} : environmentWith(sh, call.values, path);
  return execute(sh, { path, argv: [as ?? name, ...rest.slice(1)], env });
}
