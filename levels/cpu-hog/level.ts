import type { LevelSource } from '#game/level';

const report = `#!/bin/sh
# nightly report: somebody forgot to let it end
exec yes > /dev/null
`;

const stubborn = `#!/bin/sh
# "must never be interrupted"
trap '' TERM
exec yes > /dev/null
`;

export const level: LevelSource = {
  id: 'cpu-hog',
  hosts: [
    {
      name: 'mikan',
      cores: 2,
      memory: 4 * 2 ** 30,
      hasDocker: false,
      files: {
        '/usr/local/bin/report': { text: report, mode: 0o755 },
        '/usr/local/bin/indexer': { text: stubborn, mode: 0o755 },
      },
      before: ['setsid report >/dev/null 2>&1 </dev/null &', 'setsid indexer >/dev/null 2>&1 </dev/null &'],
    },
  ],
  terminals: ['mikan'],
  goals: [
    {
      id: 'look',
      kind: 'event',
      type: 'process',
      action: 'start',
      attributes: { exe: '/(ps|top|pgrep|pidof|pstree|htop)$' },
    },
    {
      id: 'first',
      kind: 'event',
      type: 'process',
      action: 'exit',
      attributes: { signal: '^(15|9|2|1)$' },
      after: ['look'],
    },
    {
      id: 'second',
      kind: 'event',
      type: 'process',
      action: 'exit',
      attributes: { signal: '^9$' },
      after: ['look'],
    },
    { id: 'quiet', kind: 'command', run: '! pgrep -x yes', after: ['first'], keep: 'always' },
  ],
  par: 4,
  tokens: ['ps', 'aux', 'top', 'kill', '-9', 'pkill', 'yes', 'pgrep', '-a'],
};
