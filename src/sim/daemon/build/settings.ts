import type { ImageConfig } from '#sim/world/docker-config';
import { signalNumber } from '#sim/kernel/signal-numbers';
import { portsOf } from '../container/commit-changes';
import { isRefusal } from '../http/refusal';
import type { Instruction } from './dockerfile';
import { shellOf, variablesOf, type Build, type Stage, type StepFailure } from './stage';
import { duration, expand, jsonForm, pairs, words } from './words';

/** An instruction that changes nothing but the configuration: answers what history says of it, or why it cannot be. */
type Setting = (stage: Stage, step: Instruction, build: Build) => string | StepFailure;

/** Go's %v of a list of strings. */
const list = (items: readonly string[]) => `[${items.join(' ')}]`;
const quoted = (items: readonly string[]) => `[${items.map((one) => JSON.stringify(one)).join(' ')}]`;

const needsOne = (name: string): StepFailure => ({ failed: `${name} requires exactly one argument` });

function command(stage: Stage, rest: string): string[] {
  return jsonForm(rest) ?? [...shellOf(stage), rest];
}

function setEnv(config: ImageConfig, name: string, value: string): void {
  const env = [...(config.Env ?? [])];
  const at = env.findIndex((one) => one.startsWith(`${name}=`));
  if (at < 0) env.push(`${name}=${value}`);
  else env[at] = `${name}=${value}`;
  config.Env = env;
}

function healthcheck(stage: Stage, { rest, flags }: Instruction): string | StepFailure {
  const [kind = ''] = rest.split(/\s/, 1);
  if (kind.toUpperCase() === 'NONE') {
    stage.config.Healthcheck = { Test: ['NONE'] };
    return 'HEALTHCHECK &{[NONE] 0s 0s 0s 0s 0}';
  }
  if (kind.toUpperCase() !== 'CMD')
    return { failed: `Unknown type "${kind.toUpperCase()}" in HEALTHCHECK (try CMD)` };
  const own = rest.slice(kind.length).trim();
  const form = jsonForm(own);
  const test = form === undefined ? ['CMD-SHELL', own] : ['CMD', ...form];
  const time = (name: string) => duration(flags[name] ?? '0') ?? 0;
  const made = {
    Interval: time('interval'),
    Timeout: time('timeout'),
    StartPeriod: time('start-period'),
    StartInterval: time('start-interval'),
  };
  const retries = Number(flags['retries'] ?? 0);
  const given = Object.fromEntries(Object.entries(made).filter(([, value]) => value > 0));
  stage.config.Healthcheck = { Test: test, ...given, ...(retries > 0 ? { Retries: retries } : {}) };
  const spans = [made.Interval, made.Timeout, made.StartPeriod, made.StartInterval]
    .map((ns) => goDuration(ns))
    .join(' ');
  return `HEALTHCHECK &{${list(test)} ${spans} ${retries}}`;
}

/** Go's Duration.String for whole seconds. */
function goDuration(ns: number): string {
  const s = ns / 1e9;
  if (s === 0) return '0s';
  const h = Math.floor(s / 3600);
  const m = Math.floor((s % 3600) / 60);
  const rest = `${Math.round((s % 60) * 1e9) / 1e9}s`;
  return h > 0 ? `${h}h${m}m${rest}` : m > 0 ? `${m}m${rest}` : rest;
}

/** Every instruction of that kind. */
export const settings: Readonly<Record<string, Setting>> = {
  MAINTAINER(stage, { rest }) {
    stage.author = rest;
    return `MAINTAINER ${rest}`;
  },
  ARG(stage, { rest }, build) {
    const [name = '', given] = splitOnce(expand(rest, variablesOf(stage)));
    const value = build.wish.buildArgs[name] ?? given ?? build.globals.get(name);
    build.consumed.add(name);
    if (value !== undefined) stage.args.set(name, words(value).join(' '));
    return `ARG ${rest}`;
  },
  ENV(stage, { rest }) {
    const made = pairs(expand(rest, variablesOf(stage)));
    for (const [name, value] of made) setEnv(stage.config, name, value);
    return `ENV ${made.map(([name, value]) => `${name}=${value}`).join(' ')}`;
  },
  LABEL(stage, { rest, label }) {
    const made = label === undefined ? pairs(expand(rest, variablesOf(stage))) : [label];
    stage.config.Labels = { ...stage.config.Labels, ...Object.fromEntries(made) };
    return `LABEL ${made.map(([name, value]) => `${name}=${value}`).join(' ')}`;
  },
  EXPOSE(stage, { rest }) {
    const ports = words(expand(rest, variablesOf(stage)));
    for (const port of ports) {
      const opened = portsOf(port);
      if (isRefusal(opened)) return { failed: opened.message };
      for (const one of opened) stage.config.ExposedPorts = { ...stage.config.ExposedPorts, [one]: {} };
    }
    return `EXPOSE ${ports.join(' ')}`;
  },
  VOLUME(stage, { rest }) {
    const line = expand(rest, variablesOf(stage));
    const paths = jsonForm(line) ?? words(line);
    for (const path of paths) stage.config.Volumes = { ...stage.config.Volumes, [path]: {} };
    return `VOLUME ${list(paths)}`;
  },
  USER(stage, { rest }) {
    if (rest === '') return needsOne('USER');
    stage.config.User = expand(rest, variablesOf(stage));
    return `USER ${stage.config.User}`;
  },
  STOPSIGNAL(stage, { rest }) {
    if (rest === '') return needsOne('STOPSIGNAL');
    const name = expand(rest, variablesOf(stage));
    if (signalNumber(name) === undefined) return { failed: `invalid signal: ${name}` };
    stage.config.StopSignal = name;
    return `STOPSIGNAL ${stage.config.StopSignal}`;
  },
  SHELL(stage, { rest }) {
    const form = jsonForm(rest);
    if (form === undefined) return { failed: 'SHELL requires the arguments to be in JSON form' };
    stage.config.Shell = form;
    return `SHELL ${list(form)}`;
  },
  ONBUILD(stage, { rest }) {
    stage.config.OnBuild = [...(stage.config.OnBuild ?? []), rest];
    return `ONBUILD ${rest}`;
  },
  CMD(stage, { rest }) {
    stage.config.Cmd = command(stage, rest);
    stage.isCmdSet = true;
    return `CMD ${quoted(stage.config.Cmd)}`;
  },
  ENTRYPOINT(stage, { rest }) {
    stage.config.Entrypoint = command(stage, rest);
    if (!stage.isCmdSet) stage.config.Cmd = null; // a base's CMD was meant for another entrypoint
    return `ENTRYPOINT ${quoted(stage.config.Entrypoint)}`;
  },
  HEALTHCHECK: healthcheck,
};

export function splitOnce(pair: string): [name: string, value: string | undefined] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, undefined] : [pair.slice(0, at), pair.slice(at + 1)];
}
