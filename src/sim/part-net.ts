import { provide } from './given';
import { fillApplets } from './programs/busybox/applets';
import { otherThanEveryday } from './programs/everyday';
import { net } from './programs/net/index';

/** Tools for networks. */
provide({ name: 'net', programs: fillApplets('net', otherThanEveryday(net)) });
