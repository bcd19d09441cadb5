import { describe, expect, it } from 'vitest';
import { Lab } from './lab';

const message = (answer: { status: number; json: () => unknown }) => [
  answer.status,
  (answer.json() as { message: string }).message,
];
const sleeper = { Image: 'busybox', Cmd: ['sleep', '1000'] };

interface Endpoint {
  IPAddress: string;
  Gateway: string;
  DNSNames: string[] | null;
}

function endpoints(lab: Lab, name: string): Record<string, Endpoint> {
  const { NetworkSettings } = lab.ask('GET', `/containers/${name}/json`).json() as {
    NetworkSettings: { Networks: Record<string, Endpoint> };
  };
  return NetworkSettings.Networks;
}

describe('networks', () => {
  const lab = new Lab();
  const create = (body: object) => lab.ask('POST', '/networks/create', body);

  it('are three at first', () => {
    const found = lab.ask('GET', '/networks').json() as {
      Name: string;
      Driver: string;
      IPAM: { Config: unknown };
    }[];
    expect(found.map(({ Name, Driver, IPAM }) => [Name, Driver, IPAM.Config])).toEqual([
      ['none', 'null', null],
      ['host', 'host', null],
      ['bridge', 'bridge', [{ Subnet: '172.17.0.0/16', Gateway: '172.17.0.1' }]],
    ]);
  });

  it('get the next free subnet, or the one they ask for', () => {
    expect(create({ Name: 'n1' }).status).toBe(201);
    expect(
      create({ Name: 'n2', IPAM: { Config: [{ Subnet: '10.66.0.0/24', Gateway: '10.66.0.9' }] } }).status,
    ).toBe(201);
    const pool = (name: string) =>
      (lab.ask('GET', `/networks/${name}`).json() as { IPAM: { Config: unknown } }).IPAM.Config;
    expect([pool('n1'), pool('n2')]).toEqual([
      [{ Subnet: '172.18.0.0/16', Gateway: '172.18.0.1' }],
      [{ Subnet: '10.66.0.0/24', Gateway: '10.66.0.9' }],
    ]);
  });

  it.each([
    [{ Name: 'n1' }, 409, 'network with name n1 already exists'],
    [{ Name: 'bridge' }, 403, 'operation is not permitted on predefined bridge network '],
    [{ Name: 'n4', Driver: 'nosuch' }, 404, 'plugin "nosuch" not found'],
    [{ Name: 'n4', Driver: 'host' }, 403, 'only one instance of "host" network is allowed'],
    [
      { Name: 'n3', IPAM: { Config: [{ Subnet: '10.66.0.0/24' }] } },
      403,
      'invalid pool request: Pool overlaps with other one on this address space',
    ],
    [
      { Name: 'n4', IPAM: { Config: [{ Subnet: 'bad' }] } },
      400,
      'invalid network config:\ninvalid subnet bad: invalid CIDR block notation',
    ],
    [
      { Name: 'n3', IPAM: { Config: [{ Subnet: '10.77.0.5/24' }] } },
      400,
      'invalid network config:\ninvalid subnet 10.77.0.5/24: it should be 10.77.0.0/24',
    ],
    [
      { Name: 'n3', IPAM: { Config: [{ Subnet: '10.77.0.0/24', Gateway: '1.2.3.4' }] } },
      400,
      "invalid network config:\ninvalid gateway 1.2.3.4: parent subnet 10.77.0.0/24 doesn't contain this address",
    ],
    [{}, 400, 'invalid name: name is empty'],
  ])('refuse %j', (body, status, words) => {
    expect(message(create(body))).toEqual([status, words]);
  });

  it('take containers in and let them go', () => {
    lab.runContainer({ ...sleeper, Hostname: 'hh' }, 'web');
    const connect = (network: string, config: object = {}) =>
      lab.ask('POST', `/networks/${network}/connect`, { Container: 'web', EndpointConfig: config });
    expect(connect('n1', { Aliases: ['db'] }).status).toBe(200);
    const { n1, bridge } = endpoints(lab, 'web');
    expect([bridge?.IPAddress, n1?.IPAddress, n1?.Gateway]).toEqual([
      '172.17.0.2',
      '172.18.0.2',
      '172.18.0.1',
    ]);
    expect(n1?.DNSNames?.filter((name) => !/^[0-9a-f]{12}$/.test(name))).toEqual(['web', 'db', 'hh']);
    expect(message(connect('n1'))).toEqual([403, 'endpoint with name web already exists in network n1']);
    expect(message(connect('host'))).toEqual([
      400,
      'cannot connect container to host network - container must be created in host network mode',
    ]);
    expect(message(connect('n2', { IPAMConfig: { IPv4Address: '10.66.0.9' } }))).toEqual([
      403,
      'Address already in use',
    ]);
    expect(message(connect('n2', { IPAMConfig: { IPv4Address: '10.0.0.1' } }))).toEqual([
      400,
      'invalid endpoint settings:\nno configured subnet or ip-range contain the IP address 10.0.0.1',
    ]);
    const refused = message(lab.ask('DELETE', '/networks/n1'));
    expect(refused[0]).toBe(403);
    expect(refused[1]).toMatch(
      /^error while removing network: network n1 has active endpoints \(name:"web" id:"[0-9a-f]{12}"\)$/,
    );
    expect(lab.ask('POST', '/networks/n1/disconnect', { Container: 'web' }).status).toBe(200);
    expect(lab.ask('DELETE', '/networks/n1').status).toBe(204);
    expect(message(lab.ask('DELETE', '/networks/n1'))).toEqual([404, 'network n1 not found']);
    expect(message(lab.ask('DELETE', '/networks/bridge'))).toEqual([
      403,
      'bridge is a pre-defined network and cannot be removed',
    ]);
  });

  it('that are gone cannot be started into', () => {
    lab.ask('POST', '/containers/create?name=lost', { ...sleeper, HostConfig: { NetworkMode: 'nosuch' } });
    expect(message(lab.ask('POST', '/containers/lost/start'))).toEqual([
      404,
      'failed to set up container networking: network nosuch not found',
    ]);
  });
});

