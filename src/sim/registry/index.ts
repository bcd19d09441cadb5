export { find, isRefused, layerSource, provideFamilies, repositories } from './find';
export { downloadedAt, planPull, unpackedAt, type LayerPlan, type PullPlan } from './plan';
export type { Architecture, Family, OfferedImage, OfferedLayer, Refused } from './types';
