import type { ImageConfig } from '#sim/world/docker-config';
import type { Command, CommandLine } from '../dockerfile/command';
import { fail, isFailure, type Failure } from '../dockerfile/failure';
import { expandAll, expandIn, type Planning } from './planning';
import { note, setEnv, shellOf, type StageState } from './stage';

/** What an instruction does to its stage; undefined when it went well. */
export type Dispatch = (planning: Planning, stage: StageState, command: Command) => Failure | undefined;

const secretWords =
  /(?:^|_)(?:apikey|auth|credential|credentials|key|password|pword|passwd|secret|token)(?:_|$)/i;
const publicWords = /(?:^|_)public(?:_|$)/i;

function checkSecret(planning: Planning, name: string, key: string, command: Command): void {
  if (!secretWords.test(key) || publicWords.test(key)) return;
  const words = `Do not use ARG or ENV instructions for sensitive data (${name} ${JSON.stringify(key)})`;
  planning.lint.add('SecretsUsedInArgOrEnv', words, command.range);
}

/** Only the last one of its kind counts. */
function checkSingle(planning: Planning, stage: StageState, command: Command): void {
  const before = stage.cmdAt.get(command.name);
  if (before !== undefined) {
    const name = command.name.toUpperCase();
    const words = `Multiple ${name} instructions should not be used in the same stage because only the last one will be used`;
    planning.lint.add('MultipleInstructionsDisallowed', words, before.range);
  }
  stage.cmdAt.set(command.name, command);
}

function checkForm(
  planning: Planning,
  command: Command,
  line: CommandLine,
  config: Readonly<ImageConfig>,
): void {
  if (line.list !== undefined || config.Shell !== undefined) return;
  const words = `JSON arguments recommended for ${command.name.toUpperCase()} to prevent unintended behavior related to OS signals`;
  planning.lint.add('JSONArgsRecommended', words, command.range);
}

const quoted = (items: readonly string[]) => `[${items.map((one) => JSON.stringify(one)).join(' ')}]`;

function argv(stage: StageState, line: CommandLine): string[] {
  return line.list === undefined ? [...shellOf(stage.config), line.text] : [...line.list];
}

/** Pairs of ENV and LABEL, expanded with what was set before this instruction. */
function pairsOf(planning: Planning, stage: StageState, command: Command): [string, string][] | Failure {
  const done: [string, string][] = [];
  for (const { key, value = '' } of command.pairs) {
    const both = expandAll(planning, stage, command, [key, value]);
    if (isFailure(both)) return both;
    done.push([both[0] ?? '', both[1] ?? '']);
  }
  return done;
}

const env: Dispatch = (planning, stage, command) => {
  const pairs = pairsOf(planning, stage, command);
  if (isFailure(pairs)) return pairs;
  const list = [...(stage.config.Env ?? [])];
  for (const [name, value] of pairs) {
    checkSecret(planning, 'ENV', name, command);
    setEnv(stage, name, value);
    const at = list.findIndex((one) => one.startsWith(`${name}=`));
    if (at < 0) list.push(`${name}=${value}`);
    else list[at] = `${name}=${value}`;
  }
  stage.config.Env = list;
  note(stage, `ENV ${pairs.map(([name, value]) => `${name}=${value}`).join(' ')}`, false);
  return undefined;
};

const arg: Dispatch = (planning, stage, command) => {
  const words: string[] = [];
  for (const pair of command.pairs) {
    const name = expandIn(planning, stage, command, pair.key);
    if (isFailure(name)) return name;
    const key = name.word;
    checkSecret(planning, 'ARG', key, command);
    planning.used.add(key);
    let value = planning.options.buildArgs[key];
    if (value === undefined && pair.value !== undefined) {
      const expanded = expandIn(planning, stage, command, pair.value);
      if (isFailure(expanded)) return expanded;
      value = expanded.word;
    }
    value ??= pair.value === undefined ? planning.globals.values.get(key) : undefined;
    if (value !== undefined) setEnv(stage, key, value);
    stage.args.set(key, value);
    words.push(value === undefined ? key : `${key}=${value}`);
  }
  note(stage, `ARG ${words.join(' ')}`, false);
  return undefined;
};

