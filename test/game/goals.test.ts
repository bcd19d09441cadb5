import { describe, expect, it } from 'vitest';
import '#sim/more';
import { parseLevel, type LevelSource } from '#game/level';
import { rehearse } from '#game/rehearsal';

type Goals = LevelSource['goals'];

/** Which of the goals are reached after these commands on a host that has busybox. */
function reached(goals: Goals, lines: readonly string[]): string[] {
  const level = parseLevel({
    id: 'goals',
    hosts: [{ name: 'mikan', images: ['busybox'] }],
    terminals: ['mikan'],
    // The last one is never reached, so that the level goes on to the end of the commands.
    goals: [...goals, { id: 'never', kind: 'command', run: 'false' }],
    par: 1,
    tokens: [],
  });
  const deeds = lines.map((line) => ({ kind: 'type' as const, host: '', line }));
  return rehearse(level, { title: '', deeds }).play.reached;
}

const runBox = 'docker run -d --name box -p 8080:80 -e COLOUR=red busybox sleep 1000';

describe('a container goal', () => {
  it.each([
    { name: 'by name and state', goal: { name: 'box', state: 'running' as const }, isReached: true },
    { name: 'by image', goal: { image: 'busybox' }, isReached: true },
    { name: 'by image with another tag', goal: { image: 'busybox:1.0' }, isReached: false },
    { name: 'by published port', goal: { port: '8080:80' }, isReached: true },
    { name: 'by another port', goal: { port: '80:80' }, isReached: false },
    { name: 'by environment', goal: { env: 'COLOUR=red' }, isReached: true },
    { name: 'by another environment', goal: { env: 'COLOUR=blue' }, isReached: false },
    { name: 'by number', goal: { least: 2 }, isReached: false },
    { name: 'by absence', goal: { name: 'box', most: 0, keep: 'always' as const }, isReached: false },
  ])('counts $name', ({ goal, isReached }) => {
    expect(reached([{ id: 'goal', kind: 'container', ...goal }], [runBox])).toEqual(
      isReached ? ['goal'] : [],
    );
  });
});

it.each([
  {
    name: 'an image that is there',
    goals: [{ id: 'goal', kind: 'image', reference: 'busybox' }] as Goals,
    lines: ['docker images'],
    ids: ['goal'],
  },
  {
    name: 'an image that went',
    goals: [{ id: 'goal', kind: 'image', reference: 'busybox', isPresent: false }] as Goals,
    lines: ['docker rmi busybox'],
    ids: ['goal'],
  },
  {
    name: 'a command on a copy, which changes nothing',
    goals: [
      { id: 'made', kind: 'command', run: 'test -e /root/a && rm /root/a' },
      { id: 'kept', kind: 'command', run: 'test -e /root/a', keep: 'always' },
    ] as Goals,
    lines: ['touch /root/a', 'true'],
    ids: ['made', 'kept'],
  },
  {
    name: 'a look inside, as often as asked',
    goals: [
      { id: 'once', kind: 'event', type: 'container', action: 'exec_start', attributes: { name: '^box$' } },
      { id: 'twice', kind: 'event', type: 'container', action: 'exec_start', times: 2 },
    ] as Goals,
    lines: [runBox, 'docker exec box ls'],
    ids: ['once'],
  },
  {
    name: 'words that a terminal has shown, in pieces and in colours',
    goals: [
      { id: 'goal', kind: 'shown', text: 'No such container: web' },
      { id: 'red', kind: 'shown', text: 'stop here' },
      { id: 'other', kind: 'shown', text: 'No such image' },
    ] as Goals,
    lines: ['docker stop web', "printf 'stop \\033[31mhe'; sleep 0.1; echo re"],
    ids: ['goal', 'red'],
  },
  {
    name: 'words that are shown again, after something else',
    goals: [
      { id: 'goal', kind: 'shown', text: 'hello', fresh: true, after: ['other'] },
      { id: 'again', kind: 'shown', text: 'goodbye', fresh: true, after: ['other'] },
      { id: 'other', kind: 'shown', text: 'hello' },
    ] as Goals,
    lines: ['echo hello; echo goodbye', 'echo goodbye'],
    ids: ['again', 'other'],
  },
  {
    name: 'one goal after another',
    goals: [
      { id: 'gone', kind: 'container', name: 'box', most: 0, after: ['there'] },
      { id: 'there', kind: 'container', name: 'box' },
    ] as Goals,
    lines: [runBox],
    ids: ['there'],
  },
  {
    name: 'memory below and above',
    goals: [
      { id: 'below', kind: 'memory', below: 2 ** 30 },
      { id: 'little', kind: 'memory', below: 1000 },
    ] as Goals,
    lines: ['true'],
    ids: ['below'],
  },
  {
    name: 'a virtual machine',
    goals: [
      { id: 'one', kind: 'vm', least: 1 },
      { id: 'two', kind: 'vm', least: 2 },
    ] as Goals,
    lines: ['multipass launch --name vm1'],
    ids: ['one'],
  },
])('finds $name', ({ goals, lines, ids }) => {
  expect(reached(goals, lines)).toEqual(ids);
});
