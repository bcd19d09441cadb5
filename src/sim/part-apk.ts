import { provide } from './given';
import { alpineText } from './packages/apk/index';
import { alpine317 } from './packages/catalogue/alpine';
import { apk } from './packages/apk/apk';

/** apk, and the packages of Alpine. */
alpineText.fill(alpine317);
provide({ name: 'apk', programs: { [apk.name]: apk } });
