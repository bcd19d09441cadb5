import { absolutePath, exists, readFile, type LoadContext } from './context';
import { parseFile } from './env-files';
import { ComposeFailure } from './failure';
import type { Project } from './project';
import type { EnvFile, Environment, Service } from './service';
import { serviceShape } from './shape/service';
import type { Lookup } from './text/template';

/** Every service's variables, with those of its `env_file`, which are then forgotten unless `keep`. */
export function withEnvironment(context: LoadContext, project: Project, keep: boolean): Project {
  return mapServices(project, (service) => {
    const own = environmentOf(project, service);
    const all = new Map(
      Object.entries(own).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
    );
    const lookup: Lookup = (name) => valueOf(project.environment, name) ?? valueOf(own, name) ?? undefined;
    for (const file of service.env_file ?? []) addEnvFile(context, file, all, lookup);
    const environment = { ...Object.fromEntries(all), ...own };
    return ordered({
      ...service,
      environment: orNothing(environment),
      ...(!keep && { env_file: undefined }),
    });
  });
}

function valueOf(values: Environment, name: string): string | null | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function environmentOf(project: Project, { environment = {} }: Service): Environment {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value ?? valueOf(project.environment, name) ?? null,
    ]),
  );
}

function addEnvFile(context: LoadContext, file: EnvFile, into: Map<string, string>, lookup: Lookup): void {
  const { path, required, format = '' } = file;
  if (!exists(context, path)) {
    if (!required) return;
    throw new ComposeFailure(`env file ${path} not found: stat ${path}: no such file or directory`);
  }
  if (format === 'raw') addRaw(context, path, into, lookup);
  else if (format === '' || format === '.env') parseFile(context, path, into, lookup);
  else throw new ComposeFailure(`unsupported env_file format ${JSON.stringify(format)}`);
}

/** A file as `docker run --env-file` reads it: values are what they are. */
function addRaw(context: LoadContext, path: string, into: Map<string, string>, lookup: Lookup): void {
  readFile(context, absolutePath(context, path))
    .replace(/^\ufeff/, '')
    .split('\n')
    .forEach((raw) => {
      const line = raw.replace(/\r$/, '').replace(/^\s+/, '');
      if (line === '' || line.startsWith('#')) return;
      const at = line.indexOf('=');
      const name = at === -1 ? line : line.slice(0, at);
      if (name === '') {
        throw new ComposeFailure(`failed to parse env_file ${path}: no variable name on line '${line}'`);
      }
      if (/\s/.test(name)) {
        throw new ComposeFailure(`failed to parse env_file ${path}: variable '${name}' contains whitespaces`);
      }
      const value = at === -1 ? lookup(name) : line.slice(at + 1);
      if (value !== undefined) into.set(name, value);
    });
}

/** Every service's labels, with those of its `label_file`, which are then forgotten unless `keep`. */
export function withLabels(context: LoadContext, project: Project, keep: boolean): Project {
  return mapServices(project, (service) => {
    const { label_file } = service;
    if (label_file === undefined) return service;
    const found = new Map<string, string>();
    for (const path of label_file) {
      if (!exists(context, path)) {
        throw new ComposeFailure(`label file ${path} not found: stat ${path}: no such file or directory`);
      }
      parseFile(context, path, found, (name) => found.get(name));
    }
    const labels = { ...Object.fromEntries(found), ...service.labels };
    return ordered({ ...service, labels: orNothing(labels), ...(!keep && { label_file: undefined }) });
  });
}

function orNothing<T>(values: Readonly<Record<string, T>>): Readonly<Record<string, T>> | undefined {
  const names = Object.keys(values).sort();
  if (names.length === 0) return undefined;
  return Object.fromEntries(names.map((name) => [name, values[name]])) as Readonly<Record<string, T>>;
}

export function mapServices(project: Project, change: (service: Service, name: string) => Service): Project {
  const entries = Object.entries(project.services).map(([name, one]) => [name, change(one, name)] as const);
  return { ...project, services: Object.fromEntries(entries) };
}

const places = new Map(serviceShape.map(([name], i) => [name, i]));

/** A service with its fields in the order in which they are printed; undefined ones go. */
export function ordered(service: Service): Service {
  const entries = Object.entries(service).filter(([, value]) => value !== undefined);
  const place = (name: string): number => places.get(name) ?? places.size;
  return Object.fromEntries(entries.sort(([a], [b]) => place(a) - place(b))) as unknown as Service;
}
