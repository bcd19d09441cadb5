import type { Json } from '../base/json';

/** A Docker daemon's own state (key: process id of dockerd is kept beside; the row lives as long as /var/lib/docker). */
export interface DaemonRow {
  id: number;
  machine: number;
  /** process id of dockerd; 0 while it is stopped */
  process: number;
  /** `docker info` ID */
  engineId: string;
  /** reference (docker.io/library/nginx:latest) → image id */
  references: Record<string, string>;
  /** reference with digest → image id */
  digests: Record<string, string>;
  containerIds: string[];
  events: Json[];
  nextSubnet: number;
}

/** A container. What `docker inspect` says is made from it. */
export interface ContainerRow {
  id: string;
  daemon: number;
  name: string;
}

export interface ImageRow {
  id: string;
}

export interface NetworkRow {
  id: string;
  daemon: number;
}

export interface VolumeRow {
  name: string;
  daemon: number;
}

export interface ExecRow {
  id: string;
  container: string;
}

/** Layers that are on their way. */
export interface PullRow {
  id: number;
  daemon: number;
}
