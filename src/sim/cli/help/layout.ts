import { commonCommands, groups, namesUnder, plugins, shownPath, type Group } from '../catalogue';
import type { AnyCommand } from '../command';
import { flagUsages } from '../flags/usage';
import { globalFlags } from '../globals';

/** `docker container stop [OPTIONS] CONTAINER [CONTAINER...]`. */
export function usageLine(path: string, command: AnyCommand): string {
  const hasOptions =
    command.hidesOptions !== true && Object.values(command.flags).some((flag) => flag.hidden !== true);
  const shown = `docker ${shownPath(path, command)}`;
  const words = [shown, ...(hasOptions ? ['[OPTIONS]'] : []), command.usage].filter(Boolean);
  return words.join(' ').replaceAll('\n', `\n\t${shown} ${hasOptions ? '[OPTIONS] ' : ''}`);
}

/** The help of a command. `columns`: width of the terminal, 80 without one. */
export function commandHelp(path: string, command: AnyCommand, columns: number): string {
  const aliases = [command.path, ...(command.aliases ?? [])];
  const flags = flagUsages(command.flags, columns - 1).trimEnd();
  return [
    `Usage:  ${usageLine(path, command)}\n`,
    `\n${command.long ?? command.short}\n`,
    ...(aliases.length > 1
      ? [`\nAliases:\n  ${aliases.map((alias) => `docker ${alias}`).join(', ')}\n`]
      : []),
    ...(flags === '' ? [] : [`\nOptions:\n${flags}\n`]),
  ].join('');
}

/** Names in the lists are padded to the longest, and at least to this. */
const leastPadding = 11;

function list(title: string, rows: readonly (readonly [name: string, short: string])[]): string[] {
  if (rows.length === 0) return [];
  const lines = rows.map(([name, short]) => `  ${name.padEnd(leastPadding)} ${short}\n`);
  return [`\n${title}:\n${lines.join('')}`];
}

/** The help of a group such as `docker container`. */
export function groupHelp(group: Group): string {
  const inner = groups.filter((one) => one.path.startsWith(`${group.path} `));
  return [
    `Usage:  docker ${group.path} COMMAND\n`,
    `\n${group.short}\n`,
    ...list(
      'Management Commands',
      inner.map((one) => [one.path.slice(group.path.length + 1), one.short]),
    ),
    ...list(
      'Commands',
      namesUnder(group.path).map(({ name, command }) => [name, command.short]),
    ),
    `\nRun 'docker ${group.path} COMMAND --help' for more information on a command.\n`,
  ].join('');
}

/** The help of docker itself. Swarm's commands but for `swarm` show only on a node of one. */
export function rootHelp(columns: number, isInSwarm: boolean): string {
  const top = groups.filter(({ path, hidden }) => !path.includes(' ') && hidden !== true);
  const under = namesUnder('');
  const shortOf = (name: string): string => under.find((one) => one.name === name)?.command.short ?? '';
  const management = [
    ...top.filter(({ swarm }) => swarm !== true).map(({ path, short }) => [path, short] as const),
    ...plugins.map(({ path, short }) => [`${path}*`, short] as const),
  ].sort(([a], [b]) => (a < b ? -1 : 1));
  const swarm = top.filter((group) => group.swarm === true && (isInSwarm || group.path === 'swarm'));
  const common: readonly string[] = commonCommands;
  const others = under.filter(({ name }) => !common.includes(name));
  return [
    'Usage:  docker [OPTIONS] COMMAND\n',
    '\nContainers, images, networks and volumes, from the command line\n',
    ...list(
      'Common Commands',
      common.map((name) => [name, shortOf(name)]),
    ),
    ...list('Management Commands', management),
    ...list(
      'Swarm Commands',
      swarm.map(({ path, short }) => [path, short]),
    ),
    ...list(
      'Commands',
      others.map(({ name, command }) => [name, command.short]),
    ),
    `\nGlobal Options:\n${flagUsages(globalFlags, columns - 1).trimEnd()}\n`,
    "\nRun 'docker COMMAND --help' for more information on a command.\n",
    '\nFor more help on how to use Docker, head to https://docs.docker.com/go/guides/\n',
  ].join('');
}
