import { ComposeFailure } from './failure';
import type { Project } from './project';
import type { Service } from './service';

type Services = Readonly<Record<string, Service>>;

/** Services without a profile, or with one of these, are enabled; `*` is all of them. */
export function withProfiles(project: Project, profiles: readonly string[]): Project {
  const enabled: [string, Service][] = [];
  const disabled: [string, Service][] = [];
  for (const entry of entriesOf({ ...project.services, ...project.disabledServices })) {
    (hasProfile(entry[1], profiles) ? enabled : disabled).push(entry);
  }
  return { ...project, services: made(enabled), disabledServices: made(disabled), profiles };
}

function hasProfile({ profiles = [] }: Service, active: readonly string[]): boolean {
  if (profiles.length === 0 || active.includes('*')) return true;
  return profiles.some((profile) => active.includes(profile));
}

function entriesOf(services: Services): [string, Service][] {
  return Object.entries(services).sort(([a], [b]) => (a < b ? -1 : 1));
}

function made(entries: readonly (readonly [string, Service])[]): Services {
  return Object.fromEntries(entries);
}

/** The profiles of services that are named by hand are active. */
export function withServicesEnabled(project: Project, names: readonly string[]): Project {
  if (names.length === 0) return project;
  const more = names.flatMap((name) =>
    own(project.services, name) === undefined ? (own(project.disabledServices, name)?.profiles ?? []) : [],
  );
  return withProfiles(project, [...project.profiles, ...more]);
}

function own(services: Services, name: string): Service | undefined {
  return Object.hasOwn(services, name) ? services[name] : undefined;
}

/** Only these services (patterns such as `web*` too) and, unless said, those that they depend on; the others are disabled. */
export function withSelectedServices(
  project: Project,
  names: readonly string[],
  dependencies: 'include' | 'ignore' = 'include',
): Project {
  if (names.length === 0) return project;
  const chosen = new Set<string>();
  choose(project.services, names, chosen, () => true, dependencies === 'include');
  const enabled = entriesOf(project.services).filter(([name]) => chosen.has(name));
  const dropped = entriesOf(project.services).filter(([name]) => !chosen.has(name));
  return {
    ...project,
    services: made(enabled.map(([name, service]) => [name, withDependencies(service, chosen)])),
    disabledServices: made(entriesOf({ ...project.disabledServices, ...made(dropped) })),
  };
}

function choose(
  services: Services,
  names: readonly string[],
  chosen: Set<string>,
  isRequired: (name: string) => boolean,
  follow: boolean,
): void {
  for (const name of names) {
    const matched = Object.keys(services).filter((one) => matches(name, one));
    if (matched.length === 0 && isRequired(name)) throw new ComposeFailure(`no such service: ${name}`);
    for (const one of matched) {
      if (chosen.has(one)) continue;
      chosen.add(one);
      const next = own(services, one)?.depends_on ?? {};
      if (follow) choose(services, Object.keys(next), chosen, (dep) => next[dep]?.required !== false, true);
    }
  }
}

/** By the rules of shell patterns: `*`, `?`, `[a-z]`, a backslash. */
function matches(pattern: string, name: string): boolean {
  if (!/[*?[\\]/.test(pattern)) return pattern === name;
  const source = pattern.replace(
    /\\(.)|\*|\?|\[[^\]]+\]|[.+^${}()|\]]/g,
    (found, escaped: string | undefined) => {
      if (escaped !== undefined) return `\\${escaped}`;
      if (found === '*') return '.*';
      if (found === '?') return '.';
      return found.startsWith('[') ? found : `\\${found}`;
    },
  );
  try {
    return new RegExp(`^${source}$`).test(name);
  } catch {
    return false;
  }
}

/** Without dependencies on what is not chosen. */
function withDependencies(service: Service, chosen: ReadonlySet<string>): Service {
  const { depends_on } = service;
  if (depends_on === undefined) return service;
  const kept = Object.entries(depends_on).filter(([name]) => chosen.has(name));
  const replaced = kept.length === 0 ? undefined : Object.fromEntries(kept);
  return without({ ...service, depends_on: replaced }, 'depends_on');
}

/** A copy without a field that is undefined. */
function without<K extends keyof Service>(service: Service, field: K): Service {
  if (service[field] !== undefined) return service;
  const copy = { ...service };
  Reflect.deleteProperty(copy, field);
  return copy;
}

/** Without networks, volumes, secrets, configs and models that no enabled service uses. */
export function withoutUnused(project: Project): Project {
  const services = Object.values(project.services);
  const volumesOf = ({ volumes = [] }: Service): (string | undefined)[] =>
    volumes.filter(({ type }) => type === 'volume').map(({ source }) => source);
  const secretsOf = ({ secrets = [], build }: Service): (string | undefined)[] =>
    [...secrets, ...(build?.secrets ?? [])].map(({ source }) => source);
  return {
    ...project,
    networks: used(
      project.networks,
      services.flatMap(({ networks = {} }) => Object.keys(networks)),
    ),
    volumes: used(project.volumes, services.flatMap(volumesOf)),
    secrets: used(project.secrets, services.flatMap(secretsOf)),
    configs: used(
      project.configs,
      services.flatMap(({ configs = [] }) => configs.map(({ source }) => source)),
    ),
    models: used(
      project.models,
      services.flatMap(({ models = {} }) => Object.keys(models)),
    ),
  };
}

function used<T>(
  all: Readonly<Record<string, T>>,
  names: readonly (string | undefined)[],
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
}
