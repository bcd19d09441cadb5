import type { ExplainStep, SentenceKey } from './step';
import {
  commandLine,
  containerName,
  detail,
  shortId,
  signalName,
  sizeText,
  tellOf,
  type Scene,
  type Teller,
} from './teller';

const daemonFocus = (machine: number) => `daemon:${machine}`;

/** A step of the daemon about the container of its event. */
function about(key: SentenceKey, more?: (scene: Scene) => Record<string, string>): Teller {
  return (scene) => [
    tellOf(scene, {
      layer: 'daemon',
      key,
      focus: `crate:${scene.event.id}`,
      values: {
        name: scene.event.attributes['name'] ?? shortId(scene.event.id),
        image: scene.event.attributes['image'] ?? '',
        ...more?.(scene),
      },
      details: [detail('event', `${scene.event.type} ${scene.event.action}`)],
    }),
  ];
}

const created: Teller = (scene) => {
  const { sim, event } = scene;
  const row = sim.containers.peek(event.id);
  const config = sim.containerConfigs.peek(event.id);
  const image = row === undefined ? undefined : sim.images.peek(`${row.daemon} ${row.image}`);
  return [
    tellOf(scene, {
      layer: 'daemon',
      key: 'daemon.create',
      focus: `crate:${event.id}`,
      values: {
        name: event.attributes['name'] ?? '',
        image: event.attributes['image'] ?? '',
        layers: image?.layers.length ?? 0,
        size: sizeText(image?.size ?? 0),
      },
      details: [
        detail('Id', event.id),
        detail('Image', row?.image ?? ''),
        detail('Layers', image?.layers.map(shortId).join('\n') ?? ''),
        detail('Command', config === undefined ? '' : commandLine([config.path, ...config.args])),
        detail(
          'Mounts',
          (config?.mounts ?? []).map((one) => `${one.name || one.source} → ${one.destination}`).join('\n'),
        ),
      ],
    }),
  ];
};

const connected: Teller = (scene) => {
  const { sim, event } = scene;
  const { container = '', name = '', type = '' } = event.attributes;
  const row = sim.containers.peek(container);
  const settings = row?.endpoints[name]?.settings;
  const network = sim.networks.peek(event.id);
  const joined = tellOf(scene, {
    layer: 'daemon',
    key: 'daemon.connect',
    focus: `crate:${container}`,
    values: { name: row?.name ?? shortId(container), network: name, address: settings?.IPAddress ?? '' },
    details: [
      detail('driver', type),
      detail('bridge', network?.bridge ?? ''),
      detail('subnet', network?.subnet ?? ''),
      detail('gateway', settings?.Gateway ?? ''),
      detail('MAC', settings?.MacAddress ?? ''),
    ],
  });
  const ports = publishedBy(row?.ports ?? {});
  if (ports.length === 0) return [joined];
  const published = tellOf(scene, {
    layer: 'daemon',
    key: 'daemon.publish',
    focus: `crate:${container}`,
    values: { name: row?.name ?? '', ports: ports.join(', ') },
    details: [detail('nat', `${settings?.IPAddress ?? ''}\n${ports.join('\n')}`)],
  });
  return [joined, published];
};

function publishedBy(ports: Readonly<Record<string, readonly { HostPort: string }[]>>): string[] {
  const pairs = Object.entries(ports).flatMap(([port, bindings]) =>
    bindings.map(({ HostPort }) => `${HostPort} → ${port}`),
  );
  return [...new Set(pairs)];
}

/** A step of the daemon about something by its name. */
function named(key: SentenceKey, focus: 'daemon' | 'disk' = 'daemon'): Teller {
  return (scene) => [
    tellOf(scene, {
      layer: 'daemon',
      key,
      focus: `${focus}:${scene.event.machine}`,
      values: { name: scene.event.attributes['name'] ?? shortId(scene.event.id) },
      details: [detail('event', `${scene.event.type} ${scene.event.action}`)],
    }),
  ];
}

function layer(key: SentenceKey): Teller {
  return (scene) => {
    const { bytes = '0', size = '0', image = '' } = scene.event.attributes;
    return [
      tellOf(scene, {
        layer: 'daemon',
        key,
        focus: `disk:${scene.event.machine}`,
        values: {
          layer: scene.event.id,
          image,
          bytes: sizeText(Number(bytes)),
          size: sizeText(Number(size)),
        },
      }),
    ];
  };
}

