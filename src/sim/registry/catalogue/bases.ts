import { alpineTree } from '../trees/alpine';
import { debianTree, releases, ubuntuTree } from '../trees/debian';
import type { LayerFacts } from '../types';
import { adds, known, setsCmd, unknown } from './steps';

/**
 * First layers that many images stand on: one value each, so that they are stored and pulled once. Digests and transfer
 * sizes made with `known` are of docker-library/repo-info@72e4be79b9c8 (January 2023); unpacked sizes are what `docker images`
 * showed of the base image.
 */
const MB = 1e6;

const dated = (created: string, layer: LayerFacts): LayerFacts => ({ ...layer, created });

const bash = [setsCmd('bash')];
const sh = [setsCmd('/bin/sh')];

export const bullseye = dated(
  '2023-01-11',
  known(
    'bbeef03cda1f',
    55025206,
    124 * MB,
    adds('bullseye'),
    () => debianTree(releases.bullseye, 124 * MB),
    bash,
  ),
);
export const bullseyeSlim = dated(
  '2023-01-11',
  known(
    '8740c948ffd4',
    31396972,
    80.5 * MB,
    adds('bullseye-slim'),
    () => debianTree(releases.bullseye, 80.5 * MB),
    bash,
  ),
);
export const buster = dated(
  '2023-01-11',
  known(
    'ac7f2e1c7586',
    50448910,
    114 * MB,
    adds('buster'),
    () => debianTree(releases.buster, 114 * MB),
    bash,
  ),
);
export const alpine317 = dated(
  '2023-01-09',
  known(
    '8921db27df28',
    3370628,
    7.05 * MB,
    adds('alpine 3.17'),
    () => alpineTree('3.17.1', '1.35.0', 7.05 * MB),
    sh,
  ),
);
export const alpine324 = dated(
  '2025-12-17',
  known(
    'e2de96513ba9',
    3849738,
    8.32 * MB,
    adds('alpine 3.24'),
    () => alpineTree('3.24.2', '1.37.0', 8.32 * MB),
    sh,
  ),
);
const jammy = () => ubuntuTree('22.04', 'Ubuntu 22.04.1 LTS', 'Jammy Jellyfish', 77.8 * MB);
export const ubuntu2204 = dated(
  '2022-12-09',
  known('6e3729cf69e0', 30428708, 77.8 * MB, adds('jammy'), jammy, bash),
);

// Of these only about how large they are is known (from memory, not verified).
export const jessie = dated(
  '2021-03-30',
  unknown('debian:jessie', 54.4, 129, adds('jessie'), () => debianTree(releases.jessie, 129 * MB), bash),
);
export const jessieSlim = dated(
  '2021-03-30',
  unknown(
    'debian:jessie-slim',
    30.1,
    81.4,
    adds('jessie-slim'),
    () => debianTree(releases.jessie, 81.4 * MB),
    bash,
  ),
);
export const busterSlim = dated(
  '2023-01-11',
  unknown(
    'debian:buster-slim',
    27.1,
    69.3,
    adds('buster-slim'),
    () => debianTree(releases.buster, 69.3 * MB),
    bash,
  ),
);
export const bookworm = dated(
  '2025-12-08',
  unknown(
    'debian:bookworm',
    48.5,
    117,
    adds('bookworm'),
    () => debianTree(releases.bookworm, 117 * MB),
    bash,
  ),
);
export const bookwormSlim = dated(
  '2025-12-08',
  unknown(
    'debian:bookworm-slim',
    28.2,
    74.8,
    adds('bookworm-slim'),
    () => debianTree(releases.bookworm, 74.8 * MB),
    bash,
  ),
);
export const trixie = dated(
  '2025-12-08',
  unknown('debian:trixie', 49.3, 120, adds('trixie'), () => debianTree(releases.trixie, 120 * MB), bash),
);
export const trixieSlim = dated(
  '2025-12-08',
  unknown(
    'debian:trixie-slim',
    29.8,
    78.6,
    adds('trixie-slim'),
    () => debianTree(releases.trixie, 78.6 * MB),
    bash,
  ),
);

const binBash = [setsCmd('/bin/bash')];
const noble = () => ubuntuTree('24.04', 'Ubuntu 24.04.2 LTS', 'Noble Numbat', 78.1 * MB);
const focal = () => ubuntuTree('20.04', 'Ubuntu 20.04.6 LTS', 'Focal Fossa', 72.8 * MB);
const bionic = () => ubuntuTree('18.04', 'Ubuntu 18.04.6 LTS', 'Bionic Beaver', 63.2 * MB);
export const ubuntu2404 = dated(
  '2025-10-13',
  unknown('ubuntu:24.04', 29.7, 78.1, adds('noble'), noble, binBash),
);
export const ubuntu2004 = dated(
  '2025-04-08',
  unknown('ubuntu:20.04', 28.6, 72.8, adds('focal'), focal, binBash),
);
export const ubuntu1804 = dated(
  '2023-05-30',
  unknown('ubuntu:18.04', 25.7, 63.2, adds('bionic'), bionic, binBash),
);
