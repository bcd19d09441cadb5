import { describe, expect, it } from 'vitest';
import { find, isRefused, layerSource } from '#sim/registry/index';

const offer = (repository: string, tag: string) => {
  const found = find(`docker.io/library/${repository}`, tag);
  return isRefused(found) ? found.message : found;
};

/** The version of a program in an image's layers, as a shell would meet it. */
function versionIn(repository: string, tag: string, path: string): string | undefined {
  const found = offer(repository, tag);
  if (typeof found === 'string') return found;
  for (const { diffId } of found.layers.toReversed()) {
    const entry = layerSource(diffId)?.[path];
    if (entry?.type === 'file') return entry.exe?.version;
  }
  return undefined;
}

const env = (repository: string, tag: string) => {
  const found = offer(repository, tag);
  return typeof found === 'string'
    ? found
    : (found.config.Env ?? []).find((one) => one.includes('_VERSION='));
};

describe('releases that no catalogue lists', () => {
  it.each([
    ['node', '12.18.1', '/usr/local/bin/node', '12.18.1'],
    ['node', '12', '/usr/local/bin/node', '12.22.12'],
    ['node', 'boron-slim', '/usr/local/bin/node', '6.17.1'],
    ['redis', '5', '/usr/local/bin/redis-server', '5.0.14'],
    ['golang', '1.16.3-alpine3.13', '/usr/local/go/bin/go', '1.16.3'],
    ['busybox', '1.28', '/bin/busybox', '1.28.4'],
  ])('%s:%s has its own programs', (repository, tag, path, version) => {
    expect(versionIn(repository, tag, path)).toBe(version);
  });

  it('names its version in the environment', () => {
    expect(env('node', '12.18.1')).toBe('NODE_VERSION=12.18.1');
    expect(env('ruby', '2.7-alpine')).toBe('RUBY_VERSION=2.7.8');
  });

  it('has layers of its own above a shared base', () => {
    const [one, other] = [offer('node', '12.18.1'), offer('node', '12.18.2')];
    if (typeof one === 'string' || typeof other === 'string') throw new Error('not offered');
    const ids = new Set(other.layers.map(({ diffId }) => diffId));
    const shared = one.layers.filter(({ diffId }) => ids.has(diffId));
    expect(shared.length).toBeGreaterThan(3);
    expect(shared.length).toBeLessThan(one.layers.length);
    expect(one.id).not.toBe(other.id);
  });

  it('refuses what is newer than the newest, is no tag, or belongs to a distribution', () => {
    const refused = (tag: string, name: string) =>
      `manifest for ${name}:${tag} not found: manifest unknown: manifest unknown`;
    expect(offer('node', '99')).toBe(refused('99', 'node'));
    expect(offer('nginx', 'nosuch')).toBe(refused('nosuch', 'nginx'));
    expect(offer('ubuntu', '13.37')).toBe(refused('13.37', 'ubuntu'));
  });
});
