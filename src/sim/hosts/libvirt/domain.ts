import type { Proc } from '#sim/kernel/proc';
import type { Machine } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';
import { conditionOf, removeVm, vmsOf, type VmCondition } from '../vm/index';

/** Ends a command with an error, in the words of virsh: `error: ` before each line. */
export class Refusal {
  readonly lines: readonly string[];
  constructor(...lines: readonly string[]) {
    this.lines = lines;
  }
}

/** A copy of what libvirt knows of a domain. */
export interface Domain {
  id: number;
  /** libvirt's number of it, while it is active */
  number: number;
  name: string;
  uuid: string;
  condition: VmCondition;
  machine: Machine;
}

export const ownHost = (sim: Sim, p: Proc) => sim.processes.need(p.processId).machine;

/** All domains of this host. Those that were undefined while they ran are gone when they have ended. */
export function domains(p: Proc): Domain[] {
  return p.do((sim) => {
    const all = vmsOf(sim, ownHost(sim, p), 'libvirt').map(domainOf);
    const isGone = (one: Domain) =>
      one.machine.vm?.settings['isTransient'] === true && one.condition === 'off';
    for (const one of all) if (isGone(one)) removeVm(sim, one.id);
    return all.filter((one) => !isGone(one));
  });
}

function domainOf(row: Readonly<Machine>): Domain {
  const machine = JSON.parse(JSON.stringify(row)) as Machine;
  return {
    id: row.id,
    number: Number(row.vm?.settings['id'] ?? 0),
    name: row.name,
    uuid: row.vm?.uuid ?? '',
    condition: conditionOf(row),
    machine,
  };
}

/** A domain by name, uuid, or number. */
export function domainNamed(p: Proc, word: string): Domain {
  const all = domains(p);
  const found =
    all.find((one) => isActive(one) && String(one.number) === word) ??
    all.find((one) => one.uuid === word || one.name === word);
  if (found === undefined) throw new Refusal(`failed to get domain '${word}'`);
  return found;
}

export const isActive = ({ condition }: Pick<Domain, 'condition'>) =>
  condition !== 'off' && condition !== 'saved';

/** As `virsh list` calls its state. A guest whose kernel gave up still runs, as far as a host without pvpanic can tell. */
export function shownState({ condition }: Pick<Domain, 'condition'>): string {
  const words: Readonly<Record<VmCondition, string>> = {
    off: 'shut off',
    saved: 'shut off',
    booting: 'running',
    running: 'running',
    paused: 'paused',
    panicked: 'running',
  };
  return words[condition];
}

/** Gives a domain that starts the next number. */
export function takeNumber(sim: Sim, host: number, id: number): void {
  const used = vmsOf(sim, host, 'libvirt').map((row) => Number(row.vm?.settings['id'] ?? 0));
  const machine = sim.machines.need(id);
  if (machine.vm !== undefined) machine.vm.settings['id'] = Math.max(0, ...used) + 1;
}
