import type {
  ContainerFacts,
  Facts,
  HostFacts,
  ImageFacts,
  LayerFacts,
  MemoryOwner,
  NetworkFacts,
  PortFacts,
  RegistryFacts,
  StoreFacts,
  VmFacts,
} from '#canvas/facts';

const MB = 1024 * 1024;
const GB = 1024 * MB;

/** Layers of a few well-known images, bottom first: debian's is shared by nginx, redis and postgres, as in truth. */
const stacks: Record<string, [string, number][]> = {
  nginx: [
    ['deb', 80.5e6],
    ['ng1', 61.2e6],
    ['ng2', 3e3],
    ['ng3', 4e3],
  ],
  redis: [
    ['deb', 80.5e6],
    ['re1', 3.3e5],
    ['re2', 36e6],
  ],
  postgres: [
    ['deb', 80.5e6],
    ['pg1', 9.9e6],
    ['pg2', 2.5e8],
    ['pg3', 6e3],
  ],
  'node:14': [
    ['str', 114e6],
    ['n1', 17e6],
    ['n2', 16e6],
    ['n3', 510e6],
    ['n14', 8e7],
  ],
  'node:9': [
    ['jes', 100e6],
    ['m1', 24e6],
    ['m2', 44e6],
    ['m3', 129e6],
    ['n9', 5.6e7],
  ],
  mysql: [
    ['ol9', 118e6],
    ['my1', 2.4e8],
    ['my2', 1.3e8],
  ],
  wordpress: [
    ['deb', 80.5e6],
    ['ap1', 1.1e8],
    ['ph1', 2.6e8],
    ['wp1', 2.7e8],
  ],
  'registry:2': [
    ['alp', 7e6],
    ['rg1', 19e6],
  ],
  'python:3.13': [
    ['str', 114e6],
    ['py1', 6.5e8],
    ['py2', 6.2e7],
  ],
  busybox: [['bb', 4.3e6]],
  alpine: [['alp', 7e6]],
};

const stackOf = (image: string) =>
  stacks[image] ?? [
    [`${image}-1`, 70e6],
    [`${image}-2`, 20e6],
  ];

export function anImage(name: string): ImageFacts {
  const layers = stackOf(name);
  return {
    id: `sha256:${name}`,
    name,
    layers: layers.map(([id]) => id),
    size: layers.reduce((sum, [, size]) => sum + size, 0),
  };
}

export function aContainer(
  name: string,
  image: string,
  changes: Partial<ContainerFacts> = {},
): ContainerFacts {
  return {
    id: name,
    name,
    image,
    state: 'running',
    exitCode: 0,
    isOomKilled: false,
    command: image.startsWith('nginx')
      ? 'nginx -g daemon off;'
      : image.startsWith('node')
        ? 'node server.js'
        : image,
    memory: 24 * MB,
    memoryLimit: 0,
    cpu: 0,
    written: 0,
    layers: stackOf(image).map(([id]) => id),
    ports: [],
    created: 0,
    processes: 1,
    ...changes,
  };
}

export function aVm(id: number, name: string, changes: Partial<VmFacts> = {}): VmFacts {
  return {
    id,
    name,
    state: 'running',
    cores: 2,
    memory: 4 * GB,
    used: 0.36 * GB,
    log: [
      { at: 0, text: 'firmware' },
      { at: 1204, text: 'boot loader' },
      { at: 2020, text: 'Linux 6.8.0-52' },
      { at: 3913, text: 'initrd' },
      { at: 6204, text: 'systemd' },
      { at: 9871, text: 'network' },
      { at: 10330, text: 'sshd' },
    ],
    kernel: 'Linux 6.8.0-52',
    processes: ['systemd', 'sshd'],
    bootedAt: 0,
    ...changes,
  };
}

