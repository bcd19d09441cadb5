import { command } from '../command';
import { checkLink } from '../options/checks';
import { unassigned } from '../options/endpoints';
import { isRefusal, refuse } from '../refusal';
import { compact, cut, sorted } from '../text';

export const connect = command({
  path: 'network connect',
  usage: 'NETWORK CONTAINER',
  short: 'Put a container on a network',
  args: { exact: 2 },
  completes: 'network then container',
  flags: {
    alias: { kind: 'strings', help: 'Name of the container on the network' },
    'driver-opt': { kind: 'strings', help: 'Option for the network driver' },
    'gw-priority': {
      kind: 'int',
      help: 'The highest number gives the default gateway; negative ones are possible',
    },
    ip: { kind: 'string', help: 'IPv4 address ("172.30.100.104")' },
    ip6: { kind: 'string', help: 'IPv6 address ("2001:db8::33")' },
    link: { kind: 'list', check: checkLink, help: 'Other container to reach by name' },
    'link-local-ip': { kind: 'strings', help: 'Link-local address' },
  },
  *run({ cli, flags, args }) {
    const [network = '', container = ''] = args;
    const driverOpts: Record<string, string> = {};
    for (const option of flags['driver-opt'] ?? []) {
      const [key, value] = cut(option);
      if (value === undefined || key.trim() === '') {
        return yield* cli.fail(refuse('invalid key/value pair format in driver options'));
      }
      driverOpts[key.trim()] = value.trim();
    }
    const json = {
      Container: container,
      EndpointConfig: {
        IPAMConfig: compact({
          IPv4Address: flags.ip || undefined,
          IPv6Address: flags.ip6 || undefined,
          LinkLocalIPs: flags['link-local-ip'],
        }),
        Links: flags.link ?? null,
        Aliases: flags.alias ?? [],
        MacAddress: '',
        DriverOpts: sorted(driverOpts),
        GwPriority: flags['gw-priority'] ?? 0,
        ...unassigned,
      },
    };
    const connected = yield* cli.engine.call('POST', `/networks/${network}/connect`, { json });
    return isRefusal(connected) ? yield* cli.fail(connected) : 0;
  },
});
