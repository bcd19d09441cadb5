import { expect, it } from 'vitest';
import { parseLevel } from '#game/level';
import { rehearse } from '#game/rehearsal';

it('gives a terminal a new shell when its machine was started again', () => {
  const level = parseLevel({
    id: 'restart',
    hosts: [{ name: 'mikan', hasDocker: false }],
    terminals: ['mikan'],
    goals: [
      { id: 'again', kind: 'shown', text: 'back again' },
      { id: 'never', kind: 'command', run: 'false' },
    ],
    par: 1,
    tokens: [],
  });
  const deeds = ['systemctl reboot', 'echo back again'].map((line) => ({
    kind: 'type' as const,
    host: '',
    line,
  }));
  const { play, screen } = rehearse(level, { title: '', deeds });
  expect(play.reached).toEqual(['again']);
  expect(screen.replaceAll(/\u001b\[[?\d]*[a-z]|\r/g, '')).toMatch(
    /systemctl reboot\n[^]*\nroot@mikan:~# echo back again\nback again\n/,
  );
});
