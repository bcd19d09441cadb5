export { catalogue, find, isRefused, layerSource, publishedSize, repositories } from './find';
export { configText } from './offer';
export { downloadedAt, planPull, unpackedAt, type LayerPlan, type PullPlan } from './plan';
export type { Architecture, Family, OfferedImage, OfferedLayer, Refused } from './types';
