import type { NetworkRow } from '#sim/world/docker';
import { goTime } from '../time';

/** A network as lists have it; inspection adds who is on it. */
export function networkSummary(row: Readonly<NetworkRow>, containers: object): object {
  const pool = row.subnet === '' ? null : [poolOf(row)];
  return {
    Name: row.name,
    Id: row.id,
    Created: goTime(row.created),
    Scope: 'local',
    Driver: row.driver,
    EnableIPv4: true,
    EnableIPv6: row.hasIpv6,
    IPAM: { Driver: row.ipamDriver, Options: row.ipamOptions, Config: pool },
    Internal: row.isInternal,
    Attachable: row.isAttachable,
    Ingress: false,
    ConfigFrom: { Network: row.configFrom ?? '' },
    ConfigOnly: row.isConfigOnly === true,
    Containers: containers,
    Options: row.options,
    Labels: row.labels,
  };
}

/** What was asked for, or what was found where nothing was. */
function poolOf(row: Readonly<NetworkRow>): object {
  const isShown = row.gateway !== '' && (row.isGatewayAsked || !row.isSubnetAsked);
  return {
    Subnet: row.subnet,
    ...(row.ipRange === '' ? {} : { IPRange: row.ipRange }),
    ...(isShown ? { Gateway: row.gateway } : {}),
    ...(row.auxiliary === undefined ? {} : { AuxiliaryAddresses: row.auxiliary }),
  };
}
