import { Later } from '#sim/base/later';
import type { localMount } from '../volume/local-options';
import type { addDevices } from './devices';
import type { linksOf } from './legacy-links';

/** What few containers are made with, in a part of its own: devices, links of the default bridge, volumes with options. */
export const rareWays = new Later<{
  addDevices: typeof addDevices;
  linksOf: typeof linksOf;
  localMount: typeof localMount;
}>('engine-more');
