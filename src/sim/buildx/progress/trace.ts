import type { SolveStatus, Vertex, VertexStatus, VertexWarning } from '#sim/daemon/api/buildkit';

/** A step as it is shown. */
export interface Step {
  readonly digest: string;
  name: string;
  /** number in the plain log; 0: not shown yet */
  index: number;
  started: number | undefined;
  completed: number | undefined;
  isCached: boolean;
  error: string;
  readonly statuses: VertexStatus[];
  /** ids of statuses that have changed since they were printed */
  readonly news: Set<string>;
  /** statuses as they were printed last */
  readonly printed: Map<string, VertexStatus>;
  readonly warnings: VertexWarning[];
  warned: number;
  /** lines of output not printed yet, with their time */
  logs: string[];
  /** the last line has not ended */
  isPartial: boolean;
  /** how much of the last line stands already */
  offset: number;
  /** all output, for the panel below a running step */
  output: string;
  /** what the failure block shows of it */
  readonly last: (string | undefined)[];
  lastAt: number;
}

/** How many lines the failure block shows. */
const kept = 10;

/** All steps of a build, in the order in which they were heard of. */
export class Trace {
  readonly steps: Step[] = [];
  readonly byDigest = new Map<string, Step>();
  /** digests of steps with news */
  readonly updates = new Set<string>();
  readonly warnings: VertexWarning[] = [];

  add(status: SolveStatus): void {
    for (const vertex of status.vertexes ?? []) this.#addVertex(vertex);
    for (const one of status.statuses ?? []) this.#addStatus(one);
    for (const warning of status.warnings ?? []) {
      const step = this.byDigest.get(warning.vertex);
      this.warnings.push(warning);
      if (step === undefined) continue;
      step.warnings.push(warning);
      this.updates.add(step.digest);
    }
    for (const { vertex, msg, timestamp } of status.logs ?? []) {
      const step = this.byDigest.get(vertex);
      if (step === undefined) continue;
      addLog(step, msg, timestamp);
      this.updates.add(vertex);
    }
  }

  #addVertex(vertex: Vertex): void {
    let step = this.byDigest.get(vertex.digest);
    if (step === undefined) {
      step = {
        ...{ digest: vertex.digest, name: vertex.name, index: 0, started: undefined, completed: undefined },
        ...{
          isCached: false,
          error: '',
          statuses: [],
          news: new Set(),
          printed: new Map(),
          warnings: [],
          warned: 0,
          logs: [],
        },
        ...{ isPartial: false, offset: 0, output: '', last: [], lastAt: 0 },
      };
      this.byDigest.set(vertex.digest, step);
      this.steps.push(step);
    }
    step.name = vertex.name;
    if (vertex.started !== undefined) step.started ??= vertex.started;
    step.completed = vertex.completed ?? step.completed;
    step.isCached ||= vertex.cached === true;
    step.error = vertex.error ?? step.error;
    if (vertex.started !== undefined) this.updates.add(vertex.digest);
  }

  #addStatus(status: VertexStatus): void {
    const step = this.byDigest.get(status.vertex);
    if (step === undefined) return;
    const at = step.statuses.findIndex(({ id }) => id === status.id);
    const before = step.statuses[at];
    if (before === undefined) step.statuses.push(status);
    else
      step.statuses[at] = {
        ...before,
        ...status,
        started: before.started ?? status.started ?? status.timestamp,
      };
    step.news.add(status.id);
    this.updates.add(step.digest);
  }
}

/** Lines of output, each with the seconds since the step began. A line that goes on keeps the time it began with. */
function addLog(step: Step, msg: string, timestamp: number): void {
  step.output += msg;
  const seconds = ((timestamp - (step.started ?? timestamp)) / 1000).toFixed(3);
  const lines = msg.split('\n');
  const isEnded = msg.endsWith('\n');
  if (isEnded) lines.pop();
  lines.forEach((line, i) => {
    if (i === 0 && step.isPartial && step.logs.length > 0) step.logs[step.logs.length - 1] += line;
    else if (i === 0 && step.isPartial) step.logs.push(line);
    else step.logs.push(`${seconds} ${line}`);
  });
  step.isPartial = !isEnded;
}

/** Keeps a line for the failure block: a ring that goes on only after whole lines. */
export function keepLast(step: Step, line: string): void {
  step.last[step.lastAt] = line;
  if (!step.isPartial) step.lastAt = (step.lastAt + 1) % kept;
}

/** Lines of the failure block, oldest first. */
export function lastLines(step: Step): string[] {
  const found: string[] = [];
  for (let i = 0; i < kept; i++) {
    const line = step.last[(step.lastAt + i) % kept];
    if (line !== undefined) found.push(line);
  }
  return found;
}

/** The blocks of steps that failed. */
export function failureBlocks(trace: Trace, linesOf: (step: Step) => readonly string[] = lastLines): string {
  let out = '';
  for (const step of trace.steps) {
    if (step.error === '' || step.error.endsWith('context canceled')) continue;
    out += `------\n > ${step.name}:\n${linesOf(step)
      .map((line) => `${line}\n`)
      .join('')}------\n`;
  }
  return out;
}

/** `1.23kB`, as progress shows amounts: two digits behind the point where they are any. */
export function amount(bytes: number): string {
  if (bytes < 1000) return `${bytes}B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 'B';
  for (const next of units) {
    if (value < 1000) break;
    value /= 1000;
    unit = next;
  }
  return `${value.toFixed(2)}${unit}`;
}
