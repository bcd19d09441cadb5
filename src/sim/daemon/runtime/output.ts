import { asBytes, noBytes, type Bytes } from '#sim/base/bytes';
import { wake } from '#sim/kernel/wait';
import type { AttachmentRow } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';

/** 1: standard output, 2: standard error. */
export type StreamNumber = 1 | 2;

/** Longest line that goes into the log in one piece, bytes (moby, daemon/logger/copier.go); the rest follows as partial lines. */
const longestLine = 16384;

/** Woken when there is something for an attachment to send. */
export function attachmentKey(id: number): string {
  return `attachment:${id}`;
}

/** Woken when a container has printed something that is in its log now. */
export function logKey(id: string): string {
  return `log:${id}`;
}

/** Bytes in the frame of a multiplexed stream: stream number, three zeros, length, bytes. */
export function frame(stream: StreamNumber, data: Bytes): Bytes {
  const n = data.length;
  const size = String.fromCharCode((n >>> 24) & 255, (n >>> 16) & 255, (n >>> 8) & 255, n & 255);
  return asBytes(`${String.fromCharCode(stream)}\0\0\0${size}${data}`);
}

/** Hands output to everybody who is attached. */
export function deliverTo(sim: Sim, attachments: readonly number[], stream: StreamNumber, data: Bytes): void {
  for (const id of attachments) {
    const row = sim.attachments.get(id);
    if (row === undefined || !(stream === 1 ? row.wantsOut : row.wantsErr)) continue;
    row.buffer = asBytes(row.buffer + (row.isFramed ? frame(stream, data) : data));
    wake(sim, attachmentKey(id));
  }
}

/** Tells everybody who is attached that nothing more will come. */
export function endAttachments(sim: Sim, attachments: readonly number[]): void {
  for (const id of attachments) {
    const row = sim.attachments.get(id);
    if (row === undefined) continue;
    row.isEnded = true;
    wake(sim, attachmentKey(id));
  }
}

export function newAttachment(
  sim: Sim,
  wishes: Pick<AttachmentRow, 'wantsOut' | 'wantsErr' | 'isFramed'>,
): number {
  const id = sim.newId();
  sim.attachments.insert(id, { id, ...wishes, buffer: noBytes, isEnded: false });
  return id;
}

/** Lines of output into the container's log (the json-file driver's); what is no whole line waits in `tails`. */
export function logOutput(sim: Sim, id: string, stream: StreamNumber, data: Bytes): void {
  const row =
    sim.containerLogs.get(id) ?? sim.containerLogs.insert(id, { id, content: noBytes, tails: ['', ''] });
  let rest = row.tails[stream - 1] + data;
  let added = '';
  for (;;) {
    const end = rest.indexOf('\n');
    const isTooLong = end < 0 ? rest.length >= longestLine : end >= longestLine;
    if (isTooLong) {
      added += entry(stream, true, sim.now, rest.slice(0, longestLine));
      rest = rest.slice(longestLine);
    } else if (end >= 0) {
      added += entry(stream, false, sim.now, rest.slice(0, end));
      rest = rest.slice(end + 1);
    } else break;
  }
  row.tails[stream - 1] = rest;
  if (added === '') return;
  row.content = asBytes(row.content + added);
  wake(sim, logKey(id));
}

/** At the end of a run, what stands without a line break goes into the log too. */
export function flushLog(sim: Sim, id: string): void {
  const row = sim.containerLogs.get(id);
  if (row === undefined) return;
  for (const stream of [1, 2] as const) {
    const rest = row.tails[stream - 1] ?? '';
    if (rest === '') continue;
    row.content = asBytes(row.content + entry(stream, true, sim.now, rest));
    row.tails[stream - 1] = '';
  }
  wake(sim, logKey(id));
}

/** One entry: stream, P where the line goes on, time in ms, text. Entries end with a line break, which no text contains. */
function entry(stream: StreamNumber, isPartial: boolean, now: number, line: string): string {
  return `${stream}${isPartial ? 'P' : 'F'}${now} ${line}\n`;
}

export interface LogEntry {
  stream: StreamNumber;
  /** ms since 1970 */
  time: number;
  /** with its line break, where it has one */
  text: Bytes;
}

/** Takes entries apart that were written by `logOutput`, from byte `offset` on. */
export function* logEntries(content: Bytes, offset = 0): Generator<LogEntry> {
  for (let at = offset; at < content.length;) {
    const end = content.indexOf('\n', at);
    const space = content.indexOf(' ', at);
    const isPartial = content[at + 1] === 'P';
    yield {
      stream: content[at] === '2' ? 2 : 1,
      time: Number(content.slice(at + 2, space)),
      text: asBytes(content.slice(space + 1, isPartial ? end : end + 1)),
    };
    at = end + 1;
  }
}