/** A host, its memory owned by whoever is on it. */
export function aHost(id: number, name: string, changes: Partial<HostFacts> = {}): HostFacts {
  const containers = changes.containers ?? [];
  const vms = changes.vms ?? [];
  const images = changes.images ?? [...new Set(containers.map((one) => one.image))].map(anImage);
  const memory = changes.memory ?? 16 * GB;
  const owners: MemoryOwner[] = [
    { kind: 'kernel', id: 'kernel', name: 'kernel', bytes: 420 * MB },
    { kind: 'system', id: 'system', name: 'system', bytes: 310 * MB },
    { kind: 'daemon', id: 'dockerd', name: 'dockerd', bytes: 130 * MB },
    {
      kind: 'overhead',
      id: 'shims',
      name: 'shims',
      bytes: containers.filter((one) => one.state === 'running').length * 3 * MB,
    },
    { kind: 'cache', id: 'cache', name: 'page cache', bytes: images.length * 60 * MB },
    ...containers
      .filter((one) => one.state === 'running' || one.state === 'paused')
      .map((one): MemoryOwner => ({
        kind: 'container',
        id: one.id,
        name: one.name,
        bytes: one.memory,
        image: one.image,
      })),
    ...vms
      .filter((vm) => vm.state !== 'off')
      .map((vm): MemoryOwner => ({
        kind: 'vm',
        id: String(vm.id),
        name: vm.name,
        bytes: vm.used,
        reserved: vm.memory,
      })),
  ];
  const used = owners.reduce((sum, owner) => sum + Math.max(owner.bytes, owner.reserved ?? 0), 0);
  return {
    id,
    name,
    state: 'running',
    kernel: 'Linux 6.8.0-52-generic',
    osName: 'Ubuntu 24.04.2 LTS',
    cores: 8,
    memory,
    memoryFree: memory - used,
    owners,
    running: containers
      .filter((one) => one.cpu > 0)
      .map((one) => ({ owner: 'container' as const, id: one.id, image: one.image, rate: one.cpu })),
    daemon: { isRunning: true, version: '28.5.2' },
    containers,
    processes: [],
    images,
    layers: layersOf(images),
    pulls: [],
    vms,
    claims: [],
    ...changes,
  };
}

export function layersOf(images: readonly ImageFacts[]): LayerFacts[] {
  const sizes = new Map(Object.values(stacks).flat());
  const ids = new Set(images.flatMap((image) => image.layers));
  return [...ids].map((id) => ({ id, size: sizes.get(id) ?? 20e6 }));
}

export function aRegistry(names: readonly string[], moving: readonly string[] = []): RegistryFacts {
  return {
    host: 'docker.io',
    images: names.map((name) => ({
      name,
      layers: stackOf(name).map(([id, size]) => ({ id, size, isMoving: moving.includes(id) })),
    })),
  };
}

export function aPort(hostPort: number, containerPort: number, protocol: 'tcp' | 'udp' = 'tcp'): PortFacts {
  return { hostPort, containerPort, protocol };
}

/** A network with its members: container and the names under which it is found there. */
export function aNetwork(
  name: string,
  number: number,
  members: Readonly<Record<string, readonly string[]>>,
  changes: Partial<NetworkFacts> = {},
): NetworkFacts {
  return {
    id: `net-${name}`,
    name,
    driver: 'bridge',
    subnet: `172.${17 + number}.0.0/16`,
    isInternal: false,
    members: Object.entries(members).map(([container, names], index) => ({
      container,
      address: `172.${17 + number}.0.${index + 2}`,
      names: [...names],
    })),
    ...changes,
  };
}

export function aStore(
  kind: 'volume' | 'bind',
  name: string,
  users: Readonly<Record<string, string>>,
  changes: Partial<StoreFacts> = {},
): StoreFacts {
  return {
    id: `${kind}:${name}`,
    kind,
    name,
    isAnonymous: false,
    users: Object.entries(users).map(([container, target]) => ({
      container,
      target: target.replace(/:ro$/, ''),
      isWritable: !target.endsWith(':ro'),
    })),
    ...changes,
  };
}

export function someFacts(hosts: HostFacts[], changes: Partial<Facts> = {}): Facts {
  return {
    time: 20_000,
    hosts,
    registries: [aRegistry(['nginx', 'node:14', 'node:9', 'redis', 'postgres'])],
    ...changes,
  };
}
