import { aContainer, aHost, anImage, someFacts } from './builders';
import type { SceneFile } from './kind';

const many = (count: number): SceneFile => ({
  title: `${count} containers`,
  facts: someFacts([
    aHost(1, 'mikan', {
      memory: 64 * 2 ** 30,
      images: ['nginx', 'redis', 'busybox'].map(anImage),
      containers: Array.from({ length: count }, (_, i) =>
        aContainer(`c${i}`, ['nginx', 'redis', 'busybox'][(i * 5 + ((i / 7) | 0)) % 3] ?? 'nginx', {
          memory: (4 + ((i * 37) % 60)) * 1024 * 1024,
          state: i % 23 === 5 ? 'exited' : 'running',
          exitCode: i % 46 === 5 ? 1 : 0,
        }),
      ),
    }),
  ]),
});

export const dozen = many(14);
export const forty = many(40);
export const thousand = many(1000);
export const five = many(5000);
export const ten = many(10_000);
