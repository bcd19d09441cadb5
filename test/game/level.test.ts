import { expect, it } from 'vitest';
import { parseLevel, type LevelSource } from '#game/level';

const least: LevelSource = {
  id: 'small',
  hosts: [{ name: 'mikan' }],
  terminals: ['mikan'],
  goals: [{ id: 'run', kind: 'container', image: 'nginx' }],
  par: 1,
  tokens: [],
};

it('fills in what a level leaves out', () => {
  expect(parseLevel(least)).toEqual({
    ...least,
    seed: 1,
    claims: [],
    shelf: [],
    hosts: [{ name: 'mikan', images: [], files: {}, installed: [], before: [] }],
    goals: [{ id: 'run', kind: 'container', image: 'nginx', after: [], keep: 'once' }],
  });
});

it.each([
  {
    name: 'a goal of no kind',
    level: { ...least, goals: [{ id: 'x', kind: 'magic' }] },
    path: 'goals.0.kind',
  },
  { name: 'code', level: { ...least, onSolved: 'alert(1)' }, path: 'onSolved' },
  { name: 'no host', level: { ...least, hosts: [] }, path: 'hosts' },
])('refuses $name, and says where', ({ level, path }) => {
  expect(() => parseLevel(level)).toThrow(`level: ${path}: `);
});
