import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { find, isRefused, type OfferedImage } from '#sim/registry/index';

/** Published facts of images: names, digests, sizes, configuration. They lie beside the project, and may be missing. */
const path = new URL('../../../shared/facts/images.json', import.meta.url);

interface Fact {
  ref: string;
  compressed_bytes?: number;
  layers?: { d: string; bytes: number }[];
  on_disk?: { mb: number; source: string };
  cmd?: string[];
  entrypoint?: string[];
  env?: Record<string, string>;
  expose?: string[];
  volume?: string[];
  workdir?: string;
  stopsignal?: string;
}

interface Facts {
  images: Fact[];
  shared_layer_examples: { have: string; pull: string; shared_bytes: number; download_bytes: number }[];
}

const facts = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Facts) : undefined;
const known = (facts?.images ?? []).filter(({ layers }) => layers !== undefined && layers.length > 0);

function image(ref: string): OfferedImage {
  // the facts are of the day when 14 was 14.21.2; its last release is the one that people have
  const [repository = '', tag = 'latest'] = (ref === 'node:14' ? 'node:14.21.2' : ref).split(':');
  const found = find(repository, tag);
  if (isRefused(found)) throw new Error(found.message);
  return found;
}

describe.skipIf(facts === undefined)('images as they were published', () => {
  test.each(known.map((fact) => [fact.ref, fact] as const))('%s', (ref, fact) => {
    const { layers, config } = image(ref);
    expect(layers.map(({ digest, bytes }) => ({ d: digest.slice(7, 19), bytes }))).toEqual(
      fact.layers?.map(({ d, bytes }) => ({ d, bytes })),
    );
    expect(config.Cmd).toEqual(fact.cmd);
    expect(config.Entrypoint).toEqual(fact.entrypoint ?? null);
    expect(Object.keys(config.ExposedPorts ?? {})).toEqual(fact.expose ?? []);
    expect(Object.keys(config.Volumes ?? {})).toEqual(fact.volume ?? []);
    expect(config.WorkingDir).toBe(fact.workdir ?? '');
    expect(config.StopSignal).toBe(fact.stopsignal);
    const env = Object.entries(fact.env ?? {}).map(([name, value]) => `${name}=${value}`);
    if (env.length > 0) expect([...(config.Env ?? [])].sort()).toEqual(env.sort());
  });

  test.each(
    known
      .filter((fact) => fact.on_disk?.source.startsWith('seen') === true)
      .map((fact) => [fact.ref, fact.on_disk?.mb ?? 0] as const),
  )('%s takes %d MB on a disk', (ref, megabytes) => {
    const sum = image(ref).layers.reduce((total, { size }) => total + size, 0);
    // `docker images` shows three digits
    expect(Math.abs(sum / 1e6 - megabytes)).toBeLessThan(megabytes < 1 ? 0.004 : megabytes * 0.006);
  });

  test.each((facts?.shared_layer_examples ?? []).map((one) => [one.pull, one.have, one] as const))(
    '%s after %s downloads only what is new',
    (pull, have, { shared_bytes, download_bytes }) => {
      const there = new Set(image(have).layers.map(({ digest }) => digest));
      const sum = (isThere: boolean) =>
        image(pull)
          .layers.filter(({ digest }) => there.has(digest) === isThere)
          .reduce((total, { bytes }) => total + bytes, 0);
      expect([sum(true), sum(false)]).toEqual([shared_bytes, download_bytes]);
    },
  );
});
