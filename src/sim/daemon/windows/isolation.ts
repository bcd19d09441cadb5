import type { StartFailure } from '#sim/world/docker';
import type { Sim } from '#sim/world/sim';
import { imageKey } from '../state/images';

const buildOf = (version: string) => Number(version.split('.')[2] ?? 0);

/** The build of Windows that a container's image was made from; 0 where nobody knows. */
function buildOfImage(sim: Sim, id: string): number {
  const row = sim.containers.need(id);
  return buildOf(sim.images.peek(imageKey(row.daemon, row.image))?.osVersion ?? '');
}

const refused = (id: string, why: string): StartFailure => ({
  refused: 500,
  message: `hcs::CreateComputeSystem ${id}: ${why}`,
  exitCode: 128,
});

/**
 * Why a container cannot have its isolation. Processes on the host's own kernel need an image of its build; a machine of
 * its own can be of an older build, but needs the hypervisor. `hasHypervisor`: it runs.
 */
export function cannotIsolate(
  sim: Sim,
  id: string,
  isolation: 'process' | 'hyperv',
  hasHypervisor: boolean,
): StartFailure | undefined {
  const { machine } = sim.daemons.need(sim.containers.need(id).daemon);
  const host = buildOf(sim.machines.need(machine).kernel.release);
  const image = buildOfImage(sim, id);
  if (isolation === 'process' && image !== 0 && image !== host)
    return refused(id, 'The container operating system does not match the host operating system.');
  if (isolation === 'hyperv' && !hasHypervisor)
    return refused(
      id,
      'The virtual machine could not be started because a required feature is not installed.',
    );
  return undefined;
}