const label: Dispatch = (planning, stage, command) => {
  const pairs = pairsOf(planning, stage, command);
  if (isFailure(pairs)) return pairs;
  stage.config.Labels = sorted({ ...stage.config.Labels, ...Object.fromEntries(pairs) });
  note(stage, `LABEL ${pairs.map(([name, value]) => `${name}=${value}`).join(' ')}`, false);
  return undefined;
};

export function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** One port or a range of them, as go-connections' nat reads it: `80/tcp` …; or why it is none. */
function portsOf(spec: string): string[] | { wrong: string } {
  const slash = spec.indexOf('/');
  const proto = (slash < 0 ? 'tcp' : spec.slice(slash + 1)).toLowerCase();
  const bare = (slash < 0 ? spec : spec.slice(0, slash)).replace(/^.*:/, '');
  const range = /^(\d+)(?:-(\d+))?$/.exec(bare);
  const first = Number(range?.[1]);
  const last = Number(range?.[2] ?? range?.[1]);
  if (range === null || first > 65535 || last > 65535) return { wrong: `invalid containerPort: ${bare}` };
  if (!['tcp', 'udp', 'sctp'].includes(proto === '' ? 'tcp' : proto))
    return { wrong: `invalid port: ${JSON.stringify(spec)}: invalid proto: ${proto}` };
  if (last < first) return { wrong: `invalid containerPort: ${bare}` };
  return Array.from({ length: last - first + 1 }, (_, i) => `${first + i}/${proto === '' ? 'tcp' : proto}`);
}

const expose: Dispatch = (planning, stage, command) => {
  const specs: string[] = [];
  for (const text of command.words) {
    const expanded = expandIn(planning, stage, command, text);
    if (isFailure(expanded)) return expanded;
    specs.push(...expanded.words);
  }
  const ports: Record<string, object> = {};
  for (const spec of specs) {
    if (spec.includes(':'))
      planning.lint.add(
        'ExposeInvalidFormat',
        `EXPOSE instruction should not define an IP address or host-port mapping, found '${spec}'`,
        command.range,
      );
    const proto = spec.split('/')[1] ?? '';
    if (proto !== proto.toLowerCase())
      planning.lint.add(
        'ExposeProtoCasing',
        `Defined protocol '${spec}' in EXPOSE instruction should be lowercase`,
        command.range,
      );
    const found = portsOf(spec);
    if ('wrong' in found) return fail(found.wrong, command.range);
    for (const port of found) ports[port] = {};
  }
  stage.config.ExposedPorts = sorted({ ...stage.config.ExposedPorts, ...ports });
  note(stage, `EXPOSE [${Object.keys(ports).join(' ')}]`, false);
  return undefined;
};

const volume: Dispatch = (planning, stage, command) => {
  const paths = expandAll(planning, stage, command, command.words);
  if (isFailure(paths)) return paths;
  if (paths.includes('')) return fail('VOLUME specified can not be an empty string', command.range);
  stage.config.Volumes = sorted({
    ...stage.config.Volumes,
    ...Object.fromEntries(paths.map((path) => [path, {}])),
  });
  note(stage, `VOLUME [${paths.join(' ')}]`, false);
  return undefined;
};

const user: Dispatch = (planning, stage, command) => {
  const name = expandIn(planning, stage, command, command.line.text);
  if (isFailure(name)) return name;
  stage.config.User = name.word;
  note(stage, `USER ${name.word}`, false);
  return undefined;
};

const signals = new Set(
  (
    'ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP ' +
    'TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX'
  ).split(' '),
);

const stopsignal: Dispatch = (planning, stage, command) => {
  const signal = expandIn(planning, stage, command, command.line.text);
  if (isFailure(signal)) return signal;
  const bare = signal.word.toUpperCase().replace(/^SIG/, '');
  const isNumber = /^\d+$/.test(bare) && Number(bare) > 0 && Number(bare) < 65;
  if (!isNumber && !signals.has(bare) && !/^RTM(IN\+|AX-)\d+$/.test(bare))
    return fail(`invalid signal: ${signal.word}`, command.range);
  stage.config.StopSignal = signal.word;
  note(stage, `STOPSIGNAL ${signal.word}`, false);
  return undefined;
};

