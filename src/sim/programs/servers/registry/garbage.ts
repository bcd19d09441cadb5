import { noBytes, text } from '#sim/base/bytes';
import { isFail } from '#sim/base/fail';
import type { Proc } from '#sim/kernel/proc';
import type { Steps } from '#sim/kernel/program';
import { readSettings } from './settings';
import { Store } from './store';

/** `registry garbage-collect [-d] [-m] CONFIG`: marks what manifests name, and deletes the other blobs. */
export function* collectGarbage(p: Proc, args: readonly string[]): Steps<number> {
  const isDry = args.some((arg) => arg === '-d' || arg === '--dry-run');
  const untagged = args.some((arg) => arg === '-m' || arg === '--delete-untagged');
  const path = args.find((arg) => !arg.startsWith('-'));
  const file = path === undefined ? undefined : p.readText(path);
  if (path === undefined || file === undefined || isFail(file)) {
    const why =
      path === undefined ? 'configuration path unspecified' : `open ${path}: no such file or directory`;
    yield* p.err(`configuration error: ${why}\n`);
    return 1;
  }
  const settings = readSettings(file, p.env);
  if (typeof settings === 'string') {
    yield* p.err(`configuration error: error parsing ${path}: ${settings}\n`);
    return 1;
  }
  const report = p.do((sim) =>
    sweep(new Store(sim, sim.processes.need(p.processId), settings.root), isDry, untagged),
  );
  yield* p.cpu(20);
  yield* p.out(report);
  return 0;
}

/** moby's neighbours: registry/storage/garbagecollect.go. What is said, as a text. */
function sweep(store: Store, isDry: boolean, untagged: boolean): string {
  let out = '';
  const marked = new Set<string>();
  const dropped: [string, string][] = [];
  for (const name of store.repositories()) {
    out += `${name}\n`;
    const tagged = new Set((store.tags(name) ?? []).map((tag) => store.tagged(name, tag)));
    for (const digest of store.revisions(name)) {
      if (untagged && !tagged.has(digest)) {
        out += `manifest eligible for deletion: ${digest}\n`;
        dropped.push([name, digest]);
        continue;
      }
      out += `${name}: marking manifest ${digest} \n`;
      marked.add(digest);
      for (const blob of namedBlobs(text(store.manifest(name, digest) ?? noBytes))) {
        out += `${name}: marking blob ${blob}\n`;
        marked.add(blob);
      }
    }
  }
  const eligible = store.blobs().filter((digest) => !marked.has(digest));
  out += `\n${marked.size} blobs marked, ${eligible.length} blobs and ${dropped.length} manifests eligible for deletion\n`;
  if (!isDry) for (const [name, digest] of dropped) store.deleteManifest(name, digest);
  for (const digest of eligible) {
    out += `blob eligible for deletion: ${digest}\n`;
    if (!isDry) store.deleteBlob(digest);
  }
  return out;
}

/** Digests that a manifest names. */
function namedBlobs(source: string): string[] {
  try {
    const value = JSON.parse(source) as { config?: { digest?: string }; layers?: { digest?: string }[] };
    return [...(value.layers ?? []), ...(value.config === undefined ? [] : [value.config])].flatMap(
      ({ digest }) => digest ?? [],
    );
  } catch {
    return [];
  }
}
