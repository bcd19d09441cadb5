import { describe, expect, it } from 'vitest';
import { Lab } from './lab';

const lab = new Lab();
const create = (body: unknown, query = '') => lab.ask('POST', `/containers/create${query}`, body);
const said = ({ status, body }: { status: number; body: string }) => [
  status,
  (JSON.parse(body) as { message: string }).message,
];

/** What Engine 28.5.2 answered to these bodies of POST /containers/create. */
const bodies: [name: string, body: unknown, status: number, message: string][] = [
  ['no body', undefined, 400, 'invalid JSON: got EOF while reading request body'],
  ['nothing in it', {}, 400, 'config cannot be empty in order to create a container'],
  [
    'a list',
    [],
    400,
    'invalid JSON: json: cannot unmarshal array into Go value of type container.CreateRequest',
  ],
  ['no JSON', '{bad', 400, "invalid JSON: invalid character 'b' looking for beginning of object key string"],
  [
    'a comma too many',
    '{"Image":"busybox",}',
    400,
    "invalid JSON: invalid character '}' looking for beginning of object key string",
  ],
  ['half of it', '{"Image":"busybox"', 400, 'invalid JSON: unexpected EOF'],
  ['two values', '{"Image":"busybox"}{}', 400, 'unexpected content after JSON'],
  [
    'a number for a string',
    { Image: 3 },
    400,
    'invalid JSON: json: cannot unmarshal number into Go struct field .Image of type string',
  ],
  [
    'a string for a list',
    { Image: 'busybox', Env: 'x' },
    400,
    'invalid JSON: json: cannot unmarshal string into Go struct field .Env of type []string',
  ],
  [
    'a string for a truth value',
    { Image: 'busybox', Tty: 'x' },
    400,
    'invalid JSON: json: cannot unmarshal string into Go struct field .Tty of type bool',
  ],
  [
    'a wrong type further down',
    { Image: 'busybox', Cmd: 'x', HostConfig: { Memory: 'x' } },
    400,
    'invalid JSON: json: cannot unmarshal string into Go struct field .HostConfig.Memory of type int64',
  ],
  [
    'a label that is no string',
    { Image: 'busybox', Labels: { a: 1 } },
    400,
    'invalid JSON: json: cannot unmarshal number into Go struct field .Labels.a of type string',
  ],
  ['an unknown image', { Image: 'nosuch' }, 404, 'No such image: nosuch:latest'],
  [
    'an image in capitals',
    { Image: 'UPPER' },
    400,
    'invalid reference format: repository name (library/UPPER) must be lowercase',
  ],
  ['half a reference', { Image: 'busybox:' }, 400, 'invalid reference format'],
  ['no image and no command', { Image: '' }, 400, 'no command specified'],
  [
    'a relative working directory',
    { Image: 'busybox', WorkingDir: 'relative' },
    400,
    "the working directory 'relative' is invalid, it needs to be an absolute path",
  ],
  ['a variable without a name', { Image: 'busybox', Env: ['=x'] }, 400, 'invalid environment variable: =x'],
  ['an unknown stop signal', { Image: 'busybox', StopSignal: 'FOO' }, 400, 'invalid signal: FOO'],
  [
    'a health check too often',
    { Image: 'busybox', Healthcheck: { Interval: 1 } },
    400,
    'Interval in Healthcheck cannot be less than 1ms',
  ],
  [
    'retries below zero',
    { Image: 'busybox', Healthcheck: { Retries: -1 } },
    400,
    'Retries in Healthcheck cannot be negative',
  ],
];

