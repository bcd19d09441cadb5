import type { Family, LayerFacts } from '../types';
import { ubuntuTree } from '../trees/debian';
import { adds, setsCmd, unknown } from './steps';
import { ubuntu1804, ubuntu2004, ubuntu2204, ubuntu2404 } from './bases';

function image(layer: LayerFacts, created: string, version: string, ...tags: string[]) {
  const labels = {
    'org.opencontainers.image.ref.name': 'ubuntu',
    'org.opencontainers.image.version': version,
  };
  return { tags: [...tags, version], created, layers: [layer], config: { cmd: ['/bin/bash'], labels } };
}

/** A release of which only about how large it is is known (from memory, not verified): MB compressed and unpacked. */
function older(
  version: string,
  title: string,
  codename: string,
  compressed: number,
  size: number,
): LayerFacts {
  const [word = ''] = codename.toLowerCase().split(' ');
  return unknown(
    `ubuntu:${version}`,
    compressed,
    size,
    adds(word),
    () => ubuntuTree(version, title, codename, size * 1e6),
    [setsCmd('/bin/bash')],
  );
}

const oracular = older('24.10', 'Ubuntu 24.10', 'Oracular Oriole', 30.1, 80.4);
const plucky = older('25.04', 'Ubuntu 25.04', 'Plucky Puffin', 30, 78.4);
const xenial = older('16.04', 'Ubuntu 16.04.7 LTS', 'Xenial Xerus', 46.5, 135);
const trusty = older('14.04', 'Ubuntu 14.04.6 LTS', 'Trusty Tahr', 70.7, 197);
const precise = older('12.04', 'Ubuntu 12.04.5 LTS', 'Precise Pangolin', 40.9, 104);
const kinetic = older('22.10', 'Ubuntu 22.10', 'Kinetic Kudu', 26.7, 70.3);

export const ubuntu: Family = {
  repository: 'library/ubuntu',
  images: [
    image(ubuntu2404, '2025-10-13', '24.04', 'latest', 'noble'),
    { tags: ['22.04', 'jammy'], created: '2022-12-09', layers: [ubuntu2204], config: { cmd: ['bash'] } },
    image(ubuntu2004, '2025-04-08', '20.04', 'focal'),
    image(ubuntu1804, '2023-05-30', '18.04', 'bionic'),
    image(plucky, '2025-10-13', '25.04', 'plucky', 'rolling'),
    image(oracular, '2025-06-29', '24.10', 'oracular'),
    image(kinetic, '2023-06-21', '22.10', 'kinetic'),
    image(xenial, '2021-08-31', '16.04', 'xenial'),
    image(trusty, '2021-03-25', '14.04', 'trusty', '14.04.5', '14.04.6'),
    image(precise, '2017-04-24', '12.04', 'precise', '12.04.5'),
  ],
};
