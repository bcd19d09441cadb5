import { Later } from '#sim/base/later';
import type { find, layerSource } from './find';

/** Docker Hub for those who are not Docker: what the door and the files ask. */
export const hub = new Later<{ find: typeof find; layerSource: typeof layerSource }>('images');
