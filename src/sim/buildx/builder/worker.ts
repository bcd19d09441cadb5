/** What the engine's BuildKit says of itself. */
export interface Worker {
  readonly arch: string;
  /** ms since 1970 */
  readonly lastActivity: number;
  readonly gateway: string;
}

/** What a BuildKit that is built into an engine says of its version. */
export const workerVersion = 'v0.0.0+unknown';

export function platformsOf({ arch }: Worker): readonly string[] {
  return arch === 'arm64'
    ? ['linux/arm64', 'linux/arm/v7', 'linux/arm/v6']
    : ['linux/amd64', 'linux/amd64/v2', 'linux/amd64/v3', 'linux/amd64/v4', 'linux/386'];
}

interface Rule {
  readonly lines: readonly string[];
  readonly json: Readonly<Record<string, unknown>>;
}

const filters = 'type==source.local,type==exec.cachemount,type==source.git.checkout';
const space = ['Reserved Space: 9.313GiB', 'Max Used Space: 60.54GiB', 'Min Free Space: 15.83GiB'];
const bytes = { maxUsedSpace: 65_000_000_000, minFreeSpace: 17_000_000_000, reservedSpace: 10_000_000_000 };

/** When the engine tidies its cache up by itself (moby, builder-next/worker/gc.go, by the size of the disk). */
export const gcPolicy: readonly Rule[] = [
  {
    lines: [
      'All:            false',
      `Filters:        ${filters}`,
      'Keep Duration:  48h0m0s',
      'Max Used Space: 488.3MiB',
    ],
    json: {
      all: false,
      filter: [filters],
      keepDuration: 172_800_000_000_000,
      maxUsedSpace: 512_000_000,
      minFreeSpace: 0,
      reservedSpace: 0,
    },
  },
  {
    lines: ['All:            false', 'Keep Duration:  1440h0m0s', ...space],
    json: { all: false, filter: null, keepDuration: 5_184_000_000_000_000, ...bytes },
  },
  {
    lines: ['All:            false', ...space],
    json: { all: false, filter: null, keepDuration: 0, ...bytes },
  },
  { lines: ['All:            true', ...space], json: { all: true, filter: null, keepDuration: 0, ...bytes } },
];
