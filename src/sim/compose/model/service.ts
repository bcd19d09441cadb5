/**
 * A service as compose writes it back (`docker compose config --format json`): long forms, absent where nothing was
 * said. Sizes are decimal numbers of bytes as text ("104857600"), durations are Go's ("1m30s"): `bytesOf` and `nanosOf` of
 * `units.ts` read them. Fields stand in the order in which they are printed.
 */
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

export interface Service extends Extended {
  readonly profiles?: readonly string[];
  readonly annotations?: StringMap;
  readonly attach?: boolean;
  readonly build?: Build;
  readonly develop?: { readonly watch?: readonly WatchTrigger[] } & Extended;
  readonly blkio_config?: BlkioConfig;
  readonly cap_add?: readonly string[];
  readonly cap_drop?: readonly string[];
  readonly cgroup_parent?: string;
  readonly cgroup?: string;
  readonly cpu_count?: number;
  readonly cpu_percent?: number;
  readonly cpu_period?: number;
  readonly cpu_quota?: number;
  readonly cpu_rt_period?: number;
  readonly cpu_rt_runtime?: number;
  readonly cpus?: number;
  readonly cpuset?: string;
  readonly cpu_shares?: number;
  /** null: the image's; [] clears it */
  readonly command: readonly string[] | null;
  readonly configs?: readonly FileReference[];
  readonly container_name?: string;
  readonly credential_spec?: {
    readonly config?: string;
    readonly file?: string;
    readonly registry?: string;
  } & Extended;
  readonly depends_on?: Readonly<Record<string, Dependency>>;
  readonly deploy?: Deploy;
  readonly device_cgroup_rules?: readonly string[];
  readonly devices?: readonly Device[];
  readonly dns?: readonly string[];
  readonly dns_opt?: readonly string[];
  readonly dns_search?: readonly string[];
  readonly dockerfile?: string;
  readonly domainname?: string;
  /** null: the image's; [] clears it */
  readonly entrypoint: readonly string[] | null;
  readonly provider?: {
    readonly type?: string;
    readonly options?: Readonly<Record<string, readonly string[]>>;
  } & Extended;
  readonly environment?: Environment;
  readonly env_file?: readonly EnvFile[];
  readonly expose?: readonly string[];
  readonly extends?: { readonly file?: string; readonly service?: string };
  readonly external_links?: readonly string[];
  /** `host=address`, sorted */
  readonly extra_hosts?: readonly string[];
  readonly group_add?: readonly string[];
  readonly gpus?: readonly DeviceRequest[];
  readonly hostname?: string;
  readonly healthcheck?: Healthcheck;
  readonly image?: string;
  readonly init?: boolean;
  readonly ipc?: string;
  readonly isolation?: string;
  readonly labels?: StringMap;
  readonly label_file?: readonly string[];
  readonly links?: readonly string[];
  readonly logging?: Logging;
  readonly log_driver?: string;
  readonly log_opt?: StringMap;
  readonly mem_limit?: string;
  readonly mem_reservation?: string;
  readonly memswap_limit?: string;
  readonly mem_swappiness?: string;
  readonly mac_address?: string;
  readonly models?: Readonly<
    Record<string, ({ readonly endpoint_var?: string; readonly model_var?: string } & Extended) | null>
  >;
  readonly net?: string;
  readonly network_mode?: string;
  readonly networks?: Readonly<Record<string, ServiceNetwork | null>>;
  readonly oom_kill_disable?: boolean;
  readonly oom_score_adj?: number;
  readonly pid?: string;
  readonly pids_limit?: number;
  readonly platform?: string;
  readonly ports?: readonly Port[];
  readonly privileged?: boolean;
  readonly pull_policy?: string;
  readonly read_only?: boolean;
  readonly restart?: string;
  readonly runtime?: string;
  readonly scale?: number;
  readonly secrets?: readonly FileReference[];
  readonly security_opt?: readonly string[];
  readonly shm_size?: string;
  readonly stdin_open?: boolean;
  readonly stop_grace_period?: string;
  readonly stop_signal?: string;
  readonly storage_opt?: StringMap;
  readonly sysctls?: StringMap;
  readonly tmpfs?: readonly string[];
  readonly tty?: boolean;
  readonly ulimits?: Readonly<Record<string, Ulimit>>;
  readonly use_api_socket?: boolean;
  readonly user?: string;
  readonly userns_mode?: string;
  readonly uts?: string;
  readonly volume_driver?: string;
  readonly volumes?: readonly ServiceVolume[];
  readonly volumes_from?: readonly string[];
  readonly working_dir?: string;
  readonly post_start?: readonly Hook[];
  readonly pre_stop?: readonly Hook[];
}
