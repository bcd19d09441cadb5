import { expect, it } from 'vitest';
import { parseStory, plain } from '#game/story';

const source = `# A title

First line of a paragraph,
and its second with \`code\` and **weight**.

- one
- two

\`\`\`
docker ps
\`\`\`

## goals

- \`run\`: Something \`runs\`.

## hints

- \`run\`: A nudge.
- \`run\`: The answer.

## after

Well done.
`;

it('reads a level’s text', () => {
  const story = parseStory(source);
  expect(story.title).toBe('A title');
  expect(story.brief.map((block) => [block.kind, plain(block.parts)])).toEqual([
    ['text', 'First line of a paragraph, and its second with code and weight.'],
    ['item', 'one'],
    ['item', 'two'],
    ['code', 'docker ps'],
  ]);
  expect(story.goals).toEqual({
    run: [
      { kind: 'plain', text: 'Something ' },
      { kind: 'code', text: 'runs' },
      { kind: 'plain', text: '.' },
    ],
  });
  expect(story.hints.run?.map(plain)).toEqual(['A nudge.', 'The answer.']);
  expect(story.after.map((block) => plain(block.parts))).toEqual(['Well done.']);
});

it.each([
  {
    name: 'a section that is none',
    text: '# T\n## reward\n',
    message: 'line 2: there is no section "reward" (goals, hints, after)',
  },
  {
    name: 'a goal without id',
    text: '# T\n## goals\n- do it\n',
    message: 'line 3: expected - `goal-id`: a sentence',
  },
])('refuses $name', ({ text, message }) => {
  expect(() => parseStory(text)).toThrow(message);
});

it('joins lines of Japanese without a space, and others with one', () => {
  const { brief } = parseStory('# T\n\nコンテナを\n起動します。`docker`\nを使う\none\ntwo\n');
  expect(brief.map((block) => plain(block.parts))).toEqual(['コンテナを起動します。dockerを使うone two']);
});
