import type { Sim } from '#sim/index';
import type { Brush, Point } from './brush';
import type { ContainerFacts, Facts, HostFacts } from './facts';
import type { Picture } from './pictures/pen';
import type { Thing } from './scene';
import type { Packing } from './layout/pack';
import type { Box } from './layout/sizes';
import type { View } from './view';

/**
 * What a stage needs only when there is such a thing to see: virtual machines, networks, volumes, ports, builds, projects.
 * `outfit.ts` is all of it; it is fetched when facts say `isFitted`.
 */
export interface Fittings {
  /** fills in the facts that these need */
  survey(sim: Sim, facts: Facts): Facts;
  /** how much room they want in a host of that width */
  rooms(host: HostFacts, width: number): Rooms;
  /** things that stand in the hold beside the crates, from the left; answers what is left of the hold */
  berths(host: HostFacts, hold: Box, time: number, view: View): { things: Thing[]; hold: Box };
  /** things around an engine's crates: networks above them, projects behind them */
  aroundCrates(host: HostFacts, ground: EngineGround): Thing[];
  /** things between the crates and the machine: pipes to the disk, cables to the hull, what clashes */
  aroundHost(host: HostFacts, ground: HostGround): { behind: Thing[]; front: Thing[] };
  /** containers too many to be drawn as crates */
  map(host: HostFacts, containers: readonly ContainerFacts[], packing: Packing, area: Box): Thing[];
  /** where layers come from that a host pulls now; undefined: from the usual registry */
  source(host: HostFacts, facts: Facts, view: View, things: readonly Thing[]): Point | undefined;
  /** layers on their way to registries */
  pushes(host: HostFacts, facts: Facts, view: View, things: readonly Thing[], from: Point): Thing[];
  /** the sign of an image, in a square */
  icon(brush: Brush, image: string, at: Point & { size: number; colour: string }): void;
  readonly pictures: { readonly [K in FittedPicture]: Picture<K> };
}

/** Pictures that only fittings bring. */
export type FittedPicture =
  | 'vm'
  | 'group'
  | 'network'
  | 'pipe'
  | 'store'
  | 'plug'
  | 'build'
  | 'legend'
  | 'clash'
  | 'heat'
  | 'ledger'
  | 'process'
  | 'file';

/** Stage pixels that a host keeps free for its fittings. */
export interface Rooms {
  /** over the hold: networks, legend */
  above: number;
  /** inside the right wall: plugs */
  right: number;
  /** on the disk: what programs reach for, volumes and folders */
  files: number;
  stores: number;
  /** between rows of crates, for names of projects */
  rows: number;
  /** lines in a crate */
  lines: number;
}

export interface EngineGround {
  /** the room over the hold */
  above: Box;
  crates: readonly Thing[];
  view: View;
}

export interface HostGround {
  hull: Box;
  kernel: Box;
  memory: Box;
  files: Box;
  stores: Box;
  /** everything in the hold */
  cargo: readonly Thing[];
  view: View;
}

export const bare: Rooms = { above: 0, right: 0, files: 0, stores: 0, rows: 0, lines: 1 };