/** The same for what stands in HostConfig. */
const hosts: [name: string, host: object, status: number, message: string][] = [
  [
    'a host port that is none',
    { PortBindings: { '80/tcp': [{ HostPort: 'x' }] } },
    400,
    'invalid port specification: "x"',
  ],
  [
    'removal and restart',
    { AutoRemove: true, RestartPolicy: { Name: 'always' } },
    400,
    "can't create 'AutoRemove' container with restart policy",
  ],
  [
    'an unknown policy',
    { RestartPolicy: { Name: 'foo' } },
    400,
    "invalid restart policy: unknown policy 'foo'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'",
  ],
  [
    'retries for always',
    { RestartPolicy: { Name: 'always', MaximumRetryCount: 2 } },
    400,
    "invalid restart policy: maximum retry count can only be used with 'on-failure'",
  ],
  [
    'retries below zero',
    { RestartPolicy: { Name: 'on-failure', MaximumRetryCount: -2 } },
    400,
    'invalid restart policy: maximum retry count cannot be negative',
  ],
  ['too little memory', { Memory: 1 << 20 }, 400, 'Minimum memory limit allowed is 6MB'],
  [
    'less swap than memory',
    { Memory: 10000000, MemorySwap: 9000000 },
    400,
    'Minimum memoryswap limit should be larger than memory limit, see usage',
  ],
  [
    'swap alone',
    { MemorySwap: 9000000 },
    400,
    'You should always set the Memory limit when using Memoryswap limit, see usage',
  ],
  [
    'too much reserved',
    { Memory: 10000000, MemoryReservation: 90000000 },
    400,
    'Minimum memory limit can not be less than memory reservation limit, see usage',
  ],
  ['too little reserved', { MemoryReservation: 900 }, 400, 'Minimum memory reservation allowed is 6MB'],
  [
    'cpus and quota',
    { NanoCpus: 1000000000, CpuQuota: 2000 },
    400,
    'Conflicting options: Nano CPUs and CPU Quota cannot both be set',
  ],
  [
    'more cpus than there are',
    { NanoCpus: 1e12 },
    400,
    'range of CPUs is from 0.01 to 2.00, as there are only 2 CPUs available',
  ],
  ['too small a quota', { CpuQuota: 20 }, 400, 'CPU cfs quota can not be less than 1ms (i.e. 1000)'],
  [
    'too short a period',
    { CpuPeriod: 20 },
    400,
    'CPU cfs period can not be less than 1ms (i.e. 1000) or larger than 1s (i.e. 1000000)',
  ],
  ['shares below zero', { CpuShares: -1 }, 400, 'invalid CPU shares (-1): value must be a positive integer'],
  [
    'a core that is not there',
    { CpusetCpus: '9' },
    400,
    'Requested CPUs are not available - requested 9, available: 0-1',
  ],
  ['no set of cores', { CpusetCpus: 'x' }, 400, 'Invalid value x for cpuset cpus: invalid format: x'],
  ['an unknown capability', { CapAdd: ['FOO'] }, 400, 'invalid CapAdd: unknown capability: "CAP_FOO"'],
  [
    'an unknown log option',
    { LogConfig: { Type: 'json-file', Config: { foo: '1' } } },
    400,
    "unknown log opt 'foo' for json-file log driver",
  ],
  ['shared memory below zero', { ShmSize: -1 }, 400, 'SHM size can not be less than 0'],
  [
    'an adjustment out of range',
    { OomScoreAdj: 2000 },
    400,
    'Invalid value 2000, range for oom score adj is [-1000, 1000]',
  ],
  ['a PID mode', { PidMode: 'foo' }, 400, 'invalid PID mode: foo'],
  ['an IPC mode', { IpcMode: 'foo' }, 400, 'invalid IPC mode: foo'],
  ['a UTS mode', { UTSMode: 'foo' }, 400, 'invalid UTS mode: foo'],
  ['a runtime', { Runtime: 'foo' }, 400, 'unknown or invalid runtime name: foo'],
  ['a host without an address', { ExtraHosts: ['foo'] }, 400, 'bad format for add-host: "foo"'],
  ['a mode of a bind', { Binds: ['/a:/b:foo'] }, 500, 'invalid mode: foo'],
  ['two at one place', { Binds: ['/a:/b', '/c:/b'] }, 400, 'Duplicate mount point: /b'],
  [
    'a volume with a space',
    { Binds: ['a b:/b'] },
    400,
    'create a b: "a b" includes invalid characters for a local volume name, only "[a-zA-Z0-9][a-zA-Z0-9_.-]" are allowed. If you intended to pass a host directory, use absolute path',
  ],
  [
    'a bind over everything',
    { Binds: ['/a:/'] },
    500,
    "invalid volume specification: '/a:/': invalid mount config for type \"bind\": invalid specification: destination can't be '/'",
  ],
  [
    'a relative destination',
    { Binds: ['/x:relative'] },
    500,
    "invalid volume specification: '/x:relative': invalid mount config for type \"bind\": invalid mount path: 'relative' mount path must be absolute",
  ],
  ['a relative tmpfs', { Tmpfs: { rel: '' } }, 400, "invalid mount path: 'rel' mount path must be absolute"],
  [
    'an unknown type of mount',
    { Mounts: [{ Type: 'foo', Target: '/x' }] },
    400,
    'invalid mount config for type "foo": mount type unknown',
  ],
  [
    'a bind without a source',
    { Mounts: [{ Type: 'bind', Target: '/x' }] },
    400,
    'invalid mount config for type "bind": field Source must not be empty',
  ],
  [
    'a bind of nothing',
    { Mounts: [{ Type: 'bind', Source: '/nosuchdir', Target: '/d' }] },
    400,
    'invalid mount config for type "bind": bind source path does not exist: /nosuchdir',
  ],
  [
    'a tmpfs with a source',
    { Mounts: [{ Type: 'tmpfs', Source: 'y', Target: '/x' }] },
    400,
    'invalid mount config for type "tmpfs": field Source must not be specified',
  ],
  [
    'an unknown link',
    { Links: ['nosuch:a'] },
    400,
    'could not get container for nosuch: No such container: nosuch',
  ],
  ['volumes of nobody', { VolumesFrom: ['nosuch'] }, 400, 'No such container: nosuch'],
];

