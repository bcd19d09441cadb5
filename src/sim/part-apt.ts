import { provide } from './given';
import { contentsOfBookworm } from './packages/catalogue/debian-contents';
import { ubuntuVersions as versions } from './packages/catalogue/ubuntu';
import { contentsText } from './packages/deb/contents';
import { ubuntuVersions } from './packages/deb/releases';
import { debPackagePrograms } from './packages/index';

/** apt, dpkg, and what packages bring. */
contentsText.fill(contentsOfBookworm);
ubuntuVersions.fill(versions);
provide({ name: 'apt', programs: debPackagePrograms });
