export { newHost, type HostOptions } from './host';
export { bareHostLayer, hostLayer, hostTree, rootTree } from './root-tree';
export { vmPrograms } from './vm/index';
