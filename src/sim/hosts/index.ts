export { bareHostLayer, hostLayer, newHost, type HostOptions } from './host';
export { isOfDocker, rootTree } from './root-tree';
