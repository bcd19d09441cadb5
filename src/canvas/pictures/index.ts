import type { Thing, ThingData } from '../scene';
import { beam } from './beam';
import { client } from './client';
import { cores } from './cores';
import { crate } from './crate';
import { daemon } from './daemon';
import { disk } from './disk';
import { file } from './file';
import { hull } from './hull';
import { kernel } from './kernel';
import { memory } from './memory';
import { packet } from './packet';
import { parcel } from './parcel';
import type { Pen, Picture } from './pen';
import { process } from './process';
import { rail } from './rail';
import { registry } from './registry';
import { vm } from './vm';

/** Every picture, by its name. */
const pictures: { readonly [K in keyof ThingData]: Picture<K> } = {
  beam,
  client,
  cores,
  crate,
  daemon,
  disk,
  file,
  hull,
  kernel,
  memory,
  packet,
  parcel,
  process,
  rail,
  registry,
  vm,
};

/** Draws a thing with the picture that it names. */
export function draw(thing: Thing, pen: Pen): void {
  (pictures[thing.picture] as (thing: Thing, pen: Pen) => void)(thing, pen);
}
