import { describe, expect, it } from 'vitest';
import { dark } from '#assets/palette';
import { layout } from '#canvas/layout/index';
import { outfit } from '#canvas/outfit';
import type { Scene, Thing, ThingOf, ThingData } from '#canvas/scene';
import { thingAt } from '#canvas/pick';
import { aContainer, aHost, aPort, someFacts } from '../scenes/builders';
import { scenes } from '../scenes/index';
import { anExchange, type SceneFile } from '../scenes/kind';

const view = { width: 1280, height: 620, palette: dark, events: [], isReduced: false, fittings: outfit };

const sceneOf = (file: SceneFile | undefined, changes: Partial<typeof view> = {}): Scene => {
  if (file === undefined) throw new Error('no such scene');
  return layout(file.facts, { ...view, events: file.events ?? [], ...changes } as Parameters<
    typeof layout
  >[1]);
};

const things = <K extends keyof ThingData>(scene: Scene, picture: K) =>
  scene.things.filter((thing): thing is ThingOf<K> & Thing => thing.picture === picture);

const overlap = (a: Thing, b: Thing) =>
  a.x < b.x + b.width - 0.01 &&
  b.x < a.x + a.width - 0.01 &&
  a.y < b.y + b.height - 0.01 &&
  b.y < a.y + a.height - 0.01;

describe.each(Object.keys(scenes))('scene %s', (name) => {
  const file = scenes[name];

  it.each([
    { name: 'desktop', width: 1280, height: 620 },
    { name: 'phone', width: 374, height: 350 },
  ])('is inside the stage on a $name, every thing once', ({ width, height }) => {
    const scene = sceneOf(file, { width, height });
    const ids = scene.things.map((thing) => thing.id);
    expect(new Set(ids).size).toBe(ids.length);
    const outside = scene.things.filter(
      (thing) =>
        thing.x < 0 ||
        thing.y < 0 ||
        thing.x + thing.width > scene.width + 0.01 ||
        thing.y + thing.height > scene.height + 0.01,
    );
    expect(outside.map((thing) => thing.id)).toEqual([]);
  });

  it('is the same for the same facts', () => {
    expect(sceneOf(file)).toEqual(sceneOf(structuredClone(file)));
  });

  it('lets no crate stand in another', () => {
    const crates = things(sceneOf(file), 'crate').slice(0, 150);
    const clashes = crates.flatMap((a, i) =>
      crates
        .slice(i + 1)
        .filter((b) => overlap(a, b))
        .map((b) => `${a.id} ${b.id}`),
    );
    expect(clashes).toEqual([]);
  });
});

describe('semantic zoom', () => {
  it.each([
    { scene: 'first', detail: 'full', count: 1 },
    { scene: 'states', detail: 'full', count: 12 },
    { scene: 'hundred', detail: 'box', count: 100 },
  ])('draws the $count crates of $scene as $detail', ({ scene, detail, count }) => {
    const crates = things(sceneOf(scenes[scene]), 'crate');
    expect(crates).toHaveLength(count);
    expect(new Set(crates.map((crate) => crate.data.detail))).toEqual(new Set([detail]));
  });

  it.each([
    { scene: 'five', count: 5000 },
    { scene: 'ten', count: 10_000 },
  ])('draws the $count containers of $scene as cells of a map, each in its own place', ({ scene, count }) => {
    const tiles = things(sceneOf(scenes[scene]), 'heat');
    expect(tiles.length).toBe(Math.ceil(count / 64));
    const places = tiles.flatMap((tile) =>
      tile.data.cells.map((cell) => `${tile.x + cell.x} ${tile.y + cell.y}`),
    );
    expect(new Set(places).size).toBe(count);
  });

  it('shows more of each crate when one comes closer', () => {
    const near = sceneOf(scenes.hundred, { width: 1280 * 3.2, height: 620 * 3.2 });
    expect(things(near, 'crate')[0]?.data.detail).toBe('full');
  });
});

describe('hardware', () => {
  it('draws memory to scale: what is owned and what is free make the whole', () => {
    for (const bar of things(sceneOf(scenes.hundred), 'memory')) {
      const owned = bar.data.parts.reduce((sum, part) => sum + part.bytes + part.unused, 0);
      expect(owned + bar.data.free).toBe(bar.data.total);
    }
  });

  it('draws a layer that images share once, as wide as all that stand on it', () => {
    const [disk] = things(sceneOf(scenes.hundred), 'disk');
    const shared = disk?.data.blocks.filter((block) => block.isShared) ?? [];
    expect(shared.map((block) => block.id)).toEqual(['layer:deb']);
    const ids = disk?.data.blocks.map((block) => block.id) ?? [];
    expect(new Set(ids).size).toBe(ids.length);
    const nginx = disk?.data.blocks.find((block) => block.id === 'layer:ng1');
    expect((shared[0]?.width ?? 0) > 2.9 * (nginx?.width ?? 0)).toBe(true);
  });

  it('fills cores one after the other', () => {
    const [, yuzu] = things(sceneOf(scenes.hundred), 'cores');
    expect(yuzu?.data.cores.map((core) => core.uses.reduce((sum, use) => sum + use.part, 0))).toEqual([
      1, 1, 0.4, 0, 0, 0, 0, 0,
    ]);
  });
});

