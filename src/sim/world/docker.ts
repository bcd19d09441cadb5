import type { Bytes } from '#sim/base/bytes';
import type { ContainerConfig, EndpointSettings, HostConfig, ImageConfig } from './docker-config';

/** A Docker daemon's own state: lives as long as its /var/lib/docker, also while dockerd is stopped. Kept small. */
export interface DaemonRow {
  id: number;
  machine: number;
  /** process id of dockerd; 0 while it is stopped */
  process: number;
  /** process id of containerd; 0 while it is stopped */
  containerd: number;
  /** `docker info` ID */
  engineId: string;
  /** reference (docker.io/library/nginx:latest) → image id */
  references: Record<string, string>;
  /** reference with digest (docker.io/library/nginx@sha256:…) → image id */
  digests: Record<string, string>;
  /** network name → id */
  networks: Record<string, string>;
  /** number of the last event; the last 256 are in `dockerEvents` */
  lastEvent: number;
  /** how many containers there are, by state */
  counts: { running: number; paused: number; stopped: number };
}

export type ContainerState = 'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead';

/** What changes in a container's life. What does not is in `containerConfigs`, what it printed in `containerLogs`. */
export interface ContainerRow {
  id: string;
  daemon: number;
  /** without the slash */
  name: string;
  /** image id */
  image: string;
  /** ms since 1970 */
  created: number;
  state: ContainerState;
  /** process row of its PID 1; 0 when it does not run */
  process: number;
  /** process row of its containerd-shim; 0 when it does not run */
  shim: number;
  exitCode: number;
  /** why the last start failed */
  error: string;
  /** how the start that is under way failed, until its caller has heard of it */
  failure: StartFailure | null;
  isOomKilled: boolean;
  /** ms since 1970; 0 is never */
  startedAt: number;
  finishedAt: number;
  /** restarts by policy since it was last started by hand */
  restarts: number;
  /** ms until the next restart by policy */
  backOff: number;
  /** stopped by hand: policies leave it alone */
  isStoppedByHand: boolean;
  /** a stop or restart is under way: the end of the process is theirs */
  isStopping: boolean;
  /** how often it was started: tells watchers of an earlier run that theirs is over */
  run: number;
  /** row of `filesystems`: its root */
  fs: number;
  /** row of `cgroups` while it runs */
  cgroup: number;
  /** row of `namespaces` while it runs: the network it lives in */
  netns: number;
  /** network name → its place there */
  endpoints: Record<string, EndpointRow>;
  /** id of the network sandbox of this run */
  sandbox: string;
  /** `80/tcp` → where it is published, while it runs */
  ports: Record<string, { HostIp: string; HostPort: string }[]>;
  health?: HealthRow;
  execs: string[];
  /** execs that are over, and can still be asked about: the last ones */
  pastExecs?: string[];
  /** rows of `attachments` that get its output */
  attachments: number[];
  /** descriptors of its shim: where its input goes, and where its output comes from (−1: nowhere) */
  stdin: number;
  tty: number;
  /** BuildKit runs a step in it: no list shows it, and nothing is announced of it */
  isBuild?: true;
}

export interface StartFailure {
  /** HTTP status */
  refused: number;
  message: string;
  exitCode: number;
}

/** A container's place in a network (the API's EndpointSettings, plus what is the daemon's own). */
export interface EndpointRow {
  network: string;
  settings: EndpointSettings;
  /** hardware address that was asked for; '' gives it a new one at each start */
  askedMac: string;
}

export interface HealthRow {
  status: 'starting' | 'healthy' | 'unhealthy';
  streak: number;
  /** the last five */
  log: { start: number; end: number; exitCode: number; output: string }[];
}

/** What a container was created with: never changes, but for `docker update`. */
export interface ContainerConfigRow {
  id: string;
  config: ContainerConfig;
  host: HostConfig;
  /** command line: entrypoint and command together */
  path: string;
  args: string[];
  mounts: MountPoint[];
  /** what its networks were asked to give it */
  isNetworkDisabled: boolean;
}

/** Something mounted into a container, as `docker inspect` lists it. */
export interface MountPoint {
  type: 'bind' | 'volume' | 'tmpfs';
  /** volume */
  name: string;
  /** path on the host; tmpfs: its options */
  source: string;
  destination: string;
  mode: string;
  isWritable: boolean;
  propagation: string;
  driver: string;
  /** the volume gets what the image has at that place, when it is empty */
  copies: boolean;
  /** path in the volume */
  subpath: string;
  /** asked for by the API's Mounts, which do not make missing directories */
  isStrict: boolean;
  /** volume made for this container alone, without a name of its own */
  isAnonymous: boolean;
}

