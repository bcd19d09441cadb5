import { emitYaml, isMapping, type Value } from '#sim/compose/yaml/index';
import { ComposeFailure } from './failure';
import { serviceHash } from './hash';
import type { Project } from './project';
import type { Service } from './service';
import { variablesOf, type Variable } from './text/template';

const lines = (words: readonly string[]): string => words.map((word) => `${word}\n`).join('');

/** Names of the services, each after those that it depends on. */
export function serviceNames({ services }: Project): string {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name) || !Object.hasOwn(services, name)) return;
    for (const other of Object.keys(services[name]?.depends_on ?? {})) if (other !== name) visit(other);
    found.add(name);
  };
  for (const name of Object.keys(services)) visit(name);
  return lines([...found]);
}

/** The keys of a part, a line each. */
export function names(part: Readonly<Record<string, unknown>>): string {
  return lines(Object.keys(part).sort());
}

/** Profiles of all services, active or not. */
export function profileNames({ services, disabledServices }: Project): string {
  const all = [...Object.values(services), ...Object.values(disabledServices)];
  return lines([...new Set(all.flatMap(({ profiles = [] }) => profiles))].sort());
}

/** Images of the services; a service that is only built has one by its own name. */
export function imageNames({ name, services }: Project, separator: string): string {
  return lines(Object.entries(services).map(([own, { image }]) => image ?? `${name}${separator}${own}`));
}

export function modelNames({ models }: Project): string {
  return lines(Object.values(models).flatMap(({ model = '' }) => (model === '' ? [] : [model])));
}

/** What variables in the files are looked up in. */
export function environmentLines({ environment }: Project): string {
  return lines(
    Object.entries(environment)
      .map(([name, value]) => `${name}=${value}`)
      .sort(),
  );
}

/** `web 98fafc…`, for all services (`*`) or those named. */
export function hashes(project: Project, wanted: string): string {
  const { services, disabledServices, environment } = project;
  const chosen = wanted === '*' ? Object.keys(services) : wanted.split(',').sort();
  const platform = environment.DOCKER_DEFAULT_PLATFORM ?? '';
  return lines(
    chosen.map((name) => {
      const service = Object.hasOwn(services, name) ? services[name] : undefined;
      if (service !== undefined) return `${name} ${serviceHash(onPlatform(service, platform))}`;
      const why = Object.hasOwn(disabledServices, name) ? 'disabled' : 'not found';
      throw new ComposeFailure(`no such service: ${name}: ${why}`);
    }),
  );
}

function onPlatform(service: Service, platform: string): Service {
  if (platform === '' || service.build === undefined || service.platform !== undefined) return service;
  return { ...service, platform };
}

/** The variables that the files mention, once each. */
export function variables(tree: Value): ReadonlyMap<string, Variable> {
  const found = new Map<string, Variable>();
  const visit = (value: Value): void => {
    if (typeof value === 'string') for (const one of variablesOf(value)) found.set(one.name, one);
    else if (Array.isArray(value)) value.forEach(visit);
    else if (isMapping(value)) Object.values(value).forEach(visit);
  };
  visit(tree);
  return found;
}

/** Those variables as cells between tabs, for a table. */
export function variableCells(found: ReadonlyMap<string, Variable>): string {
  const rows = [...found.values()].map(({ name, required, defaultValue, presenceValue }) =>
    [name, String(required), defaultValue, presenceValue].join('\t'),
  );
  return lines(['NAME\tREQUIRED\tDEFAULT VALUE\tALTERNATE VALUE', ...rows]);
}

const sorted = (found: ReadonlyMap<string, Variable>): Variable[] =>
  [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));

export function variablesYaml(found: ReadonlyMap<string, Variable>): string {
  const entries = sorted(found).map(({ name, defaultValue, presenceValue, required }) => {
    return [name, { name, defaultvalue: defaultValue, presencevalue: presenceValue, required }] as const;
  });
  return emitYaml(Object.fromEntries(entries), 4);
}

export function variablesJson(found: ReadonlyMap<string, Variable>): string {
  const entries = sorted(found).map(({ name, defaultValue, presenceValue, required }) => {
    const fields = {
      Name: name,
      DefaultValue: defaultValue,
      PresenceValue: presenceValue,
      Required: required,
    };
    return [name, fields] as const;
  });
  return `${JSON.stringify(Object.fromEntries(entries), undefined, 4)}\n\n`;
}
