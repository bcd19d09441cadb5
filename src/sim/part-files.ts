import { provide } from './given';
import { fillApplets } from './programs/busybox/applets';
import { coreutils } from './programs/coreutils/index';
import { otherThanEveryday } from './programs/everyday';
import { findTools } from './programs/find/index';

/** Tools for files. */
provide({
  name: 'files',
  programs: fillApplets('files', otherThanEveryday({ ...coreutils, ...findTools })),
});
