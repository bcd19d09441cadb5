import { asBytes, utf8 } from '#sim/base/bytes';
import { isFail, strerror, type Fail } from '#sim/base/fail';
import * as io from '#sim/kernel/io';
import type { OpenFlags } from '#sim/files/index';
import type { Redirect, Redirection } from 'unbash';
import { expandDocument, expandFields, expandText } from '../expand/word';
import type { Shell } from '../shell';
import type { SavedFiles } from '../state';

/** Child's descriptor → own descriptor. */
export type FileMap = Record<number, number>;

/** A redirection that could not be made. */
export class RedirectError {
  constructor(readonly text: string) {}
}

/** The descriptors that children see: all but the shell's own. */
export function visibleFiles(sh: Shell): FileMap {
  const all = sh.p.do((sim) => Object.keys(sim.processes.need(sh.p.processId).files).map(Number));
  const map: FileMap = {};
  for (const fd of all) if (!sh.s.hidden.includes(fd)) map[fd] = fd;
  return map;
}

/** What redirections make of a map of descriptors, and which own descriptors were opened for it. */
export interface Plan {
  map: FileMap;
  opened: number[];
}

/** Works redirections out, from left to right. Opens files. May suspend (when it begins, nothing is open yet). */
export function planRedirects(sh: Shell, redirects: readonly Redirection[]): Plan {
  const wanted = redirects.map((redirect) => ({ redirect, target: targetOf(sh, redirect) }));
  const plan: Plan = { map: visibleFiles(sh), opened: [] };
  try {
    for (const { redirect, target } of wanted) applyOne(sh, plan, redirect, target);
  } catch (refusal) {
    closeAll(sh, plan.opened);
    throw refusal;
  }
  return plan;
}

function targetOf(sh: Shell, redirect: Redirection): string {
  if (redirect.type === 'HereDoc') return expandDocument(sh, redirect);
  if (redirect.type === 'HereString') return `${expandText(sh, redirect.target)}\n`;
  if (redirect.target === undefined) return '';
  if (!sh.dialect.isBash) return expandText(sh, redirect.target);
  const fields = expandFields(sh, [redirect.target]);
  if (fields.length === 1) return fields[0] ?? '';
  throw new RedirectError(`${redirect.target.text}: ambiguous redirect`);
}

function closeAll(sh: Shell, fds: readonly number[]): void {
  for (const fd of fds) sh.p.close(fd);
}

const kinds: Readonly<Record<string, { fd: number; flags: OpenFlags }>> = {
  '<': { fd: 0, flags: { read: true } },
  '>': { fd: 1, flags: { write: true, create: true, truncate: true } },
  '>|': { fd: 1, flags: { write: true, create: true, truncate: true } },
  '>>': { fd: 1, flags: { write: true, create: true, append: true } },
  '<>': { fd: 0, flags: { read: true, write: true, create: true } },
  '&>': { fd: 1, flags: { write: true, create: true, truncate: true } },
  '&>>': { fd: 1, flags: { write: true, create: true, append: true } },
};

function applyOne(sh: Shell, plan: Plan, redirect: Redirection, target: string): void {
  if (redirect.type !== 'Redirect') {
    plan.map[descriptorOf(redirect, 0)] = document(sh, plan, target);
    return;
  }
  if (redirect.operator === '<&' || redirect.operator === '>&') {
    duplicate(sh, plan, redirect, target);
    return;
  }
  const kind = kinds[redirect.operator];
  if (kind === undefined) throw new RedirectError(`${redirect.operator}: not known`);
  const isBoth = redirect.operator.startsWith('&');
  const own = openTarget(sh, plan, redirect.operator, target, kind.flags);
  const named = redirect.descriptor?.type === 'FileDescriptorVariable' ? redirect.descriptor.name : undefined;
  const fd = named === undefined ? descriptorOf(redirect, kind.fd) : own;
  plan.map[fd] = own;
  if (named !== undefined) sh.variables.set(named, String(fd));
  if (isBoth) plan.map[2] = own;
}

function descriptorOf(redirect: Redirection, usual: number): number {
  return redirect.descriptor?.type === 'FileDescriptor' ? redirect.descriptor.value : usual;
}

/** Moves a fresh descriptor out of the way of those that scripts name. */
function keepHigh(sh: Shell, plan: Plan, fd: number): number {
  if (fd >= 10) {
    plan.opened.push(fd);
    return fd;
  }
  const high = sh.p.dup(fd, 10);
  sh.p.close(fd);
  if (isFail(high)) throw new RedirectError(strerror(high));
  plan.opened.push(high);
  return high;
}

function openTarget(sh: Shell, plan: Plan, operator: string, target: string, flags: OpenFlags): number {
  const isGuarded = sh.s.options['noclobber'] === true && (operator === '>' || operator === '&>');
  if (isGuarded) {
    const there = sh.p.stat(target);
    if (!isFail(there) && there.type === 'file') throw new RedirectError(clobberText(sh, target));
  }
  const tcp = /^\/dev\/(tcp|udp)\//.test(target) && sh.dialect.isBash;
  if (tcp) throw new RedirectError(`${target}: No such file or directory`);
  const fd = sh.p.open(target, flags);
  if (isFail(fd)) throw new RedirectError(openText(sh, target, fd, flags.create === true));
  return keepHigh(sh, plan, fd);
}

