import type { Json } from '#sim/base/json';
import type { Proc } from '#sim/kernel/proc';
import type { Outcome, Program, Steps } from '#sim/kernel/program';
import { findCommand, findGroup, plugins, shownPath, type Group } from './catalogue';
import { Cli, type Turn } from './cli';
import type { AnyCommand } from './command';
import { complete } from './complete';
import { endpointOf } from './context/resolve';
import { parseEndpoint, usualHost, type Endpoint } from './endpoint';
import { Engine, type EngineState } from './engine';
import { parseFlags, type ParsedFlags } from './flags/parse';
import type { FlagSpecs } from './flags/spec';
import { globalFlags } from './globals';
import { checkArguments, flagMistake } from './help/arguments';
import { commandHelp, groupHelp, rootHelp, usageLine } from './help/layout';
import { isRefusal, refuse, type Refusal } from './refusal';
import { becomeBuilder, findPlugin } from './plugin';
import { clientBuild, clientVersion } from './version';

/**
 * The docker client: a program like any other. It reads its arguments, opens the engine's socket and speaks the Engine
 * API over it; what it prints and how it ends is that of the client 28.5.2.
 */
export const docker: Program = {
  name: 'docker',
  // processor time of a start as measured on the real client: facts/calibration.md
  start: { cpu: 12, anon: 24_000_000 },
  *main(p: Proc, state: Json): Steps<Outcome> {
    return state === null ? yield* begin(p) : yield* resume(p, state as unknown as Turn);
  },
};

function* resume(p: Proc, turn: Turn): Steps<Outcome> {
  const command = findCommand(turn.path);
  const stage = command?.stages?.[turn.stage];
  const endpoint = parseEndpoint(turn.host);
  if (!stage || isRefusal(endpoint)) throw new Error(`no stage ${turn.stage} of docker ${turn.path}`);
  const cli = new Cli(p, turn.path, `docker ${turn.path}`, endpoint, turn.engine as unknown as EngineState);
  return yield* stage(cli, turn.data);
}

const noFlags: ParsedFlags = { values: {}, args: [], help: false, notices: [] };
const rootUsage = 'docker [OPTIONS] COMMAND [ARG...]';

function* say(p: Proc, refusal: Refusal, status: number): Steps<number> {
  yield* p.err(`${refusal.refused}\n`);
  return status;
}

function* begin(p: Proc): Steps<Outcome> {
  const world = { env: p.env, cwd: p.cwd() };
  if (p.args[0] === '__complete') {
    const reached = endpointOf(p, noFlags);
    return yield* complete(p, p.args.slice(1), isRefusal(reached) ? undefined : reached);
  }
  const globals = parseFlags(globalFlags, p.args, { interspersed: false, world });
  if (isRefusal(globals)) return yield* say(p, flagMistake('', rootUsage, globals), 125);
  const endpoint = endpointOf(p, globals);
  if (globals.values['version'] === true) {
    yield* p.out(`Docker version ${clientVersion}, build ${clientBuild.commit}\n`);
    return 0;
  }
  if (globals.help || globals.args.length === 0) {
    const isAsked = globals.help;
    return yield* showRootHelp(p, endpoint, globals.notices, isAsked ? 1 : 2);
  }
  const level = globals.values['log-level'];
  if (level !== undefined && !['debug', 'info', 'warn', 'error', 'fatal'].includes(String(level))) {
    return yield* say(p, refuse(`Unable to parse logging level: ${String(level)}`), 1);
  }
  const plugin = plugins.find(({ path }) => path === globals.args[0]);
  if (plugin) return yield* runPlugin(p, plugin.path, globals, endpoint);
  if (globals.args[0] === 'help') return yield* help(p, globals.args.slice(1), endpoint);
  const build = yield* becomeBuilder(p, globals.args, endpoint, globals.values);
  if (build !== undefined) return build;
  return yield* dispatch(p, globals, endpoint);
}

/** Becomes the plugin of that name, which gets its own name as its first argument. */
function* runPlugin(
  p: Proc,
  name: string,
  globals: ParsedFlags,
  endpoint: Endpoint | Refusal,
): Steps<number> {
  if (isRefusal(endpoint)) return yield* say(p, endpoint, 1);
  const isChosen =
    endpoint.host !== usualHost(p) ||
    globals.values['host'] !== undefined ||
    globals.values['context'] !== undefined;
  const path = findPlugin(p, name) ?? `/usr/libexec/docker/cli-plugins/docker-${name}`;
  yield* p.exec({
    path,
    argv: [path, ...globals.args],
    ...(isChosen && { env: { ...p.env, DOCKER_HOST: endpoint.host } }),
  });
  return yield* say(p, refuse(`docker: 'docker ${name}' is not simulated yet`), 1);
}

/** Follows the words down to a command: `container`, `stop`. */
function* dispatch(p: Proc, globals: ParsedFlags, endpoint: Endpoint | Refusal): Steps<Outcome> {
  const words = globals.args;
  let depth = 0;
  let group: Group | undefined;
  for (;;) {
    const next = words[depth];
    const path = words.slice(0, depth + 1).join(' ');
    const inner: Group | undefined = next === undefined ? undefined : findGroup(path);
    if (!inner) {
      const command = next === undefined ? undefined : findCommand(path);
      if (command) return yield* runCommand(p, path, command, words.slice(depth + 1), endpoint);
      // whatever is called docker-NAME and lies among the plugins is a command, too
      if (depth === 0 && /^[a-z]\w*$/.test(path) && findPlugin(p, path) !== undefined)
        return yield* runPlugin(p, path, globals, endpoint);
      return yield* unknown(p, group, words.slice(depth), endpoint);
    }
    group = inner;
    depth += 1;
  }
}