/** What a container printed: one entry after another in one growing string, so that adding to it copies nothing. */
export interface ContainerLogRow {
  id: string;
  content: Bytes;
  /** beginnings of lines on standard output and standard error that have not ended yet */
  tails: [string, string];
}

/** Somebody who listens to a container's or an exec's output. */
export interface AttachmentRow {
  id: number;
  wantsOut: boolean;
  wantsErr: boolean;
  /** output that waits to be sent, in frames where there is no terminal */
  buffer: Bytes;
  isFramed: boolean;
  /** no more will come */
  isEnded: boolean;
}

/** An image in a daemon's store (key: `DAEMON sha256:…`). */
export interface ImageRow {
  id: string;
  daemon: number;
  /** ms since 1970 */
  created: number;
  architecture: string;
  os: string;
  /** of Windows alone: `10.0.20348.5622` */
  osVersion?: string;
  config: ImageConfig;
  author: string;
  comment: string;
  dockerVersion: string;
  parent: string;
  /** diff ids, base first */
  layers: string[];
  /** sum of its layers, bytes */
  size: number;
  history: HistoryEntry[];
  /** ms since 1970; 0: never tagged here */
  taggedAt: number;
  /** its configuration as it came (from a registry, an archive, a builder), JSON, where it is not the one that dockerd writes */
  text?: string;
}

export interface HistoryEntry {
  /** ms since 1970 */
  created: number;
  createdBy: string;
  comment: string;
  /** changed nothing but the configuration */
  isEmpty: boolean;
}

/** A layer in a daemon's store (key: `DAEMON sha256:…`): how many images stand on it. */
export interface StoredLayerRow {
  id: string;
  daemon: number;
  size: number;
  images: number;
}

export interface NetworkRow {
  id: string;
  daemon: number;
  name: string;
  driver: string;
  /** ms since 1970 */
  created: number;
  /** empty for host and none */
  subnet: string;
  gateway: string;
  ipRange: string;
  /** asked for, not taken from the pools */
  isSubnetAsked: boolean;
  isGatewayAsked: boolean;
  /** addresses of the subnet that no container gets, by what they are for */
  auxiliary?: Record<string, string>;
  isInternal: boolean;
  isAttachable: boolean;
  hasIpv6: boolean;
  options: Record<string, string>;
  labels: Record<string, string>;
  ipamOptions: Record<string, string> | null;
  ipamDriver: string;
  /** name of its bridge on the host */
  bridge: string;
  /** macvlan and ipvlan: the wire its containers are on, and the interface that it made on the host for itself */
  wire?: number;
  ownParent?: string;
  /** a network that others take their settings from, and the one it took them from */
  isConfigOnly?: boolean;
  configFrom?: string;
  /** its addresses (`AddressPool` of #sim/network); null for host and none */
  pool: { id: string; subnet: string; range?: string; lowest: number } | null;
}

/** A volume (key: `DAEMON name`). Its files lie on the host below /var/lib/docker/volumes. */
export interface VolumeRow {
  name: string;
  daemon: number;
  /** ms since 1970 */
  created: number;
  driver: string;
  labels: Record<string, string> | null;
  options: Record<string, string> | null;
  isAnonymous: boolean;
  /** ids of containers that mount it */
  users: string[];
}

export interface ExecRow {
  id: string;
  daemon: number;
  container: string;
  argv: string[];
  user: string;
  isPrivileged: boolean;
  isTty: boolean;
  wantsIn: boolean;
  wantsOut: boolean;
  wantsErr: boolean;
  detachKeys: string;
  env: string[];
  cwd: string;
  isRunning: boolean;
  hasStarted: boolean;
  /** null until it has ended */
  exitCode: number | null;
  process: number;
  pid: number;
  /** rows of `attachments` */
  attachments: number[];
  /** descriptors of the container's shim, as for the container */
  stdin: number;
  tty: number;
  /** rows and columns of its terminal */
  size: [number, number];
  /** how it could not be started */
  error: string;
}

/** An event, for `docker events` (key: `DAEMON number`): the last 256 of each daemon. */
export interface DockerEventRow {
  type: string;
  action: string;
  actor: string;
  attributes: Record<string, string>;
  /** ms since 1970 */
  time: number;
}

/** A layer on its way to a daemon (key: `DAEMON digest`). */
export interface PullRow {
  /** digest: sha256:… */
  id: string;
  daemon: number;
  state: 'waiting' | 'downloading' | 'verifying' | 'downloaded' | 'extracting' | 'done';
  /** bytes that have come, or, while it is unpacked, that are unpacked */
  current: number;
  total: number;
}
