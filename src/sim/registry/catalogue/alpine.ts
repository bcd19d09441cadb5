import { alpineTree } from '../trees/alpine';
import type { Family } from '../types';
import { alpine317, alpine324 } from './bases';
import { adds, setsCmd, unknown } from './steps';

const config = { cmd: ['/bin/sh'] };

/** A release of which only about how large it is is known (from memory, not verified): MB compressed and unpacked. */
function other(
  version: string,
  tags: readonly string[],
  created: string,
  busybox: string,
  bytes: number,
  size: number,
) {
  const tree = () => alpineTree(version, busybox, size * 1e6);
  const layer = unknown(`alpine:${version}`, bytes, size, adds(`alpine ${version}`), tree, [
    setsCmd('/bin/sh'),
  ]);
  return { tags: [...tags, version], created, layers: [layer], config };
}

/** docker-library/repo-info, repos/alpine/remote */
export const alpine: Family = {
  repository: 'library/alpine',
  images: [
    { tags: ['latest', '3', '3.24', '3.24.2'], created: '2025-12-17', layers: [alpine324], config },
    { tags: ['3.17', '3.17.1'], created: '2023-01-09', layers: [alpine317], config },
    other('3.22.1', ['3.22', 'edge'], '2025-07-15', '1.37.0', 3.8, 8.31),
    other('3.21.3', ['3.21'], '2025-02-14', '1.37.0', 3.64, 7.83),
    other('3.20.3', ['3.20'], '2024-09-06', '1.36.1', 3.62, 7.8),
    other('3.19.1', ['3.19'], '2024-01-27', '1.36.1', 3.41, 7.38),
    other('3.18.4', ['3.18'], '2023-09-28', '1.36.1', 3.4, 7.34),
    other('3.16.2', ['3.16'], '2022-08-09', '1.35.0', 2.81, 5.54),
    other('3.15.6', ['3.15'], '2022-08-09', '1.34.1', 2.82, 5.59),
    other('3.14.10', ['3.14'], '2023-03-29', '1.33.1', 2.83, 5.61),
    other('3.13.12', ['3.13'], '2022-08-09', '1.32.1', 2.82, 5.62),
    other('3.12.12', ['3.12'], '2022-04-04', '1.31.1', 2.81, 5.58),
    other('3.11.13', ['3.11'], '2021-11-12', '1.31.1', 2.82, 5.62),
    other('3.10.9', ['3.10'], '2021-04-14', '1.30.1', 2.8, 5.58),
    other('3.9.6', ['3.9'], '2020-04-24', '1.29.3', 2.77, 5.55),
    other('3.8.5', ['3.8'], '2020-01-23', '1.28.4', 2.21, 4.41),
    other('3.7.3', ['3.7'], '2019-03-07', '1.27.2', 2.11, 4.21),
    other('3.6.5', ['3.6'], '2019-03-07', '1.26.2', 2.02, 4.03),
    other('3.5.3', ['3.5'], '2019-03-07', '1.25.1', 1.97, 4.0),
    other('3.4.6', ['3.4'], '2019-03-07', '1.24.2', 2.4, 4.82),
  ],
};
