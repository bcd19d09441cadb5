import * as v from 'valibot';

const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/));
/** `once`: reached is reached. `always`: it has to hold now (and when the last one is reached). */
const common = {
  id,
  host: v.optional(id),
  /** counts only after these were reached */
  after: v.optional(v.array(id), []),
  keep: v.optional(v.picklist(['once', 'always']), 'once'),
};
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Containers that match: how many there have to be. */
const container = v.strictObject({
  ...common,
  kind: v.literal('container'),
  name: v.optional(v.string()),
  /** reference as in `docker ps`; without a tag, any */
  image: v.optional(v.string()),
  state: v.optional(v.picklist(['created', 'running', 'paused', 'exited'])),
  /** `8080:80` */
  port: v.optional(v.string()),
  /** `NAME=value` */
  env: v.optional(v.string()),
  least: v.optional(count),
  most: v.optional(count),
});

const image = v.strictObject({
  ...common,
  kind: v.literal('image'),
  reference: v.string(),
  isPresent: v.optional(v.boolean(), true),
});

/** A command that exits 0 on a copy of the world, within ten simulated seconds. */
const command = v.strictObject({
  ...common,
  kind: v.literal('command'),
  run: v.string(),
  /** asked only while some machine listens on this TCP port: a look is cheaper than a copy of the world */
  door: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65535))),
  /** it may come true without anything being announced (a database that is ready): asked again every few seconds */
  waits: v.optional(v.boolean(), false),
});

/** Something was announced: type, action, and what its attributes have to match (regular expressions). */
const event = v.strictObject({
  ...common,
  kind: v.literal('event'),
  type: v.string(),
  action: v.string(),
  attributes: v.optional(v.record(v.string(), v.string()), {}),
  times: v.optional(count, 1),
});

const vm = v.strictObject({
  ...common,
  kind: v.literal('vm'),
  state: v.optional(v.literal('running'), 'running'),
  least: count,
});

/** Memory in use on the host stays under so many bytes. */
const memory = v.strictObject({ ...common, kind: v.literal('memory'), below: v.number() });

/** A terminal has shown words that match (a regular expression): an error that has to be seen before it is cured. */
const shown = v.strictObject({
  ...common,
  kind: v.literal('shown'),
  text: v.string(),
  /** only what is shown once those that it comes after were reached */
  fresh: v.optional(v.boolean(), false),
});

export const goalSchema = v.variant('kind', [container, image, command, event, vm, memory, shown]);
export type Goal = v.InferOutput<typeof goalSchema>;
export type GoalKind = Goal['kind'];
export type GoalOf<K extends GoalKind> = Extract<Goal, { kind: K }>;
