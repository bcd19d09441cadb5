import { describe, expect, test } from 'vitest';
import { utf8 } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { LayerTree } from '#sim/world/files';
import { Disk, told } from './world';

const base: LayerTree = {
  '/tmp': { type: 'dir', mode: 0o1777 },
  '/etc/shadow': { type: 'file', text: 'secret', mode: 0o640, gid: 42 },
  '/secret': { type: 'dir', mode: 0o700 },
  '/secret/in': { type: 'file', text: 'x' },
  '/home/user': { type: 'dir', mode: 0o755, uid: 1000, gid: 1000 },
  '/loop': { type: 'symlink', target: 'loop' },
  '/a': { type: 'symlink', target: 'b' },
  '/b': { type: 'symlink', target: 'a' },
  '/out': { type: 'symlink', target: '/etc/shadow' },
  '/jail/etc/shadow': { type: 'file', text: 'jailed' },
  '/jail/abs': { type: 'symlink', target: '/etc/shadow' },
  '/jail/up': { type: 'symlink', target: '../../../etc/shadow' },
};

function disk(): [Disk, number] {
  const d = new Disk({ base });
  return [d, d.overlay('/', ['base'])];
}

describe('who may', () => {
  test('others neither read, write nor pass', () => {
    const [d] = disk();
    const user = d.as(1000);
    expect(d.read('/etc/shadow', user)).toBe('EACCES');
    expect(d.read('/etc/shadow', d.as(1000, 42))).toBe('secret');
    expect(d.read('/secret/in', user)).toBe('EACCES');
    expect(d.read('/secret/nothing', user)).toBe('EACCES');
    expect(d.list('/secret', user)).toBe('EACCES');
    expect(d.write('/etc/new', 'x', user)).toBe('EACCES');
    expect(d.write('/home/user/f', 'x', user)).toBe('ok');
    expect(files.stat(d.sim, d.viewer, '/home/user/f', true)).toMatchObject({
      uid: 1000,
      gid: 1000,
      mode: 0o644,
    });
  });

  test('root without capabilities is nobody special', () => {
    const [d] = disk();
    const bare = d.as(0);
    expect(d.write('/home/user/f', 'x', bare)).toBe('EACCES');
    expect(told(files.chown(d.sim, bare, '/etc/shadow', 5, 5))).toBe('EPERM');
    expect(told(files.chown(d.sim, d.viewer, '/etc/shadow', 5, -1))).toBe('ok');
    expect(files.stat(d.sim, d.viewer, '/etc/shadow', true)).toMatchObject({ uid: 5, gid: 42 });
    expect(told(files.chmod(d.sim, d.as(1000), '/etc/shadow', 0o777))).toBe('EPERM');
  });

  test('in a sticky directory only the owner removes or renames', () => {
    const [d] = disk();
    const [one, other] = [d.as(1000), d.as(1001)];
    d.write('/tmp/mine', 'x', one);
    expect(told(files.unlink(d.sim, other, '/tmp/mine'))).toBe('EPERM');
    expect(told(files.rename(d.sim, other, '/tmp/mine', '/tmp/yours'))).toBe('EPERM');
    expect(told(files.unlink(d.sim, one, '/tmp/mine'))).toBe('ok');
  });

  test('the umask takes bits away, setgid directories give their group', () => {
    const [d] = disk();
    const strict = { ...d.viewer, umask: 0o077 };
    files.mkdir(d.sim, strict, '/tmp/d', 0o777);
    expect(files.stat(d.sim, d.viewer, '/tmp/d', true)).toMatchObject({ mode: 0o700 });
    files.chown(d.sim, d.viewer, '/tmp/d', -1, 42);
    files.chmod(d.sim, d.viewer, '/tmp/d', 0o2775);
    d.write('/tmp/d/f', 'x');
    files.mkdir(d.sim, d.viewer, '/tmp/d/sub', 0o755);
    expect(files.stat(d.sim, d.viewer, '/tmp/d/f', true)).toMatchObject({ gid: 42 });
    expect(files.stat(d.sim, d.viewer, '/tmp/d/sub', true)).toMatchObject({ gid: 42, mode: 0o2755 });
  });

  test('running needs an x bit, even for root', () => {
    const [d] = disk();
    d.write('/tmp/script', '#!/bin/sh\necho hi\n');
    expect(files.executable(d.sim, d.viewer, '/tmp/script')).toEqual({ error: 'EACCES' });
    files.chmod(d.sim, d.viewer, '/tmp/script', 0o711);
    expect(files.executable(d.sim, d.viewer, '/tmp/script')).toMatchObject({
      head: '#!/bin/sh\necho hi\n',
      path: '/tmp/script',
    });
    expect(files.executable(d.sim, d.viewer, '/tmp')).toEqual({ error: 'EACCES' });
    expect(files.executable(d.sim, d.viewer, '/tmp/nothing')).toEqual({ error: 'ENOENT' });
  });
});

