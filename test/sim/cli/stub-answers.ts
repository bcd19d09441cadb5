import type { Stubbed } from './stub-engine';

const id = `aa11${'0'.repeat(60)}`;
const execId = `ee55${'4'.repeat(60)}`;

const container = {
  Id: id,
  Name: '/web',
  State: { Status: 'running', Running: true, Paused: false, Restarting: false, ExitCode: 0 },
  Config: { Tty: false, OpenStdin: false, Image: 'hello-world' },
  HostConfig: { AutoRemove: false },
  NetworkSettings: { Ports: { '80/tcp': [{ HostIp: '0.0.0.0', HostPort: '8080' }] } },
};

const listed = {
  Id: id,
  Names: ['/web'],
  Image: 'hello-world',
  ImageID: `sha256:cc33${'2'.repeat(60)}`,
  Command: '/hello',
  Created: 1748736000,
  Ports: [{ IP: '0.0.0.0', PrivatePort: 80, PublicPort: 8080, Type: 'tcp' }],
  Labels: {},
  State: 'running',
  Status: 'Up 2 minutes',
};

const image = {
  Id: `sha256:cc33${'2'.repeat(60)}`,
  RepoTags: ['hello-world:latest'],
  RepoDigests: [],
  Created: 1748736000,
  Size: 13256,
  SharedSize: -1,
  Containers: -1,
};

type Row = readonly [method: string, path: RegExp, answer: Stubbed];

/** What the stub behind cli-requests.json knew: one container, one image, one network, one volume, and no swarm. */
const rows: readonly Row[] = [
  ['HEAD', /^\/_ping$/, [200, '']],
  ['GET', /^\/containers\/json$/, [200, [listed]]],
  ['POST', /^\/containers\/create$/, [201, { Id: id, Warnings: [] }]],
  ['POST', /\/wait$/, [200, { StatusCode: 0 }]],
  ['GET', /^\/containers\/(web|aa11\d+)\/json$/, [200, container]],
  ['POST', /^\/containers\/web\/exec$/, [201, { Id: execId }]],
  ['GET', /^\/exec\/\w+\/json$/, [200, { ExitCode: 0, Running: false }]],
  ['POST', /^\/exec\/\w+\/start$/, [200, '']],
  ['GET', /\/logs$/, [200, '']],
  ['GET', /\/stats$/, [200, { name: '/web', id }]],
  ['GET', /\/top$/, [200, { Titles: ['PID', 'CMD'], Processes: [['1', '/hello']] }]],
  ['GET', /\/changes$/, [200, [{ Path: '/tmp', Kind: 0 }]]],
  ['POST', /\/update$/, [200, { Warnings: [] }]],
  ['POST', /^\/containers\/prune$/, [200, { ContainersDeleted: [], SpaceReclaimed: 0 }]],
  ['POST', /^\/containers\//, [204, '']],
  ['DELETE', /^\/containers\//, [204, '']],
  ['GET', /^\/images\/json$/, [200, [image]]],
  [
    'GET',
    /^\/images\/search$/,
    [200, [{ name: 'nginx', description: '', star_count: 1, is_official: true }]],
  ],
  ['GET', /^\/images\/hello-world\/json$/, [200, image]],
  ['GET', /\/history$/, [200, [{ Id: image.Id, Created: 1748736000, CreatedBy: 'x', Size: 0, Comment: '' }]]],
  ['POST', /^\/images\/create$/, [200, '{"status":"Status: Image is up to date"}\r\n']],
  ['POST', /^\/images\/prune$/, [200, { ImagesDeleted: [], SpaceReclaimed: 0 }]],
  ['POST', /^\/images\/.*\/push$/, [200, '{"status":"pushed"}\r\n']],
  ['POST', /\/tag$/, [201, '']],
  ['DELETE', /^\/images\//, [200, [{ Untagged: 'hello-world:latest' }]]],
  [
    'GET',
    /^\/networks$/,
    [200, [{ Id: `dd44${'3'.repeat(60)}`, Name: 'bridge', Created: '', Scope: 'local', Driver: 'bridge' }]],
  ],
  ['GET', /^\/networks\/n1$/, [200, { Name: 'n1' }]],
  ['POST', /^\/networks\/create$/, [201, { Id: `dd44${'3'.repeat(60)}` }]],
  ['POST', /^\/networks\/prune$/, [200, { NetworksDeleted: [] }]],
  ['POST', /^\/networks\//, [200, '']],
  ['DELETE', /^\/networks\//, [204, '']],
  [
    'GET',
    /^\/volumes$/,
    [200, { Volumes: [{ Name: 'v1', Driver: 'local', Scope: 'local', Mountpoint: '/v', Labels: null }] }],
  ],
  ['GET', /^\/volumes\/v1$/, [200, { Name: 'v1' }]],
  ['POST', /^\/volumes\/create$/, [201, { Name: 'v1' }]],
  ['POST', /^\/volumes\/prune$/, [200, { VolumesDeleted: [], SpaceReclaimed: 0 }]],
  ['DELETE', /^\/volumes\//, [204, '']],
  [
    'GET',
    /^\/system\/df$/,
    [200, { LayersSize: 0, Images: [], Containers: [], Volumes: [], BuildCache: [] }],
  ],
  ['POST', /^\/build\/prune$/, [200, { CachesDeleted: [], SpaceReclaimed: 0 }]],
  ['GET', /^\/events$/, [200, '']],
  ['GET', /^\/info$/, [200, { ID: 'x', Swarm: { LocalNodeState: 'inactive' } }]],
  ['GET', /^\/version$/, [200, { Version: '28.2.2', Components: [] }]],
  ['POST', /^\/auth$/, [200, { Status: 'Login Succeeded' }]],
];

export function stubAnswer(method: string, path: string): Stubbed {
  const row = rows.find(([verb, pattern]) => verb === method && pattern.test(path));
  return row ? row[2] : [404, { message: `no such thing: ${path}` }];
}
