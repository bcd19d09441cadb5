import { isMapping, type Mapping, type Value } from '#sim/compose/yaml/index';
import { ComposeFailure } from '../failure';
import { isRemote } from '../remote';
import { PathTable, type TreePath } from '../tree-path';
import { goType } from './interpolate';

/** A path without double slashes, dots and what they undo. '' is `.`. */
export function cleanPath(path: string): string {
  const isAbsolute = path.startsWith('/');
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') kept.push(part);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!isAbsolute) kept.push(part);
  }
  const joined = kept.join('/');
  if (isAbsolute) return `/${joined}`;
  return joined === '' ? '.' : joined;
}

/** One path below another; an absolute one too. '' below '' is ''. */
export function joinPath(...parts: readonly string[]): string {
  const joined = parts.filter((part) => part !== '').join('/');
  return joined === '' ? '' : cleanPath(joined);
}

/** The folder of a file; `.` for a name alone. */
export function folderOf(path: string): string {
  const at = path.lastIndexOf('/');
  return at === -1 ? '.' : cleanPath(path.slice(0, at + 1));
}

/** The last part of a path. */
export function baseOf(path: string): string {
  const trimmed = path.replace(/\/+$/, '');
  if (trimmed === '') return path === '' ? '.' : '/';
  return trimmed.slice(trimmed.lastIndexOf('/') + 1);
}

export function isAbsolute(path: string): boolean {
  return path.startsWith('/');
}

/** From one absolute path to another; undefined where there is no saying. */
export function relativePath(from: string, to: string): string | undefined {
  const [base, target] = [cleanPath(from), cleanPath(to)];
  if (isAbsolute(base) !== isAbsolute(target)) return undefined;
  const parts = (path: string): string[] => path.split('/').filter((part) => part !== '' && part !== '.');
  const [first, second] = [parts(base), parts(target)];
  let same = 0;
  while (same < first.length && same < second.length && first[same] === second[same]) same++;
  if (first.slice(same).includes('..')) return undefined;
  const up = first.slice(same).map(() => '..');
  const path = [...up, ...second.slice(same)].join('/');
  return path === '' ? '.' : path;
}

/** What a `~` stands for. */
export interface PathBase {
  readonly workingDir: string;
  readonly home: string | undefined;
  /** where symbolic links lead */
  resolveLink(path: string): string;
}

type Rule = (value: Value, base: PathBase) => Value;

function expandHome(path: string, { home }: PathBase): string {
  if (!path.startsWith('~') || home === undefined) return path;
  return joinPath(home, path.slice(1));
}

const absolute: Rule = (value, base) => {
  if (Array.isArray(value)) return value.map((one) => absolute(one, base));
  if (typeof value !== 'string') throw new ComposeFailure(`unexpected type ${goType(value)}`);
  const path = expandHome(value, base);
  return path === '' || isAbsolute(path) ? path : joinPath(base.workingDir, path);
};

/** A path of this machine or of another: what is absolute on Windows stays too. */
const anywhere: Rule = (value, base) => {
  if (typeof value !== 'string') return value;
  const path = expandHome(value, base);
  const isFixed = isAbsolute(path) || /^[A-Za-z]:[\\/]/.test(path) || path.startsWith('\\\\');
  return isFixed ? path : joinPath(base.workingDir, path);
};

const remote = /^(?:https:\/\/|http:\/\/|git:\/\/|ssh:\/\/|github\.com\/|git@)|:\/\/|^service:/;

const context: Rule = (value, base) =>
  typeof value === 'string' && remote.test(value) ? value : absolute(value, base);

const watched: Rule = (value, base) => {
  const path = absolute(value, base);
  return typeof path === 'string' ? base.resolveLink(path) : path;
};

const mount: Rule = (value, base) => {
  if (!isMapping(value) || value.type !== 'bind') return value;
  if (value.source === undefined) {
    throw new ComposeFailure('invalid mount config for type "bind": field Source must not be empty');
  }
  value.source = anywhere(value.source, base);
  return value;
};

/** A local volume that is a bind in truth. */
const volume: Rule = (value, base) => {
  if (!isMapping(value) || value.driver !== 'local' || !isMapping(value.driver_opts)) return value;
  const { o, device } = value.driver_opts;
  if (o === 'bind' && device !== undefined) value.driver_opts.device = anywhere(device, base);
  return value;
};

const rules = new PathTable<Rule>({
  'services.*.build.context': context,
  'services.*.build.additional_contexts.*': context,
  'services.*.build.ssh.*': anywhere,
  'services.*.env_file.*.path': absolute,
  'services.*.label_file.*': absolute,
  'services.*.extends.file': (value, base) =>
    typeof value === 'string' && isRemote(value) ? value : absolute(value, base),
  'services.*.develop.watch.*.path': watched,
  'services.*.volumes.*': mount,
  'configs.*.file': anywhere,
  'secrets.*.file': anywhere,
  'include.path': absolute,
  'include.project_directory': absolute,
  'include.env_file': absolute,
  'volumes.*': volume,
});

/** Paths that are relative become paths from the base's folder. Changes the tree. */
export function resolvePaths(tree: Mapping, base: PathBase): void {
  walk(tree, [], base);
}

function walk(value: Value, path: TreePath, base: PathBase): Value {
  const rule = rules.find(path);
  if (rule !== undefined) return value === null ? null : rule(value, base);
  if (isMapping(value)) {
    for (const [key, one] of Object.entries(value)) value[key] = walk(one, [...path, key], base);
    return value;
  }
  if (!Array.isArray(value)) return value;
  value.forEach((one, i) => {
    value[i] = walk(one, [...path, '[]'], base);
  });
  return value;
}
