import { describe, expect, test } from 'vitest';
import { utf8 } from '#sim/base/bytes';
import { hexDigest } from '#sim/base/digest';
import { find, isRefused, layerSource, repositories, type OfferedImage } from '#sim/registry/index';
import { layerSize } from '#sim/files/index';

function found(repository: string, tag = 'latest'): OfferedImage {
  const image = find(repository, tag);
  if (isRefused(image)) throw new Error(image.message);
  return image;
}

describe('what Docker Hub answers', () => {
  test('an image by any form of its name', () => {
    const image = found('docker.io/library/alpine');
    expect(found('alpine', '3.24')).toEqual(image);
    expect(found('alpine', image.digest)).toBe(image);
    expect(image.config.Cmd).toEqual(['/bin/sh']);
    expect(image.id).toBe(`sha256:${hexDigest('sha256', utf8(image.configText))}`);
    expect(image.layers[0]?.digest).toMatch(/^sha256:e2de96513ba9[0-9a-f]{52}$/);
  });

  test('refusals in the words of the daemon', () => {
    expect(find('docker.io/library/nosuch', 'latest')).toEqual({
      status: 404,
      message:
        "pull access denied for nosuch, repository does not exist or may require 'docker login': " +
        'denied: requested access to the resource is denied',
    });
    expect(find('docker.io/library/alpine', 'nosuch')).toEqual({
      status: 404,
      message: 'manifest for alpine:nosuch not found: manifest unknown: manifest unknown',
    });
  });

  test('what is for Windows alone is not for Linux', () => {
    expect(find('mcr.microsoft.com/windows/nanoserver', 'ltsc2022')).toEqual({
      status: 404,
      message: 'no matching manifest for linux/amd64 in the manifest list entries',
    });
  });

  test('an image of another architecture has other layers with the same files', () => {
    const other = find('alpine', 'latest', 'arm64');
    if (isRefused(other)) throw new Error(other.message);
    const image = found('alpine');
    expect(other.digest).toBe(image.digest);
    expect(other.id).not.toBe(image.id);
    const [tree, otherTree] = [image, other].map(({ layers }) => layerSource(layers[0]?.diffId ?? ''));
    expect(Object.keys(otherTree ?? {})).toEqual(Object.keys(tree ?? {}));
    expect(otherTree?.['/bin/busybox']).toMatchObject({ exe: { arch: 'arm64' } });
  });
});

describe('the whole catalogue', () => {
  const all = [...repositories()]
    .filter(([repository]) => !repository.startsWith('mcr.microsoft.com/windows/'))
    .map(([repository, tags]) => [repository, tags.filter((tag) => !tag.startsWith('nanoserver'))] as const)
    .flatMap(([repository, tags]) => tags.map((tag) => [repository, tag] as const));

  test.each(all)('%s:%s is complete', (repository, tag) => {
    const image = found(repository, tag);
    expect(image.history.filter(({ isEmpty }) => !isEmpty)).toHaveLength(image.layers.length);
    for (const { diffId, size } of image.layers) {
      const tree = layerSource(diffId);
      expect(tree).toBeDefined();
      expect(layerSize(tree ?? {})).toBeLessThanOrEqual(size * 1.02 + 2000);
    }
  });
});
