import { isPart, parts, type PartName } from '#sim/index';

/** What a page on a Docker host surely needs: loaded beside what the player does. */
const soon: readonly PartName[] = ['client', 'engine', 'everyday', 'images', 'kernel-files'];

const loading = new Map<PartName, Promise<unknown>>();

/** Loads a part of the simulation. Fails when the network does; asking again then tries again. */
export function loadPart(name: string): Promise<unknown> {
  if (!isPart(name)) return Promise.reject(new Error(`there is no part ${name}`));
  const known = loading.get(name);
  if (known !== undefined) return known;
  const part = parts[name]().catch((error: unknown) => {
    loading.delete(name);
    throw error;
  });
  loading.set(name, part);
  return part;
}

/** Loads what will be needed before somebody waits for it. A network that fails now is told when it is needed. */
export async function loadSoon(): Promise<void> {
  await Promise.allSettled(soon.map(loadPart));
}