describe('ports', () => {
  const lab = new Lab();
  const publish = (port: string) => ({
    ...sleeper,
    ExposedPorts: { '80/tcp': {} },
    HostConfig: { PortBindings: { '80/tcp': [{ HostPort: port }] } },
  });

  it('are taken once', () => {
    lab.runContainer(publish('18080'), 'web');
    lab.ask('POST', '/containers/create?name=clash', publish('18080'));
    const [status, words] = message(lab.ask('POST', '/containers/clash/start'));
    expect(status).toBe(500);
    expect(words).toMatch(
      /^failed to set up container networking: driver failed programming external connectivity on endpoint clash \([0-9a-f]{64}\): Bind for 0\.0\.0\.0:18080 failed: port is already allocated$/,
    );
    lab.ask('DELETE', '/containers/web?force=1');
    expect(lab.ask('POST', '/containers/clash/start').status).toBe(204);
  });

  it('are chosen when nobody asked for one', () => {
    lab.runContainer(
      { ...sleeper, ExposedPorts: { '80/tcp': {}, '53/udp': {} }, HostConfig: { PublishAllPorts: true } },
      'all',
    );
    const [{ Ports } = { Ports: [] }] = lab
      .ask('GET', '/containers/json?filters=%7B%22name%22:%5B%22all%22%5D%7D')
      .json() as { Ports: object[] }[];
    expect(Ports).toEqual([
      { IP: '0.0.0.0', PrivatePort: 53, PublicPort: 32768, Type: 'udp' },
      { IP: '::', PrivatePort: 53, PublicPort: 32768, Type: 'udp' },
      { IP: '0.0.0.0', PrivatePort: 80, PublicPort: 32769, Type: 'tcp' },
      { IP: '::', PrivatePort: 80, PublicPort: 32769, Type: 'tcp' },
    ]);
  });
});

describe('volumes', () => {
  const lab = new Lab();
  const run = (script: string, binds: string[], name = 'one') => {
    lab.runContainer({ Image: 'busybox', Cmd: ['sh', '-c', script], HostConfig: { Binds: binds } }, name);
    lab.ask('POST', `/containers/${name}/wait`);
    const said = lab.ask('GET', `/containers/${name}/logs?stdout=1&stderr=1`).body.slice(8);
    return said;
  };

  it('outlive their containers', () => {
    run('echo kept > /data/file', ['data:/data']);
    expect(message(lab.ask('DELETE', '/volumes/data'))[0]).toBe(409);
    lab.ask('DELETE', '/containers/one');
    expect(run('cat /data/file; echo no > /data/file', ['data:/data:ro'])).toContain('kept\n');
    lab.ask('DELETE', '/containers/one');
    expect(lab.ask('DELETE', '/volumes/data').status).toBe(204);
    expect(message(lab.ask('DELETE', '/volumes/data'))).toEqual([404, 'get data: no such volume']);
  });

  it('begin with what the image has at their place', () => {
    expect(run('cat /data/passwd | head -1', ['fresh:/etc', 'fresh:/data'], 'two')).toBe(
      'root:x:0:0:root:/root:/bin/sh\n',
    );
  });

  it('without a name go with their container when that is wanted', () => {
    const make = (name: string) =>
      lab.ask('POST', `/containers/create?name=${name}`, { Image: 'busybox', Volumes: { '/data': {} } });
    const count = () => (lab.ask('GET', '/volumes').json() as { Volumes: unknown[] }).Volumes.length;
    const before = count();
    make('v1');
    make('v2');
    expect(count()).toBe(before + 2);
    lab.ask('DELETE', '/containers/v1?v=1');
    lab.ask('DELETE', '/containers/v2');
    expect(count()).toBe(before + 1);
    expect(
      (lab.ask('POST', '/volumes/prune').json() as { VolumesDeleted: string[] }).VolumesDeleted.length,
    ).toBe(1);
  });
});
