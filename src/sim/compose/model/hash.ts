import { utf8 } from '#sim/base/bytes';
import { hexDigest } from '#sim/base/digest';
import type { Json } from '#sim/base/json';
import { goJson } from './print';
import type { Network, Volume } from './project';
import type { Service } from './service';

/**
 * The label com.docker.compose.config-hash of a service: what has to be the same for a container to be kept. How it is
 * built, pulled, ordered and how often it runs do not count.
 */
export function serviceHash(service: Service): string {
  const counted = Object.entries(service).filter(([field]) => !uncounted.has(field));
  return hashOf(
    Object.fromEntries(
      counted.map(([field, value]) => [field, field === 'deploy' ? withoutReplicas(service.deploy) : value]),
    ),
  );
}

const uncounted = new Set(['build', 'pull_policy', 'scale', 'depends_on', 'profiles']);

function withoutReplicas(deploy: Service['deploy'] = {}): Service['deploy'] {
  const { replicas, ...rest } = deploy;
  void replicas;
  return rest;
}

export function networkHash(network: Network): string {
  return hashOf(network);
}

export function volumeHash(volume: Volume): string {
  return hashOf({ driver: 'local', ...volume });
}

function hashOf(value: object): string {
  return hexDigest('sha256', utf8(goJson(value as unknown as Json)));
}
