import { shareCores, type ShareGroup, type ShareTask } from './fair-share';

/** A piece of work in a story: `work` of processor time, from `start` on, in the group at `place`. */
export interface TimedTask {
  start: number;
  work: number;
  weight: number;
  /** cores at most, 1 where absent */
  cap?: number;
  /** index into the story's groups; −1 for the root */
  place: number;
}

/** A group below the root, such as a VM. */
export type TimedGroup = Pick<ShareGroup, 'weight' | 'cap'>;

interface Running extends ShareTask {
  index: number;
  left: number;
}

/**
 * When each task is done, if shares are computed anew at every start and every end. Times are in the unit of the
 * works.
 */
export function endTimes(
  cores: number,
  groups: readonly TimedGroup[],
  tasks: readonly TimedTask[],
): number[] {
  const ends = new Array<number>(tasks.length).fill(0);
  const coming = tasks.map((task, index) => ({ task, index })).sort((x, y) => x.task.start - y.task.start);
  const root: ShareGroup = {
    weight: 100,
    tasks: [],
    groups: groups.map((g) => ({ ...g, tasks: [], groups: [] })),
  };
  let running: Running[] = [];
  let now = 0;
  let next = 0;
  while (running.length > 0 || next < coming.length) {
    const arrival = coming[next]?.task.start ?? Infinity;
    shareCores(cores, root);
    const done = running.reduce((soonest, r) => Math.min(soonest, now + r.left / r.rate), Infinity);
    const until = Math.min(arrival, done);
    for (const r of running) r.left -= r.rate * (until - now);
    now = until;
    const finished = running.filter((r) => r.left <= 1e-9 * (tasks[r.index]?.work ?? 1));
    for (const r of finished) ends[r.index] = now;
    running = running.filter((r) => !finished.includes(r));
    for (; coming[next]?.task.start === now; next++) running.push(enter(coming[next]));
    place(root, running, tasks);
  }
  return ends;
}

function enter(entry: { task: TimedTask; index: number } | undefined): Running {
  if (entry === undefined) throw new Error('nothing arrives');
  const { task, index } = entry;
  return {
    index,
    left: task.work,
    weight: task.weight,
    rate: 0,
    ...(task.cap !== undefined && { cap: task.cap }),
  };
}

function place(root: ShareGroup, running: readonly Running[], tasks: readonly TimedTask[]): void {
  root.tasks = [];
  for (const group of root.groups) group.tasks = [];
  for (const r of running) (root.groups[tasks[r.index]?.place ?? -1] ?? root).tasks.push(r);
}
