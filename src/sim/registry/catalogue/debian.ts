import { debianTree, releases, type DebianRelease } from '../trees/debian';
import type { Family, LayerFacts } from '../types';
import {
  bookworm,
  bookwormSlim,
  bullseye,
  bullseyeSlim,
  buster,
  busterSlim,
  jessie,
  jessieSlim,
  trixie,
  trixieSlim,
} from './bases';
import { adds, setsCmd, unknown } from './steps';

const config = { cmd: ['bash'] };
const image = (layer: LayerFacts, created: string, ...tags: string[]) => ({
  tags,
  created,
  layers: [layer],
  config,
});

/** A release of which only about how large it is is known (from memory, not verified): MB compressed and unpacked. */
const older = (name: string, release: DebianRelease, compressed: number, size: number) =>
  unknown(`debian:${name}`, compressed, size, adds(name), () => debianTree(release, size * 1e6), [
    setsCmd('bash'),
  ]);

export const debian: Family = {
  repository: 'library/debian',
  images: [
    image(trixie, '2025-12-08', 'latest', 'trixie', '13', '13.2', 'stable'),
    image(trixieSlim, '2025-12-08', 'trixie-slim', '13-slim', 'stable-slim'),
    image(bookworm, '2025-12-08', 'bookworm', '12', '12.12', 'oldstable'),
    image(bookwormSlim, '2025-12-08', 'bookworm-slim', '12-slim', 'oldstable-slim'),
    image(bullseye, '2023-01-11', 'bullseye', '11', '11.6'),
    image(bullseyeSlim, '2023-01-11', 'bullseye-slim', '11-slim'),
    image(buster, '2023-01-11', 'buster', '10', '10.13'),
    image(busterSlim, '2023-01-11', 'buster-slim', '10-slim'),
    image(older('stretch', releases.stretch, 45.4, 101), '2022-06-23', 'stretch', '9', '9.13'),
    image(older('stretch-slim', releases.stretch, 22.5, 55.3), '2022-06-23', 'stretch-slim', '9-slim'),
    image(older('wheezy', releases.wheezy, 39, 88.3), '2019-03-27', 'wheezy', '7', '7.11'),
    image(jessie, '2021-03-30', 'jessie', '8'),
    image(jessieSlim, '2021-03-30', 'jessie-slim', '8-slim'),
  ],
};
