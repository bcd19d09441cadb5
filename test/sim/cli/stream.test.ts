import { describe, expect, it } from 'vitest';
import { planCopy, renamed } from '#sim/cli/container/copy-plan';
import { isRefusal } from '#sim/cli/refusal';
import { parseKeys, takeKeys } from '#sim/cli/stream/detach-keys';
import { takeFrames } from '#sim/cli/stream/frames';

describe('keys that detach', () => {
  it.each([
    ['ctrl-p,ctrl-q', '\x10\x11'],
    ['ctrl-[,a,B', '\x1baB'],
    ['zz-x', undefined],
  ])('%s', (text, keys) => {
    expect(parseKeys(text)).toBe(keys);
  });

  it('are held back until they are complete, or something else', () => {
    const keys = '\x10\x11';
    expect(takeKeys(keys, '', 'ls\x10')).toEqual({ sent: 'ls', held: '\x10', isDetached: false });
    expect(takeKeys(keys, '\x10', 'x')).toEqual({ sent: '\x10x', held: '', isDetached: false });
    expect(takeKeys(keys, '\x10', '\x11rest')).toEqual({ sent: '', held: '', isDetached: true });
    expect(takeKeys(keys, '\x10', '\x10\x11')).toEqual({ sent: '\x10', held: '', isDetached: true });
  });
});

describe('frames of two streams', () => {
  it('are taken as soon as they are whole', () => {
    const bytes = '\x01\0\0\0\0\0\0\x03out\x02\0\0\0\0\0\0\x03er';
    const first = takeFrames(bytes);
    expect(first).toEqual({ pieces: [{ stream: 1, data: 'out' }], rest: '\x02\0\0\0\0\0\0\x03er' });
    expect(takeFrames(`${first.rest}r`)).toEqual({ pieces: [{ stream: 2, data: 'err' }], rest: '' });
  });
});

describe('what cp means by its paths', () => {
  const file = (path: string) => ({ path, exists: true, isDir: false });
  const dir = (path: string) => ({ path, exists: true, isDir: true });
  const nothing = (path: string) => ({ path, exists: false, isDir: false });
  it.each([
    ['a file into a folder', file('/h/a.txt'), dir('/tmp/'), '/tmp/', 'a.txt', 'a.txt'],
    ['a file under another name', file('/h/a.txt'), nothing('/tmp/b.txt'), '/tmp', 'a.txt', 'b.txt'],
    ['a file over a file', file('/h/a.txt'), file('/tmp/b.txt'), '/tmp', 'a.txt', 'b.txt'],
    ['a folder that becomes another', dir('/h/d'), nothing('/data'), '/', 'd/x', 'data/x'],
    ['a folder into a folder', dir('/h/d'), dir('/data'), '/data', 'd/x', 'd/x'],
    ['what is in a folder', dir('/h/d/.'), dir('/srv'), '/srv', 'x', 'x'],
    ['what is in a folder, to a new one', dir('/h/d/.'), nothing('/new'), '/', 'x', 'new/x'],
  ])('%s', (_name, source, target, into, name, becomes) => {
    const plan = planCopy(source, target);
    if (isRefusal(plan)) throw new Error(plan.refused);
    expect([plan.into, renamed(name, plan)]).toEqual([into, becomes]);
  });

  it.each([
    ['a folder over a file', dir('/h/d'), file('/tmp/f'), 'cannot copy directory'],
    ['a file into a folder that is not there', file('/h/a'), nothing('/no/such/'), 'no such directory'],
  ])('%s is refused', (_name, source, target, refused) => {
    expect(planCopy(source, target)).toEqual({ refused });
  });
});
