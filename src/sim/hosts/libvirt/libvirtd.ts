import { isFail } from '#sim/base/fail';
import type { Json } from '#sim/base/json';
import type { Proc } from '#sim/kernel/proc';
import { again, type Outcome, type Program, type Steps } from '#sim/kernel/program';
import { createBridge } from '#sim/network/index';
import { domains, isActive } from './domain';
import { startDomain } from './power-commands';
import { network, pool } from './storage-commands';
import { socketPath } from './virsh';

/** The daemon: holds the socket, the default network's bridge and the default pool, and starts what begins with the host. */
export const libvirtd: Program = {
  name: 'libvirtd',
  start: { cpu: 60, anon: 26 * 2 ** 20 },
  *main(p: Proc, state: Json): Steps<Outcome> {
    if (typeof state === 'number') {
      const accepted = yield* p.accept(state);
      if (!isFail(accepted)) p.close(accepted.fd);
      while (!isFail(p.waitNoHang(-1) ?? { error: 'ECHILD' as const })) continue;
      return again(state);
    }
    for (const path of ['/run/libvirt', '/var/lib/libvirt', pool.path]) p.mkdir(path, 0o755);
    p.unlink(socketPath);
    const socket = p.listen({ unix: socketPath });
    if (isFail(socket)) {
      yield* p.err(`libvirtd: cannot listen at ${socketPath}\n`);
      return 1;
    }
    p.do((sim) => {
      createBridge(sim, sim.processes.need(p.processId).ns.net, network.bridge, `${network.address}/24`);
    });
    for (const domain of domains(p))
      if (domain.machine.vm?.startsWithHost === true && !isActive(domain))
        yield* startDomain(p, domain, 'start');
    return again(socket);
  },
};
