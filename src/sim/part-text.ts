import { provide } from './given';
import { fillApplets } from './programs/busybox/applets';
import { findTools } from './programs/find/index';
import { hashTools } from './programs/hash/index';
import { textTools } from './programs/text/index';

/** Tools for text, and for finding files. */
provide({ name: 'text', programs: fillApplets('text', { ...textTools, ...findTools, ...hashTools }) });
