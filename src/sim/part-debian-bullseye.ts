import { bullseye } from './packages/catalogue/debian-bullseye';
import { releaseOfCodename } from './packages/deb/releases';

/** The packages of Debian bullseye. */
releaseOfCodename('bullseye')?.catalogue.fill(bullseye);
