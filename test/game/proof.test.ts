import { expect, it } from 'vitest';
import '#sim/more';
import type { JournalEntry } from '#game/journal';
import { parseLevel, type Level } from '#game/level';
import { act, begin, countCommand, isAtPrompt, pass, type Play } from '#game/play';
import { proofOf, readProof, verify } from '#game/proof';
import { levels } from '#levels/index';

/** Plays as the page does: what is typed is noted in the journal, with its moment. */
function played(level: Level, lines: readonly string[]): { play: Play; journal: JournalEntry[] } {
  let { play } = begin(level);
  const journal: JournalEntry[] = [];
  const terminal = play.terminals[0]?.id ?? 0;
  for (const line of lines) {
    play = pass(play, play.world.time + 1234).play;
    if (line === '^C') {
      play = act(play, { kind: 'type', terminal, text: '\x03' }).play;
      continue;
    }
    journal.push({ terminal, command: line, from: play.world.time });
    play = act(countCommand(play), { kind: 'type', terminal, text: `${line}\r` }).play;
    const end = play.world.time + 20_000;
    do play = pass(play, play.world.time + 500).play;
    while (!isAtPrompt(play.world, terminal) && play.world.time < end);
  }
  return { play: pass(play, play.world.time + 5000).play, journal };
}

const port80 = parseLevel(await levels['port-80']?.());
const solution = [
  'docker run -d --name shop -p 80:80 nginx',
  'docker logs -f shop',
  '^C',
  'docker run -d --name blog -p 80:80 httpd',
  'docker rm blog',
  'docker run -d --name blog -p 8080:80 httpd',
];

it('proves by being typed again, also what was interrupted', () => {
  const { play, journal } = played(port80, solution);
  const proof = proofOf(play, journal, ' Hanako ', 'class 3');
  expect([proof?.who, proof?.class, proof?.level, proof?.typed.length]).toEqual([
    'Hanako',
    'class 3',
    'port-80',
    5,
  ]);
  const again = readProof(JSON.stringify(proof));
  if (again === undefined) throw new Error('no proof');
  const verdict = verify(again, begin(port80));
  expect([verdict.isSolved, verdict.commands, verdict.stars]).toEqual([true, 5, 3]);
});

it('does not believe what does not happen', () => {
  const { play, journal } = played(port80, solution);
  const proof = proofOf(play, journal, 'Taro', '');
  if (proof === undefined) throw new Error('no proof');
  const forged = { ...proof, typed: proof.typed.slice(0, 2) };
  expect(verify(forged, begin(port80))).toMatchObject({ isSolved: false, stars: 0, commands: 2 });
});

it('proves nothing that is not solved, and reads nothing that is no proof', () => {
  const { play, journal } = played(port80, solution.slice(0, 1));
  expect(proofOf(play, journal, 'Taro', '')).toBeUndefined();
  const proof = {
    format: 'drydock-proof',
    version: 1,
    who: 'a',
    class: '',
    level: 'x',
    typed: [['h', 'ls', 1]],
  };
  expect(readProof(JSON.stringify(proof))).toEqual(proof);
  for (const wrong of [
    { ...proof, script: 'x' },
    { ...proof, typed: [] },
    { ...proof, typed: [['h', 'ls\nrm', 1]] },
    { ...proof, level: '../x' },
  ])
    expect(readProof(JSON.stringify(wrong))).toBeUndefined();
  expect(readProof('hello')).toBeUndefined();
});
