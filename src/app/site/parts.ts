import { parts } from '#sim/index';

/** What a page on a Docker host soon needs: the engine, the client, the usual tools. Images and servers wait to be asked for. */
const soon = 3;

let asked = 0;
let loading: Promise<unknown> = Promise.resolve();

/** Loads the next part of the simulation. Fails when the network does; asking again then tries the same part. */
export function loadNextPart(): Promise<unknown> {
  const part = parts[asked];
  if (part === undefined) return loading;
  asked += 1;
  loading = Promise.all([loading, part()]).catch((error: unknown) => {
    asked = Math.min(asked, parts.indexOf(part));
    loading = Promise.resolve();
    throw error;
  });
  return loading;
}

/** Loads, beside what the player does, what will surely be needed. */
export async function loadSoon(): Promise<void> {
  while (asked < soon) await loadNextPart();
}
