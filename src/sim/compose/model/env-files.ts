import { absolutePath, exists, isFolder, readFile, type LoadContext } from './context';
import { ComposeFailure } from './failure';
import { parseDotenv } from './text/dotenv';
import type { Lookup } from './text/template';
import { unsetWarning } from './tree/interpolate';

/** What files of variables (`.env`, `--env-file`) say. In them, variables of the environment count first. */
export function readEnvFiles(
  context: LoadContext,
  environment: ReadonlyMap<string, string>,
  files: readonly string[],
): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of files) {
    const path = absolutePath(context, file);
    if (!exists(context, path)) throw new ComposeFailure(`couldn't find env file: ${path}`);
    if (isFolder(context, path)) throw new ComposeFailure(`${path} is a directory`);
    parseFile(context, path, found, (name) => environment.get(name) ?? found.get(name));
  }
  return found;
}

/** Adds what a file of variables says. Mistakes are told with its path. */
export function parseFile(
  context: LoadContext,
  path: string,
  into: Map<string, string>,
  lookup: Lookup,
): void {
  try {
    if (isFolder(context, path)) throw new ComposeFailure(`read ${path}: is a directory`);
    parseDotenv(readFile(context, path), into, lookup, unsetWarning(context));
  } catch (error) {
    if (!(error instanceof ComposeFailure)) throw error;
    throw new ComposeFailure(`failed to read ${path}: ${error.message}`);
  }
}
