import { utf8 } from '#sim/base/bytes';
import { isFail, type Fail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';

/** What stands in ~/.docker/config.json, as far as it is read here; the rest is kept as it is. */
export interface ConfigFile {
  /** registry → user and password in Base64 (`auth`) */
  readonly auths: Readonly<Record<string, { readonly auth?: string; readonly identitytoken?: string }>>;
  readonly currentContext?: string;
  readonly [other: string]: unknown;
}

/** Value of a flag of docker itself, from before the command. */
export function globalFlag(p: Proc, name: string): string | undefined {
  for (let i = 0; i < p.args.length; i += 1) {
    const arg = p.args[i] ?? '';
    if (!arg.startsWith('-')) return undefined;
    if (arg === `--${name}`) return p.args[i + 1];
    if (arg.startsWith(`--${name}=`)) return arg.slice(name.length + 3);
    if (withValue.has(arg)) i += 1;
  }
  return undefined;
}

const withValue = new Set(
  '--config -c --context -H --host -l --log-level --tlscacert --tlscert --tlskey'.split(' '),
);

/** The folder of this client's settings: --config, DOCKER_CONFIG, or ~/.docker. */
export function configFolder(p: Proc): string {
  return globalFlag(p, 'config') ?? (p.env['DOCKER_CONFIG'] || `${homeOf(p)}/.docker`);
}

/** Where its user is at home; Windows says so in letters and backslashes, which the world's files have not. */
function homeOf(p: Proc): string {
  const { HOME, USERPROFILE } = p.env;
  return HOME ?? USERPROFILE?.slice(2).replaceAll('\\', '/') ?? '/root';
}

export function configPath(p: Proc): string {
  return `${configFolder(p)}/config.json`;
}

/** The settings; what is no JSON counts as none. */
export function readConfig(p: Proc): ConfigFile {
  const file = p.readText(configPath(p));
  if (isFail(file)) return { auths: {} };
  try {
    const value = JSON.parse(file) as Partial<ConfigFile> | null;
    return { ...value, auths: value?.auths ?? {} };
  } catch {
    return { auths: {} };
  }
}

/** Writes the settings as Docker's client does: indented by tabs, registries sorted, for nobody else's eyes. */
export function writeConfig(p: Proc, config: ConfigFile): Fail | undefined {
  const { auths, currentContext, ...rest } = config;
  const sorted = Object.fromEntries(
    Object.keys(auths)
      .sort()
      .map((name) => [name, auths[name]]),
  );
  const all = {
    auths: sorted,
    ...rest,
    ...(currentContext === undefined || currentContext === '' ? {} : { currentContext }),
  };
  makeFolders(p, configFolder(p), 0o700);
  return p.writeFile(configPath(p), utf8(JSON.stringify(all, null, '\t')), { mode: 0o600 });
}

/** mkdir -p */
export function makeFolders(p: Proc, path: string, mode: number): void {
  const parts = path.split('/');
  for (let i = 2; i <= parts.length; i += 1) {
    const folder = parts.slice(0, i).join('/');
    if (folder !== '' && !p.exists(folder)) p.mkdir(folder, mode);
  }
}
