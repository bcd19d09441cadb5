import { provide } from './given';
import { families } from './registry/catalogue/index';

/** What Docker Hub has. */
provide({ families });
