import { describe, expect, test } from 'vitest';
import { isFail } from '#sim/base/fail';
import * as files from '#sim/files/index';
import type { LayerTree } from '#sim/world/files';
import { Disk, told } from './world';

const base: LayerTree = {
  '/bin/busybox': { type: 'file', mode: 0o755, size: 1_000_000, exe: { program: 'busybox' } },
  '/bin/sh': { type: 'file', link: '/bin/busybox' },
  '/etc/passwd': { type: 'file', text: 'root:x:0:0::/root:/bin/sh\n' },
  '/etc/motd': { type: 'file', text: 'hello\n', mode: 0o600 },
  '/lib': { type: 'symlink', target: 'usr/lib' },
  '/usr/lib/libc.so': { type: 'file', size: 500, mode: 0o755 },
  '/var/data/a': { type: 'file', text: 'a' },
  '/var/data/sub/b': { type: 'file', text: 'b' },
};
const middle: LayerTree = {
  '/etc/motd': { type: 'whiteout' },
  '/var/data': { type: 'dir', isOpaque: true, mode: 0o700 },
  '/var/data/new': { type: 'file', text: 'new' },
  '/etc/extra': { type: 'file', text: 'extra' },
};
const layers = { base, middle };

function disk(lower = ['base']): [Disk, number] {
  const made = new Disk(layers);
  return [made, made.overlay('/', lower)];
}

describe('what the layers show', () => {
  test('a whiteout hides, an opaque directory covers, the rest shows through', () => {
    const [d] = disk(['middle', 'base']);
    expect(d.list('/')).toBe('bin etc lib usr var');
    expect(d.list('/etc')).toBe('extra passwd');
    expect(d.list('/var/data')).toBe('new');
    expect(d.read('/etc/motd')).toBe('ENOENT');
    expect(files.stat(d.sim, d.viewer, '/var/data', true)).toMatchObject({ mode: 0o700, type: 'dir' });
  });

  test('nothing is in the writable part before something is written', () => {
    const [d, fs] = disk(['middle', 'base']);
    d.read('/etc/passwd');
    d.list('/lib/');
    expect(d.sim.inodes.size).toBe(0);
    expect(files.usage(d.sim, fs)).toEqual({ writable: 0, total: 1_000_542 });
  });

  test('a link that leads to a directory is one with a slash at its end', () => {
    const [d] = disk();
    expect(d.list('/lib')).toBe('libc.so');
    expect(files.stat(d.sim, d.viewer, '/lib', false)).toMatchObject({ type: 'symlink', size: 7 });
    expect(files.stat(d.sim, d.viewer, '/lib/', false)).toMatchObject({ type: 'dir' });
    expect(files.realPath(d.sim, d.viewer, '/lib/../lib/./libc.so')).toBe('/usr/lib/libc.so');
  });
});

describe('copy-up', () => {
  test('a changed file is a copy, with its owner and mode; the layer stays', () => {
    const [d, fs] = disk();
    expect(d.write('/etc/motd', 'changed\n')).toBe('ok');
    d.commit();
    expect(d.read('/etc/motd')).toBe('changed\n');
    expect(files.stat(d.sim, d.viewer, '/etc/motd', true)).toMatchObject({ mode: 0o600, size: 8 });
    expect(base['/etc/motd']).toMatchObject({ text: 'hello\n' });
    expect(d.diff(fs)).toEqual(['C /etc', 'C /etc/motd']);
  });

  test('appending keeps what was there', () => {
    const [d] = disk();
    files.writeFile(d.sim, d.viewer, '/etc/passwd', 'x:x:1:1::/:/bin/sh\n' as never, { append: true });
    expect(d.read('/etc/passwd')).toBe('root:x:0:0::/root:/bin/sh\nx:x:1:1::/:/bin/sh\n');
  });

  test('two names of one file in a layer part when one is written', () => {
    const [d] = disk();
    const before = files.stat(d.sim, d.viewer, '/bin/sh', true);
    expect(before).toMatchObject({ nlink: 2, size: 1_000_000, exe: { program: 'busybox' } });
    expect(d.write('/bin/sh', 'text')).toBe('ok');
    expect(d.read('/bin/sh')).toBe('text');
    expect(files.stat(d.sim, d.viewer, '/bin/busybox', true)).toMatchObject({ size: 1_000_000 });
  });

  test('chmod of a large program copies it without storing anything, and it still runs', () => {
    const [d, fs] = disk();
    expect(told(files.chmod(d.sim, d.viewer, '/bin/busybox', 0o700))).toBe('ok');
    expect(files.usage(d.sim, fs).writable).toBe(1_000_000);
    expect(files.executable(d.sim, d.viewer, '/bin/busybox')).toMatchObject({
      exe: { program: 'busybox' },
      mode: 0o700,
    });
  });

  test('a copy of a program, byte by byte, is that program', () => {
    const [d] = disk();
    const bytes = files.readFile(d.sim, d.viewer, '/bin/busybox');
    if (isFail(bytes)) throw new Error('not read');
    expect(bytes.length).toBe(1_000_000);
    files.writeFile(d.sim, d.viewer, '/tool', bytes, { mode: 0o755 });
    const found = files.executable(d.sim, d.viewer, '/tool');
    expect(found).toMatchObject({ exe: { program: 'busybox' }, size: 1_000_000 });
    expect(JSON.stringify(d.sim.inodes.peek(d.sim.filesystems.peek(4)?.root ?? 0) ?? '').length).toBeLessThan(
      1000,
    );
  });
});

