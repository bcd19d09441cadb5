import type { ImageRow } from '#sim/world/docker';
import { configTextOf, digestOf, goJson, wholeConfig } from '../config-text';
import { emptyImageConfig } from '../empty-config';
import { chainIds } from '../store';

/** Before 2017 every layer was an image with a configuration of its own: archives still hold these texts, and nothing reads them. */
export function legacyConfigs(image: Readonly<ImageRow>): string[] {
  const chain = chainIds(image.layers);
  const texts: string[] = [];
  let parent = '';
  for (const [i, layer] of chain.entries()) {
    const config = i === chain.length - 1 ? lastOf(image) : intermediate();
    const id = legacyId(config, layer, parent);
    texts.push(goJson({ id, ...(parent === '' ? {} : { parent }), ...config }));
    parent = id;
  }
  return texts;
}

const intermediate = (): Record<string, unknown> => ({
  created: '1970-01-01T00:00:00Z',
  container_config: wholeConfig(emptyImageConfig()),
  os: 'linux',
});

const order = [
  'comment',
  'created',
  'container',
  'container_config',
  'docker_version',
  'author',
  'config',
  'architecture',
  'variant',
  'os',
] as const;

function lastOf(image: Readonly<ImageRow>): Record<string, unknown> {
  const given = JSON.parse(configTextOf(image)) as Record<string, unknown>;
  const all: Record<string, unknown> = {
    ...given,
    container_config: given['container_config'] ?? wholeConfig(emptyImageConfig()),
  };
  return Object.fromEntries(order.filter((name) => name in all).map((name) => [name, all[name]]));
}

/** moby, image/v1/imagev1.go: the digest of the configuration together with its layer and parent, names sorted. */
function legacyId(config: Record<string, unknown>, layer: string, parent: string): string {
  const all: Record<string, unknown> = {
    ...config,
    layer_id: layer,
    ...(parent === '' ? {} : { parent: `sha256:${parent}` }),
  };
  const sorted = Object.fromEntries(
    Object.keys(all)
      .sort()
      .map((name) => [name, all[name]]),
  );
  return digestOf(goJson(sorted)).replace(/^sha256:/, '');
}
