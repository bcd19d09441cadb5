import { memoryFor, memoryOf, placesFor } from './judge';
import { stacksFor, type Stacks } from './layers';
import type { Place, Plan, Puzzle, Tenant } from './puzzle';

/** What a solution may use; without rules, everything. */
export interface Rules {
  /** only the places that this allows */
  allows?: (tenant: Tenant, place: Place) => boolean;
  /** every image is counted with all of its layers, as if none were shared */
  isUnshared?: boolean;
}

/** A place as the search sees it. */
interface Option {
  place: Place;
  layers: readonly number[];
  /** bytes of the image by itself */
  size: number;
}

interface Row {
  /** where it stands in the puzzle */
  index: number;
  tenant: Tenant;
  memory: number;
  options: Option[];
  /** it and all rows after it take at least so much disk, bytes */
  least: number;
  /** what it and all rows after it take of memory, bytes */
  need: number;
}

/** One host while the search goes on. */
interface Berth {
  memory: number;
  disk: number;
  doors: Set<number>;
  /** how many there read each edition of the rates without a container */
  rates: Map<number, number>;
  /** how many images on it have each layer */
  layers: number[];
}

/**
 * The arrangement whose images take the least disk, all hosts together: exact, by branch and bound. Undefined is a proof
 * that none keeps the rules.
 */
export function solve(
  puzzle: Puzzle,
  rules: Rules = {},
  stacks = stacksFor(puzzle.tenants),
): Plan | undefined {
  return new Search(puzzle, rules, stacks).run();
}

class Search {
  readonly #rows: Row[];
  readonly #berths: Berth[];
  readonly #places: Place[] = [];
  #best: Plan | undefined;
  #least = Infinity;

  constructor(
    private readonly puzzle: Puzzle,
    private readonly rules: Rules,
    private readonly stacks: Stacks,
  ) {
    this.#rows = rowsOf(puzzle, rules, stacks);
    this.#berths = puzzle.hosts.map((host) => ({
      memory: memoryOf(host),
      disk: 0,
      doors: new Set(),
      rates: new Map(),
      layers: stacks.sizes.map(() => 0),
    }));
  }

  run(): Plan | undefined {
    this.#from(0, 0);
    return this.#best;
  }

  /** Tries everything for the tenants from `at` on; `cost`: what the others' images take already. */
  #from(at: number, cost: number): void {
    const row = this.#rows[at];
    if (row === undefined) {
      this.#least = cost;
      this.#best = { places: [...this.#places], disk: this.#berths.map(({ disk }) => disk) };
      return;
    }
    if (row.need > this.#berths.reduce((sum, { memory }) => sum + memory, 0)) return;
    const options = row.options
      .map((option) => ({ option, more: this.#moreFor(option) }))
      .sort((a, b) => a.more - b.more);
    const rest = this.#rows[at + 1]?.least ?? 0;
    for (const { option, more } of options) {
      if (cost + more + rest >= this.#least) break;
      const berth = this.#berths[option.place.host];
      if (berth === undefined || !this.#fits(row, option, berth, more)) continue;
      this.#enter(row, option, berth, more, 1);
      this.#places[row.index] = option.place;
      this.#from(at + 1, cost + more);
      this.#enter(row, option, berth, -more, -1);
    }
  }

  /** What an option adds to its host's disk, bytes. */
  #moreFor({ place, layers, size }: Option): number {
    if (this.rules.isUnshared === true) return size;
    const berth = this.#berths[place.host];
    return layers.reduce(
      (sum, layer) => (berth?.layers[layer] === 0 ? sum + (this.stacks.sizes[layer] ?? 0) : sum),
      0,
    );
  }

  #fits({ tenant, memory }: Row, { place }: Option, berth: Berth, more: number): boolean {
    if (memory > berth.memory) return false;
    if (berth.disk + more > (this.puzzle.hosts[place.host]?.disk ?? 0)) return false;
    if (tenant.kind !== 'kernel' && berth.doors.has(tenant.door)) return false;
    const edition = place.kind === 'bare' && tenant.kind === 'app' ? tenant.rates : undefined;
    return edition === undefined || [...berth.rates.keys()].every((other) => other === edition);
  }

  /** Moves in (`by` 1), or out again (−1). */
  #enter({ tenant, memory }: Row, { place, layers }: Option, berth: Berth, more: number, by: 1 | -1): void {
    berth.memory -= by * memory;
    berth.disk += more;
    for (const layer of layers) berth.layers[layer] = (berth.layers[layer] ?? 0) + by;
    if (tenant.kind === 'kernel') return;
    if (by === 1) berth.doors.add(tenant.door);
    else berth.doors.delete(tenant.door);
    if (place.kind !== 'bare' || tenant.kind !== 'app' || tenant.rates === undefined) return;
    const count = (berth.rates.get(tenant.rates) ?? 0) + by;
    if (count === 0) berth.rates.delete(tenant.rates);
    else berth.rates.set(tenant.rates, count);
  }
}

/** The tenants, those without a choice and those with the largest images first, with a floor under what they and all after them cost. */
function rowsOf(puzzle: Puzzle, { allows, isUnshared }: Rules, stacks: Stacks): Row[] {
  const rows = puzzle.tenants.map((tenant, index): Row => {
    const places = placesFor(puzzle, tenant).filter((place) => allows?.(tenant, place) ?? true);
    const options = places.map((place): Option => {
      const layers = place.kind === 'container' ? (stacks.of[place.image] ?? []) : [];
      return { place, layers, size: layers.reduce((sum, layer) => sum + (stacks.sizes[layer] ?? 0), 0) };
    });
    return { index, tenant, memory: memoryFor(tenant), options, least: 0, need: 0 };
  });
  const users = usersOf(rows);
  const own = (row: Row) =>
    row.options.reduce((least, { layers, size }) => {
      const alone = layers.reduce(
        (sum, layer) => (users.get(layer)?.size === 1 ? sum + (stacks.sizes[layer] ?? 0) : sum),
        0,
      );
      return Math.min(least, isUnshared === true ? size : alone);
    }, Infinity);
  const isFixed = (row: Row) => Number(row.options.length < 2);
  const sorted = rows
    .map((row) => ({ row, own: own(row) }))
    .sort((a, b) => isFixed(b.row) - isFixed(a.row) || b.own - a.own || a.row.index - b.row.index);
  let least = 0;
  let need = 0;
  for (const entry of sorted.toReversed()) {
    entry.row.least = least += entry.own;
    entry.row.need = need += entry.row.memory;
  }
  return sorted.map(({ row }) => row);
}

/** Which tenants could use each layer. */
function usersOf(rows: readonly Row[]): Map<number, Set<number>> {
  const users = new Map<number, Set<number>>();
  for (const { index, options } of rows)
    for (const { layers } of options)
      for (const layer of layers) users.set(layer, (users.get(layer) ?? new Set()).add(index));
  return users;
}
