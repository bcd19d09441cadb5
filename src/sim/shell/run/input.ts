import { asBytes, text } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import * as io from '#sim/kernel/io';
import type { Wait } from '#sim/world/process';
import { edit } from '../edit/editor';
import { expandPrompt } from '../edit/prompt';
import type { Shell } from '../shell';
import { expandAliases } from '../syntax/aliases';
import { isIncomplete } from '../syntax/parse';
import { Leave, leaveFrame } from './frames';
import { tellJobs } from './jobs';
import { waitFor } from './step';

/** The end of a text: back to where it was entered, or on to the next command, or the end of the shell. */
export function endOfText(sh: Shell): void {
  const { s } = sh;
  if (leaveFrame(sh)) return;
  if (s.isLeaving) {
    s.at = { source: '', pc: 0, line: 0 };
    s.stack = [];
    return;
  }
  if (s.isSubshell || s.input.kind === 'command' || s.input.kind === 'script') throw new Leave(s.status);
  tellJobs(sh);
  if (s.input.kind === 'tty') s.work = { k: 'edit' };
  else s.work = { k: 'read', before: '' };
  if (s.isInteractive && s.input.kind === 'stdin') sh.err(expandPrompt(sh, sh.get('PS1') ?? ''));
}

/** Reads a command from standard input: line by line until it is whole. bash leaves what follows it to be read by others. */
export function goOnReading(sh: Shell, before: string): Wait | undefined {
  const { s } = sh;
  const input = s.input;
  if (input.kind !== 'stdin') throw new Error('no input to read from');
  const isBytewise = sh.dialect.isBash || s.isInteractive;
  while (!input.rest.includes('\n') && !input.isEnded) {
    const data = sh.p.do((sim) => io.read(sim, sh.p.processId, 0, isBytewise && !sh.p.isTty(0) ? 1 : 8192));
    if (data === undefined) return waitFor(sh, [sh.p.wakeKey(0)]);
    if (data === '' || isFail(data)) input.isEnded = true;
    else input.rest += data;
  }
  const end = input.rest.indexOf('\n');
  const line = end < 0 ? input.rest : input.rest.slice(0, end + 1);
  input.rest = input.rest.slice(line.length);
  if (line === '' && before === '') {
    if (s.isInteractive && sh.s.dialect !== 'ash') sh.err('\n');
    throw new Leave(s.status);
  }
  const source = before + text(asBytes(line));
  if (!input.isEnded && isIncomplete(source)) {
    s.work = { k: 'read', before: source };
    if (s.isInteractive) {
      sh.err(expandPrompt(sh, sh.get('PS2') ?? '> '));
      input.isEnded = false;
    }
    return undefined;
  }
  submit(sh, source, input.lines);
  input.lines += source.split('\n').length - 1;
  return undefined;
}

/** At zsh's prompt `#` begins no comment unless that was asked for. */
const takesAllAsCommands = (sh: Shell) => sh.s.isInteractive && !sh.isShopt('interactivecomments');

/** Begins to run a text that was read. */
function submit(sh: Shell, source: string, line: number): void {
  sh.s.work = null;
  const isExpanding = !sh.dialect.isBash || sh.s.isInteractive || sh.isShopt('expand_aliases');
  const expanded = isExpanding ? expandAliases(source, sh.s.aliases) : source;
  if (sh.s.options['verbose'] === true) sh.err(source);
  sh.s.at = { source: sh.dialect.own?.translate(expanded, takesAllAsCommands(sh)) ?? expanded, pc: 0, line };
}

/** Lets the user write a command. */
export function goOnEditing(sh: Shell): Wait | undefined {
  const line = edit(sh);
  if (typeof line !== 'string') return line;
  submit(sh, line, sh.s.history.length);
  return undefined;
}
