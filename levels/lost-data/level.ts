import type { LevelSource } from '#game/level';

const has = (container: string) => `docker exec ${container} redis-cli get order:1 | grep -q melon`;

export const level: LevelSource = {
  id: 'lost-data',
  hosts: [
    {
      name: 'mikan',
      cores: 4,
      memory: 8 * 2 ** 30,
      images: ['redis'],
      before: ['docker run -d --name db redis', 'sleep 2', 'docker exec db redis-cli set order:1 melon'],
    },
  ],
  terminals: ['mikan'],
  goals: [
    { id: 'seen', kind: 'event', type: 'process', action: 'start', attributes: { exe: 'redis-cli$' } },
    {
      id: 'lost',
      kind: 'command',
      run: `docker exec db redis-cli ping | grep -q PONG && ! ${has('db')}`,
      after: ['seen'],
    },
    {
      id: 'volume',
      kind: 'command',
      run: "docker inspect db --format '{{range .Mounts}}{{.Name}}:{{.Destination}} {{end}}' | grep -q 'orders:/data'",
      after: ['lost'],
    },
    { id: 'written', kind: 'command', run: has('db'), after: ['volume'] },
    {
      id: 'kept',
      kind: 'command',
      run: `docker exec db2 redis-cli get order:1 | grep -q melon && [ -z "$(docker ps -aq -f name=^db$)" ]`,
      after: ['written'],
    },
  ],
  par: 9,
  shelf: ['redis'],
  tokens: [
    'docker',
    'exec',
    'db',
    'db2',
    'redis-cli',
    'get',
    'set',
    'save',
    'order:1',
    'melon',
    'rm',
    '-f',
    'run',
    '-d',
    '--name',
    '-v',
    'orders:/data',
    'redis',
    'volume',
    'ls',
  ],
};
