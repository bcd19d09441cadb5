/**
 * Who gets how much of the cores: hierarchical weighted max-min sharing with caps, as a fluid.
 *
 * A group's share is split among its *active* children by weight; what a child cannot use (it is capped, or has too few
 * threads) goes to the others. That is what the kernel's fair scheduler does on average (kernel.org, cgroup-v2.rst, "Weights").
 */

/** One thread that wants to run. */
export interface ShareTask {
  /** against its neighbours in the same group, tasks and groups alike; nice 0 is 100 */
  weight: number;
  /** cores at most; a thread cannot use more than one, which is the default */
  cap?: number;
  /** the answer: cores that it gets. Written by `shareCores` */
  rate: number;
}

/** A cgroup, or a virtual machine: tasks and groups that share one allotment. */
export interface ShareGroup {
  /** against its neighbours. A VM is, to its host, as many threads as it has busy virtual CPUs: `perTask` for each
   * runnable task inside, counting `most` of them at most */
  weight: number | { perTask: number; most: number };
  /** cores at most (cpu.max, or the number of virtual CPUs); absent: no limit */
  cap?: number;
  tasks: ShareTask[];
  groups: ShareGroup[];
  /** the answer: cores that all of it gets. Written by `shareCores` */
  rate?: number;
}

/** A child of a group while its parent's share is being split. */
interface Claim {
  weight: number;
  /** cores that it could use */
  demand: number;
  task?: ShareTask;
  /** for a group: what its own children claim */
  group?: ShareGroup;
  claims?: Claim[];
}

/**
 * Shares `cores` among the tasks of a tree. Every task in the tree counts as runnable: leave sleeping ones out. Writes
 * `rate` (in cores) into all tasks and groups, and answers how many cores are busy.
 */
export function shareCores(cores: number, root: ShareGroup): number {
  const whole = claimOf(root);
  const given = Math.min(cores, whole.demand);
  grant(whole, given);
  return given;
}

/** What a group could use if it were alone, and its weight. */
function claimOf(group: ShareGroup): Claim {
  const claims: Claim[] = [];
  let demand = 0;
  for (const task of group.tasks) {
    const most = task.cap ?? 1;
    claims.push({ weight: task.weight, demand: most, task });
    demand += most;
  }
  for (const inner of group.groups) {
    const claim = claimOf(inner);
    if (claim.demand === 0) inner.rate = 0;
    else claims.push(claim);
    demand += claim.demand;
  }
  return { weight: weightOf(group), demand: Math.min(demand, group.cap ?? Infinity), group, claims };
}

function weightOf(group: ShareGroup): number {
  const { weight } = group;
  return typeof weight === 'number' ? weight : weight.perTask * Math.min(countTasks(group), weight.most);
}

function countTasks(group: ShareGroup): number {
  let count = group.tasks.length;
  for (const inner of group.groups) count += countTasks(inner);
  return count;
}

function grant(claim: Claim, rate: number): void {
  if (claim.task !== undefined) claim.task.rate = rate;
  if (claim.group === undefined || claim.claims === undefined) return;
  claim.group.rate = rate;
  split(claim.claims, rate);
}

/** Pours `cores` over the claims: those that are content with less than their part first, the others by weight. */
function split(claims: Claim[], cores: number): void {
  let demand = 0;
  let weight = 0;
  for (const claim of claims) {
    demand += claim.demand;
    weight += claim.weight;
  }
  if (demand <= cores) {
    for (const claim of claims) grant(claim, claim.demand);
    return;
  }
  let left = cores;
  const byContent = claims.slice().sort((x, y) => x.demand * y.weight - y.demand * x.weight);
  for (const claim of byContent) {
    const part = weight > 0 ? (left * claim.weight) / weight : 0;
    const given = Math.min(claim.demand, part);
    grant(claim, given);
    left -= given;
    weight -= claim.weight;
  }
}
