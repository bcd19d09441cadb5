import type { StringMap } from '../model/service';

/** A mount in a list of containers or an inspection. */
export interface MountRow {
  readonly Type: string;
  readonly Name?: string;
  readonly Source: string;
  readonly Destination: string;
  readonly Driver?: string;
  readonly RW: boolean;
}

export interface PortRow {
  readonly IP?: string;
  readonly PrivatePort: number;
  readonly PublicPort?: number;
  readonly Type: string;
}

/** A row of `GET /containers/json`. */
export interface ContainerRow {
  readonly Id: string;
  readonly Names: readonly string[];
  readonly Image: string;
  readonly ImageID: string;
  readonly Command: string;
  /** seconds since 1970 */
  readonly Created: number;
  readonly Ports: readonly PortRow[];
  readonly Labels: StringMap;
  /** `running`, `exited` … */
  readonly State: string;
  readonly Status: string;
  readonly Mounts?: readonly MountRow[];
  readonly SizeRw?: number;
  readonly SizeRootFs?: number;
  readonly NetworkSettings?: {
    readonly Networks?: Readonly<Record<string, { readonly NetworkID?: string }>>;
  };
  readonly ImageManifestDescriptor?: {
    readonly platform?: { readonly os?: string; readonly architecture?: string };
  };
}

/** What `GET /containers/ID/json` says that compose looks at. */
export interface InspectedContainer {
  readonly Id: string;
  readonly Name: string;
  readonly Config: {
    readonly Tty: boolean;
    readonly Labels?: StringMap;
    readonly Healthcheck?: object | null;
  };
  readonly State: {
    readonly Status: string;
    readonly Running: boolean;
    readonly Restarting: boolean;
    readonly ExitCode: number;
    readonly StartedAt: string;
    readonly Health?: { readonly Status: string } | null;
  };
}

/** What `GET /images/NAME/json` says that compose looks at. */
export interface InspectedImage {
  readonly Id: string;
  readonly Created?: string;
  readonly Architecture?: string;
  readonly Os?: string;
  readonly Variant?: string;
  readonly Size?: number;
  readonly Config?: { readonly Volumes?: Readonly<Record<string, object>> | null } | null;
  readonly Metadata?: { readonly LastTagTime?: string };
}

export interface InspectedNetwork {
  readonly Id: string;
  readonly Name: string;
  readonly Driver?: string;
  readonly Labels?: StringMap | null;
  readonly Containers?: Readonly<Record<string, unknown>> | null;
}

export interface VolumeRow {
  readonly Name: string;
  readonly Driver: string;
  readonly Mountpoint: string;
  readonly Labels?: StringMap | null;
  readonly Scope?: string;
  readonly CreatedAt?: string;
}
