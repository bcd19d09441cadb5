import { read, type SimEvent, type World } from '#sim/index';
import { container, image } from './container';
import { daemon, disk, kernel, layer, machine, process } from './machine';
import { client, packet } from './request';
import { bytesText, filled, pair, type Inspector, type Sheet } from './sheet';
import { network, store, volume } from './store';

export type { LayerSheet, PairName, Section, SectionName, Sheet, SheetKind } from './sheet';
export { bytesText, shortId } from './sheet';

const registry: Inspector = ({ sim }, host) => {
  const row = sim.registries.peek(host);
  return {
    kind: 'registry',
    title: host,
    pairs: row === undefined ? [] : [pair('images', Object.keys(row.tags).length)],
    sections: filled([
      {
        name: 'images',
        kind: 'rows',
        rows: Object.entries(row?.tags ?? {}).flatMap(([name, tags]) =>
          Object.keys(tags).map((tag) => [`${name}:${tag}`]),
        ),
      },
    ]),
    links: [],
  };
};

/** A layer that is carried from a registry to a machine, or back. */
const parcel: Inspector = ({ sim }, rest) => {
  const id = rest.slice(rest.indexOf(':') + 1);
  const row = [...sim.pulls.all()].find((one) => one.id === id);
  if (row === undefined) return undefined;
  return {
    kind: 'layer',
    title: id.replace('sha256:', '').slice(0, 12),
    pairs: [
      pair('state', row.state),
      pair('size', `${bytesText(row.current)} / ${bytesText(row.total)}`),
      pair('id', id),
    ],
    sections: [],
    links: [{ id: `disk:${rest.split(':')[0] ?? ''}`, kind: 'disk', text: '' }],
  };
};

/** A build under way: its steps, and how far they are. */
const build: Inspector = ({ sim }, rest) => {
  const row = sim.solves.peek(Number(rest.split(':').at(-1)));
  if (row === undefined) return undefined;
  return {
    kind: 'build',
    title: 'BuildKit',
    pairs: [pair('layers', row.ops.length)],
    sections: filled([
      {
        name: 'steps',
        kind: 'rows',
        rows: row.ops.map((op, index) => {
          const state = row.states[index];
          return [state?.isCached === true ? 'CACHED' : (state?.phase ?? ''), op.name];
        }),
      },
    ]),
    links: [],
  };
};

/** Kind of a thing's id on the stage → who looks at it. */
const inspectors: Readonly<Record<string, Inspector>> = {
  crate: container,
  container,
  image,
  layer,
  volume,
  store,
  network,
  hull: machine,
  cores: machine,
  memory: machine,
  vm: machine,
  kernel,
  daemon,
  client,
  disk,
  process,
  packet,
  registry,
  parcel,
  push: parcel,
  build,
};

/**
 * All that is to be known of a thing of the stage, by its id there. Undefined where there is nothing to tell, or no such
 * thing any more. Throws `NeedsMore` where an image's content is not loaded.
 */
export function inspect(world: World, events: readonly SimEvent[], id: string): Sheet | undefined {
  const at = id.indexOf(':');
  const inspector = inspectors[id.slice(0, at)];
  return inspector === undefined
    ? undefined
    : read(world, (sim) => inspector({ sim, events }, id.slice(at + 1)));
}