describe('create refuses', () => {
  it.each(bodies)('%s', (_, body, status, message) => {
    expect(said(create(body))).toEqual([status, message]);
  });

  it.each(hosts)('%s (HostConfig)', (_, host, status, message) => {
    expect(said(create({ Image: 'busybox', HostConfig: host }))).toEqual([status, message]);
  });

  it('names that are none, and names that are taken', () => {
    const wrong = (name: string) => [
      400,
      `Invalid container name (${name}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`,
    ];
    expect(said(create({ Image: 'busybox' }, '?name=bad+name'))).toEqual(wrong('bad name'));
    expect(said(create({ Image: 'busybox' }, '?name=/x'))).toEqual(wrong('/x'));
    expect(said(create({ Image: 'busybox' }, '?name=x'))).toEqual(wrong('x'));
    const { Id } = create({ Image: 'busybox' }, '?name=taken').json() as { Id: string };
    expect(said(create({ Image: 'busybox' }, '?name=taken'))).toEqual([
      409,
      `Conflict. The container name "/taken" is already in use by container "${Id}". ` +
        'You have to remove (or rename) that container to be able to reuse that name.',
    ]);
  });

  it('addresses and aliases on the default bridge', () => {
    const on = (settings: object) =>
      create({ Image: 'busybox', NetworkingConfig: { EndpointsConfig: { bridge: settings } } });
    expect(said(on({ Aliases: ['x'] }))).toEqual([
      400,
      'invalid config for network bridge: invalid endpoint settings:\n' +
        'network-scoped alias is supported only for containers in user defined networks',
    ]);
    expect(said(on({ IPAMConfig: { IPv4Address: '10.0.0.1' } }))).toEqual([
      400,
      'invalid config for network bridge: invalid endpoint settings:\n' +
        '* user specified IP address is supported on user defined networks only\n' +
        '* user specified IP address is supported only when connecting to networks with user configured subnets',
    ]);
  });
});

/** Requests of all sorts, and what they got. */
const requests: [request: string, status: number, message: string][] = [
  ['GET /nosuch', 404, 'page not found'],
  ['PUT /info', 404, 'page not found'],
  ['GET /v1.99/info', 400, 'client version 1.99 is too new. Maximum supported API version is 1.51'],
  ['GET /containers/nosuch/json', 404, 'No such container: nosuch'],
  ['GET /containers/%20/json', 404, 'No such container:  '],
  ['GET /images/nosuch/json', 404, 'No such image: nosuch:latest'],
  ['GET /networks/nosuch', 404, 'network nosuch not found'],
  ['GET /volumes/nosuch', 404, 'get nosuch: no such volume'],
  ['GET /plugins/nosuch/json', 404, 'plugin "nosuch" not found'],
  ['GET /exec/nosuch/json', 404, 'No such exec instance: nosuch'],
  ['GET /images/json?filters=x', 400, 'invalid filter'],
  ['GET /images/json?filters={"foo":["x"]}', 400, "invalid filter 'foo'"],
  ['GET /containers/json?filters={"foo":["x"]}', 400, "invalid filter 'foo'"],
  [
    'GET /containers/json?filters={"status":["strange"]}',
    400,
    "invalid filter 'status=strange': invalid value for state (strange): must be one of created, running, paused, restarting, removing, exited, dead",
  ],
  ['GET /containers/json?limit=x', 500, 'strconv.Atoi: parsing "x": invalid syntax'],
  ['GET /networks?filters={"foo":["x"]}', 400, "invalid filter 'foo'"],
  ['GET /volumes?filters={"foo":["x"]}', 400, "invalid filter 'foo'"],
  ['POST /images/create', 500, 'Get "http:": http: no Host in request URL'],
  [
    'POST /images/create?fromImage=UPPER',
    400,
    'invalid reference format: repository name (library/UPPER) must be lowercase',
  ],
  [
    'POST /images/busybox/tag?repo=BAD',
    400,
    'invalid reference format: repository name (library/BAD) must be lowercase',
  ],
  ['POST /commit?container=nosuch', 404, 'No such container: nosuch'],
  [
    'GET /services',
    503,
    'This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.',
  ],
  [
    'GET /nodes',
    503,
    'This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.',
  ],
  ['POST /session', 400, 'no upgrade proto in request'],
];

describe('other requests are refused', () => {
  it.each(requests)('%s', (request, status, message) => {
    const [method = '', path = ''] = request.split(' ');
    expect(said(lab.ask(method, path.replace(/[{}"[\]]/g, encodeURIComponent)))).toEqual([status, message]);
  });

  it('a version too old, as plain text', () => {
    const { status, headers, body } = lab.ask('GET', '/v1.20/info');
    expect([status, headers['Content-Type'], body]).toEqual([
      400,
      'text/plain; charset=utf-8',
      'client version 1.20 is too old. Minimum supported API version is 1.24, please upgrade your client to a newer version\n',
    ]);
  });
});
