import { provide } from './given';
import { fillApplets } from './programs/busybox/applets';
import { otherThanEveryday } from './programs/everyday';
import { net } from './programs/net/index';

const { curl: _curl, ...others } = otherThanEveryday(net); // curl is a part by itself

/** Tools for networks. */
provide({ name: 'net', programs: fillApplets('net', others) });
