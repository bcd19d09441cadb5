import { utf8 } from '#sim/base/bytes';
import { hexDigest } from '#sim/base/digest';
import { isFail } from '#sim/base/fail';
import { IgnoreRules } from '#sim/base/ignore-rules';
import * as files from '#sim/files/index';
import type { LayerEntry, LayerTree } from '#sim/world/files';
import type { Sim } from '#sim/world/sim';
import type { Viewer } from '#sim/files/index';
import { storedContent } from '../../build/content';

/** Something to copy: a file, or a directory with all that is in it. Keys of `tree` begin at it ('' is the thing itself). */
export interface Source {
  readonly name: string;
  readonly path: string;
  readonly tree: LayerTree;
}

/** Looks at a stack of layers (base first) for as long as `look` takes. */
export function withLayers<T>(
  sim: Sim,
  machine: number,
  layers: readonly string[],
  look: (viewer: Viewer) => T,
): T {
  const fs = files.newOverlay(sim, machine, [...layers].reverse());
  const found = look(files.fsViewer(sim, fs));
  files.destroyFilesystem(sim, fs);
  return found;
}

const isPattern = (text: string) => /[*?[]/.test(text);

/** What the patterns mean; or a path without wildcards that is not there. */
export function gather(
  sim: Sim,
  viewer: Viewer,
  patterns: readonly string[],
  excludes: readonly string[],
): Source[] | { missing: string } {
  const found: Source[] = [];
  for (const pattern of patterns) {
    const paths = isPattern(pattern) ? matching(sim, viewer, pattern) : [pattern];
    for (const path of paths) {
      const tree = files.treeAt(sim, viewer, path, true);
      if (isFail(tree)) {
        if (!isPattern(pattern)) return { missing: path };
        continue;
      }
      const kept = excludes.length === 0 ? tree : without(tree, path, excludes);
      if (kept !== undefined) found.push({ name: path.slice(path.lastIndexOf('/') + 1), path, tree: kept });
    }
  }
  return found;
}

/** Paths that a pattern matches, component by component, in order. */
function matching(sim: Sim, viewer: Viewer, pattern: string): string[] {
  let paths = [''];
  for (const part of pattern.split('/').filter((one) => one !== '')) {
    if (!isPattern(part)) {
      paths = paths.map((path) => `${path}/${part}`);
      continue;
    }
    const expression = expressionOf(part);
    paths = paths.flatMap((path) => {
      const entries = files.readDir(sim, viewer, path === '' ? '/' : path);
      if (isFail(entries)) return [];
      return entries
        .map(({ name }) => name)
        .filter((name) => name !== '.' && name !== '..' && expression.test(name))
        .sort()
        .map((name) => `${path}/${name}`);
    });
  }
  return paths;
}

/** Go's filepath.Match for one component. */
function expressionOf(pattern: string): RegExp {
  let source = '';
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i] ?? '';
    const close = char === '[' ? pattern.indexOf(']', i + 2) : -1;
    if (char === '*') source += '.*';
    else if (char === '?') source += '.';
    else if (close > 0) {
      source += pattern.slice(i, close + 1);
      i = close;
    } else if (char === '\\' && i + 1 < pattern.length) source += `\\${pattern[++i] ?? ''}`;
    else source += char.replace(/[.+^${}()|[\]\\]/, '\\$&');
  }
  try {
    return new RegExp(`^${source}$`, 's');
  } catch {
    return /^$(?!)/;
  }
}

/** A tree without what --exclude names, by paths from the thing that is copied. */
function without(tree: LayerTree, path: string, excludes: readonly string[]): LayerTree | undefined {
  const rules = new IgnoreRules(excludes.join('\n'));
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (tree['']?.type !== 'dir') return name !== '' && rules.excludes(name) ? undefined : tree;
  const kept: LayerTree = {};
  for (const [at, entry] of Object.entries(tree))
    if (at === '' || !rules.excludes(at.slice(1))) kept[at] = entry;
  return kept;
}

/** What the cache compares: names, modes, owners and contents, but no times. */
export function contentDigest(sources: readonly Source[]): string {
  const parts: string[] = [];
  for (const { path, tree } of sources) {
    parts.push(path);
    for (const at of Object.keys(tree).sort()) {
      const entry = tree[at];
      if (entry !== undefined) parts.push(`${at} ${described(entry)}`);
    }
  }
  return hexDigest('sha256', utf8(parts.join('\n')));
}

const known = new WeakMap<LayerEntry, string>();

function described(entry: LayerEntry): string {
  const had = known.get(entry);
  if (had !== undefined) return had;
  const { mtime: _, ...rest } = { mtime: 0, ...entry };
  const content = entry.type === 'file' ? hexDigest('sha256', storedContent(entry)) : '';
  const made = `${JSON.stringify({ ...rest, bytes: undefined, text: undefined })} ${content}`;
  known.set(entry, made);
  return made;
}
