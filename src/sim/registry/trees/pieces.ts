import type { LayerEntry, LayerTree } from '#sim/world/files';

/** Words of a list written as one text. */
export function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** A text file. */
export function file(text: string, mode = 0o644, more: { uid?: number; gid?: number } = {}): LayerEntry {
  return { type: 'file', text, mode, ...more };
}

/** A script that one can read, and that a program of its own carries out when it is run as it came. */
export function script(text: string, name: string): LayerEntry {
  return { type: 'file', text, mode: 0o755, exe: { program: name } };
}

export function dir(mode = 0o755, more: { uid?: number; gid?: number } = {}): LayerEntry {
  return { type: 'dir', mode, ...more };
}

export function link(target: string): LayerEntry {
  return { type: 'symlink', target };
}

/** A program: which one, its version, what the loader must find for it, bytes. */
export function program(
  name: string,
  more: {
    version?: string;
    needs?: readonly string[];
    size?: number;
    mode?: number;
    as?: Readonly<Record<string, string>>;
  } = {},
): LayerEntry {
  const { version, needs, size = 60_000, mode = 0o755, as } = more;
  const exe = {
    program: name,
    ...(as === undefined ? {} : { as }),
    ...(version === undefined ? {} : { version }),
    ...(needs === undefined ? {} : { needs: [...needs] }),
  };
  return { type: 'file', mode, size, exe };
}

/** Programs by name in a directory, each the program of that name. */
export function programs(
  folder: string,
  names: string,
  more: { version?: string; needs?: readonly string[]; size?: number } = {},
): LayerTree {
  return Object.fromEntries(words(names).map((name) => [`${folder}/${name}`, program(name, more)]));
}

/** Shared libraries: files with a size, under the names that programs need. */
export function libraries(folder: string, names: string, size = 120_000): LayerTree {
  return Object.fromEntries(
    words(names).map((name) => [`${folder}/${name}`, { type: 'file', mode: 0o644, size }]),
  );
}

/** Many links in a directory to one target. */
export function links(folder: string, names: string, target: string): LayerTree {
  return Object.fromEntries(words(names).map((name) => [`${folder}/${name}`, link(target)]));
}

/** Directories with the usual mode. */
export function dirs(paths: string): LayerTree {
  return Object.fromEntries(words(paths).map((path) => [path, dir()]));
}

/**
 * The tree, grown to a layer's size: what is listed by name is a small part of a real layer, and data files that nobody
 * opens (documentation, locales, tables) make up the rest in equal parts.
 */
export function grown(size: number, rest: string, ...parts: LayerTree[]): LayerTree {
  const tree: LayerTree = Object.assign({}, ...parts) as LayerTree;
  const paths = words(rest);
  let left = size;
  for (const entry of Object.values(tree)) left -= bytesOf(entry);
  if (left <= 0 || paths.length === 0) return tree;
  const each = Math.floor(left / paths.length);
  for (const [i, path] of paths.entries()) {
    tree[path] = { type: 'file', mode: 0o644, size: i === 0 ? left - each * (paths.length - 1) : each };
  }
  return tree;
}

function bytesOf(entry: LayerEntry): number {
  if (entry.type !== 'file' || entry.link !== undefined) return 0;
  return entry.size ?? entry.text?.length ?? entry.bytes?.length ?? 0;
}
