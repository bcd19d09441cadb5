import type { Proc } from '#sim/kernel/proc';
import type { Machine } from '#sim/world/machine';
import type { Sim } from '#sim/world/sim';
import { conditionOf, vmsOf, type VmCondition } from '../vm/index';
import { comError } from './talk';

/** A copy of what VirtualBox knows of a machine. */
export interface Box {
  id: number;
  name: string;
  uuid: string;
  condition: VmCondition;
  machine: Machine;
}

export const ownHost = (sim: Sim, p: Proc) => sim.processes.need(p.processId).machine;

export function boxes(p: Proc): Box[] {
  return p.do((sim) =>
    vmsOf(sim, ownHost(sim, p), 'virtualbox').map((row) => ({
      id: row.id,
      name: row.name,
      uuid: row.vm?.uuid ?? '',
      condition: conditionOf(row),
      machine: JSON.parse(JSON.stringify(row)) as Machine,
    })),
  );
}

/** A machine by name or uuid; VirtualBox' words where there is none. */
export function boxNamed(p: Proc, word: string): Box {
  const found = boxes(p).find(({ name, uuid }) => name === word || uuid === word || `{${uuid}}` === word);
  if (found === undefined)
    throw comError(
      p,
      `Could not find a registered machine named '${word}'`,
      'notFound',
      'VirtualBoxWrap',
      'FindMachine(Bstr(VMNameOrUuid).raw(), machine.asOutParam())',
    );
  return found;
}

export const isUp = ({ condition }: Pick<Box, 'condition'>) => condition !== 'off' && condition !== 'saved';

/** Nothing is changed in a machine that runs. */
export function needOff(p: Proc, box: Box): void {
  if (isUp(box))
    throw comError(
      p,
      `The machine '${box.name}' is already locked for a session (or being unlocked)`,
      'invalidState',
      'MachineWrap',
      'LockMachine(a->session, LockType_Write)',
    );
}

/** Where somebody's machines are kept. */
export const folderOf = (p: Proc) =>
  `${p.env['USERPROFILE'] === undefined ? (p.env['HOME'] ?? '/root') : homeOf(p.env['USERPROFILE'])}/VirtualBox VMs`;

/** `C:\Users\learner` as the world's files have it. */
const homeOf = (path: string) => path.replace(/^[A-Za-z]:/, '').replaceAll('\\', '/');

/** As its user writes it: with letters and backslashes on Windows. */
export const shownPath = (windows: boolean, path: string) =>
  windows ? `C:${path.replaceAll('/', '\\')}` : path;

/** A path that was typed, as the world's files have it. */
export function pathOf(p: Proc, typed: string): string {
  const plain = /^[A-Za-z]:|\\/.test(typed) ? homeOf(typed) : typed;
  if (plain.startsWith('/')) return plain;
  return `${p.cwd() === '/' ? '' : p.cwd()}/${plain}`;
}