describe('paths', () => {
  test('links that lead in circles, names too long, files as directories', () => {
    const [d] = disk();
    expect(d.read('/loop')).toBe('ELOOP');
    expect(d.read('/a')).toBe('ELOOP');
    expect(d.read(`/${'x'.repeat(256)}`)).toBe('ENAMETOOLONG');
    expect(d.read('/etc/shadow/x')).toBe('ENOTDIR');
    expect(d.read('/etc/shadow/')).toBe('ENOTDIR');
    expect(d.read('')).toBe('ENOENT');
    expect(d.list('/etc/shadow')).toBe('ENOTDIR');
    expect(d.read('/etc')).toBe('EISDIR');
    expect(d.write('/etc', 'x')).toBe('EISDIR');
    expect(d.write('/tmp/new/', 'x')).toBe('EISDIR');
  });

  test('writing through a link that leads nowhere makes the file it names', () => {
    const [d] = disk();
    files.symlink(d.sim, d.viewer, '../home/there', '/tmp/dangling');
    expect(d.write('/tmp/dangling', 'x')).toBe('ok');
    expect(d.read('/home/there')).toBe('x');
    expect(told(files.mkdir(d.sim, d.viewer, '/tmp/dangling', 0o755))).toBe('EEXIST');
    expect(files.readLink(d.sim, d.viewer, '/tmp/dangling')).toBe('../home/there');
    expect(files.readLink(d.sim, d.viewer, '/tmp')).toEqual({ error: 'EINVAL' });
  });

  test('a relative path begins at the working directory', () => {
    const [d] = disk();
    const viewer = { ...d.viewer, cwd: '/home/user' };
    expect(d.write('f', 'x', viewer)).toBe('ok');
    expect(d.read('../user/./f', viewer)).toBe('x');
    expect(files.realPath(d.sim, viewer, '.')).toBe('/home/user');
  });

  test('nothing leads out of a chroot', () => {
    const [d] = disk();
    const viewer = { ...d.viewer, root: '/jail' };
    expect(d.read('/etc/shadow', viewer)).toBe('jailed');
    expect(d.read('/../../etc/shadow', viewer)).toBe('jailed');
    expect(d.read('/abs', viewer)).toBe('jailed');
    expect(d.read('/up', viewer)).toBe('jailed');
    expect(files.realPath(d.sim, viewer, '/abs')).toBe('/etc/shadow');
    expect(files.realPath(d.sim, viewer, '/..')).toBe('/');
  });
});

