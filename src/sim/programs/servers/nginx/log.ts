import { utf8 } from '#sim/base/bytes';
import { civilTime, months, twoDigits } from '#sim/base/calendar';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';

/** Descriptors of the logs, and how much is written to the one of errors. */
export interface Logs {
  [key: string]: number | string | Record<string, number>;
  error: number;
  level: string;
  /** file → descriptor */
  access: Record<string, number>;
}

const levels = ['debug', 'info', 'notice', 'warn', 'error', 'crit', 'alert', 'emerg'];

/** `2026/01/05 09:00:00`, as the error log has it. */
export function logTime(ms: number): string {
  const t = civilTime(ms);
  const clock = `${twoDigits(t.hour)}:${twoDigits(t.minute)}:${twoDigits(t.second)}`;
  return `${t.year}/${twoDigits(t.month)}/${twoDigits(t.day)} ${clock}`;
}

/** `05/Jan/2026:09:00:00 +0000`, as access logs of nginx and Apache have it. */
export function accessTime(ms: number): string {
  const t = civilTime(ms);
  const clock = `${twoDigits(t.hour)}:${twoDigits(t.minute)}:${twoDigits(t.second)}`;
  return `${twoDigits(t.day)}/${months[t.month - 1] ?? ''}/${t.year}:${clock} +0000`;
}

/** Lines of the error log, if their level is high enough: those of one moment in one go. */
export function* log(p: Proc, logs: Logs, level: string, ...texts: string[]): Steps<void> {
  if (levels.indexOf(level) < levels.indexOf(logs.level) || texts.length === 0) return;
  const lines = p.do((sim) => {
    const pid = sim.processes.peek(p.processId)?.pids.at(-1) ?? 0;
    const head = `${logTime(sim.now)} [${level}] ${pid}#${pid}: `;
    return texts.map((text) => `${head}${text}\n`).join('');
  });
  yield* p.write(logs.error, utf8(lines));
}
