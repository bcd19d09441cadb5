import type { Proc } from '#sim/kernel/proc';
import type { LayerTree } from '#sim/world/files';
import type { HostConfig, ImageConfig } from '#sim/world/docker-config';
import type { Variables } from './words';

/** What was asked of the builder. */
export interface Wish {
  buildArgs: Record<string, string>;
  labels: Record<string, string>;
  target: string;
  usesCache: boolean;
  isQuiet: boolean;
  /** remove the containers of steps that went well, or of all */
  removes: 'never' | 'successful' | 'all';
  network: string;
  /** limits of the steps' containers, as a HostConfig has them */
  limits: Partial<HostConfig>;
  /** the registry is asked for every base image */
  pulls: boolean;
  /** NAME:ADDRESS, for /etc/hosts while the steps run */
  extraHosts: string[];
  /** images whose steps may be taken over; none of them when there is nothing to look in; null looks everywhere */
  cacheFrom: string[] | null;
}

/** A build under way. It lives in the locals of one generator; everything of the world goes through `p.do`. */
export interface Build {
  readonly p: Proc;
  readonly fd: number;
  readonly daemon: number;
  readonly wish: Wish;
  /** the files that the client sent, by absolute path */
  readonly context: LayerTree;
  /** images of finished stages, by name and by number */
  readonly stages: Map<string, string>;
  /** ARGs before the first FROM */
  readonly globals: Map<string, string>;
  /** ARGs that some instruction asked for */
  readonly consumed: Set<string>;
}

/** The stage that is being built. */
export interface Stage {
  name: string;
  /** id of the image so far; '' for scratch */
  image: string;
  config: ImageConfig;
  author: string;
  /** build arguments declared in this stage */
  args: Map<string, string>;
  /** steps are looked up in the cache until one was not there */
  mayUseCache: boolean;
  /** this Dockerfile has said CMD: ENTRYPOINT leaves it alone */
  isCmdSet: boolean;
  /** what it stands on is for Windows */
  isWindows: boolean;
}

export const emptyConfig = (): ImageConfig => ({
  User: '',
  Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
  Entrypoint: null,
  Cmd: null,
  Volumes: null,
  WorkingDir: '',
  OnBuild: null,
  Labels: null,
});

/** What a step says when it cannot be done. `code`: exit status of the failing command. */
export interface StepFailure {
  failed: string;
  code?: number;
}

export function isStepFailure(value: unknown): value is StepFailure {
  return typeof value === 'object' && value !== null && 'failed' in value;
}

/** Variables for `expand`: arguments, over which the environment goes. */
export function variablesOf(stage: Stage): Variables {
  const variables = new Map(stage.args);
  for (const pair of stage.config.Env ?? []) {
    const at = pair.indexOf('=');
    variables.set(pair.slice(0, at), pair.slice(at + 1));
  }
  return variables;
}

/** The shell that shell forms are given to. */
export function shellOf({ config, isWindows }: Readonly<Stage>): string[] {
  return [...(config.Shell ?? (isWindows ? ['cmd', '/S', '/C'] : ['/bin/sh', '-c']))];
}

/** How history calls a step that runs nothing. */
export function nop(stage: Stage, comment: string): string {
  return `${shellOf(stage).join(' ')} #(nop) ${comment}`;
}
