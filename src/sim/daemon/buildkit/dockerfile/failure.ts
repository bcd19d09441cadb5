/** Lines of a Dockerfile, from 1, both included. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Why a Dockerfile cannot be built; `ranges` are the lines that are shown with it. */
export interface Failure {
  readonly failed: string;
  readonly ranges?: readonly Range[];
  /** the lines are shown twice: two layers of the real builder both say where */
  readonly isTwice?: boolean;
}

export function fail(failed: string, ...ranges: readonly Range[]): Failure {
  return ranges.length === 0 ? { failed } : { failed, ranges };
}

export function isFailure(value: unknown): value is Failure {
  return typeof value === 'object' && value !== null && 'failed' in value;
}