const maintainer: Dispatch = (planning, stage, command) => {
  const name = expandIn(planning, stage, command, command.line.text);
  if (isFailure(name)) return name;
  stage.author = command.line.text;
  note(stage, `MAINTAINER ${command.line.text}`, false);
  return undefined;
};

const shell: Dispatch = (_planning, stage, command) => {
  stage.config.Shell = [...command.words];
  note(stage, `SHELL [${command.words.join(' ')}]`, false);
  return undefined;
};

const onbuild: Dispatch = (_planning, stage, command) => {
  stage.config.OnBuild = [...(stage.config.OnBuild ?? []), command.line.text];
  return undefined;
};

const cmd: Dispatch = (planning, stage, command) => {
  checkSingle(planning, stage, command);
  checkForm(planning, command, command.line, stage.config);
  stage.config.Cmd = argv(stage, command.line);
  stage.config.ArgsEscaped = true;
  stage.isCmdSet = true;
  note(stage, `CMD ${quoted(stage.config.Cmd)}`, false);
  return undefined;
};

const entrypoint: Dispatch = (planning, stage, command) => {
  checkSingle(planning, stage, command);
  checkForm(planning, command, command.line, stage.config);
  stage.config.Entrypoint = argv(stage, command.line);
  if (!stage.isCmdSet) stage.config.Cmd = null;
  note(stage, `ENTRYPOINT ${quoted(stage.config.Entrypoint)}`, false);
  return undefined;
};

/** Go's Duration.String for what Dockerfiles say. */
function goDuration(ns: number): string {
  if (ns === 0) return '0s';
  if (ns < 1e9) return `${ns / 1e6}ms`;
  const s = ns / 1e9;
  const [h, m] = [Math.floor(s / 3600), Math.floor((s % 3600) / 60)];
  const rest = `${Math.round((s % 60) * 1e9) / 1e9}s`;
  return h > 0 ? `${h}h${m}m${rest}` : m > 0 ? `${m}m${rest}` : rest;
}

const healthcheck: Dispatch = (planning, stage, command) => {
  checkSingle(planning, stage, command);
  const { health } = command;
  if (health === undefined) return undefined;
  const { list, text } = health.command;
  const test =
    health.kind === 'NONE' ? ['NONE'] : list === undefined ? ['CMD-SHELL', text] : ['CMD', ...list];
  const times = {
    Interval: health.interval,
    Timeout: health.timeout,
    StartPeriod: health.startPeriod,
    StartInterval: health.startInterval,
    Retries: health.retries,
  };
  const given = Object.fromEntries(Object.entries(times).filter(([, value]) => value > 0));
  stage.config.Healthcheck = { Test: test, ...given };
  const spans = [health.interval, health.timeout, health.startPeriod, health.startInterval].map(goDuration);
  note(
    stage,
    `HEALTHCHECK &{${quoted(test)} ${spans.map((span) => JSON.stringify(span)).join(' ')} ${quotedRune(health.retries)}}`,
    false,
  );
  return undefined;
};

/** Go's %q of a whole number: a letter in quotes. */
function quotedRune(code: number): string {
  const named: Readonly<Record<number, string>> = {
    0: '\\x00',
    7: '\\a',
    8: '\\b',
    9: '\\t',
    10: '\\n',
    11: '\\v',
    12: '\\f',
    13: '\\r',
  };
  const known = named[code];
  if (known !== undefined) return `'${known}'`;
  return code < 32 ? `'\\x${code.toString(16).padStart(2, '0')}'` : `'${String.fromCodePoint(code)}'`;
}

/** Instructions that change nothing but the image's configuration. */
export const settings: Readonly<Record<string, Dispatch>> = {
  ...{ arg, cmd, entrypoint, env, expose, healthcheck, label },
  ...{ maintainer, onbuild, shell, stopsignal, user, volume },
};
