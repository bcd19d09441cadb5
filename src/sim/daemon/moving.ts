import { auth } from './distribution/auth';
import { fetchImages } from './distribution/fetch';
import { importImage } from './distribution/import';
import { distribution } from './distribution/inspect';
import { push } from './distribution/push';
import type { MovingVerbs } from './http/elsewhere';
import { load } from './image/archive/load';
import { save } from './image/archive/save';

/** What moves images between daemons, registries and archives: a part of its own. */
export const moving: MovingVerbs = {
  auth,
  distribution,
  fetch: fetchImages,
  import: importImage,
  load,
  push,
  save,
};
