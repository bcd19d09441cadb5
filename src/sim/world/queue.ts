/**
 * What is going to happen, ordered by (time, priority, sequence): a binary heap of entries that never change.
 * The sequence number makes ties deterministic.
 */
export interface QueueEntry {
  /** simulated ms since the world began */
  readonly time: number;
  /** lower goes first at the same time */
  readonly priority: number;
  readonly sequence: number;
  /** name in the table of event handlers */
  readonly kind: string;
  /** what the handler is told: ids, a turn number */
  readonly a: number;
  readonly b: number;
}

const isBefore = (x: QueueEntry, y: QueueEntry) =>
  x.time !== y.time
    ? x.time < y.time
    : x.priority !== y.priority
      ? x.priority < y.priority
      : x.sequence < y.sequence;

export function pushEntry(heap: QueueEntry[], entry: QueueEntry): void {
  let i = heap.length;
  heap.push(entry);
  while (i > 0) {
    const up = (i - 1) >> 1;
    const above = heap[up];
    if (above === undefined || !isBefore(entry, above)) break;
    heap[i] = above;
    i = up;
  }
  heap[i] = entry;
}

export function popEntry(heap: QueueEntry[]): QueueEntry | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  let i = 0;
  for (;;) {
    let child = 2 * i + 1;
    let lower = heap[child];
    if (lower === undefined) break;
    const right = heap[child + 1];
    if (right !== undefined && isBefore(right, lower)) {
      child += 1;
      lower = right;
    }
    if (!isBefore(lower, last)) break;
    heap[i] = lower;
    i = child;
  }
  heap[i] = last;
  return first;
}
