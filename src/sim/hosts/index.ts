export { hostLayer, newHost, type HostOptions } from './host';
export { rootTree } from './root-tree';
