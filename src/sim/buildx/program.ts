import type { Json } from '#sim/base/json';
import { Cli } from '#sim/cli/cli';
import type { AnyCommand } from '#sim/cli/command';
import { parseEndpoint, usualHost, type Endpoint } from '#sim/cli/endpoint';
import { parseFlags } from '#sim/cli/flags/parse';
import { isRefusal, refuse, type Refusal } from '#sim/cli/refusal';
import type { Proc } from '#sim/kernel/proc';
import type { Outcome, Program, Steps } from '#sim/kernel/program';
import { commands, groups } from './commands/index';
import { checkCount, commandHelp, flagMistake, groupHelp } from './help';

/**
 * docker-buildx: the plugin that docker's client runs for `docker build`, `docker builder`, `docker buildx` and `docker bake`. The
 * client gives it its own arguments as they are, with the name of the plugin first.
 */
export const dockerBuildx: Program = {
  name: 'docker-buildx',
  start: { cpu: 20, anon: 40_000_000 },
  *main(p: Proc, _state: Json): Steps<Outcome> {
    const words = p.args[0] === 'buildx' ? p.args.slice(1) : p.args;
    return yield* dispatch(p, words);
  },
};

function* dispatch(p: Proc, words: readonly string[]): Steps<Outcome> {
  let path = '';
  let rest = [...words];
  for (;;) {
    const [word = ''] = rest;
    const next = path === '' ? word : `${path} ${word}`;
    const command = commands.find((one) => one.path === next || one.aliases?.includes(next) === true);
    if (command !== undefined) return yield* run(p, command, rest.slice(1));
    if (!groups.some((group) => group.path === next) || word === '') break;
    path = next;
    rest = rest.slice(1);
  }
  return yield* group(p, path, rest);
}

/** A group on its own shows its help; so does a word that is none of its commands, which is an error besides. */
function* group(p: Proc, path: string, words: readonly string[]): Steps<number> {
  const flags = parseFlags(
    { builder: { kind: 'string', help: '' }, debug: { kind: 'bool', short: 'D', help: '' } },
    words,
    { interspersed: true, world: { env: p.env, cwd: p.cwd() } },
  );
  if (isRefusal(flags)) {
    yield* p.err(`${flagMistake(path, '[OPTIONS] COMMAND', flags)}\n`);
    return 125;
  }
  const [word] = flags.args;
  if (flags.values['builder'] !== undefined && word !== undefined) {
    const at = words.indexOf(word);
    return Number(
      yield* dispatch(p, [...path.split(' ').filter(Boolean), ...words.slice(at), ...words.slice(0, at)]),
    );
  }
  yield* p.out(groupHelp(path, p.tty(0)?.cols ?? 80, p.env));
  if (word === undefined || flags.help) return 0;
  yield* p.err(`ERROR: unknown command: ${JSON.stringify(word)}\n`);
  return 1;
}

function* run(p: Proc, command: AnyCommand, words: readonly string[]): Steps<Outcome> {
  const { flags: specs, interspersed = true } = command;
  const parsed = parseFlags(specs, words, { interspersed, world: { env: p.env, cwd: p.cwd() } });
  if (isRefusal(parsed)) {
    yield* p.err(`${flagMistake(command.path, usageOf(command), parsed)}\n`);
    return 125;
  }
  for (const notice of parsed.notices) yield* p.err(`${notice}\n`);
  if (parsed.help || parsed.values['help'] === true) {
    yield* p.out(commandHelp(command, p.tty(0)?.cols ?? 80, p.env));
    return 0;
  }
  const miscounted = checkCount(command, parsed.args);
  if (miscounted !== undefined) {
    yield* p.err(`ERROR: ${miscounted}\n`);
    return 1;
  }
  const endpoint = endpointOf(p);
  if (isRefusal(endpoint)) {
    yield* p.err(`ERROR: ${endpoint.refused}\n`);
    return 1;
  }
  const unsupported = Object.keys(parsed.values).find((name) => specs[name]?.support === 'none');
  if (unsupported !== undefined) {
    yield* p.err(`ERROR: --${unsupported} of 'docker buildx ${command.path}' is not simulated yet\n`);
    return 1;
  }
  const cli = new Cli(p, command.path, `docker buildx ${command.path}`, endpoint);
  const values = { ...defaultsOf(command), ...parsed.values };
  return yield* command.run({
    ...{ cli, flags: values as never, args: parsed.args },
    isTyped: (flag) => flag in parsed.values,
  });
}

function defaultsOf(command: AnyCommand): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(command.flags))
    if (spec.default !== undefined) found[name] = spec.default;
  return found;
}

const usageOf = (command: AnyCommand) =>
  `${command.hidesOptions === true ? '' : '[OPTIONS] '}${command.usage}`.trim();

/** Where the client that runs this plugin has been told to go. */
function endpointOf(p: Proc): Endpoint | Refusal {
  const host = p.env['DOCKER_HOST'];
  const endpoint = parseEndpoint(host === undefined || host === '' ? usualHost(p) : host);
  return isRefusal(endpoint) ? refuse(endpoint.refused) : endpoint;
}
