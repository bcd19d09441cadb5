import { cloneValue, isMapping, mapping, type Mapping, type Value } from '#sim/compose/yaml/index';
import { isFolder, type LoadContext, type Surroundings } from '../context';
import { ComposeFailure } from '../failure';
import { refuseRemote } from '../remote';
import { applyMarks, type Marks } from './marks';
import { mergeService } from './merge';
import { folderOf, isAbsolute, joinPath, relativePath } from './paths';

/** What a file of base services gives. */
export interface Base {
  readonly tree: Mapping;
  readonly marks: Marks;
}

/** A service of a file: to find circles. */
interface Link {
  readonly file: string;
  readonly service: string;
}

export interface Extending {
  readonly context: LoadContext;
  readonly around: Surroundings;
  /** the file whose services extend others */
  readonly file: string;
  /** loads a file of base services, its paths made relative to that folder */
  loadBase(path: string, folder: string): Base;
}

/** Every service that extends another becomes the merge of both. Changes the tree. */
export function applyExtends(tree: Mapping, marks: Marks, extending: Extending): void {
  const { services } = tree;
  if (services === undefined) return;
  if (!isMapping(services)) throw new ComposeFailure('services must be a mapping');
  for (const name of Object.keys(services)) {
    services[name] = extend(name, services, marks, [], extending);
  }
}

function extend(
  name: string,
  services: Mapping,
  marks: Marks,
  trail: readonly Link[],
  extending: Extending,
): Value {
  const service = services[name] ?? null;
  if (service === null) return null;
  if (!isMapping(service)) throw new ComposeFailure(`services.${name} must be a mapping`);
  const said = service.extends;
  if (said === undefined) return service;
  const { ref, file } = reference(name, said);
  let pool = services;
  let baseMarks: Marks = [];
  let where = extending.file;
  if (file !== undefined) {
    const base = baseFrom(name, ref, file, extending);
    pool = base.services;
    baseMarks = base.marks;
    where = file;
  } else if (!(ref in services)) {
    throw notFound(name, extending.file, ref);
  }
  const next = follow(trail, { file: where, service: name });
  const base = extend(ref, pool, baseMarks, next, extending);
  if (!isMapping(base)) return service;
  const copy = cloneValue(base);
  applyMarks(mapping([['services', mapping([[name, copy]])]]), marks);
  const merged = mergeService(copy, service);
  Reflect.deleteProperty(merged, 'extends');
  services[name] = merged;
  return merged;
}

function reference(name: string, said: Value): { readonly ref: string; readonly file?: string } {
  if (typeof said === 'string') return { ref: said };
  if (!isMapping(said)) return { ref: '' };
  if (typeof said.service !== 'string') throw new ComposeFailure(`extends.${name}.service is required`);
  return { ref: said.service, ...(typeof said.file === 'string' && { file: said.file }) };
}

function notFound(name: string, file: string, ref: string, within = ''): ComposeFailure {
  const [who, what] = [JSON.stringify(name), JSON.stringify(ref)];
  return new ComposeFailure(`cannot extend service ${who} in ${file}: service ${what} not found${within}`);
}

function baseFrom(
  name: string,
  ref: string,
  file: string,
  { context, around, file: own, loadBase }: Extending,
): { readonly services: Mapping; readonly marks: Marks } {
  refuseRemote(file);
  const path = isAbsolute(file) ? file : joinPath(around.fileDir, file);
  const folder = relativeFolder(context, around, file);
  const { tree, marks } = loadBase(path, folder);
  const who = JSON.stringify(name);
  const { services } = tree;
  if (services === undefined) {
    throw new ComposeFailure(`cannot extend service ${who} in ${path}: no services section`);
  }
  if (!isMapping(services)) {
    throw new ComposeFailure(`cannot extend service ${who} in ${path}: services must be a mapping`);
  }
  if (!(ref in services)) throw notFound(name, own, ref, ` in ${file}`);
  return { services, marks };
}

/** The folder of a file (or a folder itself) from where files are looked for. */
export function relativeFolder(context: LoadContext, { fileDir }: Surroundings, path: string): string {
  const absolute = isAbsolute(path) ? path : joinPath(fileDir, path);
  const folder = isFolder(context, absolute) ? absolute : folderOf(absolute);
  return relativePath(fileDir, folder) ?? folder;
}

function follow(trail: readonly Link[], link: Link): readonly Link[] {
  const [first] = trail;
  const isCircle = trail.some(({ file, service }) => file === link.file && service === link.service);
  if (first === undefined || !isCircle) return [...trail, link];
  const rest = [...trail.slice(1), link].map(({ file, service }) => `  extends ${service} in ${file}`);
  throw new ComposeFailure(
    ['Circular reference:', `  ${first.service} in ${first.file}`, ...rest].join('\n'),
  );
}