/** A group on its own shows its help; a word that is none of its commands is refused, wrong flags first. */
function* unknown(
  p: Proc,
  group: Group | undefined,
  words: readonly string[],
  endpoint: Endpoint | Refusal,
): Steps<number> {
  const path = group?.path ?? '';
  const shown = path === '' ? 'docker' : `docker ${path}`;
  const world = { env: p.env, cwd: p.cwd() };
  const specs: FlagSpecs = group ? {} : globalFlags;
  const parsed = parseFlags(specs, words, { interspersed: true, world });
  if (isRefusal(parsed)) return yield* say(p, flagMistake(path, group ? shown : rootUsage, parsed), 125);
  const [word] = parsed.args;
  if (parsed.help || word === undefined) {
    yield* noticeOfCommand(p, parsed.notices);
    if (!group) return yield* showRootHelp(p, endpoint, [], 1);
    yield* parsed.help ? p.out(groupHelp(group)) : p.err(groupHelp(group));
    return 0;
  }
  const usage = group ? `\n\nUsage:  ${shown}${usageTails[path] ?? ''}` : '';
  return yield* say(
    p,
    refuse(`docker: unknown command: ${shown} ${word}${usage}\n\nRun '${shown} --help' for more information`),
    1,
  );
}

/** What three groups have after their names there; the others have nothing. */
const usageTails: Readonly<Record<string, string>> = {
  manifest: ' COMMAND',
  stack: ' [OPTIONS]',
  volume: ' COMMAND',
};

function* notice(p: Proc, notices: readonly string[]): Steps<void> {
  for (const line of notices) yield* p.err(`${line}\n`);
}

/** Below docker itself such notices go to standard output, which is where the real client has them. */
function* noticeOfCommand(p: Proc, notices: readonly string[]): Steps<void> {
  for (const line of notices) yield* p.out(`${line}\n`);
}

function columnsOf(p: Proc): number {
  return p.tty(0)?.cols ?? 80;
}

/** The help of docker itself asks the engine whether it is part of a swarm. */
function* showRootHelp(
  p: Proc,
  endpoint: Endpoint | Refusal,
  notices: readonly string[],
  fd: 1 | 2,
): Steps<number> {
  let isInSwarm = true;
  if (!isRefusal(endpoint)) {
    const ping = yield* new Engine(p, endpoint).ping();
    if (!isRefusal(ping)) isInSwarm = (ping['swarm'] ?? 'inactive') !== 'inactive';
  }
  const text = rootHelp(columnsOf(p), isInSwarm);
  yield* fd === 1 ? p.out(text) : p.err(text);
  yield* notice(p, notices);
  return 0;
}

function* help(p: Proc, words: readonly string[], endpoint: Endpoint | Refusal): Steps<number> {
  if (words.length === 0) return yield* showRootHelp(p, endpoint, [], 1);
  const path = words.join(' ');
  const group = findGroup(path);
  const command = group ? undefined : findCommand(path);
  if (!group && !command) {
    const known = words.findIndex((_word, i) => !findGroup(words.slice(0, i + 1).join(' ')));
    return yield* say(p, refuse(`unknown help topic: ${words.slice(Math.max(known, 0)).join(' ')}`), 1);
  }
  yield* p.out(group ? groupHelp(group) : command ? commandHelp(path, command, columnsOf(p)) : '');
  return 0;
}

function* runCommand(
  p: Proc,
  path: string,
  command: AnyCommand,
  words: readonly string[],
  endpoint: Endpoint | Refusal,
): Steps<Outcome> {
  const world = { env: p.env, cwd: p.cwd() };
  const { flags: specs, interspersed = true } = command;
  const parsed = parseFlags(specs, words, { interspersed, world });
  const shown = shownPath(path, command);
  if (isRefusal(parsed)) return yield* say(p, flagMistake(shown, usageLine(path, command), parsed), 125);
  yield* noticeOfCommand(p, parsed.notices);
  if (parsed.help || parsed.values['help'] === true) {
    yield* p.out(commandHelp(path, command, columnsOf(p)));
    return 0;
  }
  const miscounted = checkArguments(path, command, parsed.args);
  if (miscounted) return yield* say(p, miscounted, 1);
  if (isRefusal(endpoint)) return yield* say(p, endpoint, 1);
  const unsupported = unsupportedFlag(shown, command, parsed);
  if (unsupported) return yield* say(p, unsupported, 1);
  const cli = new Cli(p, command.path, `docker ${shown}`, endpoint);
  return yield* command.run({
    cli,
    flags: withDefaults(specs, parsed.values),
    args: parsed.args,
    isTyped: (flag) => flag in parsed.values,
  });
}

/** A flag that is known and does nothing yet would be a lie: it refuses. */
function unsupportedFlag(shown: string, command: AnyCommand, { values }: ParsedFlags): Refusal | undefined {
  if (command.isAbsent === true) return undefined;
  const name = Object.keys(values).find(
    (flag) => command.flags[flag]?.support === 'none' && values[flag] !== false,
  );
  return name === undefined
    ? undefined
    : refuse(`docker: --${name} of 'docker ${shown}' is not simulated yet`);
}

const defaults = new WeakMap<FlagSpecs, Readonly<Record<string, unknown>>>();

function defaultsOf(specs: FlagSpecs): Readonly<Record<string, unknown>> {
  const known = defaults.get(specs);
  if (known) return known;
  const found: Record<string, unknown> = {};
  for (const name in specs) if (specs[name]?.default !== undefined) found[name] = specs[name].default;
  defaults.set(specs, found);
  return found;
}

function withDefaults(specs: FlagSpecs, values: Readonly<Record<string, unknown>>) {
  return { ...defaultsOf(specs), ...values } as never;
}
