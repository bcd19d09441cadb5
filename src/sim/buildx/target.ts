/** One image to build: what `docker build` was asked for, a target of bake, a service's build section. */
export interface BuildTarget {
  /** as progress names it (`[web 1/3] …`); '' where there is only one */
  readonly name: string;
  /** folder, `-`, or URL */
  readonly context: string;
  /** path, relative to the context (bake, compose) unless absolute; `Dockerfile` when absent */
  readonly dockerfile?: string;
  /** the Dockerfile itself, instead of a file */
  readonly dockerfileInline?: string;
  /** `null`: from the client's environment */
  readonly args?: Readonly<Record<string, string | null>>;
  readonly tags?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  /** stage to build up to; the last one when absent */
  readonly stage?: string;
  readonly noCache?: boolean;
  readonly noCacheFilter?: readonly string[];
  readonly pull?: boolean;
  /** default, none, host */
  readonly network?: string;
  /** linux/amd64 … */
  readonly platforms?: readonly string[];
  /** further contexts: name → folder, `docker-image://…`, `target:…` */
  readonly contexts?: Readonly<Record<string, string>>;
  /** `id=x,src=file`, `id=x,env=NAME` */
  readonly secrets?: readonly string[];
  readonly ssh?: readonly string[];
  /** `host:ip` */
  readonly extraHosts?: readonly string[];
  /** bytes */
  readonly shmSize?: number;
  /** `nofile=1024:2048` */
  readonly ulimits?: readonly string[];
  readonly cacheFrom?: readonly string[];
  readonly cacheTo?: readonly string[];
  /** `type=local,dest=out`; an image in the engine's store when empty */
  readonly outputs?: readonly string[];
  readonly entitlements?: readonly string[];
  readonly cgroupParent?: string;
  /** `build`, or another question to the frontend: `lint`, `outline`, `targets` */
  readonly call?: string;
  /** somebody will read `metadata`: a step of progress says so */
  readonly wantsMetadata?: boolean;
}

/** How a build is shown. */
export interface BuildView {
  /** `auto`: tty on a terminal, plain without one */
  readonly progress: 'auto' | 'plain' | 'tty' | 'quiet' | 'none' | 'rawjson';
}

/** An image that was made. */
export interface BuiltImage {
  /** sha256:… */
  readonly id: string;
  /** what `--metadata-file` says of it */
  readonly metadata: Readonly<Record<string, unknown>>;
}