describe('mounts', () => {
  test('a mount covers a directory, and is busy', () => {
    const [d] = disk();
    d.write('/tmp/below', 'x');
    d.tmpfs('/tmp');
    expect(d.list('/tmp')).toBe('');
    expect(told(files.rmdir(d.sim, d.viewer, '/tmp'))).toBe('EBUSY');
    d.write('/tmp/above', 'y');
    expect(told(files.rename(d.sim, d.viewer, '/tmp/above', '/home/above'))).toBe('EXDEV');
    expect(told(files.link(d.sim, d.viewer, '/tmp/above', '/home/above'))).toBe('EXDEV');
    expect(told(files.unmount(d.sim, d.mnt, '/tmp'))).toBe('ok');
    expect(d.list('/tmp')).toBe('below');
    expect(d.sim.filesystems.size).toBe(1);
  });

  test('a bind shows the same directory twice; read-only through one of them', () => {
    const [d] = disk();
    files.mkdir(d.sim, d.viewer, '/mnt');
    expect(told(files.bindMount(d.sim, d.mnt, d.viewer, '/home/user', '/mnt', { isReadOnly: true }))).toBe(
      'ok',
    );
    d.write('/home/user/f', 'one');
    expect(d.read('/mnt/f')).toBe('one');
    expect(d.write('/mnt/f', 'two')).toBe('EROFS');
    expect(d.write('/mnt/g', 'two')).toBe('EROFS');
    expect(told(files.unlink(d.sim, d.viewer, '/mnt/f'))).toBe('EROFS');
    expect(told(files.access(d.sim, d.viewer, '/mnt/f', 2))).toBe('EROFS');
  });

  test('a single file: the file itself is bound, not its name', () => {
    const [d] = disk();
    d.write('/tmp/conf', 'old');
    d.write('/home/conf', '');
    files.bindMount(d.sim, d.mnt, d.viewer, '/tmp/conf', '/home/conf');
    d.write('/tmp/conf', 'changed in place');
    expect(d.read('/home/conf')).toBe('changed in place');
    d.write('/tmp/conf2', 'another file');
    files.rename(d.sim, d.viewer, '/tmp/conf2', '/tmp/conf');
    expect(d.read('/tmp/conf')).toBe('another file');
    expect(d.read('/home/conf')).toBe('changed in place');
    expect(told(files.unlink(d.sim, d.viewer, '/home/conf'))).toBe('EBUSY');
  });

  test('a copy of a table sees the same, and goes on by itself', () => {
    const [d] = disk();
    const other = d.sim.newId();
    files.copyMountTable(d.sim, d.mnt, other);
    d.tmpfs('/tmp');
    d.write('/tmp/f', 'x');
    expect(d.list('/tmp', { ...d.viewer, ns: { ...d.viewer.ns, mnt: other } })).toBe('');
    expect(files.listMounts(d.sim, d.mnt).map(({ at, type }) => `${type} ${at}`)).toEqual([
      'overlay /',
      'tmpfs /tmp',
    ]);
    expect(files.findMount(d.sim, d.mnt, '/tmp/f')?.at).toBe('/tmp');
    files.dropMountTable(d.sim, d.mnt);
    expect([...d.sim.filesystems.all()].map(({ kind }) => kind)).toEqual(['overlay']);
  });

  test('a full tmpfs takes what fits and then nothing', () => {
    const [d] = disk();
    d.tmpfs('/tmp', { size: 8192 });
    const opened = files.open(d.sim, d.viewer, '/tmp/f', { write: true, create: true });
    if (isFail(opened)) throw new Error('not opened');
    expect(files.writeAt(d.sim, opened.handle, 0, utf8('x'.repeat(10_000)))).toBe(8192);
    expect(files.writeAt(d.sim, opened.handle, 8192, utf8('x'))).toEqual({ error: 'ENOSPC' });
    expect(d.write('/tmp/g', 'x')).toBe('ENOSPC');
    files.unlink(d.sim, d.viewer, '/tmp/f');
    expect(d.write('/tmp/g', 'x')).toBe('ok');
    expect(files.statFs(d.sim, d.viewer, '/tmp')).toMatchObject({ size: 8192, used: 4096, type: 'tmpfs' });
  });
});

describe('large files', () => {
  test('zeros take room and no memory; holes read as zeros', () => {
    const [d, fs] = disk();
    const opened = files.open(d.sim, d.viewer, '/tmp/zeros', { write: true, create: true });
    if (isFail(opened)) throw new Error('not opened');
    const block = utf8('\0'.repeat(1_000_000));
    for (let i = 0; i < 50; i++) files.writeAt(d.sim, opened.handle, i * 1_000_000, block);
    expect(files.usage(d.sim, fs).writable).toBe(50_000_000);
    expect(JSON.stringify(d.sim.inodes.peek(opened.handle.inode ?? 0))).not.toContain('\\u0000');
    files.writeAt(d.sim, opened.handle, 3, utf8('abc'));
    expect(files.readAt(d.sim, opened.handle, 0, 8)).toBe('\0\0\0abc\0\0');
    expect(told(files.truncate(d.sim, d.viewer, '/tmp/zeros', 5))).toBe('ok');
    expect(d.read('/tmp/zeros')).toBe('\0\0\0ab');
    expect(files.usage(d.sim, fs).writable).toBe(5);
  });
});
