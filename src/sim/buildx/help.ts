import type { AnyCommand } from '#sim/cli/command';
import { flagUsages } from '#sim/cli/flags/usage';
import type { FlagSpecs } from '#sim/cli/flags/spec';
import type { Refusal } from '#sim/cli/refusal';
import { commands, groups } from './commands/index';

/** The flags that every command has. */
export const commonFlags = {
  builder: { kind: 'string', help: 'Builder to use instead of the chosen one' },
  debug: { kind: 'bool', short: 'D', help: 'Say more about what goes on' },
} as const satisfies FlagSpecs;

/** As an alias of docker's client it has a builder of its own: the context's. */
function withDefault(specs: FlagSpecs, env: Readonly<Record<string, string>>): FlagSpecs {
  const builder = env['BUILDX_BUILDER'];
  const own = specs['builder'];
  if (builder === undefined || own === undefined) return specs;
  return { ...specs, builder: { ...own, shownDefault: JSON.stringify(builder) } };
}

const usageOf = (command: AnyCommand) =>
  ['docker buildx', command.path, ...(command.hidesOptions === true ? [] : ['[OPTIONS]']), command.usage]
    .filter(Boolean)
    .join(' ');

/** Second names as the help lists them. */
const shownAliases: Readonly<Record<string, string>> = {
  bake: 'docker buildx bake, docker buildx f',
  build: 'docker build, docker builder build, docker image build, docker buildx b',
};

export function commandHelp(
  command: AnyCommand,
  columns: number,
  env: Readonly<Record<string, string>>,
): string {
  const aliases = shownAliases[command.path];
  const flags = flagUsages(withDefault(command.flags, env), columns - 1).trimEnd();
  return [
    `Usage:  ${usageOf(command)}\n`,
    `\n${command.short}\n`,
    ...(aliases === undefined ? [] : [`\nAliases:\n  ${aliases}\n`]),
    ...(flags === '' ? [] : [`\nOptions:\n${flags}\n`]),
  ].join('');
}

function list(title: string, rows: readonly (readonly [string, string])[]): string {
  if (rows.length === 0) return '';
  const width = Math.max(11, ...rows.map(([name]) => name.length + 1));
  return `\n${title}:\n${rows.map(([name, short]) => `  ${name.padEnd(width)} ${short}\n`).join('')}`;
}

export function groupHelp(path: string, columns: number, env: Readonly<Record<string, string>>): string {
  const shown = path === '' ? 'docker buildx' : `docker buildx ${path}`;
  const prefix = path === '' ? '' : `${path} `;
  const inner = groups.filter(
    (one) => one.path !== path && one.path.startsWith(prefix) && !one.path.slice(prefix.length).includes(' '),
  );
  const own = commands
    .filter((one) => one.path.startsWith(prefix) && !one.path.slice(prefix.length).includes(' '))
    .filter((one) => !hidden.has(one.path))
    .map((one) => [one.path.slice(prefix.length), one.short] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const note =
    path === ''
      ? '\nExperimental commands and flags are hidden. Set BUILDX_EXPERIMENTAL=1 to show them.\n'
      : '';
  return [
    `Usage:  ${shown} [OPTIONS] COMMAND\n`,
    `\n${path === '' ? 'Builds with BuildKit and more' : (groups.find((one) => one.path === path)?.short ?? '')}\n`,
    `\nOptions:\n${flagUsages(withDefault(commonFlags, env), columns - 1).trimEnd()}\n`,
    list(
      'Management Commands',
      inner.map((one) => [one.path.slice(prefix.length), one.short] as const),
    ),
    list(
      'Commands',
      own.filter(([name]) => !inner.some((one) => one.path === prefix + name)),
    ),
    `\nRun '${shown} COMMAND --help' for more information on a command.\n`,
    note,
  ].join('');
}

/** Commands that work, and that no help lists. */
const hidden = new Set(['install', 'uninstall']);

/** A mistake in the flags: the words, and where to look. */
export function flagMistake(path: string, usage: string, refusal: Refusal): string {
  const shown = path === '' ? 'docker buildx' : `docker buildx ${path}`;
  return `${refusal.refused}\n\nUsage:  ${shown} ${usage}\n\nRun '${shown} --help' for more information`;
}

const plural = (count: number) => (count === 1 ? 'argument' : 'arguments');

/** The refusal of a wrong number of arguments. */
export function checkCount(command: AnyCommand, args: readonly string[]): string | undefined {
  const { exact, min, max } = command.args;
  const shown = `docker buildx ${command.path}`;
  const rest = `\n\nUsage:  ${usageOf(command)}\n\nRun '${shown} --help' for more information`;
  const wrong = (words: string) => `docker: '${shown}' ${words}${rest}`;
  if (exact !== undefined)
    return args.length === exact ? undefined : wrong(`requires ${exact} ${plural(exact)}`);
  if (max === 0 && args.length > 0)
    return `unknown command ${JSON.stringify(args[0])} for ${JSON.stringify(shown)}`;
  if (min !== undefined && args.length < min) return wrong(`requires at least ${min} ${plural(min)}`);
  if (max !== undefined && args.length > max) return wrong(`requires at most ${max} ${plural(max)}`);
  return undefined;
}
