/** What a registry of the simulated internet holds beside the catalogue: accounts, and what was pushed (key: `docker.io`). */
export interface RegistryRow {
  host: string;
  /** name → password: who signs in first under a name has signed up */
  accounts: Record<string, string>;
  /** repository → tag → manifest digest */
  tags: Record<string, Record<string, string>>;
  /** digest → manifest, as the registry API gives it */
  manifests: Record<string, { type: string; text: string }>;
  /** digest of a configuration → its text */
  configs: Record<string, string>;
  /** digest of a layer's blob → what it unpacks to; its content lies in `layers` */
  layers: Record<string, { diffId: string; bytes: number }>;
}
