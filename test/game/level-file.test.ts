import { toJsonSchema } from '@valibot/to-json-schema';
import { describe, expect, it } from 'vitest';
import '#sim/more';
import { levelFileSchema, readLevelFile } from '#game/level-file';
import { begin } from '#game/play';

/** `npx vitest run test/game/level-file -u` writes it anew. */
it('has a JSON Schema for editors that says what the page checks', async () => {
  const schema = {
    title: 'Drydock: a level as a file',
    ...toJsonSchema(levelFileSchema, { typeMode: 'input', errorMode: 'ignore' }),
  };
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../levels/level.schema.json');
});

const level = {
  id: 'hello',
  hosts: [{ name: 'mikan', hasDocker: false }],
  terminals: ['mikan'],
  goals: [{ id: 'file', kind: 'command', run: 'test -e /root/hello' }],
  par: 1,
  tokens: ['touch', 'hello'],
};
const en =
  '# Hello\n\nMake a file.\n\n## goals\n\n- `file`: There is a file.\n\n## hints\n\n- `file`: touch it\n';
const file = { format: 'drydock-level', version: 1, level, text: { en } };
const read = (change: object) => readLevelFile(JSON.stringify({ ...file, ...change }));

it('opens a level from elsewhere, under a name that none of the campaign has', () => {
  const opened = read({});
  if ('refused' in opened) throw new Error(opened.refused);
  expect([opened.level.id, opened.text]).toEqual(['own-hello', { en }]);
  expect(begin(opened.level).play.reached).toEqual([]);
});

describe('refuses, and says where and why,', () => {
  const goals = (goal: object) => ({ level: { ...level, goals: [{ ...level.goals[0], ...goal }] } });
  it.each([
    [
      'another format',
      { format: 'html' },
      'format: Invalid type: Expected "drydock-level" but received "html"',
    ],
    [
      'what it does not know',
      { script: 'alert(1)' },
      'script: Invalid key: Expected never but received "script"',
    ],
    ['a goal of no kind', goals({ kind: 'code' }), /^level\.goals\.0\.kind: /],
    [
      'a host that is not there',
      { level: { ...level, terminals: ['yuzu'] } },
      'level: there is no host yuzu',
    ],
    [
      'two hosts of one name',
      { level: { ...level, hosts: [level.hosts[0], level.hosts[0]] } },
      'level.hosts: two have one name',
    ],
    ['a goal after none', goals({ after: ['x'] }), 'level.goals: there is no goal x'],
    [
      'a pattern that is none',
      { level: { ...level, goals: [{ id: 'file', kind: 'shown', text: '(' }] } },
      'level: no regular expression: (',
    ],
    ['a goal without a sentence', { text: { en: '# Hello\n' } }, 'text.en: no sentence for the goal file'],
    ['a text without a title', { text: { en: 'Hello' } }, 'text.en: no title'],
    ['no language', { text: {} }, 'text: no language'],
    ['a sentence for no goal', { text: { en: `${en}- \`x\`: y\n` } }, 'text.en: there is no goal x'],
    [
      'too many hosts',
      {
        level: {
          ...level,
          hosts: Array.from({ length: 7 }, (_, i) => ({ name: i === 0 ? 'mikan' : `h${i}` })),
        },
      },
      'level.hosts: no more than 6',
    ],
  ] as const)('%s', (_, change, refused) => {
    const answer = read(change);
    expect('refused' in answer ? answer.refused : '').toMatch(
      typeof refused === 'string' ? new RegExp(`^${refused.replaceAll(/[()$.?]/g, '\\$&')}$`) : refused,
    );
  });

  it('what is no JSON', () => {
    expect(readLevelFile('<script>')).toEqual({ refused: 'not JSON' });
  });
});
