import type { Family } from '../types';
import { alpine } from './alpine';
import { busybox } from './busybox';
import { debian } from './debian';
import { helloWorld } from './hello-world';
import { ubuntu } from './ubuntu';

/** Every repository that Docker Hub has here. */
export const families: readonly Family[] = [alpine, busybox, debian, helloWorld, ubuntu];
