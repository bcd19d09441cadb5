import { trixie } from './packages/catalogue/debian-trixie';
import { releaseOfCodename } from './packages/deb/releases';

/** The packages of Debian trixie. */
releaseOfCodename('trixie')?.catalogue.fill(trixie);
