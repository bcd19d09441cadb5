// Who gets how much, worked out anew and slowly: levels of water found by halving, and a walk from event to event. It shares no
// line with the simulation's own solver, so that both can be wrong only independently.

export interface Vessel {
  weight: number;
  /** at most */
  cap: number;
  /** what is in it; a leaf has none */
  parts?: Vessel[];
  /** the answer, for leaves */
  rate?: number;
}

/** What a vessel could take at most. */
function room(vessel: Vessel): number {
  if (vessel.parts === undefined) return vessel.cap;
  return Math.min(
    vessel.cap,
    vessel.parts.reduce((sum, part) => sum + room(part), 0),
  );
}

/** Pours so much into a vessel, and from there into its parts: all at one level, by weight, as far as each has room. */
export function pour(vessel: Vessel, amount: number): void {
  const given = Math.min(amount, room(vessel));
  if (vessel.parts === undefined) {
    vessel.rate = given;
    return;
  }
  const parts = vessel.parts.map((part) => ({ part, room: room(part) }));
  const filled = (level: number) =>
    parts.reduce((sum, one) => sum + Math.min(one.room, level * one.part.weight), 0);
  let [low, high] = [0, 1e6];
  for (let i = 0; i < 120; i++) {
    const middle = (low + high) / 2;
    if (filled(middle) > given) high = middle;
    else low = middle;
  }
  for (const { part, room: most } of parts) pour(part, Math.min(most, high * part.weight));
}

export interface Chore {
  work: number;
  weight: number;
  cap: number | null;
  start: number;
  on: string;
}

/** When each is done, if the water finds its level anew at every start and every end. */
export function doneTimes(
  cores: number,
  vms: Readonly<Record<string, { vcpus: number }>>,
  chores: readonly Chore[],
): number[] {
  const left = chores.map(({ work }) => work);
  const done = chores.map(() => 0);
  let now = 0;
  for (let guard = 0; guard < 10 * chores.length; guard++) {
    const active = chores.flatMap((chore, i) => (chore.start <= now && done[i] === 0 ? [i] : []));
    const coming = chores.flatMap(({ start }) => (start > now ? [start] : []));
    const next = Math.min(Infinity, ...coming);
    if (active.length === 0 && next === Infinity) break;
    const rates = ratesOf(cores, vms, chores, active);
    const ends = active.map((i, at) => now + (left[i] ?? 0) / (rates[at] ?? 1));
    const then = Math.min(next, ...ends);
    active.forEach((i, at) => {
      left[i] = (left[i] ?? 0) - (rates[at] ?? 0) * (then - now);
      if ((ends[at] ?? Infinity) <= then) done[i] = then;
    });
    now = then;
  }
  return done;
}

function ratesOf(
  cores: number,
  vms: Readonly<Record<string, { vcpus: number }>>,
  chores: readonly Chore[],
  active: readonly number[],
): number[] {
  const leaf = (i: number): Vessel => ({
    weight: chores[i]?.weight ?? 1,
    cap: Math.min(1, chores[i]?.cap ?? 1),
  });
  const leaves = new Map(active.map((i) => [i, leaf(i)]));
  const on = (name: string) =>
    active.filter((i) => chores[i]?.on === name).flatMap((i) => leaves.get(i) ?? []);
  const machines = Object.entries(vms).map(([name, { vcpus }]): Vessel => {
    const parts = on(name);
    return { weight: Math.min(parts.length, vcpus), cap: vcpus, parts };
  });
  pour(
    { weight: 1, cap: cores, parts: [...on('host'), ...machines.filter(({ weight }) => weight > 0)] },
    cores,
  );
  return active.map((i) => leaves.get(i)?.rate ?? 0);
}
