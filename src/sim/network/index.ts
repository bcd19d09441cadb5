export {
  formatIp,
  formatSubnet,
  ipOf,
  isIn,
  isLoopback,
  maskOf,
  parseIp,
  parseSubnet,
  prefixOf,
  type Subnet,
} from './addresses';
export {
  connectVeth,
  createBridge,
  deleteBridge,
  disconnectVeth,
  nextInterfaceName,
  routeTo,
  setDefaultRoute,
  type Connection,
} from './bridges';
export { addName, removeName, removeReverse, setEmbeddedDns, setReverse } from './embedded-dns';
export {
  addInterface,
  countTraffic,
  findInterface,
  hostEnds,
  newNetNamespace,
  ownsAddress,
  randomMac,
  removeInterface,
  removeNetNamespace,
  setInterfaceUp,
  type HostEnd,
  type NewInterface,
} from './interfaces';
export { internetHostAt, internetHostNamed, type InternetHost } from './internet';
export {
  askReverse,
  askServer,
  askServers,
  canReachInternet,
  embeddedServer,
  inHostsFile,
  isNoName,
  namesOf,
  parseResolv,
  resolveName,
  type Asker,
  type NoName,
  type ResolverConfig,
} from './names';
export {
  defaultSubnets,
  giveBackAddress,
  isNoAddress,
  newPool,
  nextSubnet,
  subnetsOverlap,
  dropPool,
  takeAddress,
  type AddressPool,
  type NoAddress,
} from './pools';
export {
  closePort,
  isAny,
  isListenedTo,
  nextEphemeral,
  openPort,
  publishedPorts,
  publishPort,
  unpublishPort,
  type PortRefusal,
  type PortWish,
} from './published';
export { findListener, ping, sourceFor, type Echo, type Found, type NotFound } from './reach';
export { joinWire, newWire, plugIn, routerOf, type WirePlace } from './wires';
