import { families } from './registry/catalogue/index';
import { catalogue } from './registry/index';

/** What Docker Hub has. */
catalogue.fill(families);
