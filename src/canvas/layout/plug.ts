import type { ContainerFacts, HostFacts } from '../facts';
import type { HostGround } from '../fittings';
import type { PlugData, Thing, ThingOf } from '../scene';
import { enginesOf } from './rooms';

const height = 16;
/** How far a plug stands out of the hull, where there is room. */
const outside = 14;

interface Wish {
  port: number;
  isUdp: boolean;
  container: ContainerFacts;
  crate: Thing;
  isClash: boolean;
}

/** Published ports: plugs through the hull's right side, beside the crates that they lead to. */
export function plugThings(host: HostFacts, ground: HostGround): ThingOf<'plug'>[] {
  const byPort = new Map<string, Wish[]>();
  for (const wish of wishesOf(host, ground.cargo)) {
    const key = `${wish.port}${wish.isUdp ? '/udp' : ''}`;
    byPort.set(key, [...(byPort.get(key) ?? []), wish]);
  }
  const wall = ground.hull.x + ground.hull.width;
  const right = Math.min(wall + outside, ground.view.width - 1);
  let lowest = ground.hull.y + 40;
  return [...byPort]
    .map(([text, wishes]) => ({ text, wishes, wanted: Math.min(...wishes.map((one) => one.crate.y)) - 6 }))
    .sort((a, b) => a.wanted - b.wanted || (a.text < b.text ? -1 : 1))
    .map(({ text, wishes, wanted }): ThingOf<'plug'> => {
      const width = 18 + text.length * 6.2;
      const at = { x: right - width, y: Math.max(lowest, wanted - height / 2) };
      lowest = at.y + height + 2;
      return {
        id: `plug:${host.id}:${text}`,
        picture: 'plug',
        ...at,
        width,
        height,
        isExact: true,
        name: nameOf(text, wishes),
        data: plugData(text, wishes, at),
      };
    })
    .filter((plug) => plug.y + height < ground.kernel.y);
}

function wishesOf(host: HostFacts, cargo: readonly Thing[]): Wish[] {
  const crates = new Map(cargo.map((thing) => [thing.id, thing]));
  return enginesOf(host).flatMap((engine) =>
    engine.containers.flatMap((container): Wish[] => {
      const crate = crates.get(`crate:${container.id}`);
      if (crate === undefined) return [];
      const { clash } = container;
      const held = container.ports.map(({ hostPort, protocol }) => ({
        port: hostPort,
        isUdp: protocol === 'udp',
        container,
        crate,
        isClash: false,
      }));
      if (clash?.kind !== 'port') return held;
      return [...held, { port: Number(clash.what), isUdp: false, container, crate, isClash: true }];
    }),
  );
}

function plugData(text: string, wishes: readonly Wish[], at: { x: number; y: number }): PlugData {
  return {
    text,
    isUdp: wishes.some((wish) => wish.isUdp),
    isInUse: wishes.some((wish) => !wish.isClash),
    cables: wishes.map(({ crate, isClash }, order) => {
      const x = crate.x + crate.width - Math.min(crate.width / 2, 34 + order * 8) - at.x;
      const lane = crate.y - 6 - (order % 2) * 3 - at.y;
      const end = { x: 2, y: height / 2 };
      return {
        points: [
          { x, y: crate.y - at.y },
          { x, y: lane },
          { x: -8 - (order % 3) * 3, y: lane },
          { x: -8 - (order % 3) * 3, y: end.y },
          end,
        ],
        isClash,
      };
    }),
  };
}

function nameOf(port: string, wishes: readonly Wish[]): ThingOf<'plug'>['name'] {
  const owner = wishes.find((wish) => !wish.isClash);
  const other = wishes.find((wish) => wish.isClash);
  const values = { port, name: owner?.container.name ?? '', other: other?.container.name ?? '' };
  if (other === undefined) return { key: 'fitting.plug', values };
  return { key: owner === undefined ? 'fitting.plug.none' : 'fitting.plug.clash', values };
}
