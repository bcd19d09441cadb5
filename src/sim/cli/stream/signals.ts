import type { Steps } from '#sim/kernel/program';
import type { Cli } from '../cli';

/** Signals of Linux by number, without SIG (signal(7)). */
const names: Readonly<Record<number, string>> = {
  ...{
    1: 'HUP',
    2: 'INT',
    3: 'QUIT',
    10: 'USR1',
    12: 'USR2',
    14: 'ALRM',
    15: 'TERM',
    18: 'CONT',
    28: 'WINCH',
  },
};

/** SIGWINCH. */
export const windowChange = 28;

/** Those that `--sig-proxy` passes on to the container. */
export const forwarded: readonly number[] = Object.keys(names).map(Number);

export function signalName(signal: number): string | undefined {
  return names[signal];
}

/** SIGINT and SIGTERM: what ends the client itself. */
export const terminations: readonly number[] = [2, 15];

export function isTermination(signal: number): boolean {
  return terminations.includes(signal);
}

/** The third of them ends a client that has not ended by itself. */
const patience = 3;

/** Says so, when these have been too many. */
export function* isOneTooMany(cli: Cli, count: number): Steps<boolean> {
  if (count < patience) return false;
  yield* cli.err(`\ngot ${String(patience)} SIGTERM/SIGINTs, forcefully exiting\n`);
  return true;
}
