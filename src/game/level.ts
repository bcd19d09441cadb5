import * as v from 'valibot';
import { systemNames } from '#sim/index';
import { goalSchema } from './goals/schema';

const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/));
const path = v.pipe(v.string(), v.startsWith('/'));
const bytes = v.pipe(v.number(), v.integer(), v.minValue(1));

const hostSchema = v.strictObject({
  name: id,
  cores: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(256))),
  memory: v.optional(bytes),
  disk: v.optional(bytes),
  /** images that it has already */
  images: v.optional(v.array(v.string()), []),
  /** text files by path */
  files: v.optional(
    v.record(path, v.union([v.string(), v.strictObject({ text: v.string(), mode: v.number() })])),
    {},
  ),
  /** software that is installed the old way, by name: see setup.ts */
  installed: v.optional(v.array(v.string()), []),
  /** shell commands run while the level is made, before anybody looks */
  before: v.optional(v.array(v.string()), []),
  /** Docker Engine is installed; a Linux has it unless it says otherwise */
  hasDocker: v.optional(v.boolean()),
  /** operating system, by its name in hosts/systems.ts */
  system: v.optional(v.picklist(systemNames)),
  /** exact build of it, such as `17134.1` */
  build: v.optional(v.string()),
  firmware: v.optional(v.strictObject({ virtualization: v.boolean() })),
});

const claimSchema = v.strictObject({
  host: id,
  path,
  wants: v.array(v.strictObject({ app: id, version: v.string(), matches: v.string() })),
});

/**
 * A level, as data: the world it begins with, what has to be reached, and what the page shows beside it. Never code, and no
 * language: so a level from a stranger can do no harm, and its texts are beside it in every language.
 */
export const levelSchema = v.strictObject({
  id,
  seed: v.optional(v.number(), 1),
  hosts: v.pipe(v.array(hostSchema), v.minLength(1)),
  /** hosts that have a terminal, in the order of the tabs */
  terminals: v.pipe(v.array(id), v.minLength(1)),
  goals: v.pipe(v.array(goalSchema), v.minLength(1)),
  /** so many commands are enough */
  par: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** simulated seconds that are enough for the third star */
  within: v.optional(v.number()),
  /** bytes that the images of all hosts may take together for the third star, layers that a host shares counted once */
  budget: v.optional(bytes),
  /** words to tap, for those without a keyboard */
  tokens: v.array(v.string()),
  /** images that the picture shows on the registry's shelves */
  shelf: v.optional(v.array(v.string()), []),
  /** what several programs want at one path, for the picture */
  claims: v.optional(v.array(claimSchema), []),
});

export type Level = v.InferOutput<typeof levelSchema>;
export type LevelSource = v.InferInput<typeof levelSchema>;
export type HostSetup = Level['hosts'][number];

/** Checks a level and fills in what it leaves out. Throws with a path and a reason. */
export function parseLevel(source: unknown): Level {
  const result = v.safeParse(levelSchema, source);
  if (!result.success) {
    const [issue] = result.issues;
    throw new Error(`level: ${v.getDotPath(issue) ?? 'it'}: ${issue.message}`);
  }
  return result.output;
}
