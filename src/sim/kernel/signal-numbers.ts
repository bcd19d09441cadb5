/** Numbers of x86 and ARM, and what happens when nobody asked for anything else: signal(7). */
const table = {
  HUP: [1, 'end'],
  INT: [2, 'end'],
  QUIT: [3, 'core'],
  ILL: [4, 'core'],
  TRAP: [5, 'core'],
  ABRT: [6, 'core'],
  BUS: [7, 'core'],
  FPE: [8, 'core'],
  KILL: [9, 'end'],
  USR1: [10, 'end'],
  SEGV: [11, 'core'],
  USR2: [12, 'end'],
  PIPE: [13, 'end'],
  ALRM: [14, 'end'],
  TERM: [15, 'end'],
  STKFLT: [16, 'end'],
  CHLD: [17, 'ignore'],
  CONT: [18, 'continue'],
  STOP: [19, 'stop'],
  TSTP: [20, 'stop'],
  TTIN: [21, 'stop'],
  TTOU: [22, 'stop'],
  URG: [23, 'ignore'],
  XCPU: [24, 'core'],
  XFSZ: [25, 'core'],
  VTALRM: [26, 'end'],
  PROF: [27, 'end'],
  WINCH: [28, 'ignore'],
  IO: [29, 'end'],
  PWR: [30, 'end'],
  SYS: [31, 'core'],
} as const satisfies Record<string, readonly [number, 'end' | 'core' | 'ignore' | 'stop' | 'continue']>;

export type SignalName = keyof typeof table;

/** Name without SIG → number. */
export const SIG = Object.fromEntries(
  Object.entries(table).map(([name, [number]]) => [name, number]),
) as Readonly<Record<SignalName, number>>;

const names: Record<number, SignalName> = Object.fromEntries(
  Object.entries(table).map(([name, [number]]) => [number, name as SignalName]),
);

/** Number → name without SIG; real-time signals as RTMIN+n. */
export function signalName(number: number): string | undefined {
  if (number >= 34 && number <= 64) return number === 34 ? 'RTMIN' : `RTMIN+${number - 34}`;
  return names[number];
}

/** `9`, `KILL`, `SIGKILL`, `sigkill` → number, or undefined. */
export function signalNumber(text: string): number | undefined {
  if (/^\d+$/.test(text)) {
    const number = Number(text);
    return number <= 64 ? number : undefined;
  }
  const name = text.toUpperCase().replace(/^SIG/, '');
  const realTime = /^RT(MIN|MAX)(?:([+-])(\d+))?$/.exec(name);
  if (realTime !== null) {
    const number = (realTime[1] === 'MIN' ? 34 : 64) + Number(`${realTime[2] ?? '+'}${realTime[3] ?? '0'}`);
    return number >= 34 && number <= 64 ? number : undefined;
  }
  return (SIG as Readonly<Record<string, number>>)[name];
}

/** What a signal does to a process that asked for nothing else. */
export function usualAction(number: number): 'end' | 'core' | 'ignore' | 'stop' | 'continue' {
  const name = names[number];
  return name === undefined ? 'end' : table[name][1];
}
