import { hexDigest } from '#sim/base/digest';
import { utf8 } from '#sim/base/bytes';

const folder = '/var/lib/docker/overlay2';

/** The directory that the overlay2 driver keeps a layer in: made from its chain of diff ids, always the same. */
export function cacheId(chain: string): string {
  return hexDigest('sha256', utf8(`overlay2 ${chain}`));
}

/** GraphDriver of a container: its own directory over those of its image's layers (base first). */
export function graphDriver(id: string, layers: readonly string[]): object {
  const own = cacheId(id);
  const lower = [`${folder}/${own}-init/diff`, ...layerFolders(layers).map((one) => `${folder}/${one}/diff`)];
  return {
    Data: {
      ID: id,
      LowerDir: lower.join(':'),
      MergedDir: `${folder}/${own}/merged`,
      UpperDir: `${folder}/${own}/diff`,
      WorkDir: `${folder}/${own}/work`,
    },
    Name: 'overlay2',
  };
}

/** GraphDriver of an image: the directory of its uppermost layer, over the others. */
export function imageGraphDriver(layers: readonly string[]): object {
  const [top = '', ...lower] = layerFolders(layers);
  return {
    Data: {
      ...(lower.length === 0 ? {} : { LowerDir: lower.map((one) => `${folder}/${one}/diff`).join(':') }),
      MergedDir: `${folder}/${top}/merged`,
      UpperDir: `${folder}/${top}/diff`,
      WorkDir: `${folder}/${top}/work`,
    },
    Name: 'overlay2',
  };
}

/** Uppermost first. */
function layerFolders(layers: readonly string[]): string[] {
  return layers.map((_, i) => cacheId(layers.slice(0, i + 1).join(' '))).reverse();
}
