import type { HostFacts, StoreFacts } from '../facts';
import type { HostGround } from '../fittings';
import type { Label } from '../label';
import type { Thing, ThingOf } from '../scene';
import { enginesOf, storePitch } from './rooms';

/** Volumes and folders on the disk, and pipes to them from the containers that mount them. */
export function storeThings(host: HostFacts, ground: HostGround): { stores: Thing[]; pipes: Thing[] } {
  const engines = enginesOf(host);
  const all = engines.flatMap((one) => (one.stores ?? []).map((store) => ({ store, engine: one.id })));
  const room = Math.max(0, Math.round(ground.stores.width / storePitch));
  // Those in use come first: unused volumes are what is left out.
  const shown = [...all]
    .sort((a, b) => Number(b.store.users.length > 0) - Number(a.store.users.length > 0))
    .slice(0, room);
  const names = new Map(engines.flatMap((one) => one.containers.map((each) => [each.id, each.name])));
  const crates = new Map(ground.cargo.map((thing) => [thing.id, thing]));
  const stores: Thing[] = [];
  const pipes: Thing[] = [];
  shown.forEach(({ store, engine }, index) => {
    const rest = index === shown.length - 1 ? all.length - shown.length : 0;
    const at = {
      x: ground.stores.x + index * storePitch,
      y: ground.stores.y,
      width: storePitch - 10,
      height: ground.stores.height,
    };
    stores.push(storeThing(store, engine, at, rest));
    store.users.forEach((user, order) => {
      const crate = crates.get(`crate:${user.container}`);
      if (crate === undefined || order > 7) return;
      const startX = crate.x + Math.min(crate.width / 2, 12 + (index % 3) * 9);
      const endX = at.x + (at.width * (order + 1)) / (Math.min(8, store.users.length) + 1);
      const crossing = ground.kernel.y + ground.kernel.height + 3 + (index % 3) * 3;
      pipes.push({
        id: `pipe:${engine}:${store.id}:${user.container}:${user.target}`,
        picture: 'pipe',
        x: 0,
        y: 0,
        width: 0,
        height: 0,
        isExact: true,
        name: {
          key: user.isWritable ? 'fitting.pipe' : 'fitting.pipe.ro',
          values: { name: names.get(user.container) ?? '', target: user.target, store: store.name },
        },
        data: {
          points: [
            { x: startX, y: crate.y + crate.height },
            { x: startX, y: crossing },
            { x: endX, y: crossing },
            { x: endX, y: at.y },
          ],
          isBind: store.kind === 'bind',
          isReadOnly: !user.isWritable,
        },
      });
    });
  });
  return { stores, pipes };
}

function storeThing(
  store: StoreFacts,
  engine: number,
  at: Omit<HostGround['stores'], never>,
  rest: number,
): ThingOf<'store'> {
  const { name, kind, isAnonymous } = store;
  const isUsed = store.users.length > 0;
  const note: Label =
    rest > 0
      ? { key: 'fitting.store.more', values: { n: rest } }
      : {
          key:
            kind === 'bind' ? 'fitting.store.bind' : isUsed ? 'fitting.store.volume' : 'fitting.store.unused',
        };
  return {
    id: `store:${engine}:${store.id}`,
    picture: 'store',
    ...at,
    name:
      kind === 'bind'
        ? { key: 'fitting.bind', values: { name } }
        : { key: isAnonymous ? 'fitting.volume.anonymous' : 'fitting.volume', values: { name } },
    data: { title: isAnonymous ? `${name.slice(0, 7)}…` : name, note, isBind: kind === 'bind', isUsed },
  };
}
