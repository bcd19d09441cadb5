import type { LevelSource } from '#game/level';

export const level: LevelSource = {
  id: 'wrong-kernel',
  hosts: [{ name: 'mikan', cores: 4, memory: 4 * 2 ** 30, images: ['alpine'] }],
  terminals: ['mikan'],
  goals: [
    {
      id: 'refused',
      kind: 'shown',
      text: 'no matching manifest for linux/amd64 in the manifest list entries',
    },
    { id: 'asked', kind: 'shown', text: '"os": "linux"|Platform: +linux/amd64' },
    { id: 'both', kind: 'shown', text: 'Hello from Docker!', after: ['asked'] },
    { id: 'kernel', kind: 'shown', text: '\\nLinux [0-9a-f]{12} 6\\.8\\.0-51-generic', after: ['refused'] },
  ],
  par: 4,
  shelf: ['alpine', 'hello-world'],
  tokens: [
    'docker',
    'run',
    '--rm',
    'pull',
    'mcr.microsoft.com/windows/nanoserver:ltsc2022',
    'cmd /c ver',
    'manifest inspect',
    'hello-world',
    'alpine',
    'uname -a',
  ],
};
