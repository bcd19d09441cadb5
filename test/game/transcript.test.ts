import { expect, it } from 'vitest';
import { parseTranscripts } from '#game/transcript';

it('reads ways through a level', () => {
  const text = '# the short one\n$ docker ps\nyuzu$ free -h\n@wait 1.5\n---\n# another\n$ ls\n';
  expect(parseTranscripts(text)).toEqual([
    {
      title: 'the short one',
      deeds: [
        { kind: 'type', host: '', line: 'docker ps' },
        { kind: 'type', host: 'yuzu', line: 'free -h' },
        { kind: 'wait', seconds: 1.5 },
      ],
    },
    { title: 'another', deeds: [{ kind: 'type', host: '', line: 'ls' }] },
  ]);
});

it('says which line is none', () => {
  expect(() => parseTranscripts('$ ls\nls\n')).toThrow(
    'line 2: expected $ command, host$ command or @wait seconds',
  );
});