describe('clash', () => {
  it('marks only what reaches in vain', () => {
    const scene = sceneOf(scenes.clash);
    expect(things(scene, 'process').map(({ data }) => [data.title, data.state])).toEqual([
      ['app1', 'running'],
      ['app2', 'broken'],
    ]);
    expect(things(scene, 'file').map(({ data }) => [data.path, data.has, data.isClash])).toEqual([
      ['/usr/bin/node', 'v9.11.2', true],
    ]);
  });

  it('is over when one of them has its own', () => {
    const scene = sceneOf(scenes.cured);
    expect(things(scene, 'file')[0]?.data.isClash).toBe(false);
    expect(things(scene, 'process').map(({ data }) => data.title)).toEqual(['app1']);
    expect(things(scene, 'crate').map(({ data }) => data.title)).toEqual(['app2']);
  });
});

describe('requests', () => {
  const at = (time: number) => {
    const { facts, events = [] } = scenes.states ?? { facts: undefined };
    if (facts === undefined) throw new Error('no scene');
    return things(layout({ ...facts, time }, { ...view, events }), 'packet').map(({ y, data }) => ({
      y: Math.round(y),
      ...data,
    }));
  };

  it('fly to the socket and back by simulated time', () => {
    const [start] = at(19_880);
    const [later] = at(20_000);
    expect(start).toMatchObject({ text: 'GET /containers/json', kind: 'request' });
    expect((later?.y ?? 0) > (start?.y ?? 0)).toBe(true);
    expect(at(20_150)).toMatchObject([{ text: '200', kind: 'good' }]);
    expect(at(20_500)).toEqual([]);
  });

  it('stand still while the clock does', () => {
    expect(at(20_000)).toEqual(at(20_000));
  });

  it('are listed at the daemon with their answers', () => {
    const [daemon] = things(sceneOf(scenes.states), 'daemon');
    expect(daemon?.data.requests.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
      'POST /containers/create 201',
      'POST /containers/4f66…/start 204',
      'GET /containers/json 200',
    ]);
  });
});

describe('a hold that fills', () => {
  const containers = Array.from({ length: 120 }, (_, i) => aContainer(`c${i}`, 'nginx'));
  const placesOf = (count: number) =>
    new Map(
      sceneOf({
        title: '',
        facts: someFacts([aHost(1, 'mikan', { containers: containers.slice(0, count) })]),
      })
        .things.filter((thing) => thing.picture === 'crate')
        .map((thing) => [thing.id, `${thing.x} ${thing.y} ${thing.width}`]),
    );

  it('moves nobody when one comes, but for the few times when all get smaller', () => {
    let jumps = 0;
    for (let count = 1; count < containers.length; count += 1) {
      const before = placesOf(count);
      const after = placesOf(count + 1);
      if ([...before].some(([id, place]) => after.get(id) !== place)) jumps += 1;
    }
    expect(jumps).toBeLessThanOrEqual(9);
  });
});

describe('ten thousand containers', () => {
  /** how often a layout looks at one of the containers */
  const looks = (file: SceneFile | undefined) => {
    const [host] = file?.facts.hosts ?? [];
    if (host === undefined) throw new Error('no host');
    let count = 0;
    const containers = new Proxy(host.containers, {
      get: (list, key, self) => {
        count += 1;
        return Reflect.get(list, key, self) as unknown;
      },
    });
    sceneOf({ title: '', facts: someFacts([{ ...host, containers }]) });
    return count;
  };

  it('are looked at twice as often as five thousand', () => {
    expect(looks(scenes.ten) / looks(scenes.five)).toBeCloseTo(2, 1);
  });

  it('have names where one points at them', () => {
    const scene = sceneOf(scenes.ten);
    const [tile] = things(scene, 'heat');
    const cell = tile?.data.cells[7];
    if (tile === undefined || cell === undefined) throw new Error('no map');
    expect(thingAt(scene, tile.x + cell.x + 1, tile.y + cell.y + 1)).toEqual({
      id: 'crate:c7',
      name: { key: 'stage.crate.name', values: { name: 'c7', image: 'nginx', memory: '23 MB' } },
      thing: tile,
    });
  });
});

describe('a push', () => {
  const parcels = (image: string) => {
    const containers = [aContainer('store', 'registry:2', { ports: [aPort(5000, 5000)] })];
    const facts = someFacts([aHost(1, 'mikan', { containers })]);
    const events = anExchange(
      20_000,
      1399,
      ['POST', `/v1.51/images/${encodeURIComponent(image)}/push`, 200],
      9000,
    );
    const scene = sceneOf({ title: '', facts, events });
    const near = (thing: Thing) =>
      scene.things.find(
        (other) =>
          (other.picture === 'plug' || other.picture === 'registry') &&
          Math.abs(other.x - thing.x) < 5 &&
          Math.abs(other.y - thing.y) < 50,
      )?.id;
    return things(scene, 'parcel').map((thing) => near(thing));
  };

  it.each([
    { image: 'somebody/web:1', place: ['registry:docker.io'] },
    { image: 'docker.io/library/web', place: ['registry:docker.io'] },
    { image: 'localhost:5000/web', place: ['plug:1:5000'] },
    { image: 'registry.example/web', place: [] },
  ])('of $image goes to $place', ({ image, place }) => {
    expect(parcels(image)).toEqual(place);
  });
});
