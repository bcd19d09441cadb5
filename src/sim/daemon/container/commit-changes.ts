import { signalNumber } from '#sim/kernel/signal-numbers';
import type { Healthcheck, ImageConfig } from '#sim/world/docker-config';
import { duration, expand, jsonForm, pairs, words } from '../build/words';
import { invalid, isRefusal, type Refusal } from '../http/refusal';

/** The configuration while instructions are applied to it. */
interface State {
  config: ImageConfig;
  /** CMD was among the instructions: ENTRYPOINT leaves it */
  isCmdSet: boolean;
}

type Change = (state: State, rest: string) => Refusal | undefined;

/** A command in JSON form, or as a line for the shell. */
function commandOf({ config }: State, rest: string): string[] {
  return jsonForm(rest) ?? [...(config.Shell ?? ['/bin/sh', '-c']), ...(rest === '' ? [] : [rest])];
}

const variables = ({ config }: State): ReadonlyMap<string, string> =>
  new Map(
    (config.Env ?? []).map((one) => {
      const at = one.indexOf('=');
      return [one.slice(0, at), one.slice(at + 1)] as const;
    }),
  );

/** Pairs of ENV and LABEL with variables filled in; a name alone will not do. */
function pairsOf(state: State, name: string, rest: string): [string, string][] | Refusal {
  const isOld = !/^("[^"]*"|'[^']*'|[^\s=]+)=/.test(rest);
  if (rest === '') return invalid(`${name} requires at least one argument`);
  if (isOld && !/\s/.test(rest)) return invalid(`${name} must have two arguments`);
  return pairs(expand(rest, variables(state))).map(([key, value]) => [
    key.replace(/^(["'])(.*)\1$/, '$2'),
    value,
  ]);
}

/** One word, with variables filled in. */
function oneWord(
  state: State,
  name: string,
  rest: string,
  set: (word: string) => Refusal | undefined,
): Refusal | undefined {
  if (rest === '') return invalid(`${name} requires exactly one argument`);
  return set(expand(rest, variables(state)));
}

/** `80`, `80/udp`, `8000-8002` → keys of ExposedPorts. */
export function portsOf(word: string): string[] | Refusal {
  const [range = '', protocol = 'tcp'] = word.split('/');
  const [from = '', to = from] = range.split('-');
  if (!['tcp', 'udp', 'sctp'].includes(protocol.toLowerCase())) return invalid(`Invalid proto: ${protocol}`);
  if (!/^\d+$/.test(from) || !/^\d+$/.test(to)) return invalid(`Invalid containerPort: ${word}`);
  if (Number(from) > 65535 || Number(to) > 65535) return invalid(`Invalid containerPort: ${word}`);
  const count = Number(to) - Number(from) + 1;
  if (count < 1) return invalid(`Invalid containerPort: ${word}`);
  return Array.from({ length: count }, (_, i) => `${Number(from) + i}/${protocol.toLowerCase()}`);
}

function absolute(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

const healthFlags: Readonly<Record<string, keyof Healthcheck>> = {
  interval: 'Interval',
  retries: 'Retries',
  'start-interval': 'StartInterval',
  'start-period': 'StartPeriod',
  timeout: 'Timeout',
};

function health(state: State, rest: string): Refusal | undefined {
  const flags = /^(--\S+\s*)*/.exec(rest)?.[0] ?? '';
  const [kind = '', ...after] = rest.slice(flags.length).split(/\s+/);
  const command = after.join(' ');
  if (kind === '') return invalid('HEALTHCHECK requires at least one argument');
  if (kind.toUpperCase() === 'NONE') {
    if (command !== '') return invalid('HEALTHCHECK NONE takes no arguments');
    state.config.Healthcheck = { Test: ['NONE'] };
    return undefined;
  }
  const check: Healthcheck = {};
  for (const flag of flags.split(/\s+/).filter(Boolean)) {
    const [, name = '', value = ''] = /^--([^=]*)=?(.*)$/.exec(flag) ?? [];
    const field = healthFlags[name];
    if (field === undefined) return invalid(`unknown flag: --${name}`);
    const number = field === 'Retries' ? Number(value) : duration(value);
    if (number === undefined || Number.isNaN(number))
      return invalid(`time: invalid duration ${JSON.stringify(value)}`);
    Object.assign(check, { [field]: number });
  }
  if (kind.toUpperCase() !== 'CMD')
    return invalid(`Unknown type ${JSON.stringify(kind)} in HEALTHCHECK (try CMD)`);
  if (command === '') return invalid('Missing command after HEALTHCHECK CMD');
  const list = jsonForm(command);
  state.config.Healthcheck = {
    Test: list === undefined ? ['CMD-SHELL', command] : ['CMD', ...list],
    ...check,
  };
  return undefined;
}

/** The instructions that `docker commit --change` takes: they change nothing but the configuration. */
const changes: Readonly<Record<string, Change>> = {
  CMD: (state, rest) => {
    state.config.Cmd = commandOf(state, rest);
    state.isCmdSet = true;
    return undefined;
  },
  ENTRYPOINT: (state, rest) => {
    state.config.Entrypoint = rest === '[]' || rest === '' ? null : commandOf(state, rest);
    if (!state.isCmdSet) state.config.Cmd = null;
    return undefined;
  },
  USER: (state, rest) => oneWord(state, 'USER', rest, (word) => void (state.config.User = word)),
  WORKDIR: (state, rest) =>
    oneWord(state, 'WORKDIR', rest, (word) => {
      const { WorkingDir } = state.config;
      state.config.WorkingDir = absolute(word.startsWith('/') ? word : `${WorkingDir}/${word}`);
      return undefined;
    }),
  STOPSIGNAL: (state, rest) =>
    oneWord(state, 'STOPSIGNAL', rest, (word) => {
      if (signalNumber(word) === undefined) return invalid(`invalid signal: ${word}`);
      state.config.StopSignal = word;
      return undefined;
    }),
  ENV: (state, rest) => {
    const found = pairsOf(state, 'ENV', rest);
    if (isRefusal(found)) return found;
    for (const [name, value] of found) {
      const env = state.config.Env ?? [];
      const at = env.findIndex((one) => one.startsWith(`${name}=`));
      const line = `${name}=${value}`;
      state.config.Env = at < 0 ? [...env, line] : env.map((one, i) => (i === at ? line : one));
    }
    return undefined;
  },
  LABEL: (state, rest) => {
    const found = pairsOf(state, 'LABEL', rest);
    if (isRefusal(found)) return found;
    state.config.Labels = { ...state.config.Labels, ...Object.fromEntries(found) };
    return undefined;
  },
  EXPOSE: (state, rest) => {
    if (rest === '') return invalid('EXPOSE requires at least one argument');
    for (const word of words(expand(rest, variables(state)))) {
      const ports = portsOf(word);
      if (isRefusal(ports)) return ports;
      const all = [...Object.keys(state.config.ExposedPorts ?? {}), ...ports].sort();
      state.config.ExposedPorts = Object.fromEntries(all.map((port) => [port, {}]));
    }
    return undefined;
  },
  VOLUME: (state, rest) => {
    if (rest === '') return invalid('VOLUME requires at least one argument');
    const paths = jsonForm(rest) ?? words(expand(rest, variables(state)));
    if (paths.some((path) => path.trim() === ''))
      return invalid('VOLUME specified can not be an empty string');
    const all = [...Object.keys(state.config.Volumes ?? {}), ...paths].sort();
    state.config.Volumes = Object.fromEntries(all.map((path) => [path, {}]));
    return undefined;
  },
  ONBUILD: (state, rest) => {
    const word = (rest.split(/\s/, 1)[0] ?? '').toUpperCase();
    if (word === '') return invalid('ONBUILD requires at least one argument');
    if (word === 'ONBUILD') return invalid("Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed");
    if (word === 'FROM' || word === 'MAINTAINER')
      return invalid(`${word} isn't allowed as an ONBUILD trigger`);
    state.config.OnBuild = [...(state.config.OnBuild ?? []), rest];
    return undefined;
  },
  HEALTHCHECK: health,
};

/** A configuration with instructions applied to it, or why one of them cannot be (moby, builder/dockerfile: BuildFromConfig). */
export function applyChanges(config: ImageConfig, given: readonly string[]): ImageConfig | Refusal {
  if (given.length === 0) return config;
  const text = given.join('\n').replace(/\\[ \t]*\n/g, '');
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (lines.length === 0) return invalid('file with no instructions');
  const wordOf = (line: string) => (line.split(/\s/, 1)[0] ?? '').toUpperCase();
  const wrong = lines.find((line) => !Object.hasOwn(changes, wordOf(line)));
  if (wrong !== undefined) return invalid(`${wrong.split(/\s/, 1)[0] ?? ''} is not a valid change command`);
  const state: State = { config, isCmdSet: false };
  for (const line of lines) {
    const refused = changes[wordOf(line)]?.(state, line.slice(line.split(/\s/, 1)[0]?.length ?? 0).trim());
    if (refused !== undefined && isRefusal(refused)) return refused;
  }
  return state.config;
}
