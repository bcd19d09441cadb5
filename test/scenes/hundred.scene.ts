import { aContainer, aHost, aVm, someFacts } from './builders';
import type { SceneFile } from './kind';

const images = ['nginx', 'redis', 'node:14', 'busybox', 'postgres', 'node:9', 'alpine'];
const containers = Array.from({ length: 100 }, (_, i) => {
  const image = images[(i * 7 + ((i / 3) | 0)) % images.length] ?? 'nginx';
  return aContainer(`c${i}`, image, {
    memory: (8 + ((i * 37) % 90)) * 1024 * 1024,
    cpu: i % 6 === 0 ? 0.3 : 0,
  });
});

const log = [
  { at: 0, text: 'firmware' },
  { at: 1204, text: 'boot loader' },
  { at: 2020, text: 'Linux 6.8.0-52' },
  { at: 3913, text: 'initrd' },
];

export const hundred: SceneFile = {
  title: '100 containers beside 3 virtual machines',
  facts: someFacts([
    aHost(1, 'mikan', { containers }),
    aHost(2, 'yuzu', {
      daemon: undefined,
      vms: [
        aVm(3, 'vm1'),
        aVm(4, 'vm2'),
        aVm(5, 'vm3', { state: 'booting', log, used: 1.1e8, processes: [], bootedAt: 15_100 }),
      ],
      running: [
        { owner: 'vm', id: '3', rate: 0.4 },
        { owner: 'vm', id: '5', rate: 2 },
      ],
    }),
  ]),
};
