/**
 * The parts that a page loads after its beginning. A step that wants one throws `NeedsMore` with its name: which program is
 * in which part is written in `programs/held.ts`, and whatever else is in a part, a `Later` of that name stands for.
 */
export const parts = {
  apk: () => import('./part-apk'),
  applications: () => import('./part-applications'),
  apt: () => import('./part-apt'),
  build: () => import('./part-build'),
  client: () => import('./part-client'),
  compose: () => import('./part-compose'),
  databases: () => import('./part-databases'),
  curl: () => import('./part-curl'),
  'debian-bookworm': () => import('./part-debian-bookworm'),
  'debian-bullseye': () => import('./part-debian-bullseye'),
  'debian-trixie': () => import('./part-debian-trixie'),
  desktop: () => import('./part-desktop'),
  'docker-commands': () => import('./part-docker-commands'),
  engine: () => import('./part-engine'),
  'engine-more': () => import('./part-engine-more'),
  everyday: () => import('./part-everyday'),
  files: () => import('./part-files'),
  host: () => import('./part-host'),
  hypervisors: () => import('./part-hypervisors'),
  images: () => import('./part-images'),
  jq: () => import('./part-jq'),
  mac: () => import('./part-mac'),
  moving: () => import('./part-moving'),
  'kernel-files': () => import('./part-kernel-files'),
  net: () => import('./part-net'),
  node: () => import('./part-node'),
  npm: () => import('./part-npm'),
  pip: () => import('./part-pip'),
  python: () => import('./part-python'),
  seldom: () => import('./part-seldom'),
  servers: () => import('./part-servers'),
  'shell-more': () => import('./part-shell-more'),
  system: () => import('./part-system'),
  text: () => import('./part-text'),
  undo: () => import('./part-undo'),
  windows: () => import('./part-windows'),
} as const satisfies Record<string, () => Promise<unknown>>;

export type PartName = keyof typeof parts;

export function isPart(name: string): name is PartName {
  return Object.hasOwn(parts, name);
}
