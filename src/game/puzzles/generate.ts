import { claimsInOrder, isPlainPlace, isTrue } from './claims';
import { Dice } from './dice';
import { memoryFor } from './judge';
import { stacksFor, type Stacks } from './layers';
import {
  imagesFor,
  puzzleId,
  type Difficulty,
  type Place,
  type Plan,
  type Puzzle,
  type Tenant,
} from './puzzle';
import { solve } from './solve';
import { drawTenants } from './tenants';
import { hostItself } from './wares';

/** A puzzle with what is known of it. */
export interface MadePuzzle {
  puzzle: Puzzle;
  /** the cheapest arrangement that there is */
  optimum: Plan;
}

const MiB = 2 ** 20;
const MB = 1e6;
const names = ['mikan', 'yuzu'] as const;

/** Memory that a host may have, bytes: the smallest one that will do is taken. */
const memories = [512, 640, 768, 1024, 1280, 1536, 2048, 3072].map((size) => size * MiB);
/** No group of tenants needs a little more than a host has: what is too much is too much by this, bytes. */
const clear = 40 * MB;
/** A disk has at least so much more than the best arrangement needs, and so much less than what shall not fit, bytes. */
const slack = 40 * MB;
/** Disk that is never short, bytes. */
const plenty = 1e12;

/** So many draws are made until one is what it should be. Far more than ever were needed (test/game/puzzles). */
const patience = 4000;

/** The puzzle of a seed: always the same. Throws `NeedsMore` before the catalogue of images is loaded. */
export function makePuzzle(difficulty: Difficulty, seed: number): MadePuzzle {
  const dice = new Dice(seed * 5 + difficulty);
  for (let draw = 0; draw < patience; draw++) {
    const made = tryOne(difficulty, seed, dice);
    if (made !== undefined) return made;
  }
  throw new Error(`no puzzle of difficulty ${difficulty} for the seed ${seed}`);
}

function tryOne(difficulty: Difficulty, seed: number, dice: Dice): MadePuzzle | undefined {
  const tenants = drawTenants(difficulty, dice);
  const has = { node: dice.of(['14', '18', '18']), python: '3.11' };
  const hosts = names
    .slice(0, difficulty < 4 ? 1 : 2)
    .map((name) => ({ name, has, memory: 0, disk: plenty }));
  const drawn = { id: puzzleId(difficulty, seed), seed, difficulty, hosts, tenants };
  const stacks = stacksFor(tenants);
  if (!isTrue('isolation', drawn, stacks)) return undefined;
  const roomy = withMemory(drawn, stacks);
  if (roomy === undefined) return undefined;
  const disk = diskFor(difficulty, roomy.puzzle, roomy.optimum, stacks);
  if (disk === undefined) return undefined;
  const puzzle = { ...roomy.puzzle, hosts: roomy.puzzle.hosts.map((host) => ({ ...host, disk })) };
  if (!claimsInOrder.slice(0, difficulty).every((claim) => isTrue(claim, puzzle, stacks))) return undefined;
  const optimum = solve(puzzle, {}, stacks);
  return optimum === undefined ? undefined : { puzzle, optimum };
}

/** The smallest memory with which it can be solved, disk aside; undefined where a group of tenants comes too near to it. */
function withMemory(puzzle: Puzzle, stacks: Stacks): MadePuzzle | undefined {
  for (const memory of memories) {
    const sized = { ...puzzle, hosts: puzzle.hosts.map((host) => ({ ...host, memory })) };
    // Disk aside, one image is as good as another.
    const allows = (tenant: Tenant, place: Place) =>
      place.kind !== 'container' || place.image === imagesFor(tenant)[0];
    if (solve(sized, { allows }, stacks) === undefined) continue;
    if (!isClear(sized, memory)) return undefined;
    const optimum = solve(sized, {}, stacks);
    return optimum === undefined ? undefined : { puzzle: sized, optimum };
  }
  return undefined;
}

/** Whether no group of tenants needs just a little more than a host has. */
function isClear({ tenants }: Puzzle, memory: number): boolean {
  const sums = tenants.reduce((all, tenant) => [...all, ...all.map((sum) => sum + memoryFor(tenant))], [0]);
  const room = memory - hostItself.memory;
  return sums.every((sum) => sum <= room - slack || sum > room + clear);
}

/** What each host's disk should have for images: enough for the optimum, too little for what the difficulty forbids. */
function diskFor(difficulty: Difficulty, roomy: Puzzle, { disk }: Plan, stacks: Stacks): number | undefined {
  const least = Math.max(...disk);
  if (difficulty === 1) {
    const plain = solve(roomy, { allows: isPlainPlace, isUnshared: true }, stacks);
    return plain && tens(Math.max(...plain.disk) + slack);
  }
  const forbidden = [
    solve(roomy, { allows: isPlainPlace }, stacks),
    difficulty > 2 ? solve(roomy, { isUnshared: true }, stacks) : undefined,
  ].flatMap((plan) => (plan === undefined ? [] : [Math.max(...plan.disk)]));
  const ceiling = Math.min(plenty, ...forbidden);
  // Two hosts may share out what one cannot take: whether it is really too little is proven afterwards.
  const room = roomy.hosts.length > 1 ? least + slack : least + Math.max(slack, 0.3 * (ceiling - least));
  return roomy.hosts.length > 1 || tens(room) <= ceiling - slack / 2 ? tens(room) : undefined;
}

/** A number that can be read: whole tens of megabytes. */
const tens = (bytes: number) => Math.ceil(bytes / (10 * MB)) * 10 * MB;
