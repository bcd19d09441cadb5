/**
 * What is said between a client and the BuildKit in an engine. Real ones speak gRPC over `POST /grpc` and `POST /session`; here
 * the connection is upgraded in the same way, and both sides then send JSON, one message a line. Times are ms since 1970.
 */
export const buildkitType = 'application/vnd.drydock.buildkit.v1+json';

/** A step of the graph, as progress shows it (buildkit, api/services/control: Vertex). */
export interface Vertex {
  digest: string;
  name: string;
  inputs?: string[];
  started?: number;
  completed?: number;
  cached?: boolean;
  error?: string;
  /** of bake and compose: the target that it belongs to */
  group?: string;
}

/** A line below a step: `transferring context: 2B`. */
export interface VertexStatus {
  id: string;
  vertex: string;
  name?: string;
  current: number;
  total?: number;
  timestamp: number;
  started?: number;
  completed?: number;
}

export interface VertexLog {
  vertex: string;
  stream: number;
  /** bytes as text */
  msg: string;
  timestamp: number;
}

export interface LineRange {
  start: number;
  end: number;
}

export interface SourceFile {
  filename: string;
  data: string;
}

/** A build check's finding. */
export interface VertexWarning {
  vertex: string;
  rule: string;
  /** `Rule: sentence (line 3)` */
  short: string;
  message: string;
  description: string;
  url: string;
  range: LineRange[];
  source: SourceFile;
}

/** News of a build. */
export interface SolveStatus {
  vertexes?: Vertex[];
  statuses?: VertexStatus[];
  logs?: VertexLog[];
  warnings?: VertexWarning[];
}

/** What one image is made with. */
export interface SolveTarget {
  name: string;
  /** '' with contexts that come as an archive or from elsewhere */
  dockerfile: string;
  /** stage; '' is the last */
  stage: string;
  buildArgs: Record<string, string>;
  labels: Record<string, string>;
  /** '' is the engine's own */
  platform: string;
  noCache: boolean | string[];
  pull: boolean;
  network: string;
  hosts: string[];
  shmSize: number;
  ulimits: string[];
  cgroupParent: string;
  /** further contexts: `local:NAME`, `docker-image://…`, `target:…` */
  contexts: Record<string, string>;
  /** what the client would send: `local`, or a URL */
  context: string;
  entitlements: string[];
  cacheFrom: string[];
  /** image, local, tar, cacheonly; with names to give it */
  exporters: { type: string; names: string[]; attributes: Record<string, string> }[];
  inlineCache: boolean;
  /** '' builds; lint, outline, targets, subrequests.describe */
  call: string;
  /** what `buildx history` shows */
  display: { name: string; context: string; dockerfile: string };
}

export interface SolveRequest {
  method: 'Solve';
  ref: string;
  targets: SolveTarget[];
  secrets: string[];
}

/** Other things that the engine's BuildKit is asked. */
export type BuildkitCall =
  | SolveRequest
  | { method: 'DiskUsage'; filters: string[] }
  | { method: 'Prune'; all: boolean; filters: string[]; keepDuration: number; keepBytes: number }
  | { method: 'ListWorkers' }
  | { method: 'ListBuildHistory' }
  | { method: 'UpdateBuildHistory'; ref: string; delete: boolean };

/** What the solver wants from the client. The answer has the same `id`. */
export interface FileRequest {
  id: number;
  /** a file's bytes, everything below a folder, or a secret */
  kind: 'file' | 'tree' | 'secret';
  /** index of the target whose contexts are meant */
  target: number;
  /** dockerfile, context, a further context's name, a secret's id */
  source: string;
  path: string;
  /** tree: patterns of what is needed, with leading slashes; what `ignore` leaves out is not sent */
  include: string[];
  ignore: string;
}

/** A client's answer: bytes (a tar archive for trees); null: there is no such file. */
export interface FileReply {
  id: number;
  data: string | null;
}

export interface SolvedImage {
  /** sha256:…; '' where no image was asked for */
  image: string;
  metadata: Record<string, unknown>;
  /** answer to a `call` */
  answer?: Record<string, unknown>;
}

export interface SolveError {
  message: string;
  /** the step that failed, where it was one */
  vertex: string;
  source?: SourceFile;
  range: LineRange[];
  /** the lines are shown twice */
  isTwice?: boolean;
}

/** A line from the engine. */
export type BuildkitNews =
  | { status: SolveStatus }
  | { ask: FileRequest }
  /** files for the client: a tar archive for the exporter with that index */
  | { files: { target: number; exporter: number; data: string } }
  | { done: SolvedImage[] }
  | { failed: SolveError }
  | { answer: unknown };

/** One record of the cache, as DiskUsage has it. */
export interface UsageRecord {
  id: string;
  type: string;
  description: string;
  parents: string[];
  mutable: boolean;
  inUse: boolean;
  shared: boolean;
  size: number;
  created: number;
  lastUsed: number;
  uses: number;
}
