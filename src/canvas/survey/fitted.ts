import type { Sim } from '#sim/index';
import type { ContainerFacts, Facts, HostFacts, NetworkFacts } from '../facts';
import { buildsOf } from './build';
import { networksOf } from './network';
import { registriesOf } from './registry';
import { storesOf } from './store';

/** Fills in what the fittings show: networks, volumes, builds, who belongs together, what clashed. */
export function fitted(sim: Sim, facts: Facts): Facts {
  return {
    ...facts,
    hosts: facts.hosts.map((host) => fittedHost(sim, host)),
    registries: registriesOf(sim, facts.registries),
  };
}

function fittedHost(sim: Sim, host: HostFacts): HostFacts {
  const vms = host.vms.map((vm) =>
    vm.inside === undefined ? vm : { ...vm, inside: fittedHost(sim, vm.inside) },
  );
  const daemon = [...sim.daemons.all()].find((row) => row.machine === host.id);
  if (daemon === undefined) return { ...host, vms };
  const networks = networksOf(sim, daemon.id);
  const names = namesOf(networks);
  return {
    ...host,
    vms,
    containers: host.containers.map((one) => fittedContainer(sim, one, names.get(one.id) ?? [])),
    networks,
    stores: storesOf(sim, daemon.id),
    builds: buildsOf(sim, daemon.id),
  };
}

/** Container → names under which others find it, a line for each network that has DNS, the shortest name first. */
function namesOf(networks: readonly NetworkFacts[]): Map<string, string[]> {
  const lines = new Map<string, { network: string; text: string }[]>();
  for (const network of networks)
    for (const { container, names } of network.members) {
      if (names.length === 0) continue;
      const text = [...names].sort((a, b) => a.length - b.length).join(', ');
      lines.set(container, [...(lines.get(container) ?? []), { network: network.name, text }]);
    }
  // Which network is meant needs no saying where there is but one.
  const said = ([only, ...others]: readonly { network: string; text: string }[]): string[] =>
    only === undefined
      ? []
      : others.length === 0
        ? [only.text]
        : [only, ...others].map(({ network, text }) => `${network}: ${text}`);
  return new Map([...lines].map(([container, list]) => [container, said(list)]));
}

function fittedContainer(sim: Sim, facts: ContainerFacts, names: string[]): ContainerFacts {
  const row = sim.containers.peek(facts.id);
  if (row === undefined) return facts;
  const project = sim.containerConfigs.peek(row.id)?.config.Labels?.['com.docker.compose.project'];
  const image = sim.images.peek(`${row.daemon} ${row.image}`);
  const machine = sim.machines.peek(sim.daemons.peek(row.daemon)?.machine ?? 0);
  const isForeign = image !== undefined && machine !== undefined && image.architecture !== machine.arch;
  const clash = clashOf(row.error, facts, isForeign);
  const execs = row.execs.flatMap((id) => {
    const exec = sim.execs.peek(id);
    return exec?.isRunning === true ? [{ id, command: exec.argv.join(' ') }] : [];
  });
  return {
    ...facts,
    restarts: row.restarts,
    ...(names.length === 0 ? {} : { names }),
    ...(project === undefined ? {} : { project }),
    ...(execs.length === 0 ? {} : { execs }),
    ...(clash === undefined ? {} : { clash }),
  };
}

/** What it wanted and could not have: what the engine said when it could not be started, or how it ended. */
function clashOf(error: string, facts: ContainerFacts, isForeign: boolean): ContainerFacts['clash'] {
  const [, bound = ''] = /Bind for \S*?:(\d+) failed: port is already allocated/.exec(error) ?? [];
  const [, taken = bound] =
    /failed to bind host port for \S*?:(\d+):.*address already in use/.exec(error) ?? [];
  if (taken !== '') return { kind: 'port', what: taken };
  if (isForeign && facts.state === 'exited' && facts.exitCode !== 0)
    return { kind: 'kernel', what: facts.image };
  if (facts.isOomKilled) return { kind: 'memory', what: String(facts.memoryLimit) };
  return undefined;
}
