import type { Executable, LayerEntry, LayerTree } from '#sim/world/files';

/** An executable file. `size` in bytes: what such a binary has, about. */
export function binary(program: string, size = 60_000, more: Partial<Executable> = {}): LayerEntry {
  return { type: 'file', mode: 0o755, size, exe: { program, ...more } };
}

export function textFile(text: string, mode = 0o644): LayerEntry {
  return { type: 'file', mode, text };
}

/** A file whose size matters and whose content does not: libraries, archives, data. */
export function blob(size: number, mode = 0o644): LayerEntry {
  return { type: 'file', mode, size };
}

export function symlink(target: string): LayerEntry {
  return { type: 'symlink', target };
}

export function dir(mode = 0o755, uid = 0, gid = uid): LayerEntry {
  return { type: 'dir', mode, uid, gid };
}

/** Executables of these programs, each by its own name, in one directory. */
export function binaries(directory: string, names: string, more: Partial<Executable> = {}): LayerTree {
  const tree: LayerTree = {};
  for (const name of names.split(/\s+/).filter((one) => one !== ''))
    tree[`${directory}/${name}`] = binary(name, 60_000, more);
  return tree;
}
