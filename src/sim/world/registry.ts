/** What a registry holds beside the catalogue: what was pushed to it (key: host name, `docker.io` or `localhost:5000`). */
export interface RegistryRow {
  host: string;
  /** repository → tag → manifest digest */
  tags: Record<string, Record<string, string>>;
  /** digest → manifest, as the registry API gives it */
  manifests: Record<string, string>;
  /** digest of blobs it has → bytes */
  blobs: Record<string, number>;
}
