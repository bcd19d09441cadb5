import { find, isRefused } from '#sim/registry/index';
import { ociIndex, ociManifest } from './manifest';

/** A manifest with its digest, as a registry gives it. */
export interface Given {
  text: string;
  digest: string;
  type: string;
}

/** What Docker Hub's catalogue has under a tag or digest (`docker.io/library/nginx`, `1.25`); a text says why nothing. */
export function publishedManifest(repository: string, wanted: string): Given | string {
  const offered = find(repository, wanted);
  if (isRefused(offered)) return offered.message;
  if (offered.digest === wanted || !wanted.startsWith('sha256:'))
    return { text: offered.index, digest: offered.digest, type: ociIndex };
  for (const { architecture } of offered.platforms) {
    if (architecture !== 'amd64' && architecture !== 'arm64') continue;
    const own = find(repository, wanted, architecture);
    if (!isRefused(own) && own.manifestDigest === wanted)
      return { text: own.manifest, digest: wanted, type: ociManifest };
  }
  return { text: offered.manifest, digest: offered.manifestDigest, type: ociManifest };
}
