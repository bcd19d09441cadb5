import type { AnyCommand, ArgumentRule } from '../command';
import { refuse, type Refusal } from '../refusal';
import { shownPath } from '../catalogue';
import { usageLine } from './layout';

const plural = (count: number): string => (count === 1 ? 'argument' : 'arguments');

/** What is wrong with a number of arguments: the words, and how the client 28.5.2 begins the hint after them. */
function complaint(
  { exact, min, max }: ArgumentRule,
  count: number,
): readonly [words: string, hint: string] | undefined {
  if (exact !== undefined) {
    return count === exact ? undefined : [`requires ${String(exact)} ${plural(exact)}`, 'Run'];
  }
  if (max === 0 && min === undefined) return count === 0 ? undefined : ['accepts no arguments', 'Run'];
  if (min !== undefined && max !== undefined) {
    const words = `requires at least ${String(min)} and at most ${String(max)} ${plural(max)}`;
    return count >= min && count <= max ? undefined : [words, 'Run'];
  }
  if (min !== undefined && count < min) return [`requires at least ${String(min)} ${plural(min)}`, 'See'];
  // The letter too many is the real client's.
  if (max !== undefined && count > max) return [`requires at most ${String(max)} ${plural(max)}`, 'SRun'];
  return undefined;
}

/** Refuses a wrong number of arguments. */
export function checkArguments(
  path: string,
  command: AnyCommand,
  args: readonly string[],
): Refusal | undefined {
  const wrong = complaint(command.args, args.length);
  if (!wrong) return undefined;
  const shown = `docker ${shownPath(path, command)}`;
  const usage = `Usage:  ${usageLine(path, command)}`;
  return refuse(
    `docker: '${shown}' ${wrong[0]}\n\n${usage}\n\n${wrong[1]} '${shown} --help' for more information`,
  );
}

/** A mistake in the flags, with the usage line after it; the exit status is 125. */
export function flagMistake(path: string, usage: string, refusal: Refusal): Refusal {
  const shown = path === '' ? 'docker' : `docker ${path}`;
  return refuse(`${refusal.refused}\n\nUsage:  ${usage}\n\nRun '${shown} --help' for more information`);
}
