import { isFail, strerror } from '#sim/base/fail';
import { ComposeFailure } from './failure';
import type { LogEntry, ProjectSource } from './project';
import { joinPath, isAbsolute } from './tree/paths';

/** What one load shares: what it reads from, and what it has to say. */
export interface LoadContext {
  readonly source: ProjectSource;
  readonly log: LogEntry[];
  /** files whose `version` was already called obsolete */
  readonly obsolete: Set<string>;
}

export function warn({ log }: LoadContext, message: string): void {
  log.push({ level: 'warning', message });
}

/** A path from the process's own folder. */
export function absolutePath({ source }: LoadContext, path: string): string {
  return joinPath(isAbsolute(path) ? '' : source.cwd(), path);
}

/** A file's text. Refuses as Go does: `open /x: no such file or directory`. */
export function readFile(context: LoadContext, path: string): string {
  const text = context.source.readText(absolutePath(context, path));
  if (!isFail(text)) return text;
  const call = text.error === 'EISDIR' ? 'read' : 'open';
  throw new ComposeFailure(`${call} ${path}: ${strerror(text).toLowerCase()}`);
}

export function isFolder(context: LoadContext, path: string): boolean {
  const stat = context.source.stat(absolutePath(context, path));
  return !isFail(stat) && stat.type === 'dir';
}

/** Where symbolic links lead; the path itself where they lead nowhere. */
export function realPath(context: LoadContext, path: string): string {
  const real = context.source.realPath?.(absolutePath(context, path));
  return real === undefined || isFail(real) ? path : real;
}

export function exists(context: LoadContext, path: string): boolean {
  return !isFail(context.source.stat(absolutePath(context, path)));
}

/** What files are loaded with: where relative paths begin, and what variables stand for. */
export interface Surroundings {
  readonly workingDir: string;
  readonly environment: ReadonlyMap<string, string>;
  /** the folder in which `extends` and `include` look for files */
  readonly fileDir: string;
}

/** Which steps a load makes. */
export interface Steps {
  readonly interpolate: boolean;
  readonly resolvePaths: boolean;
  readonly validate: boolean;
  readonly extend: boolean;
  readonly include: boolean;
}

/** A file of a project: its text was read before, or is read when its turn comes. */
export interface ComposeFile {
  readonly path: string;
  readonly text?: string;
}
