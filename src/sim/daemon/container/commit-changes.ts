import type { ImageConfig } from '#sim/world/docker-config';
import { invalid, isRefusal, type Refusal } from '../http/refusal';

type Change = (config: ImageConfig, rest: string) => Refusal | undefined;

/** A command in JSON form, or as a line for the shell. */
function command(rest: string): string[] {
  try {
    const list: unknown = JSON.parse(rest);
    if (Array.isArray(list) && list.every((one) => typeof one === 'string')) return list;
  } catch {
    // a line for the shell, then
  }
  return ['/bin/sh', '-c', rest];
}

/** `A=1 B="two words"` or `A one value` → pairs. */
function pairs(rest: string): [string, string][] {
  if (!/^[^\s=]+=/.test(rest)) {
    const space = rest.search(/\s/);
    return [[rest.slice(0, space), rest.slice(space + 1).trim()]];
  }
  return [...rest.matchAll(/([^\s=]+)=("(?:[^"\\]|\\.)*"|'[^']*'|\S*)/g)].map(([, name = '', value = '']) => [
    name,
    value.replace(/^(["'])(.*)\1$/, '$2'),
  ]);
}

/** The instructions that `docker commit --change` takes: they change nothing but the configuration. */
const changes: Readonly<Record<string, Change>> = {
  CMD: (config, rest) => void (config.Cmd = command(rest)),
  ENTRYPOINT: (config, rest) => void (config.Entrypoint = command(rest)),
  USER: (config, rest) => void (config.User = rest),
  WORKDIR: (config, rest) =>
    void (config.WorkingDir = rest.startsWith('/') ? rest : `${config.WorkingDir}/${rest}`),
  STOPSIGNAL: (config, rest) => void (config.StopSignal = rest),
  ENV: (config, rest) => {
    for (const [name, value] of pairs(rest)) {
      const others = (config.Env ?? []).filter((one) => !one.startsWith(`${name}=`));
      const at = (config.Env ?? []).findIndex((one) => one.startsWith(`${name}=`));
      others.splice(at < 0 ? others.length : at, 0, `${name}=${value}`);
      config.Env = others;
    }
    return undefined;
  },
  LABEL: (config, rest) => void (config.Labels = { ...config.Labels, ...Object.fromEntries(pairs(rest)) }),
  EXPOSE: (config, rest) => {
    const ports = rest.split(/\s+/).map((port) => [port.includes('/') ? port : `${port}/tcp`, {}] as const);
    config.ExposedPorts = { ...config.ExposedPorts, ...Object.fromEntries(ports) };
    return undefined;
  },
  VOLUME: (config, rest) => {
    const paths = rest.startsWith('[') ? command(rest) : rest.split(/\s+/);
    config.Volumes = { ...config.Volumes, ...Object.fromEntries(paths.map((path) => [path, {}])) };
    return undefined;
  },
  ONBUILD: (config, rest) => void (config.OnBuild = [...(config.OnBuild ?? []), rest]),
  HEALTHCHECK: (config, rest) => {
    const words = rest.replace(/^(--\S+\s+)+/, '');
    config.Healthcheck = words.startsWith('NONE')
      ? { Test: ['NONE'] }
      : { Test: test(words.replace(/^CMD\s+/, '')) };
    return undefined;
  },
};

function test(rest: string): string[] {
  const list = command(rest);
  return rest.startsWith('[') ? ['CMD', ...list] : ['CMD-SHELL', rest];
}

/** A configuration with instructions applied to it, or why one of them cannot be. */
export function applyChanges(config: ImageConfig, lines: readonly string[]): ImageConfig | Refusal {
  for (const line of lines.flatMap((one) => one.split('\n')).map((one) => one.trim())) {
    if (line === '') continue;
    const [word = ''] = line.split(/\s/, 1);
    const change = changes[word.toUpperCase()];
    if (change === undefined) return invalid(`${word.toUpperCase()} is not a valid change command`);
    const refused = change(config, line.slice(word.length).trim());
    if (refused !== undefined && isRefusal(refused)) return refused;
  }
  return config;
}
