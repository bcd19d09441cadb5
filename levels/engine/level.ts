import type { LevelSource } from '#game/level';

const stock = `#!/bin/sh
# keeps the list of everything that is in the storehouse
(head -c 110M /dev/zero; sleep 1000000) | stockd > /dev/null
`;

const importer = `#!/bin/sh
# takes over the new product pictures
head -c 95M /dev/zero | importd > /dev/null && echo "import: all pictures are in"
`;

export const level: LevelSource = {
  id: 'engine',
  hosts: [
    {
      name: 'mikan',
      cores: 1,
      memory: 192 * 2 ** 20,
      hasDocker: false,
      installed: ['shop-daemons'],
      files: {
        '/usr/local/bin/stock': { text: stock, mode: 0o755 },
        '/usr/local/bin/import': { text: importer, mode: 0o755 },
      },
      before: [
        'setsid report > /dev/null 2>&1 < /dev/null &',
        'setsid shop > /dev/null 2>&1 < /dev/null &',
        'setsid stock > /dev/null 2>&1 < /dev/null &',
      ],
    },
  ],
  terminals: ['mikan'],
  goals: [
    { id: 'look', kind: 'shown', text: 'CPU[^]*\\breport' },
    {
      id: 'nice',
      kind: 'command',
      run: "ps -eo ni,comm | grep -qE '^ *1[0-9] report' && ps -eo ni,comm | grep -qE '^ *0 shop'",
    },
    { id: 'killed', kind: 'event', type: 'process', action: 'oom', attributes: { text: '\\(stockd\\)' } },
    { id: 'why', kind: 'shown', text: 'Killed process \\d+ \\(stockd\\)', after: ['killed'] },
    {
      id: 'safe',
      kind: 'command',
      run: '[ "$(cat /proc/$(pgrep -x stockd)/oom_score_adj)" -lt 0 ]',
      after: ['killed'],
    },
    {
      id: 'other',
      kind: 'event',
      type: 'process',
      action: 'oom',
      attributes: { text: '\\(importd\\)' },
      after: ['safe'],
    },
  ],
  par: 7,
  tokens: [
    'ps',
    'aux',
    'top',
    'renice',
    '-n',
    '10',
    '-p',
    '$(pgrep report)',
    'import',
    'dmesg',
    'stock &',
    'echo -900 >',
    '/proc/$(pgrep stockd)/oom_score_adj',
  ],
};
