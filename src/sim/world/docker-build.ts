/** Lines of a Dockerfile, from 1, both included. */
export interface SourceRange {
  start: number;
  end: number;
}

/** Something that RUN sees beside its own files. */
export interface BuildMount {
  type: 'bind' | 'cache' | 'tmpfs' | 'secret' | 'ssh';
  target: string;
  /** index into the step's inputs; −1: nothing to begin with */
  input: number;
  /** path in that input */
  source: string;
  isWritable: boolean;
  /** cache, secret */
  id: string;
  isRequired: boolean;
  /** secret: goes into this variable instead of a file */
  env: string;
  mode: number;
  uid: number;
  gid: number;
  /** tmpfs: bytes, 0 is no limit */
  size: number;
}

/** Files of another result, or of the context, that a step takes over. */
export interface BuildCopy {
  /** patterns, with a leading slash */
  sources: string[];
  destination: string;
  /** --chown, or `0:0`; '' keeps owners (copies from images) */
  owner: string;
  /** −1: as they are */
  mode: number;
  excludes: string[];
  unpacks: boolean;
  /** inline documents come with their own names */
  isLink: boolean;
}

/** What a step of a build does. */
export type BuildWork =
  | {
      kind: 'image';
      reference: string;
      layers: string[];
      pull: { name: string; created: number } | null;
      created: number;
    }
  | { kind: 'local'; context: string; layer: string }
  | { kind: 'file'; name: string; data: string; mode: number }
  | { kind: 'http'; url: string; checksum: string; fileName: string }
  | { kind: 'git'; url: string }
  | { kind: 'mkdir'; path: string; owner: string }
  /** one after the other, each from the input behind the one before; the first input is what they stand on */
  | { kind: 'copy'; copies: BuildCopy[] }
  | {
      kind: 'run';
      args: string[];
      env: string[];
      cwd: string;
      user: string;
      network: string;
      mounts: BuildMount[];
      hosts: string[];
      shmSize: number;
      ulimits: string[];
      cgroupParent: string;
    };

/** A step: a vertex of the graph. The first input is what it stands on (−1: nothing). */
export interface BuildOp {
  name: string;
  digest: string;
  inputs: number[];
  work: BuildWork;
  ignoresCache: boolean;
  /** index of the target whose Dockerfile it stands in, and the lines there */
  target: number;
  ranges: SourceRange[];
}

/** What a step leaves: a stack of layers, base first. */
export interface BuildResult {
  layers: string[];
  /** ms since 1970; 0: nothing was made */
  created: number;
}

export interface BuildOpState {
  phase: 'waiting' | 'running' | 'done' | 'failed' | 'canceled';
  isCached: boolean;
  /** what the cache knows it by; '' until that is clear */
  key: string;
  /** somebody needs its files, not only its key */
  isWanted: boolean;
  result: BuildResult | null;
  /** container of a RUN, while it runs */
  container: string;
  /** simulated ms; −1 not yet */
  started: number;
}

export interface BuildFailure {
  message: string;
  /** op, or −1 */
  op: number;
  target: number;
  ranges: SourceRange[];
}

/** A build under way. */
export interface SolveRow {
  id: number;
  daemon: number;
  ops: BuildOp[];
  states: BuildOpState[];
  /** ops whose results are wanted in the end */
  goals: number[];
  /** secrets that the client gave, by id */
  secrets: Record<string, string>;
  /** lines for the client: JSON, each ended by a line feed */
  queue: string;
  failure: BuildFailure | null;
  /** threads that are at work */
  running: number;
}

/** Something in BuildKit's cache (key: `DAEMON key`). */
export interface BuildCacheRow {
  /** 25 letters and digits, as `docker buildx du` shows it */
  id: string;
  daemon: number;
  key: string;
  type: 'regular' | 'source.local' | 'exec.cachemount' | 'frontend' | 'internal';
  description: string;
  /** layers, base first; the last one is its own. source.local: the one layer with its files */
  layers: string[];
  /** ids of records that it stands on */
  parents: string[];
  /** ms since 1970 */
  created: number;
  lastUsed: number;
  uses: number;
  /** bytes */
  size: number;
  isMutable: boolean;
}

/** A build that is over (key: `DAEMON ref`), for `docker buildx history`. */
export interface BuildRecordRow {
  ref: string;
  daemon: number;
  name: string;
  /** ms since 1970 */
  created: number;
  completed: number;
  error: string;
  steps: number;
  completedSteps: number;
  cachedSteps: number;
  /** what the frontend was asked for */
  attributes: Record<string, string>;
  materials: { uri: string; digest: string }[];
  image: string;
  /** status messages as they were sent */
  log: string;
}
