import type { HistoryEntry } from '#sim/world/docker';
import type { ImageConfig } from '#sim/world/docker-config';

/** What is known of a base image before any of its files are needed. */
export interface BaseImage {
  /** `docker.io/library/busybox:latest`, with a digest where a registry said it */
  readonly reference: string;
  readonly config: ImageConfig;
  readonly architecture: string;
  readonly author: string;
  readonly history: readonly HistoryEntry[];
  /** diff ids, base first */
  readonly layers: readonly string[];
  /** ms since 1970 */
  readonly created: number;
  /** not in the store: what to ask the registry for */
  readonly pull: string;
}

export const defaultPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

export const emptyConfig = (): ImageConfig => ({
  User: '',
  Env: null,
  Entrypoint: null,
  Cmd: null,
  Volumes: null,
  WorkingDir: '',
  OnBuild: null,
  Labels: null,
});

/** What `FROM scratch` begins with. */
export const scratch: BaseImage = {
  reference: 'scratch',
  config: { ...emptyConfig(), Env: [`PATH=${defaultPath}`] },
  architecture: '',
  author: '',
  history: [],
  layers: [],
  created: 0,
  pull: '',
};