describe('removing and making again', () => {
  test('a removed file of a layer leaves a whiteout', () => {
    const [d, fs] = disk();
    expect(told(files.unlink(d.sim, d.viewer, '/etc/passwd'))).toBe('ok');
    d.commit();
    expect(d.read('/etc/passwd')).toBe('ENOENT');
    expect(d.list('/etc')).toBe('motd');
    expect(d.diff(fs)).toEqual(['C /etc', 'D /etc/passwd']);
    expect(files.upperTree(d.sim, fs)).toMatchObject({ '/etc/passwd': { type: 'whiteout' } });
  });

  test('a directory made where a layer had one does not let it through', () => {
    const [d, fs] = disk();
    expect(told(files.rmdir(d.sim, d.viewer, '/var/data'))).toBe('ENOTEMPTY');
    expect(told(files.removeAll(d.sim, d.viewer, '/var/data'))).toBe('ok');
    expect(told(files.mkdir(d.sim, d.viewer, '/var/data', 0o755))).toBe('ok');
    expect(d.list('/var/data')).toBe('');
    d.write('/var/data/a', 'another');
    expect(d.diff(fs)).toEqual(['C /var', 'C /var/data', 'C /var/data/a', 'D /var/data/sub']);
    expect(files.upperTree(d.sim, fs)['/var/data']).toMatchObject({ type: 'dir', isOpaque: true });
  });

  test('an unlinked file lives while it is open', () => {
    const [d] = disk();
    d.write('/tmpfile', 'still here');
    const opened = files.open(d.sim, d.viewer, '/tmpfile', { read: true });
    if (isFail(opened)) throw new Error('not opened');
    files.retain(d.sim, opened.handle);
    expect(told(files.unlink(d.sim, d.viewer, '/tmpfile'))).toBe('ok');
    expect(d.read('/tmpfile')).toBe('ENOENT');
    expect(files.readAt(d.sim, opened.handle, 0, 99)).toBe('still here');
    files.release(d.sim, opened.handle);
    expect(d.sim.inodes.size).toBe(1);
  });

  test('what is made and removed again is no change', () => {
    const [d, fs] = disk();
    d.write('/etc/x', '1');
    files.unlink(d.sim, d.viewer, '/etc/x');
    files.chmod(d.sim, d.viewer, '/etc/motd', 0o600);
    expect(d.diff(fs)).toEqual([]);
    files.chmod(d.sim, d.viewer, '/bin', 0o700);
    expect(d.diff(fs)).toEqual(['C /bin']);
  });
});