const mounted: Teller = (scene) => {
  const { container = '', destination = '' } = scene.event.attributes;
  return [
    tellOf(scene, {
      layer: 'daemon',
      key: 'daemon.mount',
      focus: `crate:${container}`,
      values: {
        volume: shortName(scene.event.id),
        name: containerName(scene, container),
        path: destination,
      },
      details: [detail('read/write', scene.event.attributes['read/write'] ?? '')],
    }),
  ];
};

const shortName = (name: string) => (/^[0-9a-f]{64}$/.test(name) ? name.slice(0, 12) : name);

const volume =
  (key: SentenceKey): Teller =>
  (scene) => [
    tellOf(scene, {
      layer: 'daemon',
      key,
      focus: `disk:${scene.event.machine}`,
      values: { name: shortName(scene.event.id) },
      details: [detail('path', `/var/lib/docker/volumes/${scene.event.id}/_data`)],
    }),
  ];

/** containerd's helpers: who they are, by their program. */
const helpers: Readonly<Record<string, SentenceKey>> = {
  'containerd-shim-runc-v2': 'daemon.shim',
  runc: 'daemon.runc',
};

/** A helper of the engine was started; undefined for other programs. */
export function helperStep(scene: Scene, program: string, argv: readonly string[]): ExplainStep | undefined {
  const key = helpers[program];
  if (key === undefined) return undefined;
  const isExec = program === 'runc' && argv.includes('exec');
  const id = argv.find((word) => /^[0-9a-f]{64}$/.test(word)) ?? '';
  return tellOf(scene, {
    layer: 'daemon',
    key: isExec ? 'daemon.runc-exec' : key,
    focus: daemonFocus(scene.event.machine),
    values: { name: containerName(scene, id) },
    details: [detail('argv', commandLine(argv))],
  });
}

const exitCode = (scene: Scene) => ({ code: scene.event.attributes['exitCode'] ?? '' });

/** `type action` (without what stands behind a colon) → who tells it. */
export const daemonTellers: Readonly<Record<string, Teller>> = {
  'container create': created,
  'container start': about('daemon.start'),
  'container die': about('daemon.die', exitCode),
  'container stop': about('daemon.stop'),
  'container kill': about('daemon.kill', ({ event }) => ({
    signal: signalName(event.attributes['signal'] ?? ''),
  })),
  'container oom': about('daemon.oom'),
  'container pause': about('daemon.pause'),
  'container unpause': about('daemon.unpause'),
  'container destroy': about('daemon.destroy'),
  'container rename': about('daemon.rename', ({ event }) => ({
    before: (event.attributes['oldName'] ?? '').slice(1),
  })),
  'container exec_start': about('daemon.exec', ({ event }) => ({ command: behindColon(event.action) })),
  'container exec_die': about('daemon.exec-end', exitCode),
  'container health_status': about('daemon.health', ({ event }) => ({ health: behindColon(event.action) })),
  'network connect': connected,
  'network disconnect': (scene) => {
    const { container = '', name = '' } = scene.event.attributes;
    const values = { network: name, name: containerName(scene, container) };
    return [
      tellOf(scene, { layer: 'daemon', key: 'daemon.disconnect', focus: `crate:${container}`, values }),
    ];
  },
  'network create': named('daemon.network'),
  'network destroy': named('daemon.network-gone'),
  'volume create': volume('daemon.volume'),
  'volume destroy': volume('daemon.volume-gone'),
  'volume mount': mounted,
  'image pull': named('daemon.pulled', 'disk'),
  'image tag': named('daemon.tag', 'disk'),
  'image untag': named('daemon.untag', 'disk'),
  'image delete': named('daemon.deleted', 'disk'),
  'image create': named('daemon.built', 'disk'),
  'layer already exists': layer('daemon.layer-here'),
  'layer waiting': layer('daemon.layer-waits'),
  'layer download complete': layer('daemon.layer-came'),
  'layer pull complete': layer('daemon.layer-unpacked'),
};

function behindColon(action: string): string {
  return action.slice(action.indexOf(':') + 1).trim();
}
