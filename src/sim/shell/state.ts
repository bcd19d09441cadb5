import type { Json } from '#sim/base/json';

/** Which shell: GNU bash 5.2, Debian's dash 0.5.12, BusyBox's ash, zsh 5.9. */
export type DialectName = 'bash' | 'dash' | 'ash' | 'zsh';

/** A shell variable. Plain, so that it lives in the row of the thread. */
export interface Variable {
  /** absent: declared without a value */
  value?: string;
  /** indexed (bash): subscript → value; keys are whole numbers; associative: any text */
  list?: Record<string, string>;
  isAssociative?: boolean;
  isExported?: boolean;
  isReadonly?: boolean;
  isInteger?: boolean;
  /** declare -l, -u */
  letters?: 'lower' | 'upper';
  /** declare -n: the name it stands for is its value */
  isReference?: boolean;
}

/** Where the machine is: an instruction of the unit that this text compiles to. */
export interface Place {
  source: string;
  pc: number;
  /** number of lines before the first of `source` */
  line: number;
}

/** A function, as the text of its definition. */
interface ShellFunction {
  text: string;
  line: number;
}

/** Descriptor → where its former meaning is kept (−1: it was closed). */
export type SavedFiles = Record<string, number>;

/** What must be undone, or gone back to, when the machine leaves something. Innermost last. */
export type Entry =
  | {
      k: 'loop';
      breakTo: number;
      continueTo: number;
      quiet: number;
      /** status of the last round */
      status: number;
      words?: string[];
      next?: number;
    }
  | { k: 'case'; word: string }
  | { k: 'files'; saved: SavedFiles; isAuto?: boolean }
  | { k: 'variables'; saved: Record<string, Variable | null>; isAuto: true }
  | {
      k: 'frame';
      kind: 'function' | 'source' | 'eval' | 'trap';
      name: string;
      back: Place;
      quiet: number;
      /** positional parameters that come back */
      args?: string[];
      /** locals' former selves */
      locals?: Record<string, Variable | null>;
      localOptions?: Record<string, boolean>;
      /** it was entered before this subshell began */
      isInherited?: boolean;
      /** ERR trap under `set -e`: the shell ends after it */
      isThenLeaving?: boolean;
      /** trap: the line that comes back */
      line?: number;
      /** trap: the status that comes back */
      status?: number;
    };

export interface Job {
  number: number;
  /** pid of its process group's leader; 0 without job control */
  group: number;
  pids: number[];
  state: 'running' | 'stopped' | 'done';
  status: number;
  /** signal that ended or stopped it */
  signal?: number;
  stoppedBy?: number;
  command: string;
  isBackground: boolean;
  /** its last change was told to the user */
  isNotified: boolean;
}

/** What the shell is busy with, between two instructions. */
export type Work =
  /** a builtin that runs, or waits; `memo` is its own */
  | { k: 'builtin'; argv: string[]; assigned: Assigned[]; memo: Json; depth: number }
  /** a command substitution: reads what it prints, then waits for it */
  | { k: 'substitution'; fd: number; pid: number; data: string; level: number }
  /** waits for children; the last pid's status counts */
  | { k: 'children'; pids: number[]; job: number; isPipeline: boolean; text: string; line: number }
  /** the output of a builtin is still being written; then its redirections end */
  | { k: 'close'; status: number }
  /** reads the next command: from a file or pipe, or through the line editor */
  | { k: 'read'; before: string }
  | { k: 'edit' };

/** An argument of `declare`, `export` … that is an assignment. */
export interface Assigned {
  /** position in argv */
  at: number;
  name: string;
  append: boolean;
  index?: string;
  value?: string;
  list?: [key: string | null, value: string][];
}

/** What is known of a child that was not waited for yet. */
export interface Child {
  status?: number;
  signal?: number;
  isStopped?: boolean;
}

/** Where commands come from. */
type Input =
  | { kind: 'command' }
  | { kind: 'script' }
  | { kind: 'stdin'; rest: string; lines: number; isEnded: boolean }
  | { kind: 'tty'; edit: EditState };

/** The line editor: what was typed, and where. */
export interface EditState {
  /** a prompt stands on the screen */
  isOpen: boolean;
  /** bytes read and not looked at yet */
  keys: string;
  /** lines of a command that is not whole yet */
  before: string;
  text: string;
  cursor: number;
  /** position in the history; its length: the line being written */
  at: number;
  /** the line being written, while another one of the history is shown */
  kept: string;
  /** what was cut last: ^Y */
  cut: string;
  /** the key before was a Tab that was not definite */
  isTabbed: boolean;
  /** ^R: what is searched for */
  search?: { text: string; at: number };
  /** Tab: a program is asked what could stand here */
  asking?: { fd: number; pid: number; data: string; start: number; word: string };
  /** the last prompt as it was drawn */
  prompt: string;
}

/** Everything a shell knows. One plain value: the state of its step machine. */
export interface ShellState {
  dialect: DialectName;
  isStarted: boolean;
  /** $0 */
  name: string;
  args: string[];
  at: Place;
  stack: Entry[];
  status: number;
  pipeStatus: number[];
  vars: Record<string, Variable>;
  functions: Record<string, ShellFunction>;
  aliases: Record<string, string>;
  /** long names that are on, such as errexit */
  options: Record<string, boolean>;
  /** shopt names that differ from the default */
  shopt: Record<string, boolean>;
  /** EXIT, ERR, RETURN, or a signal's number → action; '' ignores */
  traps: Record<string, string>;
  /** signals whose traps wait to be run */
  caught: number[];
  /** signals that the shell itself has asked to handle */
  handled: number[];
  children: Record<string, Child>;
  jobs: Job[];
  /** numbers of jobs, the current one last */
  recentJobs: number[];
  /** $! */
  lastBackground: number;
  /** $$ */
  pid: number;
  isInteractive: boolean;
  isLogin: boolean;
  /** forked from another shell, which is what it resets itself after */
  isSubshell: boolean;
  isFresh: boolean;
  input: Input;
  /** depth of what suspends `set -e` */
  quiet: number;
  line: number;
  work: Work | null;
  /** results of the parts of the instruction under way (Shell.remember) */
  journal: [level: number, value: Json][];
  /** bytes for descriptors, still to be written */
  outbox: [fd: number, data: string][];
  /** processor time that is owed, ms */
  debt: number;
  isCharged: boolean;
  /** status of the last command substitution of an instruction */
  substituted: number;
  /** own descriptors, which no child shall see */
  hidden: number[];
  /** descriptors of process substitutions, to be closed after the command */
  lent: number[];
  history: string[];
  /** ms since the world began: for SECONDS and `time` */
  startedAt: number;
  timers: number[];
  /** position inside an argument: getopts */
  getoptsAt: number;
  hashed: Record<string, { path: string; hits: number }>;
  dirStack: string[];
  /** `exit` was asked for while jobs are stopped */
  isWarned: boolean;
  /** the EXIT trap has begun; the status that the shell will end with */
  isLeaving: boolean;
  leavingWith: number | null;
  /** why a builtin's output could not be written */
  writeFailure?: string | null;
  /** a subshell of an interactive shell; one in the background */
  wasInteractive?: boolean;
  isBackground?: boolean;
}
