/** The parts of a service, by the rules that `service.ts` states. */
import type { Json } from '#sim/base/json';

/** Name → value. */
export type StringMap = Readonly<Record<string, string>>;
/** Name → value, or null where only the name was given and the environment has none. */
export type Environment = Readonly<Record<string, string | null>>;

/** What every part may carry: fields that begin with `x-`. They are printed, and mean nothing. */
export interface Extended {
  readonly '#extensions'?: Readonly<Record<string, Json>>;
}

export interface Build extends Extended {
  readonly context?: string;
  readonly dockerfile?: string;
  readonly dockerfile_inline?: string;
  readonly entitlements?: readonly string[];
  readonly args?: Environment;
  readonly provenance?: string;
  readonly sbom?: string;
  /** id → path of a key or socket, '' for the agent's */
  readonly ssh?: StringMap;
  readonly labels?: StringMap;
  readonly cache_from?: readonly string[];
  readonly cache_to?: readonly string[];
  readonly no_cache?: boolean;
  readonly additional_contexts?: StringMap;
  readonly pull?: boolean;
  /** `host=address`, sorted */
  readonly extra_hosts?: readonly string[];
  readonly isolation?: string;
  readonly network?: string;
  readonly target?: string;
  readonly secrets?: readonly FileReference[];
  readonly shm_size?: string;
  readonly tags?: readonly string[];
  readonly ulimits?: Readonly<Record<string, Ulimit>>;
  readonly platforms?: readonly string[];
  readonly privileged?: boolean;
}

/** One number for both, or soft and hard. */
export type Ulimit = number | ({ readonly soft?: number; readonly hard?: number } & Extended);

/** A service's use of a secret or a config. `mode` is octal: "0440". */
export interface FileReference extends Extended {
  readonly source?: string;
  readonly target?: string;
  readonly uid?: string;
  readonly gid?: string;
  readonly mode?: string;
}

export interface Hook extends Extended {
  readonly command: readonly string[] | null;
  readonly user?: string;
  readonly privileged?: boolean;
  readonly working_dir?: string;
  readonly environment?: Environment;
}

export interface WatchTrigger extends Extended {
  readonly path: string;
  /** rebuild, restart, sync, sync+restart, sync+exec */
  readonly action: string;
  readonly target?: string;
  readonly exec?: Hook;
  readonly include?: readonly string[];
  readonly ignore?: readonly string[];
  readonly initial_sync?: boolean;
}

export interface WeightDevice extends Extended {
  readonly Path: string;
  readonly Weight: number;
}

export interface ThrottleDevice extends Extended {
  readonly Path: string;
  /** bytes (or operations) per second, as text */
  readonly Rate: string;
}

export interface BlkioConfig extends Extended {
  readonly weight?: number;
  readonly weight_device?: readonly WeightDevice[];
  readonly device_read_bps?: readonly ThrottleDevice[];
  readonly device_read_iops?: readonly ThrottleDevice[];
  readonly device_write_bps?: readonly ThrottleDevice[];
  readonly device_write_iops?: readonly ThrottleDevice[];
}

export interface Dependency extends Extended {
  /** service_started, service_healthy, service_completed_successfully */
  readonly condition?: string;
  readonly restart?: boolean;
  readonly required: boolean;
}

export interface UpdateConfig extends Extended {
  readonly parallelism?: number;
  readonly delay?: string;
  readonly failure_action?: string;
  readonly monitor?: string;
  readonly max_failure_ratio?: number;
  readonly order?: string;
}

export interface DeviceRequest {
  readonly capabilities?: readonly string[];
  readonly driver?: string;
  /** −1 for all */
  readonly count?: number;
  readonly device_ids?: readonly string[];
  readonly options?: StringMap;
}

export interface GenericResource extends Extended {
  readonly discrete_resource_spec?: { readonly kind: string; readonly value: number } & Extended;
}

export interface Resource extends Extended {
  readonly cpus?: number;
  readonly memory?: string;
  readonly pids?: number;
  readonly devices?: readonly DeviceRequest[];
  readonly generic_resources?: readonly GenericResource[];
}

export interface DeployRestartPolicy extends Extended {
  readonly condition?: string;
  readonly delay?: string;
  readonly max_attempts?: number;
  readonly window?: string;
}

export interface Deploy extends Extended {
  readonly mode?: string;
  readonly replicas?: number;
  readonly labels?: StringMap;
  readonly update_config?: UpdateConfig;
  readonly rollback_config?: UpdateConfig;
  readonly resources?: { readonly limits?: Resource; readonly reservations?: Resource } & Extended;
  readonly restart_policy?: DeployRestartPolicy;
  readonly placement?: Placement;
  readonly endpoint_mode?: string;
}

export interface Placement extends Extended {
  readonly constraints?: readonly string[];
  readonly preferences?: readonly ({ readonly spread?: string } & Extended)[];
  readonly max_replicas_per_node?: number;
}

export interface Device extends Extended {
  readonly source?: string;
  readonly target?: string;
  readonly permissions?: string;
}

export interface EnvFile {
  readonly path: string;
  readonly required: boolean;
  readonly format?: string;
}

export interface Healthcheck extends Extended {
  readonly test?: readonly string[];
  readonly timeout?: string;
  readonly interval?: string;
  readonly retries?: number;
  readonly start_period?: string;
  readonly start_interval?: string;
  readonly disable?: boolean;
}

export interface Logging extends Extended {
  readonly driver?: string;
  readonly options?: StringMap;
}

export interface ServiceNetwork extends Extended {
  readonly aliases?: readonly string[];
  readonly driver_opts?: StringMap;
  readonly gw_priority?: number;
  readonly interface_name?: string;
  readonly ipv4_address?: string;
  readonly ipv6_address?: string;
  readonly link_local_ips?: readonly string[];
  readonly mac_address?: string;
  readonly priority?: number;
}

export interface Port extends Extended {
  readonly name?: string;
  readonly mode?: string;
  readonly host_ip?: string;
  readonly target?: number;
  /** a port, or a range `8000-8010`; absent for any free one */
  readonly published?: string;
  readonly protocol?: string;
  readonly app_protocol?: string;
}

export interface ServiceVolume extends Extended {
  /** bind, volume, tmpfs, npipe, cluster, image */
  readonly type?: string;
  readonly source?: string;
  readonly target?: string;
  readonly read_only?: boolean;
  readonly consistency?: string;
  readonly bind?: {
    readonly selinux?: string;
    readonly propagation?: string;
    readonly create_host_path?: boolean;
    readonly recursive?: string;
  } & Extended;
  readonly volume?: {
    readonly labels?: StringMap;
    readonly nocopy?: boolean;
    readonly subpath?: string;
  } & Extended;
  readonly tmpfs?: { readonly size?: string; readonly mode?: number } & Extended;
  readonly image?: { readonly subpath?: string } & Extended;
}
