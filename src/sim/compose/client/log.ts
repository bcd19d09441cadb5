import { isoSeconds } from '#sim/base/calendar';
import type { Cli } from '#sim/cli/cli';
import type { Steps } from '#sim/kernel/program';
import type { LogEntry } from '../model/project';

/** Lines of compose's log on standard error, as logrus writes them: with a time in files, coloured on a terminal. */
export function* writeLog(cli: Cli, entries: readonly LogEntry[], since: number): Steps<void> {
  if (entries.length === 0) return;
  const isOnTerminal = cli.terminal(2) !== undefined;
  const now = cli.now();
  const seconds = Math.trunc((cli.p.clock() - since) / 1000);
  const lines = entries.map((one) => (isOnTerminal ? coloured(one, seconds) : dated(one, now)));
  yield* cli.err(lines.join(''));
}

const levels = { warning: ['33', 'WARN'], error: ['31', 'ERRO'] } as const;
/** Messages are padded to this, so that fields after them stand in a column. */
const messageWidth = 44;

function coloured({ level, message }: LogEntry, seconds: number): string {
  const [colour, word] = levels[level];
  const time = String(seconds).padStart(4, '0');
  return `\x1b[${colour}m${word}\x1b[0m[${time}] ${message.padEnd(messageWidth)} \n`;
}

function dated({ level, message }: LogEntry, now: number): string {
  return `time="${isoSeconds(now)}Z" level=${level} msg=${quoted(message)}\n`;
}

/** Quotes only where something in it asks for it. */
function quoted(text: string): string {
  return /^[A-Za-z0-9\-._/@^+]+$/.test(text) ? text : JSON.stringify(text);
}
