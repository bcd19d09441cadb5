import { describe, expect, it } from 'vitest';
import { advance, fork, input, newSimulation, saveWorld, undo, type Action, type World } from '#sim/index';
import { isLoadRefusal, loadWorld } from '#sim/saves';

/** Things that happen to a host, one after the other, with time between them. */
const story: readonly (Action | number)[] = [
  { kind: 'write-file', machine: 1, path: '/root/list.txt', text: 'b\na\n' },
  { kind: 'spawn', machine: 1, argv: ['/usr/bin/cat', '/root/list.txt'], streams: { 1: 900_001 } },
  { kind: 'spawn', machine: 1, argv: ['/usr/bin/sleep', '5'], streams: {} },
  1000,
  { kind: 'spawn', machine: 1, argv: ['/usr/bin/cat'], streams: { 0: 900_002, 1: 900_003 } },
  200,
  { kind: 'feed', stream: 900_002, data: 'typed\n' },
  200,
  { kind: 'feed', stream: 900_002, data: 'more\n', end: true },
  10_000,
];

function step(world: World, deed: Action | number) {
  return typeof deed === 'number' ? advance(world, world.time + deed) : input(world, deed);
}

function play(
  world: World,
  deeds = story,
  each: (world: World) => World = (same) => same,
): { world: World; said: string } {
  let now = world;
  let said = '';
  for (const deed of deeds) {
    const done = step(now, deed);
    said += done.output.outside.map((part) => `${part.stream}:${part.data}`).join('|');
    now = each(done.world);
  }
  return { world: now, said };
}

const reopened = (world: World): World => {
  const opened = loadWorld(saveWorld(world));
  if (isLoadRefusal(opened)) throw new Error(opened.refused);
  return opened;
};

describe('the door', () => {
  const start = newSimulation({ seed: 5 });
  const usual = play(start);

  it('runs programs and lets time pass', () => {
    expect(usual.said).toBe('900001:b\na\n|900001:900003:typed\n900003:more\n|900002:|900003:');
    expect(usual.world.time).toBe(11_400);
  });

  it('gives the same bytes for the same seed and inputs', () => {
    expect(saveWorld(play(newSimulation({ seed: 5 })).world)).toBe(saveWorld(usual.world));
    expect(saveWorld(play(newSimulation({ seed: 6 })).world)).not.toBe(saveWorld(usual.world));
  });

  it('goes on from a saved world after every step as if nothing had happened', () => {
    const again = play(reopened(start), story, reopened);
    expect(again.said).toBe(usual.said);
    expect(saveWorld(again.world)).toBe(saveWorld(usual.world));
  });

  it('undoes every step, and does it again', () => {
    let now = start;
    for (const deed of story) {
      const done = step(now, deed);
      const back = undo(done.world, done.inverse);
      expect(saveWorld(back)).toBe(saveWorld(now));
      expect(saveWorld(undo(back, done.patches))).toBe(saveWorld(done.world));
      now = step(back, deed).world;
    }
    expect(saveWorld(now)).toBe(saveWorld(usual.world));
  });

  it('forks: what happens in one world does not in the other', () => {
    const halfway = play(start, story.slice(0, 5)).world;
    const before = saveWorld(halfway);
    const other = fork(halfway);
    play(other, story.slice(5));
    expect(saveWorld(halfway)).toBe(before);
    expect(saveWorld(play(halfway, story.slice(5)).world)).toBe(saveWorld(usual.world));
  });

  it.each([
    ['', 'not JSON'],
    ['[]', 'version: Invalid key: Expected "version" but received undefined'],
    ['{"version":2}', 'version: Invalid type: Expected 1 but received 2'],
    [JSON.stringify({ ...start, time: 'now' }), 'time: Invalid type: Expected number but received "now"'],
    [
      JSON.stringify({ ...start, tables: { processes: 3 } }),
      'tables.processes: Invalid type: Expected Object but received 3',
    ],
  ])('refuses %.20s as a saved world and says why', (text, refused) => {
    expect(loadWorld(text)).toEqual({ refused });
  });

  it('opens worlds of versions that had fewer tables', () => {
    const { pids, ...fewer } = start.tables;
    const opened = loadWorld(JSON.stringify({ ...start, tables: fewer }));
    expect(isLoadRefusal(opened) ? opened : opened.tables.pids).toEqual({ size: 0, books: {} });
    expect(pids.size).toBeGreaterThan(0);
  });
});
