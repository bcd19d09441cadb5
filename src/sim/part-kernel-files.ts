import { kernelFiles } from './files/kernel-files';
import { laterFiles } from './files/made';

/** /proc and /sys. */
laterFiles.fill(kernelFiles);