describe('rename', () => {
  test('a file of a layer moves as a copy and leaves a whiteout', () => {
    const [d, fs] = disk();
    expect(told(files.rename(d.sim, d.viewer, '/etc/motd', '/etc/motd2'))).toBe('ok');
    expect(d.list('/etc')).toBe('motd2 passwd');
    expect(d.diff(fs)).toEqual(['C /etc', 'A /etc/motd2', 'D /etc/motd']);
  });

  test('a directory of a layer cannot be moved, a new one can, with all that is in it', () => {
    const [d] = disk();
    expect(told(files.rename(d.sim, d.viewer, '/var/data', '/var/other'))).toBe('EXDEV');
    files.mkdirAll(d.sim, d.viewer, '/new/deep');
    d.write('/new/deep/f', 'f');
    expect(told(files.rename(d.sim, d.viewer, '/new', '/moved'))).toBe('ok');
    expect(d.read('/moved/deep/f')).toBe('f');
    expect(told(files.rename(d.sim, d.viewer, '/moved', '/moved/deep/in'))).toBe('EINVAL');
  });

  test('onto things of other kinds, and onto a directory with something in it', () => {
    const [d] = disk();
    files.mkdir(d.sim, d.viewer, '/dir');
    files.mkdir(d.sim, d.viewer, '/full');
    d.write('/full/x', 'x');
    d.write('/file', 'f');
    const rename = (from: string, to: string) => told(files.rename(d.sim, d.viewer, from, to));
    expect(rename('/dir', '/file')).toBe('ENOTDIR');
    expect(rename('/file', '/dir')).toBe('EISDIR');
    expect(rename('/dir', '/full')).toBe('ENOTEMPTY');
    expect(rename('/full', '/dir')).toBe('ok');
    expect(d.list('/dir')).toBe('x');
    expect(rename('/file', '/etc/passwd')).toBe('ok');
    expect(d.read('/etc/passwd')).toBe('f');
    expect(rename('/nowhere', '/x')).toBe('ENOENT');
  });

  test('a new directory moved to where a layer has one covers it', () => {
    const [d] = disk();
    files.removeAll(d.sim, d.viewer, '/var/data');
    files.mkdir(d.sim, d.viewer, '/fresh');
    expect(told(files.rename(d.sim, d.viewer, '/fresh', '/var/data'))).toBe('ok');
    expect(d.list('/var/data')).toBe('');
  });

  test('two names of one file: nothing happens', () => {
    const [d] = disk();
    d.write('/one', '1');
    files.link(d.sim, d.viewer, '/one', '/two');
    expect(told(files.rename(d.sim, d.viewer, '/one', '/two'))).toBe('ok');
    expect(d.list('/')).toContain('one');
    expect(files.stat(d.sim, d.viewer, '/two', true)).toMatchObject({ nlink: 2 });
  });
});

describe('commit and archive', () => {
  test('the writable part over the same layers, as a layer, shows the same', () => {
    const [d, fs] = disk();
    d.write('/etc/motd', 'two');
    files.unlink(d.sim, d.viewer, '/var/data/a');
    files.mkdirAll(d.sim, d.viewer, '/opt/x');
    d.write('/opt/x/f', 'f');
    files.link(d.sim, d.viewer, '/opt/x/f', '/opt/x/g');
    d.sim.layers.insert('made', { tree: files.upperTree(d.sim, fs), size: 3 });
    d.overlay('/copy', ['made', 'base']);
    const whole = files.treeAt(d.sim, d.viewer, '/');
    const copy = files.treeAt(d.sim, d.viewer, '/copy');
    if (isFail(whole) || isFail(copy)) throw new Error('no tree');
    expect(Object.keys(copy)).toEqual(Object.keys(whole));
    expect(d.read('/copy/opt/x/g')).toBe('f');
    expect(files.stat(d.sim, d.viewer, '/copy/opt/x/g', true)).toMatchObject({ nlink: 2 });
  });

  test('a tree is unpacked with owners, modes, links and times', () => {
    const [d] = disk();
    const tree: LayerTree = {
      '/d': { type: 'dir', mode: 0o750, uid: 7 },
      '/d/f': { type: 'file', text: 'f', mode: 0o640, uid: 7, gid: 8, mtime: 1000 },
      '/d/g': { type: 'file', link: '/d/f' },
      '/d/s': { type: 'symlink', target: 'f' },
    };
    expect(told(files.putTree(d.sim, d.viewer, '/var', tree))).toBe('ok');
    expect(files.stat(d.sim, d.viewer, '/var/d/s', true)).toMatchObject({
      uid: 7,
      gid: 8,
      mode: 0o640,
      mtime: 1000,
      nlink: 2,
    });
    expect(files.treeAt(d.sim, d.viewer, '/var/d/f')).toEqual({
      '': { type: 'file', text: 'f', mode: 0o640, uid: 7, gid: 8, mtime: 1000 },
    });
  });
});
