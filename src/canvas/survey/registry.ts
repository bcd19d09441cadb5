import type { Sim } from '#sim/index';
import type { RegistryFacts } from '../facts';

/** Registries beside Docker Hub's shelf: what was pushed to one of the simulated internet's. */
export function registriesOf(sim: Sim, known: readonly RegistryFacts[]): RegistryFacts[] {
  const list = known.map((one) => ({ ...one, images: [...one.images] }));
  for (const row of sim.registries.all()) {
    const images = Object.entries(row.tags).flatMap(([repository, tags]) =>
      Object.entries(tags).map(([tag, digest]) => ({
        name: `${repository.replace(/^library\//, '')}${tag === 'latest' ? '' : `:${tag}`}`,
        layers: layersOf(row.manifests[digest]?.text ?? ''),
      })),
    );
    if (images.length === 0) continue;
    const shelf = list.find((one) => one.host === row.host);
    if (shelf === undefined) list.push({ host: row.host, images, isPrivate: row.host !== 'docker.io' });
    else shelf.images.push(...images);
  }
  return list;
}

interface Manifest {
  layers?: { digest: string; size: number }[];
}

function layersOf(manifest: string): RegistryFacts['images'][number]['layers'] {
  const { layers = [] } = (manifest === '' ? {} : JSON.parse(manifest)) as Manifest;
  return layers.map(({ digest, size }) => ({ id: digest, size, isMoving: false }));
}
