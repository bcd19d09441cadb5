import { provide } from './given';
import { dpkgBases } from './registry/catalogue/dpkg-bases';
import { baseRows } from './packages/deb/status';
import { contentsOfBookworm } from './packages/catalogue/debian-contents';
import { ubuntuVersions as versions } from './packages/catalogue/ubuntu';
import { contentsText } from './packages/deb/contents';
import { ubuntuVersions } from './packages/deb/releases';
import { aptPrograms } from './packages/apt/apt-get';
import { dpkgPrograms } from './packages/dpkg/dpkg';

/** apt, dpkg, and what packages bring. */
baseRows.fill(dpkgBases);
contentsText.fill(contentsOfBookworm);
ubuntuVersions.fill(versions);
provide({
  name: 'apt',
  programs: Object.fromEntries([...aptPrograms, ...dpkgPrograms].map((one) => [one.name, one])),
});
