import { provide } from './given';
import { fillApplets } from './programs/busybox/applets';
import { busybox } from './programs/busybox/index';
import { everyday } from './programs/everyday';

/** What nearly everybody types in the first hour. */
provide({ name: 'everyday', programs: { ...fillApplets('everyday', everyday), busybox } });
