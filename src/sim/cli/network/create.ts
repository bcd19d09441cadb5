import { command } from '../command';
import { checkLabel } from '../options/checks';
import { ipamConfig } from '../options/ipam';
import { isRefusal } from '../refusal';
import { compact, sorted, toRecord } from '../text';

export const create = command({
  path: 'network create',
  usage: 'NETWORK',
  short: 'Make a network',
  args: { exact: 1 },
  flags: {
    attachable: { kind: 'bool', help: 'Let containers join by hand' },
    'aux-address': { kind: 'map', help: 'Addresses that the driver uses itself' },
    'config-from': { kind: 'string', help: 'Network whose configuration to take' },
    'config-only': { kind: 'bool', help: 'Only keep a configuration' },
    driver: { kind: 'string', short: 'd', default: 'bridge', help: 'Driver that runs the network' },
    gateway: { kind: 'strings', help: 'Gateway of the subnet, IPv4 or IPv6' },
    ingress: { kind: 'bool', help: "Make a swarm's routing mesh" },
    internal: { kind: 'bool', help: 'No way to the outside' },
    'ip-range': { kind: 'strings', help: 'Part of the subnet from which containers get addresses' },
    'ipam-driver': { kind: 'string', default: 'default', help: 'Driver that gives addresses' },
    'ipam-opt': { kind: 'map', help: 'Option for that driver' },
    ipv4: { kind: 'bool', shownDefault: 'true', help: 'With or without IPv4 addresses' },
    ipv6: { kind: 'bool', help: 'With or without IPv6 addresses' },
    label: { kind: 'list', check: checkLabel, help: 'Label (name=value) for the network' },
    opt: { kind: 'map', short: 'o', help: 'Option for the network driver' },
    scope: { kind: 'string', help: 'How far the network reaches' },
    subnet: { kind: 'strings', help: 'Addresses of the network (CIDR)' },
  },
  *run({ cli, flags, args }) {
    const config = ipamConfig({
      subnets: flags.subnet ?? [],
      ranges: flags['ip-range'] ?? [],
      gateways: flags.gateway ?? [],
      auxiliary: flags['aux-address'] ?? {},
    });
    if (isRefusal(config)) return yield* cli.fail(config);
    const from = flags['config-from'] ?? '';
    const json = compact({
      Driver: flags.driver,
      Scope: flags.scope ?? '',
      EnableIPv4: flags.ipv4,
      EnableIPv6: flags.ipv6,
      IPAM: { Driver: flags['ipam-driver'], Options: sorted(flags['ipam-opt'] ?? {}), Config: config },
      Internal: flags.internal === true,
      Attachable: flags.attachable === true,
      Ingress: flags.ingress === true,
      ConfigOnly: flags['config-only'] === true,
      ConfigFrom: from === '' ? null : { Network: from },
      Options: sorted(flags.opt ?? {}),
      Labels: sorted(toRecord(flags.label ?? [])),
      Name: args[0] ?? '',
    });
    const made = yield* cli.engine.json<{ Id: string; Warning?: string }>('POST', '/networks/create', {
      json,
    });
    if (isRefusal(made)) return yield* cli.fail(made);
    yield* cli.out(`${made.Id}\n`);
    return 0;
  },
});
