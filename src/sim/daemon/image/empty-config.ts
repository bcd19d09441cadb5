import type { ImageConfig } from '#sim/world/docker-config';

/** The configuration of an image that nobody has configured. */
export function emptyImageConfig(): ImageConfig {
  return {
    User: '',
    Env: null,
    Entrypoint: null,
    Cmd: null,
    Volumes: null,
    WorkingDir: '',
    OnBuild: null,
    Labels: null,
  };
}
