import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asBytes, utf8 } from '#sim/base/bytes';
import { readTar, writeTar, type TarEntry } from '#sim/base/tar';

const deep = `deep/${'a-rather-long-name/'.repeat(8)}file`;
const entries: TarEntry[] = [
  { name: 'dir', type: 'dir', mode: 0o755, uid: 0, gid: 0, mtime: 1_700_000_000 },
  {
    name: 'dir/a.txt',
    type: 'file',
    mode: 0o644,
    uid: 1000,
    gid: 1000,
    mtime: 1_700_000_001,
    data: utf8('grüße\n'),
  },
  { name: 'dir/link', type: 'symlink', mode: 0o777, uid: 0, gid: 0, mtime: 1, linkName: 'a.txt' },
  { name: deep, type: 'file', mode: 0o600, uid: 0, gid: 0, mtime: 2, data: asBytes('x'.repeat(513)) },
];

describe('tar archives', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tar-test-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('come back as they were', () => {
    expect(readTar(writeTar(entries))).toEqual(entries);
  });

  it('are read by the real tar', () => {
    const file = join(folder, 'ours.tar');
    writeFileSync(file, Buffer.from(writeTar(entries), 'latin1'));
    const listed = execFileSync('tar', ['tf', file], { encoding: 'utf8' }).trim().split('\n');
    expect(listed).toEqual(['dir/', 'dir/a.txt', 'dir/link', deep]);
  });

  it.each(['gnu', 'pax', 'ustar'])("are read as the real tar's format %s", (format) => {
    const source = join(folder, 'ours.tar');
    const file = join(folder, `${format}.tar`);
    writeFileSync(source, Buffer.from(writeTar(entries), 'latin1'));
    const into = mkdtempSync(join(folder, 'x-'));
    execFileSync('tar', ['xf', source, '-C', into]);
    execFileSync('tar', [
      `--format=${format}`,
      '--owner=0',
      '--group=0',
      '-cf',
      file,
      '-C',
      into,
      'dir',
      deep,
    ]);
    const read = readTar(asBytes(readFileSync(file).toString('latin1'))) ?? [];
    expect(read.map(({ name, type, data, linkName }) => ({ name, type, data, linkName }))).toEqual(
      expect.arrayContaining(
        entries.map(({ name, type, data, linkName }) => ({ name, type, data, linkName })),
      ),
    );
  });

  it.each(['gnu', 'posix'])(
    'with holes are as large for the real tar, and come back from its format %s',
    (format) => {
      const sparse: TarEntry[] = [
        {
          name: 'head',
          type: 'file',
          mode: 0o644,
          uid: 0,
          gid: 0,
          mtime: 5,
          data: utf8('hello'),
          size: 5_000_000,
        },
        { name: 'none', type: 'file', mode: 0o644, uid: 0, gid: 0, mtime: 5, data: utf8(''), size: 70_000 },
        {
          name: 'marked',
          type: 'file',
          mode: 0o644,
          uid: 0,
          gid: 0,
          mtime: 5,
          data: utf8('x'),
          attributes: { 'user.kind': '{"a":"ü"}' },
        },
      ];
      expect(readTar(writeTar(sparse))).toEqual(sparse);
      const source = join(folder, 'sparse.tar');
      writeFileSync(source, Buffer.from(writeTar(sparse), 'latin1'));
      const into = mkdtempSync(join(folder, 'x-'));
      execFileSync('tar', ['xf', source, '-C', into]);
      expect(['head', 'none'].map((name) => statSync(join(into, name)).size)).toEqual([5_000_000, 70_000]);
      const file = join(folder, 'again.tar');
      execFileSync('tar', ['-S', `--format=${format}`, '-cf', file, '-C', into, 'head', 'none']);
      const read = readTar(asBytes(readFileSync(file).toString('latin1'))) ?? [];
      expect(read.map(({ name, data = '', size }) => [name, data.replace(/\0+$/, ''), size])).toEqual([
        ['head', 'hello', 5_000_000],
        ['none', '', 70_000],
      ]);
    },
  );

  it('that are none are told apart', () => {
    expect(readTar(asBytes('no archive'.repeat(100)))).toBeUndefined();
    expect(readTar(asBytes(''))).toEqual([]);
  });
});
