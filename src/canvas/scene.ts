import type { Label } from './label';

/**
 * A scene is everything on the stage, as data: each thing with a stable id, a place in stage pixels (before the camera),
 * and what its picture needs. Two scenes of equal worlds are equal; nothing in it comes from a clock or from chance.
 */
export interface Scene {
  width: number;
  height: number;
  things: Thing[];
  /** so many of them stay where they are while only time passes; the others fly */
  still: number;
  /** something moves as simulated time goes on, so the next moment looks different even without an event */
  isMoving: boolean;
}

export interface Placed {
  /** stable: the same thing keeps it while it moves and changes */
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
  /** what hovering and the screen reader say */
  name: Label;
  /** it is moved by simulated time: draw it where it is, and do not glide there */
  isExact?: boolean;
}

export type Thing = { [K in keyof ThingData]: Placed & { picture: K; data: ThingData[K] } }[keyof ThingData];

export type ThingOf<K extends keyof ThingData> = Extract<Thing, { picture: K }>;

/** What each picture is told. One entry, one file in pictures/. */
export interface ThingData {
  hull: { title: string; subtitle: Label; figures: Label[]; isOff: boolean; isOneLine: boolean };
  cores: { cores: CoreCell[] };
  memory: { total: number; free: number; parts: MemoryPart[]; label: Label };
  disk: {
    blocks: DiskBlock[];
    names: { x: number; width: number; text: string }[];
    floor: number;
    label: Label;
  };
  kernel: { title: string; note: Label; load: number; isVm: boolean; isPanicked: boolean };
  client: { title: string; note: Label; isBusy: boolean };
  daemon: { title: string; note: Label; isRunning: boolean; requests: RequestLine[] };
  rail: { trolley: number; drop: number; isHolding: string };
  crate: CrateData;
  process: ProcessData;
  vm: VmData;
  registry: { title: Label; isPrivate: boolean; shelves: Shelf[] };
  packet: { text: string; kind: 'request' | 'good' | 'bad' };
  parcel: { part: number; unpacked: number; label: string };
  beam: { points: { x: number; y: number }[]; isClash: boolean };
  file: {
    path: string;
    has: string;
    isClash: boolean;
    isMissing: boolean;
    reaches: { x: number; isMet: boolean }[];
  };
  heat: { cells: HeatCell[]; cell: { width: number; height: number } };
  group: { title: string };
  network: NetworkData;
  pipe: { points: { x: number; y: number }[]; isBind: boolean; isReadOnly: boolean };
  store: { title: string; note: Label; isBind: boolean; isUsed: boolean };
  plug: PlugData;
  build: { title: Label; steps: BuildStep[]; isFailed: boolean };
  legend: { entries: { colour: string; image: string; text: string }[] };
  ledger: { entries: { colour: string; isShared: boolean; text: Label }[] };
  clash: { text: Label; points: { x: number; y: number }[] };
}

/** A container so small that it is one cell of a map. */
export interface HeatCell {
  id: string;
  name: Label;
  x: number;
  y: number;
  colour: string;
  /** how busy it is, of its memory or a core: 0 to 1 */
  heat: number;
  state: 'on' | 'off' | 'bad';
}

/** A network as a rail over the hold, with a line down to everyone on it. */
export interface NetworkData {
  title: string;
  note: string;
  /** number of its colour and pattern */
  rail: number;
  /** where lines go down, from the rail's left end, and how far */
  drops: { x: number; y: number }[];
  isInternal: boolean;
}

/** A published port: a plug in the hull, with a cable from each container that wants it. */
export interface PlugData {
  text: string;
  isUdp: boolean;
  isInUse: boolean;
  cables: { points: { x: number; y: number }[]; isClash: boolean }[];
}

export interface BuildStep {
  id: string;
  text: string;
  state: 'waiting' | 'running' | 'done' | 'cached' | 'failed';
  note: Label;
}

export interface CoreCell {
  /** parts of this core, each from 0 to 1 */
  uses: { colour: string; part: number }[];
}

export interface MemoryPart {
  id: string;
  colour: string;
  bytes: number;
  /** bytes kept beyond those in use */
  unused: number;
  text: string;
  /** several use it at once: the page cache */
  isShared: boolean;
}

export interface DiskBlock {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
  colour: string;
  isShared: boolean;
}

export interface RequestLine {
  id: string;
  method: string;
  path: string;
  /** HTTP status; 0 while it is awaited */
  status: number;
}

/** How much of a crate can be seen at its size. */
export type Detail = 'full' | 'plate' | 'box' | 'dot';

export interface CrateData {
  detail: Detail;
  colour: string;
  title: string;
  image: string;
  state: string;
  stateText: Label;
  /** of its limit, or of what is generous: 0 to 1 */
  memory: number;
  memoryText: string;
  /** cores, 0 to 1 and above */
  cpu: number;
  /** what is said of it, as far as there is room: its command, who was sent in, its names on networks */
  lines: CrateLine[];
  health: 'none' | 'starting' | 'healthy' | 'unhealthy';
  /** number of image layers under it, and how much its lid holds, 0 to 1 */
  layers: number;
  lid: number;
  isBad: boolean;
}

export interface CrateLine {
  sign: 'run' | 'exec' | 'name' | 'store';
  text: string;
}

export interface ProcessData {
  title: string;
  note: string;
  colour: string;
  state: 'running' | 'broken' | 'quiet';
  wants: string;
}

export interface VmData {
  title: string;
  note: string;
  log: { at: string; text: string; isLast: boolean }[];
  kernel: string;
  /** of the reserved memory, 0 to 1 */
  used: number;
  usedText: Label;
  unused: string;
  processes: string[];
  state: string;
  stateText: Label;
  /** an engine of its own stands in it: its crates are things of the scene */
  isShip: boolean;
}

export interface Shelf {
  name: string;
  colour: string;
  layers: { height: number; isMoving: boolean; isBase: boolean }[];
}
