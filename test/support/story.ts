import '#sim/more';
import { advance, input, newSimulation, saveWorld, type Action, type World } from '#sim/index';

/** Everyday things that happen to a host, one after the other (numbers: simulated ms between them). */
const story: readonly (Action | number)[] = [
  1000,
  { kind: 'open-terminal', machine: 1, rows: 24, cols: 80 },
  500,
  {
    kind: 'spawn',
    machine: 1,
    argv: [
      '/bin/bash',
      '-c',
      'for i in $(seq 5); do docker run -d nginx; done; docker ps; docker run --rm busybox sh -c "date; env | sort; ls -l /"; echo $RANDOM',
    ],
    streams: { 0: 900_001, 1: 900_002, 2: 900_003 },
  },
  60_000,
  {
    kind: 'spawn',
    machine: 1,
    argv: ['/bin/bash', '-c', 'docker stop $(docker ps -q); docker system df'],
    streams: { 1: 900_004, 2: 900_005 },
  },
  60_000,
];

/** The world after the story, as a text, and everything that was said: the same bytes wherever it is told. */
export function tellStory(): string {
  let world: World = newSimulation({ seed: 11, hosts: [{ name: 'host' }] });
  let said = '';
  for (const deed of story) {
    const step = typeof deed === 'number' ? advance(world, world.time + deed) : input(world, deed);
    ({ world } = step);
    said += step.output.outside.map((part) => part.data).join('');
  }
  return `${said}\n${saveWorld(world)}`;
}
