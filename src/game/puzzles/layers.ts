import { hubLayers } from '#sim/index';
import { imagesFor, type Tenant } from './puzzle';

/** What some images take on a disk: their layers as numbers, so that shared ones are found at once. */
export interface Stacks {
  /** bytes of each layer */
  sizes: readonly number[];
  /** layers of each image */
  of: Readonly<Record<string, readonly number[]>>;
}

/** The layers of all images that a puzzle may use. Throws `NeedsMore` before the catalogue is loaded. */
export function stacksFor(tenants: readonly Tenant[]): Stacks {
  const known = new Map<string, number>();
  const sizes: number[] = [];
  const of: Record<string, number[]> = {};
  for (const image of new Set(tenants.flatMap(imagesFor))) {
    const layers = hubLayers(image);
    if (layers === undefined) throw new Error(`Docker Hub has no ${image}`);
    of[image] = layers.map(({ digest, size }) => {
      const number = known.get(digest) ?? known.set(digest, sizes.length).size - 1;
      sizes[number] = size;
      return number;
    });
  }
  return { sizes, of };
}
