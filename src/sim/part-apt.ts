import { provide } from './given';
import { contentsOfBookworm } from './packages/catalogue/debian-contents';
import { ubuntuVersions as versions } from './packages/catalogue/ubuntu';
import { contentsText } from './packages/deb/contents';
import { ubuntuVersions } from './packages/deb/releases';
import { aptPrograms } from './packages/apt/apt-get';
import { dpkgPrograms } from './packages/dpkg/dpkg';

/** apt, dpkg, and what packages bring. */
contentsText.fill(contentsOfBookworm);
ubuntuVersions.fill(versions);
provide({
  name: 'apt',
  programs: Object.fromEntries([...aptPrograms, ...dpkgPrograms].map((one) => [one.name, one])),
});
