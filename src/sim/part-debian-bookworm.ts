import { bookworm } from './packages/catalogue/debian-bookworm';
import { releaseOfCodename } from './packages/deb/releases';

/** The packages of Debian bookworm. */
releaseOfCodename('bookworm')?.catalogue.fill(bookworm);
