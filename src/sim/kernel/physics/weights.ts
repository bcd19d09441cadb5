/**
 * Docker's `--cpu-shares` (2 … 262144, 1024 is usual) as cpu.weight of a cgroup (1 … 10000, 100 is usual). The formula of
 * runc since 1.3.1: opencontainers/cgroups utils.go, `ConvertCPUSharesToCgroupV2Value`. 0 stays 0: not set.
 */
export function weightOfShares(shares: number): number {
  if (shares === 0) return 0;
  if (shares <= 2) return 1;
  if (shares >= 262144) return 10000;
  const l = Math.log2(shares);
  // rounded first: 1024 must give 100, not 101 for a last bit
  return Math.ceil(roundedTo9(10 ** ((l * l + 125 * l) / 612 - 7 / 34)));
}

const roundedTo9 = (x: number) => Math.round(x * 1e9) / 1e9;

/** Weight of a thread by its nice value (−20 … 19), 100 for 0: each step is a factor of 1.25 (kernel/sched/core.c, `sched_prio_to_weight`). */
export function weightOfNice(nice: number): number {
  return 100 / 1.25 ** nice;
}

/** A quota in µs per period in µs, as cores. A quota that is not positive is none. */
export function coresOfQuota(quota: number, period: number): number | undefined {
  return quota > 0 && period > 0 ? quota / period : undefined;
}
