import { families } from './registry/catalogue/index';
import { hub } from './registry/hub';
import { catalogue, find, layerSource } from './registry/index';

/** What Docker Hub has. */
catalogue.fill(families);
hub.fill({ find, layerSource });
