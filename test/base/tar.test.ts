import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

  it('that are none are told apart', () => {
    expect(readTar(asBytes('no archive'.repeat(100)))).toBeUndefined();
    expect(readTar(asBytes(''))).toEqual([]);
  });
});
