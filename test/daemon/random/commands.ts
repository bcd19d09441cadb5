import fc from 'fast-check';
import type { Lab } from '../lab';

/** Something that is done to a daemon: a request, the daemon's end and return, or time. */
export type Deed =
  | { readonly kind: 'ask'; readonly method: string; readonly path: string; readonly body?: unknown }
  | { readonly kind: 'restart daemon'; readonly signal: 9 | 15 }
  | { readonly kind: 'pass'; readonly ms: number };

const names = fc.constantFrom('aa', 'bb', 'cc', 'dd');
const networks = fc.constantFrom('n1', 'n2');
const volumes = fc.constantFrom('v1', 'v2');
const images = fc.constantFrom('busybox', 'own:1', 'own:2', 'nosuch');

const programs = fc.constantFrom(
  ['sleep', '1000'],
  ['sh', '-c', 'echo said; sleep 2'],
  ['sh', '-c', 'exit 3'],
  ['sh', '-c', 'trap "exit 5" TERM; while :; do sleep 1; done'],
  ['nosuch'],
  ['sh', '-c', 'echo x > /data/x; sleep 100 & sleep 100'],
);

const policies = fc.constantFrom('', 'no', 'always', 'unless-stopped', 'on-failure');

const ask = (method: string, path: string, body?: unknown): Deed => ({
  kind: 'ask',
  method,
  path,
  ...(body === undefined ? {} : { body }),
});

const settings = fc
  .record({
    Image: images,
    Cmd: programs,
    policy: policies,
    network: fc.constantFrom('bridge', 'none', 'host', 'n1', 'n2', 'container:aa'),
    volume: fc.option(volumes, { nil: undefined }),
    port: fc.option(fc.constantFrom('8080', '8081', ''), { nil: undefined }),
    memory: fc.constantFrom(0, 16 << 20),
    isRemoved: fc.boolean(),
    isTty: fc.boolean(),
    hasHealth: fc.boolean(),
  })
  .map((one) => ({
    Image: one.Image,
    Cmd: one.Cmd,
    Tty: one.isTty,
    ...(one.hasHealth ? { Healthcheck: { Test: ['CMD', 'true'], Interval: 1e9 } } : {}),
    HostConfig: {
      NetworkMode: one.network,
      RestartPolicy: { Name: one.policy },
      AutoRemove: one.isRemoved && one.policy === '',
      Memory: one.memory,
      ...(one.volume === undefined ? {} : { Binds: [`${one.volume}:/data`] }),
      ...(one.port === undefined ? {} : { PortBindings: { '80/tcp': [{ HostPort: one.port }] } }),
    },
  }));

const verbs = fc.constantFrom(
  'start',
  'start',
  'stop?t=0',
  'restart?t=0',
  'kill',
  'kill?signal=TERM',
  'pause',
  'unpause',
);

const execs = fc.constantFrom(['true'], ['sleep', '3'], ['sh', '-c', 'echo > /tmp/x'], ['nosuch']);

/** Whatever somebody might do with a daemon, most often with its containers. */
export const deeds: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(names, settings)
      .map(([name, body]) => ask('POST', `/containers/create?name=${name}`, body)),
  },
  {
    weight: 12,
    arbitrary: fc.tuple(names, verbs).map(([name, verb]) => ask('POST', `/containers/${name}/${verb}`)),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(names, fc.boolean())
      .map(([name, force]) => ask('DELETE', `/containers/${name}?v=1${force ? '&force=1' : ''}`)),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(names, execs)
      .map(([name, Cmd]) => ask('POST', `/containers/${name}/exec`, { Cmd, AttachStdout: true })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(names, names)
      .map(([from, to]) => ask('POST', `/containers/${from}/rename?name=${to}`)),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(names, policies).map(([name, Name]) =>
      ask('POST', `/containers/${name}/update`, {
        RestartPolicy: { Name },
        Memory: 32 << 20,
        MemorySwap: 64 << 20,
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(names, fc.constantFrom('own:1', 'own:2'))
      .map(([name, tag]) =>
        ask('POST', `/commit?container=${name}&repo=${tag.slice(0, 3)}&tag=${tag.slice(4)}`),
      ),
  },
  { weight: 1, arbitrary: images.map((image) => ask('POST', `/images/${image}/tag?repo=own&tag=2`)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('own:1', 'own:2').map((image) => ask('DELETE', `/images/${image}?force=1`)),
  },
  { weight: 2, arbitrary: networks.map((Name) => ask('POST', '/networks/create', { Name })) },
  { weight: 1, arbitrary: networks.map((name) => ask('DELETE', `/networks/${name}`)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(networks, names, fc.constantFrom('connect', 'disconnect'))
      .map(([network, Container, verb]) =>
        ask('POST', `/networks/${network}/${verb}`, { Container, Force: true }),
      ),
  },
  { weight: 1, arbitrary: volumes.map((Name) => ask('POST', '/volumes/create', { Name })) },
  { weight: 1, arbitrary: volumes.map((name) => ask('DELETE', `/volumes/${name}`)) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('containers', 'images', 'networks', 'volumes')
      .map((what) => ask('POST', `/${what}/prune`)),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(
        '/containers/json?all=1&size=1',
        '/system/df',
        '/containers/aa/logs?stdout=1',
        '/containers/aa/json',
        '/containers/bb/stats?stream=0&one-shot=1',
        '/containers/aa/archive?path=/tmp',
        '/containers/bb/changes',
      )
      .map((path) => ask('GET', path)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<9 | 15>(9, 15).map((signal): Deed => ({ kind: 'restart daemon', signal })),
  },
  { weight: 4, arbitrary: fc.constantFrom(10, 300, 2500).map((ms): Deed => ({ kind: 'pass', ms })) },
);

/** Does it; an exec that was made is started too. Answers what the daemon said. */
export function perform(lab: Lab, deed: Deed): string {
  if (deed.kind === 'pass') {
    lab.run(deed.ms);
    return '';
  }
  if (deed.kind === 'restart daemon') {
    const dockerd = lab.peek((sim) => [...sim.daemons.all()][0]?.process ?? 0);
    lab.act({ kind: 'signal', process: dockerd, signal: deed.signal });
    lab.run(deed.signal === 15 ? 16_000 : 500);
    lab.act({ kind: 'spawn', machine: lab.machine, argv: ['/usr/bin/dockerd'], streams: {} });
    lab.run(3000);
    return '';
  }
  const answer = lab.ask(deed.method, deed.path, deed.body);
  if (deed.path.endsWith('/exec') && answer.status === 201) {
    const { Id } = answer.json() as { Id: string };
    return lab.ask('POST', `/exec/${Id}/start`, { Detach: true }).body;
  }
  return `${String(answer.status)} ${answer.body}`;
}
