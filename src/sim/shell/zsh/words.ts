import type { Shell } from '../shell';

/** Bash's words for what went wrong → zsh's, which puts the reason first (Src/exec.c, Src/utils.c: `zerr`). */
const rewordings: readonly (readonly [RegExp, string])[] = [
  [/^(.*): command not found$/, 'command not found: $1'],
  [/^(.*): cannot execute binary file: Exec format error$/, 'exec format error: $1'],
  [/^(.*): cannot execute: required file not found$/, '$1: bad interpreter: no such file or directory'],
  [/^(.*): cannot overwrite existing file$/, 'file exists: $1'],
  [/^(.*): event not found$/, 'event not found: $1'],
  [/^(.*): readonly variable$/, 'read-only variable: $1'],
  [/^(.*): unbound variable$/, '$1: parameter not set'],
  [/^(.*): bad substitution$/, 'bad substitution'],
  [/^.*: division by 0 .*$/, 'division by zero'],
  [/^current: no such job$/, 'no current job'],
  [/^(%.*): no such job$/, '$1: no such job'],
];

/** Texts of errno that stand before the subject, in small letters. */
const reasons =
  /^(.*): (No such file or directory|Permission denied|Not a directory|Is a directory|File exists|Operation not permitted|Read-only file system)$/;

function reword(why: string, isCommand: boolean): string {
  // a directory that is typed as a command may not be executed
  if (isCommand && why.endsWith(': Is a directory'))
    return `permission denied: ${why.slice(0, -': Is a directory'.length)}`;
  for (const [pattern, to] of rewordings) if (pattern.test(why)) return why.replace(pattern, to);
  const [, subject = '', reason] = reasons.exec(why) ?? [];
  return reason === undefined ? why : `${reason.toLowerCase()}: ${subject}`;
}

/** `zsh: command not found: x` at a prompt, `a.sh:3: command not found: x` in a script; builtins say their own name. */
export function complaint(sh: Shell, why: string, command: string | undefined): string {
  const { s } = sh;
  const isCommand = s.work?.k === 'builtin' && s.work.argv[0] === 'not found';
  const text = reword(why, isCommand);
  const name = s.input.kind === 'script' ? s.name : 'zsh';
  const sourced = s.stack.findLast((entry) => entry.k === 'frame' && entry.kind === 'source');
  const place = sourced?.k === 'frame' ? sourced.name : name;
  if (s.isInteractive && sourced === undefined) return `${command ?? 'zsh'}: ${text}\n`;
  return `${place}:${command === undefined ? '' : `${command}:`}${s.line}: ${text}\n`;
}
