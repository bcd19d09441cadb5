import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import { findInPath } from '#sim/kernel/exec';
import type { Sim } from '#sim/world/sim';
import { isOnWindows, windowsEngine } from '../windows/door';

/** Why runc cannot run a command: its words, and the exit code that stands for them. */
export interface NoCommand {
  message: string;
  exitCode: 126 | 127;
}

/** Looks a command up as runc does, in the container's own files: its path, or why not. */
export function findCommand(
  sim: Sim,
  viewer: files.Viewer,
  command: string,
  path: string | undefined,
): string | NoCommand {
  const quoted = JSON.stringify(command);
  if (isOnWindows(sim, viewer.machine)) {
    const found = windowsEngine.value.findCommand(sim, viewer, command);
    const why =
      'encountered an error during hcs::System::CreateProcess: failure in a Windows system call: The system cannot find the file specified. (0x2)';
    return isFail(found) ? { message: why, exitCode: 127 } : found;
  }
  if (!command.includes('/')) {
    const found = findInPath(sim, viewer, command, path ?? '');
    return isFail(found)
      ? { message: `exec: ${quoted}: executable file not found in $PATH`, exitCode: 127 }
      : found;
  }
  const stat = files.stat(sim, viewer, command, true);
  if (isFail(stat)) {
    const why =
      stat.error === 'ENOTDIR'
        ? 'not a directory'
        : stat.error === 'EACCES'
          ? 'permission denied'
          : 'no such file or directory';
    return {
      message: `exec: ${quoted}: stat ${command}: ${why}`,
      exitCode: stat.error === 'ENOENT' ? 127 : 126,
    };
  }
  if (stat.type === 'dir' || (stat.mode & 0o111) === 0) {
    return { message: `exec: ${quoted}: permission denied`, exitCode: 126 };
  }
  return command;
}

const usualPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** A container's environment: Docker's variables, then those of the configuration (which win), then HOME where it is missing. `more`: an exec's own. */
export function environment(
  hostname: string,
  isTty: boolean,
  given: readonly string[] | null,
  home: string,
  more: readonly string[] = [],
): Record<string, string> {
  const usual: Record<string, string> = { PATH: usualPath, HOSTNAME: hostname };
  if (isTty) usual['TERM'] = 'xterm';
  const env = overlay(overlay(usual, given ?? []), more);
  if (env['HOME'] === undefined || env['HOME'] === '') env['HOME'] = home;
  return env;
}

/**
 * Lays variables over others. What was below keeps its place; of several in the list the last counts, in its place (moby's
 * ReplaceOrAppendEnvValues, then runc). A name without a value takes away what was below, not what is in the same list.
 */
function overlay(below: Readonly<Record<string, string>>, list: readonly string[]): Record<string, string> {
  const env = { ...below };
  const added: Record<string, string> = {};
  for (const variable of list) {
    const equals = variable.indexOf('=');
    const name = equals < 0 ? variable : variable.slice(0, equals);
    if (equals < 0) delete env[name];
    else if (name in env) env[name] = variable.slice(equals + 1);
    else {
      delete added[name]; // so that it moves to the end
      added[name] = variable.slice(equals + 1);
    }
  }
  return { ...env, ...added };
}
