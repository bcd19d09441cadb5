import type { BodyState } from '#sim/kernel/http/index';
import type { PrinterState } from './printer';
import type { LogStream } from './streams';

/** What is done when a container ends: nothing, stop the others, or stop them if it failed. */
export type Cascade = 'ignore' | 'stop' | 'fail';

/** A container's end that waits for the last of its lines. */
export interface Ending {
  readonly id: string;
  readonly source: string;
  readonly service: string;
  readonly exitCode: number;
  readonly isRestarting: boolean;
  /** simulated ms at which it is told anyway */
  readonly until: number;
}

/** What `up`, `logs -f` and `watch` follow, as plain data that goes through `again`. */
export interface FollowState {
  readonly project: string;
  /** services that count; empty for all */
  readonly services: readonly string[];
  readonly printer: PrinterState;
  readonly streams: LogStream[];
  events: { body: BodyState; rest: string } | null;
  /** ids of the containers that are not over yet */
  readonly containers: string[];
  readonly restarting: string[];
  /** containers whose output comes over a bare connection from before their start */
  readonly attached: readonly string[];
  readonly endings: Ending[];
  /** how containers are read that start later */
  readonly logs: {
    readonly isFollowing: boolean;
    readonly tail: string;
    readonly until: string;
    readonly timestamps: boolean;
  };
  readonly cascade: Cascade;
  /** the service whose exit status the command ends with */
  readonly exitCodeFrom: string;
  exitCode: number;
  /** the first container to end has been dealt with */
  hasCascaded: boolean;
  /** the exit status is known */
  hasExitCode: boolean;
  /** the menu's line stands at the bottom of the terminal */
  hasMenu: boolean;
  /** files are watched: the menu's key says what it would do */
  isWatching: boolean;
  /** there was a menu: its lines are wiped before every line, even when it is not shown any more */
  readonly wipes: boolean;
  /** SIGINT and SIGTERM that have come */
  interrupts: number;
  /** nothing is printed any more: the command was interrupted */
  isSilent: boolean;
}

/** The parts that most followers have the same. */
export const quietState: Omit<
  FollowState,
  'project' | 'services' | 'printer' | 'streams' | 'containers' | 'restarting' | 'endings' | 'logs'
> = {
  ...{ events: null, attached: [], exitCodeFrom: '', exitCode: 0, hasCascaded: false, hasExitCode: false },
  ...{ cascade: 'ignore', hasMenu: false, isWatching: false, wipes: false, interrupts: 0, isSilent: false },
};
