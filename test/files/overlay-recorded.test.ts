import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { text, utf8 } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import * as files from '#sim/files/index';
import type { LayerTree } from '#sim/world/files';
import { Disk, told } from './world';

/**
 * Sequences of calls with what Linux's own overlay answered (two lower layers as below, mounted with the defaults; kernel 6.18):
 * `[call, path, (second path,) answer]`. Calls are numbered within a sequence: what is written says which call did it.
 */
type Recorded = [call: string, path: string, ...rest: Json[]];
const sequences = JSON.parse(
  readFileSync(new URL('overlay-recorded.json', import.meta.url), 'utf8'),
) as Recorded[][];

const base: LayerTree = {
  '/a': { type: 'dir' },
  '/a/x': { type: 'file', text: 'ax' },
  '/a/y': { type: 'file', text: 'ay' },
  '/a/b': { type: 'dir' },
  '/a/b/x': { type: 'file', text: 'abx' },
  '/b': { type: 'dir' },
  '/b/a': { type: 'symlink', target: '../a/x' },
  '/b/c': { type: 'dir' },
  '/b/c/y': { type: 'file', text: 'bcy' },
  '/b/x': { type: 'file', text: 'bx' },
  '/c': { type: 'file', text: 'c' },
  '/d': { type: 'dir' },
  '/d/d': { type: 'dir' },
  '/d/d/d': { type: 'file', text: 'ddd' },
  '/x': { type: 'symlink', target: 'a' },
  '/y': { type: 'symlink', target: 'nowhere' },
};
const top: LayerTree = {
  '/a/c': { type: 'file', text: 'ac' },
  '/a/y': { type: 'whiteout' },
  '/b/c': { type: 'dir', isOpaque: true },
  '/b/c/x': { type: 'file', text: 'bcx' },
  '/d': { type: 'whiteout' },
};

type Call = (disk: Disk, path: string, second: string, number: number) => Json;

function seen(disk: Disk, path: string, follow: boolean): Json {
  const stat = files.stat(disk.sim, disk.viewer, path, follow);
  return isFail(stat) ? stat.error : [stat.type, stat.mode, stat.type === 'dir' ? 0 : stat.size, stat.nlink];
}

const calls: Readonly<Record<string, Call>> = {
  write: (d, path, _, n) => told(files.writeFile(d.sim, d.viewer, path, utf8(`w${n}`))),
  append: (d, path, _, n) => told(files.writeFile(d.sim, d.viewer, path, utf8(`+${n}`), { append: true })),
  excl(d, path) {
    const opened = files.open(d.sim, d.viewer, path, { write: true, create: true, exclusive: true }, 0o644);
    return isFail(opened) ? opened.error : 'ok';
  },
  read(d, path) {
    const bytes = files.readFile(d.sim, d.viewer, path);
    return isFail(bytes) ? bytes.error : text(bytes);
  },
  mkdir: (d, path) => told(files.mkdir(d.sim, d.viewer, path, 0o777)),
  rmdir: (d, path) => told(files.rmdir(d.sim, d.viewer, path)),
  unlink: (d, path) => told(files.unlink(d.sim, d.viewer, path)),
  rename: (d, path, second) => told(files.rename(d.sim, d.viewer, path, second)),
  symlink: (d, path, second) => told(files.symlink(d.sim, d.viewer, second, path)),
  link: (d, path, second) => told(files.link(d.sim, d.viewer, path, second)),
  list(d, path) {
    const entries = files.readDir(d.sim, d.viewer, path);
    return isFail(entries) ? entries.error : entries.map(({ name, type }) => `${name}:${type}`);
  },
  stat: (d, path) => seen(d, path, true),
  lstat: (d, path) => seen(d, path, false),
};

test.each(sequences.map((sequence, i) => [i + 1, sequence] as const))('sequence %i', (_, sequence) => {
  const disk = new Disk({ base, top });
  disk.overlay('/', ['top', 'base']);
  const answers = sequence.map(([call, path, ...rest], number) => {
    const second = rest.length > 1 ? String(rest[0]) : '';
    const answer = calls[call]?.(disk, path, second, number) ?? 'no such call';
    if (number % 20 === 19) disk.commit();
    return second === '' ? [call, path, answer] : [call, path, second, answer];
  });
  expect(answers).toEqual(sequence);
});
