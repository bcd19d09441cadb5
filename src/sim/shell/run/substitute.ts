import { asBytes, text } from '#sim/base/bytes';
import { isFail, strerror } from '#sim/base/fail';
import type { CommandExpansionPart, ProcessSubstitutionPart } from 'unbash';
import { ShellError, suspension } from '../failures';
import type { Shell } from '../shell';
import { substitutionSource } from '../syntax/parse';
import { compile } from '../syntax/compile';
import { forkShell } from './children';
import { visibleFiles, type FileMap } from './redirect';

/** Begins `$(…)`: a subshell that writes into a pipe. What it says comes with the next run of the instruction. */
export function substituteCommand(sh: Shell, part: CommandExpansionPart): string {
  const source = substitutionSource(part);
  const file = sh.dialect.isBash ? /^\s*<\s*([\w./-]+)\s*$/.exec(source)?.[1] : undefined;
  if (file !== undefined) return fileContents(sh, file);
  const op = compile(source).ops[0];
  if (op?.op === 'end') {
    sh.s.substituted = 0;
    return '';
  }
  const ends = sh.p.pipe();
  if (isFail(ends))
    throw new ShellError('plain', `cannot make pipe for command substitution: ${strerror(ends)}`);
  const files: FileMap = { ...visibleFiles(sh), 1: ends[1] };
  delete files[ends[0]];
  if (ends[1] !== 1) delete files[ends[1]];
  const pid = forkShell(sh, { source, pc: 0, line: sh.s.line - 1 }, { files, isSubstitution: true });
  sh.p.close(ends[1]);
  sh.s.work = { k: 'substitution', fd: ends[0], pid, data: '', level: sh.level - 1 };
  sh.s.hidden.push(ends[0]);
  throw suspension;
}

/** `$(<file)`. */
function fileContents(sh: Shell, path: string): string {
  const content = sh.p.readText(path);
  if (isFail(content)) throw new ShellError('plain', `${path}: ${strerror(content)}`);
  sh.s.substituted = 0;
  return content.replace(/\n+$/, '');
}

/** Goes on reading what a substitution says. Answers true when it has ended. */
export function finishSubstitution(sh: Shell, data: string, level: number, status: number): void {
  const said = text(asBytes(data)).replaceAll('\0', '').replace(/\n+$/, '');
  sh.s.substituted = status;
  sh.s.journal.push([level, said]);
}

/** `<(…)` and `>(…)`: a subshell at the other end of a pipe, which has a name in /dev/fd. */
export function substituteProcess(sh: Shell, part: ProcessSubstitutionPart): string {
  const ends = sh.p.pipe();
  if (isFail(ends))
    throw new ShellError('plain', `cannot make pipe for process substitution: ${strerror(ends)}`);
  const [own, theirs] = part.operator === '<' ? ends : [ends[1], ends[0]];
  const high = sh.p.dup(own, 63);
  sh.p.close(own);
  if (isFail(high)) throw new ShellError('plain', strerror(high));
  const files: FileMap = { ...visibleFiles(sh) };
  delete files[high];
  delete files[theirs];
  files[part.operator === '<' ? 1 : 0] = theirs;
  forkShell(
    sh,
    { source: part.text.slice(2, -1), pc: 0, line: sh.s.line - 1 },
    { files, isSubstitution: true },
  );
  sh.p.close(theirs);
  sh.s.lent.push(high);
  return `/dev/fd/${high}`;
}
