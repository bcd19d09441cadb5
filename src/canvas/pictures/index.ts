import type { FittedPicture } from '../fittings';
import type { Thing, ThingData } from '../scene';
import { beam } from './beam';
import { client } from './client';
import { cores } from './cores';
import { crate } from './crate';
import { daemon } from './daemon';
import { disk } from './disk';
import { hull } from './hull';
import { kernel } from './kernel';
import { memory } from './memory';
import { packet } from './packet';
import { parcel } from './parcel';
import type { Pen, Picture } from './pen';
import { rail } from './rail';
import { registry } from './registry';

/** Pictures that every stage needs, by their names. */
const pictures: { readonly [K in Exclude<keyof ThingData, FittedPicture>]: Picture<K> } = {
  beam,
  client,
  cores,
  crate,
  daemon,
  disk,
  hull,
  kernel,
  memory,
  packet,
  parcel,
  rail,
  registry,
};

/** Draws a thing with the picture that it names. */
export function draw(thing: Thing, pen: Pen): void {
  const own = pictures[thing.picture as keyof typeof pictures] as Drawing | undefined;
  const other = pen.fittings?.pictures[thing.picture as FittedPicture] as Drawing | undefined;
  (own ?? other)?.(thing, pen);
}

type Drawing = (thing: Thing, pen: Pen) => void;
