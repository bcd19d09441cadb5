import { provide } from './given';
import { fillApplets } from './programs/busybox/applets';
import { otherThanEveryday } from './programs/everyday';
import { hashTools } from './programs/hash/index';
import { textTools } from './programs/text/index';

/** Tools for text. */
provide({
  name: 'text',
  programs: fillApplets('text', otherThanEveryday({ ...textTools, ...hashTools })),
});
