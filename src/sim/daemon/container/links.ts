import type { HostConfig } from '#sim/world/docker-config';
import type { Sim } from '#sim/world/sim';
import { empty, type Reply } from '../http/answer';
import { broken, invalid, isRefusal, noSuchContainer, type Refusal } from '../http/refusal';
import { isUserDefined } from '../network/find';
import { configOf, containerId } from '../state/find';

/** `--link db:database`: another container's name, and what it shall be called here. */
export interface Link {
  target: string;
  alias: string;
}

/** Takes links apart; without an alias, the name itself is it. */
export function parseLinks(links: readonly string[] | null): Link[] {
  return (links ?? []).map((link) => {
    const [target = '', alias = ''] = link.replace(/^\//, '').split(':');
    const own = alias.split('/').at(-1) ?? '';
    return { target, alias: own === '' ? target : own };
  });
}

/** Takes the name that a container has in another one (`web/db`) away. */
export function removeLink(sim: Sim, daemon: number, given: string): Reply | Refusal {
  const [parent = '', alias] = given.replace(/^\//, '').split('/');
  const id = containerId(sim, daemon, parent);
  if (alias === undefined)
    return isRefusal(id) ? id : broken('Conflict, cannot remove the default link name of the container');
  const config = isRefusal(id) ? undefined : sim.containerConfigs.get(id);
  const links = config?.host.Links ?? [];
  const link = links.find((one) => parseLinks([one])[0]?.alias === alias);
  if (config === undefined || link === undefined) return noSuchContainer(given);
  config.host.Links = links.filter((one) => one !== link);
  return empty();
}

/**
 * Links must lead to containers that exist; to one in the host's network they cannot. On a user-defined network a link is
 * only one more name, which may lead to nobody yet.
 */
export function checkLinks(sim: Sim, daemon: number, host: HostConfig): Refusal | undefined {
  const wrong = (host.Links ?? []).find((link) => link.split(':').length > 2);
  if (wrong !== undefined) return broken(`bad format for links: ${wrong}`);
  if (isUserDefined(host.NetworkMode)) return undefined;
  for (const { target } of parseLinks(host.Links)) {
    const id = containerId(sim, daemon, target);
    if (isRefusal(id)) return invalid(`could not get container for ${target}: ${id.message}`);
    if (configOf(sim, id).host.NetworkMode === 'host') {
      return invalid(
        "conflicting options: host type networking can't be used with links. This would result in undefined behavior",
      );
    }
  }
  return undefined;
}
