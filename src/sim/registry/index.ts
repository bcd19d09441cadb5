export { find, isRefused, layerSource, repositories } from './find';
export { downloadedAt, planPull, unpackedAt, type LayerPlan, type PullPlan } from './plan';
export type { Architecture, OfferedImage, OfferedLayer, Refused } from './types';
