import { expect, it } from 'vitest';
import { tables } from '#canvas/table';
import { scenes } from '../scenes/index';

it('says what the picture of a clash and its cure shows', () => {
  const { facts } = scenes.cured ?? { facts: { time: 0, hosts: [], registries: [] } };
  expect(tables(facts)).toEqual([
    {
      caption: 'table.hosts',
      host: '',
      columns: [
        'table.name',
        'table.kernel',
        'table.cores',
        'table.memory',
        'table.free',
        'table.containers',
        'table.vms',
      ],
      rows: [['mikan', 'Linux 6.8.0-52-generic', '8', '16 GB', '15 GB', '1', '0']],
    },
    {
      caption: 'table.containers',
      host: 'mikan',
      columns: ['table.name', 'table.image', 'table.state', 'table.memory', 'table.ports'],
      rows: [['app2', 'node:14', { key: 'stage.state.running' }, '76 MB', '3002→3000/tcp']],
    },
    {
      caption: 'table.images',
      host: 'mikan',
      columns: ['table.name', 'table.layers', 'table.size'],
      rows: [['node:14', '5', '737 MB']],
    },
  ]);
});

it('has a row for each of a hundred containers, and for each VM what it keeps', () => {
  const { facts } = scenes.hundred ?? { facts: { time: 0, hosts: [], registries: [] } };
  const all = tables(facts);
  expect(all.find((table) => table.caption === 'table.containers')?.rows).toHaveLength(100);
  expect(all.find((table) => table.caption === 'table.vms')?.rows.map((row) => row.slice(4))).toEqual([
    ['4 GB', '369 MB'],
    ['4 GB', '369 MB'],
    ['4 GB', '105 MB'],
  ]);
});
