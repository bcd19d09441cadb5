import { flagUsages } from '#sim/cli/flags/usage';
import { refuse, type Refusal } from '#sim/cli/refusal';
import { commands } from './catalogue';
import { dryRunFlag, globalFlags } from './client/globals';
import type { AnyCommand } from './command';

/** `docker compose up [OPTIONS] [SERVICE...]`. */
function usageLine(command: AnyCommand): string {
  const shown = `docker compose ${command.name}`;
  const options = command.hidesOptions === true ? '' : '[OPTIONS] ';
  return `${shown} ${options}${command.usage}`.trimEnd().replaceAll('\n', `\n\t${shown} ${options}`);
}

/** `columns`: width of the terminal, 80 without one. */
export function commandHelp(command: AnyCommand, columns: number): string {
  const flags = flagUsages({ ...command.flags, ...dryRunFlag }, columns - 1).trimEnd();
  const about = command.long ?? command.short;
  return `Usage:  ${usageLine(command)}\n\n${about}\n\nOptions:\n${flags}\n`;
}

/** Names are padded to this. */
const padding = 11;

export function rootHelp(columns: number): string {
  const list = (rows: readonly AnyCommand[]): string =>
    rows.map(({ name, short }) => `  ${name.padEnd(padding)} ${short}\n`).join('');
  const shown = commands.filter((one) => one.isHidden !== true);
  const isManagement = ({ name }: AnyCommand): boolean => name === 'bridge';
  return [
    'Usage:  docker compose [OPTIONS] COMMAND\n',
    '\nApplications of several containers, described in a file\n',
    `\nOptions:\n${flagUsages(globalFlags, columns - 1).trimEnd()}\n`,
    `\nManagement Commands:\n${list(shown.filter(isManagement))}`,
    `\nCommands:\n${list(shown.filter((one) => !isManagement(one)))}`,
    "\nRun 'docker compose COMMAND --help' for more information on a command.\n",
  ].join('');
}

/** Refuses a wrong number of arguments. */
export function checkArguments(command: AnyCommand, args: readonly string[]): Refusal | undefined {
  const { min = 0, max = Infinity, words } = command.args;
  if (args.length >= min && args.length <= max) return undefined;
  const count = String(args.length);
  if (words === 'docker') return dockersWords(command, min, max);
  if (max === 0)
    return refuse(`unknown command ${JSON.stringify(args[0])} for "docker compose ${command.name}"`);
  if (max === Infinity) return refuse(`requires at least ${String(min)} arg(s), only received ${count}`);
  if (min === 0) return refuse(`accepts at most ${String(max)} arg(s), received ${count}`);
  return refuse(`accepts between ${String(min)} and ${String(max)} arg(s), received ${count}`);
}

function dockersWords(command: AnyCommand, min: number, max: number): Refusal {
  const shown = `docker compose ${command.name}`;
  const isExact = min === max;
  const wanted = `${isExact ? '' : 'at least '}${String(min)} ${min === 1 ? 'argument' : 'arguments'}`;
  const hint = `${isExact ? 'Run' : 'See'} '${shown} --help' for more information`;
  return refuse(`docker: '${shown}' requires ${wanted}\n\nUsage:  ${usageLine(command)}\n\n${hint}`);
}
