import type { Json } from '#sim/base/json';
import { Cli, type Turn } from '#sim/cli/cli';
import { attach } from '#sim/cli/container/attach';
import { exec } from '#sim/cli/container/exec';
import { start } from '#sim/cli/container/start';
import { stats } from '#sim/cli/container/stats';
import { parseEndpoint, usualHost, type Endpoint } from '#sim/cli/endpoint';
import type { EngineState } from '#sim/cli/engine';
import { parseFlags } from '#sim/cli/flags/parse';
import type { FlagSpecs } from '#sim/cli/flags/spec';
import { isRefusal, type Refusal } from '#sim/cli/refusal';
import type { Proc } from '#sim/kernel/proc';
import type { Outcome, Program, Steps } from '#sim/kernel/program';
import { findCommand } from './catalogue';
import { dryRunFlag, globalFlags } from './client/globals';
import { Compose, type Settings } from './client/compose';
import { writeLog } from './client/log';
import { readSettings } from './client/settings';
import type { AnyCommand } from './command';
import { checkArguments, commandHelp, rootHelp } from './help';
import { colours, monochrome } from './progress/colors';
import { endOfRun } from './commands/run';
import { printVersion } from './commands/version';

/** Whence its turns come back: a stage of compose's own, whose data carries the settings. */
interface OwnTurn {
  readonly [key: string]: Json;
  readonly settings: Json;
  readonly data: Json;
}

/**
 * Compose: a program that docker's client runs as its plugin, and that goes by itself under version 1's name. It speaks to
 * the engine over its socket and knows nothing of it that the Engine API does not say.
 */
export const dockerCompose: Program = {
  name: 'docker-compose',
  // processor time of a start as measured on the real plugin
  start: { cpu: 75, anon: 40_000_000 },
  *main(p: Proc, state: Json): Steps<Outcome> {
    return state === null ? yield* begin(p) : yield* resume(p, state as unknown as Turn);
  },
};

/** Commands of docker's client that compose uses as they are. */
const lent = [attach, exec, start, stats];

/** Turns of commands that compose borrows from docker's client (`exec`, `stats`) go on there. */
function* resume(p: Proc, turn: Turn): Steps<Outcome> {
  const endpoint = parseEndpoint(turn.host);
  if (isRefusal(endpoint)) throw new Error(`no endpoint ${turn.host}`);
  const cli = new Cli(p, turn.path, `docker ${turn.path}`, endpoint, turn.engine as unknown as EngineState);
  const own = turn.path.startsWith('compose ') ? findCommand(turn.path.slice('compose '.length)) : undefined;
  const stage = own?.stages?.[turn.stage];
  if (stage) {
    const { settings, data } = turn.data as OwnTurn;
    return yield* stage(makeCompose(cli, settings as unknown as Settings), data);
  }
  const borrowed = lent.find(({ path }) => path === turn.path)?.stages?.[turn.stage];
  if (!borrowed) throw new Error(`no stage ${turn.stage} of ${turn.path}`);
  const outcome = yield* borrowed(cli, turn.data);
  return turn.path === start.path ? yield* endOfRun(cli, outcome) : outcome;
}

function makeCompose(cli: Cli, settings: Settings): Compose {
  return new Compose(cli, settings, {
    mode: settings.mode,
    palette: settings.isColoured ? colours : monochrome,
    isDryRun: settings.isDryRun,
    fd: settings.environment['COMPOSE_STATUS_STDOUT'] === '1' ? 1 : 2,
  });
}

function* say(p: Proc, refusal: Refusal): Steps<number> {
  yield* p.err(`${refusal.refused}\n`);
  return 1;
}

const columnsOf = (p: Proc): number => p.tty(0)?.cols ?? 80;
const notice = 'Flag shorthand -h has been deprecated, use --help\n';

function* begin(p: Proc): Steps<Outcome> {
  // as a plugin it gets its own name first: `docker-compose compose up`
  const isPlugin = p.args[0] === 'compose';
  const words = isPlugin ? p.args.slice(1) : p.args;
  const world = { env: p.env, cwd: p.cwd() };
  const globals = parseFlags(globalFlags, words, { interspersed: false, world });
  if (isRefusal(globals)) return yield* say(p, globals);
  const [name, ...rest] = globals.args;
  if (globals.notices.length > 0) yield* p.out(notice);
  if (globals.help || name === undefined) {
    if (globals.values['version'] === true && !globals.help && !isPlugin)
      return yield* printVersion(p, false, '');
    yield* p.out(rootHelp(columnsOf(p)));
    return 0;
  }
  const command = findCommand(name);
  if (!command) {
    if (globals.values['version'] === true) return yield* printVersion(p, false, '');
    yield* p.out(rootHelp(columnsOf(p)));
    yield* p.err(`unknown docker command: "compose ${name}"\n`);
    return 1;
  }
  return yield* runCommand(p, command, rest, globals.values);
}

function* runCommand(
  p: Proc,
  command: AnyCommand,
  words: readonly string[],
  globals: Readonly<Record<string, unknown>>,
): Steps<Outcome> {
  const specs: FlagSpecs = { ...command.flags, ...dryRunFlag };
  const world = { env: p.env, cwd: p.cwd() };
  const { interspersed = true } = command;
  const parsed = parseFlags(specs, words, { interspersed, world });
  if (isRefusal(parsed)) return yield* say(p, parsed);
  if (parsed.notices.length > 0) yield* p.out(parsed.notices.map((line) => `${line}\n`).join(''));
  if (parsed.help) {
    yield* p.out(commandHelp(command, columnsOf(p)));
    return 0;
  }
  const miscounted = checkArguments(command, parsed.args);
  if (miscounted) return yield* say(p, miscounted);
  const isDryRun = globals['dry-run'] === true || parsed.values['dry-run'] === true;
  const settings = yield* readSettings(p, globals, isDryRun);
  if (isRefusal(settings)) return yield* say(p, settings);
  const endpoint: Endpoint | Refusal = parseEndpoint(p.env['DOCKER_HOST'] || usualHost(p));
  if (isRefusal(endpoint)) return yield* say(p, endpoint);
  const cli = new Cli(p, `compose ${command.name}`, `docker compose ${command.name}`, endpoint);
  yield* writeLog(cli, settings.log, p.clock());
  const typed = parsed.values;
  return yield* command.run({
    compose: makeCompose(cli, settings),
    flags: { ...defaultsOf(specs), ...typed } as never,
    args: parsed.args,
    isTyped: (flag) => Object.hasOwn(typed, flag),
  });
}

function defaultsOf(specs: FlagSpecs): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const name in specs) if (specs[name]?.default !== undefined) found[name] = specs[name].default;
  return found;
}
