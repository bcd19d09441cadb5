import type { Fail } from '#sim/base/fail';
import type { Stat } from '#sim/files/index';
import type { Extended, Service, StringMap } from './service';

/** A network of the project. `name` is what the engine calls it. */
export interface Network extends Extended {
  readonly name?: string;
  readonly driver?: string;
  readonly driver_opts?: StringMap;
  readonly ipam?: Ipam;
  readonly external?: boolean;
  readonly internal?: boolean;
  readonly attachable?: boolean;
  readonly labels?: StringMap;
  readonly enable_ipv4?: boolean;
  readonly enable_ipv6?: boolean;
}

export interface Ipam extends Extended {
  readonly driver?: string;
  readonly config?: readonly ({
    readonly subnet?: string;
    readonly gateway?: string;
    readonly ip_range?: string;
    readonly aux_addresses?: StringMap;
  } & Extended)[];
}

/** A volume of the project. `name` is what the engine calls it. */
export interface Volume extends Extended {
  readonly name?: string;
  readonly driver?: string;
  readonly driver_opts?: StringMap;
  readonly external?: boolean;
  readonly labels?: StringMap;
}

/** A secret or config. What comes from the environment has its value in `content`, which is printed for neither. */
export interface FileObject extends Extended {
  readonly name?: string;
  readonly file?: string;
  readonly environment?: string;
  readonly content?: string;
  readonly external?: boolean;
  readonly labels?: StringMap;
  readonly driver?: string;
  readonly driver_opts?: StringMap;
  readonly template_driver?: string;
}

export interface Model extends Extended {
  readonly name?: string;
  readonly model?: string;
  readonly context_size?: number;
  readonly runtime_flags?: readonly string[];
}

type Named<T> = Readonly<Record<string, T>>;

/**
 * A Compose project: what the files say when they were merged, interpolated, checked and written out in full. The first
 * eight fields are what `docker compose config --format json` prints; the others are what commands need beside it.
 */
export interface Project extends Extended {
  readonly name: string;
  readonly services: Named<Service>;
  readonly networks: Named<Network>;
  readonly volumes: Named<Volume>;
  readonly secrets: Named<FileObject>;
  readonly configs: Named<FileObject>;
  readonly models: Named<Model>;
  /** absolute; label com.docker.compose.project.working_dir */
  readonly workingDir: string;
  /** absolute paths, '-' for standard input; label com.docker.compose.project.config_files */
  readonly composeFiles: readonly string[];
  /** absolute paths of `--env-file`; label com.docker.compose.project.environment_file, absent when empty */
  readonly envFiles: readonly string[];
  /** what variables in the files were looked up in: the process's environment and `.env` */
  readonly environment: StringMap;
  /** the active profiles */
  readonly profiles: readonly string[];
  /** services that no active profile asks for, or that were not selected */
  readonly disabledServices: Named<Service>;
}

/** How the project's files, name and profiles are chosen: compose's own flags. The environment's COMPOSE_… count too. */
export interface ProjectFlags {
  /** `-f`, in order */
  readonly files?: readonly string[];
  /** `-p` */
  readonly projectName?: string;
  /** `--project-directory` */
  readonly projectDirectory?: string;
  /** `--env-file`, in order */
  readonly envFiles?: readonly string[];
  /** `--profile` */
  readonly profiles?: readonly string[];
  /** `--all-resources`: networks, volumes… that no service uses stay */
  readonly all?: boolean;
  /** `--compatibility` */
  readonly compatibility?: boolean;
}

/** What a command wants of the load. Everything is on unless it is said. */
export interface LoadOptions extends ProjectFlags {
  /** Only these services and what they depend on; empty for all. Naming one activates its profiles. */
  readonly services?: readonly string[];
  /** false: `${X}` stays as it is */
  readonly interpolate?: boolean;
  readonly normalize?: boolean;
  readonly resolvePaths?: boolean;
  readonly consistency?: boolean;
  /** false: `env_file` is not read, and `environment` keeps what only names a variable */
  readonly resolveEnvironment?: boolean;
  /** keep `env_file` in the services although it was read */
  readonly keepEnvFiles?: boolean;
}

/** What loading reads. A `Proc` is one; `stdin` is read beforehand when `-f -` is among the files. */
export interface ProjectSource {
  readonly env: Readonly<Record<string, string>>;
  readonly stdin?: string;
  cwd(): string;
  readText(path: string): string | Fail;
  stat(path: string): Stat | Fail;
  realPath?(path: string): string | Fail;
}

/** A line of compose's log. */
export interface LogEntry {
  readonly level: 'warning' | 'error';
  readonly message: string;
}

/** Why there is no project, in compose's words, without a newline at the end. */
export interface ComposeError {
  readonly refused: string;
  /** the exit status, 1 unless said */
  readonly status?: number;
}

/** What loading ends with. The log goes to standard error (`logText`) before anything else, with an error too. */
export interface Loaded<T = Project> {
  readonly log: readonly LogEntry[];
  readonly result: T | ComposeError;
}