function clobberText(sh: Shell, target: string): string {
  if (sh.dialect.isBash) return `${target}: cannot overwrite existing file`;
  return sh.s.dialect === 'dash'
    ? `cannot create ${target}: File exists`
    : `can't create ${target}: File exists`;
}

function openText(sh: Shell, target: string, why: Fail, isMade: boolean): string {
  if (sh.dialect.isBash) return `${target}: ${strerror(why)}`;
  const isMissing = why.error === 'ENOENT';
  if (sh.s.dialect === 'dash') {
    const text = isMissing ? (isMade ? 'Directory nonexistent' : 'No such file') : strerror(why);
    return `cannot ${isMade ? 'create' : 'open'} ${target}: ${text}`;
  }
  const text = isMissing ? (isMade ? 'nonexistent directory' : 'no such file') : strerror(why);
  return `can't ${isMade ? 'create' : 'open'} ${target}: ${text}`;
}

function duplicate(sh: Shell, plan: Plan, redirect: Redirect, target: string): void {
  const usual = redirect.operator === '>&' ? 1 : 0;
  const fd = descriptorOf(redirect, usual);
  if (target === '-') {
    delete plan.map[fd];
    return;
  }
  const moved = /^(\d+)(-?)$/.exec(target);
  if (moved === null) {
    if (redirect.operator !== '>&' || redirect.descriptor !== undefined || !sh.dialect.hasBashisms)
      throw new RedirectError(sh.dialect.isBash ? `${target}: ambiguous redirect` : `bad fd number`);
    const own = openTarget(sh, plan, '>', target, { write: true, create: true, truncate: true });
    plan.map[1] = own;
    plan.map[2] = own;
    return;
  }
  const from = Number(moved[1]);
  const own = plan.map[from];
  if (own === undefined) throw new RedirectError(`${from}: Bad file descriptor`);
  plan.map[fd] = own;
  if (moved[2] === '-' && from !== fd) delete plan.map[from];
}

/** A here-document: a pipe that holds it, or a file without a name where it is too long for a pipe. */
function document(sh: Shell, plan: Plan, content: string): number {
  const bytes = utf8(content);
  if (bytes.length > 60_000) return documentFile(sh, plan, content);
  const ends = sh.p.pipe();
  if (isFail(ends)) throw new RedirectError(strerror(ends));
  sh.p.do((sim) => {
    io.write(sim, sh.p.processId, ends[1], asBytes(bytes));
    return null;
  });
  sh.p.close(ends[1]);
  return keepHigh(sh, plan, ends[0]);
}

function documentFile(sh: Shell, plan: Plan, content: string): number {
  const path = `/tmp/sh-thd.${sh.p.random(2 ** 31)}`;
  sh.p.writeText(path, content, { mode: 0o600 });
  const fd = sh.p.open(path);
  sh.p.unlink(path);
  if (isFail(fd)) throw new RedirectError(`cannot create temp file for here-document: ${strerror(fd)}`);
  return keepHigh(sh, plan, fd);
}

/** Makes a plan true for the shell itself. Answers what is needed to undo it; `keep` false: it stays so (exec). */
export function installPlan(sh: Shell, plan: Plan, keep: boolean): SavedFiles {
  const before = visibleFiles(sh);
  const changed = [...new Set([...Object.keys(before), ...Object.keys(plan.map)].map(Number))].filter(
    (fd) => plan.map[fd] !== fd,
  );
  const saved: SavedFiles = {};
  for (const fd of changed) {
    const copy = before[fd] === undefined ? -1 : sh.p.dup(fd, 10);
    saved[fd] = isFail(copy) ? -1 : copy;
  }
  for (const fd of changed) {
    const from = plan.map[fd];
    if (from === undefined) sh.p.close(fd);
    else sh.p.dup2(changed.includes(from) ? (saved[from] ?? from) : from, fd);
  }
  for (const fd of plan.opened) if (plan.map[fd] !== fd) sh.p.close(fd);
  if (keep) {
    for (const copy of Object.values(saved)) if (copy >= 0) sh.s.hidden.push(copy);
    return saved;
  }
  for (const copy of Object.values(saved)) if (copy >= 0) sh.p.close(copy);
  return {};
}

/** Undoes what installPlan did. */
export function restoreFiles(sh: Shell, saved: SavedFiles): void {
  for (const [fd, copy] of Object.entries(saved)) {
    if (copy < 0) sh.p.close(Number(fd));
    else {
      sh.p.dup2(copy, Number(fd));
      sh.p.close(copy);
      sh.s.hidden = sh.s.hidden.filter((other) => other !== copy);
    }
  }
}
