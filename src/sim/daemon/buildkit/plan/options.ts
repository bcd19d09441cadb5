/** What the frontend was asked for, beside the Dockerfile. */
export interface FrontendOptions {
  /** prefix of its steps' names: the target's, where several are built */
  readonly group: string;
  /** index among the targets of the solve */
  readonly target: number;
  readonly stage: string;
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  /** linux/amd64 */
  readonly platform: string;
  readonly buildPlatform: string;
  /** all stages, or these */
  readonly noCache: boolean | readonly string[];
  readonly network: string;
  readonly hosts: readonly string[];
  /** bytes */
  readonly shmSize: number;
  readonly ulimits: readonly string[];
  readonly cgroupParent: string;
  /** names of further contexts, lower case → what they are */
  readonly contexts: Readonly<Record<string, string>>;
  readonly entitlements: readonly string[];
}
