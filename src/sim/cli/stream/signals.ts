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
